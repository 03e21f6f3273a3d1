"""Wherever a change is judged on the screen, it says whose threshold it is."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.progress_cases import shoulder_case
from ui.desk import Desk
from ui.fonts import load_fonts
from ui.pages.overview.tab import OverviewTab
from ui.pages.sessions.response import Response


def test_the_session_names_the_source_beside_the_response(qtbot: QtBot) -> None:
    load_fonts()
    response, case = Response(), shoulder_case()
    qtbot.addWidget(response)
    response.fill(case.signed_sessions[-1], case)
    response.tell_pain(5)
    assert "meaningful change: yes (≥ 2 or 30%), Farrar 2001" in response.aside.text()


def test_the_overview_names_the_sources_beside_the_bottom_line(
    qtbot: QtBot, empty_chart: Path, desk_on: Callable[..., Desk]
) -> None:
    tab, case = OverviewTab(desk_on(empty_chart)), shoulder_case()
    qtbot.addWidget(tab)
    tab._show_case(case)
    assert "Thresholds: Farrar 2001" in tab.headline.words.text()
