"""Wherever a change is judged on the screen, it says whose threshold it is."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from charting.summaries.client_records import ClientRecords
from tests.support.progress_cases import build_shoulder_case
from tests.support.window_driver import WindowDriver
from ui.pages.overview.tab import OverviewTab
from ui.pages.sessions.response_card import ResponseCard
from ui.theme.palette import load_fonts


def test_the_session_names_the_source_beside_the_response(qtbot: QtBot) -> None:
    load_fonts()
    response, case = ResponseCard(), build_shoulder_case()
    qtbot.addWidget(response)
    response.show_note(case.signed_sessions[-1], case)
    response.show_pain_change(5)
    assert "meaningful change: yes (≥ 2 or 30%), Farrar 2001" in response.aside.text()


def test_the_overview_names_the_sources_beside_the_bottom_line(
    qtbot: QtBot, empty_file: Path, driver: WindowDriver
) -> None:
    tab, case = OverviewTab(driver.connect(empty_file)), build_shoulder_case()
    qtbot.addWidget(tab)
    client_records = ClientRecords(
        client=case.client,
        clinic=case.clinic,
        therapists=case.therapists,
        providers=case.providers,
        cases=(case.case,),
    )
    tab.show_client_file(client_records, case)
    assert "Thresholds: Farrar 2001" in tab.headline.headline.get_text()
