"""The Overview tab on a real chart: what it says, and where its keys lead."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import load_client_file, register_client
from charting.actions.notes import sign_note, start_plan, start_session
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.case import Case, CaseStatus, DischargeReason, Referral
from charting.model.client import Client
from charting.model.clinic import Therapist
from charting.model.consent import Contact
from charting.model.findings import Activity, AskedQuestion
from charting.model.plan import Goal
from charting.model.provider import Provider
from charting.model.session import Treatment
from charting.summaries.client_records import ClientRecords
from tests.support.window_driver import WindowDriver
from ui.core.settings import Settings
from ui.pages.overview.tab import OverviewTab

ENTER = Qt.Key.Key_Return
Open = Callable[[Callable[[ClinicFile, Therapist], Client]], OverviewTab]


@pytest.fixture
def overview(
    qtbot: QtBot,
    empty_file: Path,
    driver: WindowDriver,
) -> Open:
    """The tab on the client that a function charts."""

    def show(chart_it: Callable[[ClinicFile, Therapist], Client]) -> OverviewTab:
        with open_clinic_file(empty_file) as clinic_file:
            client = chart_it(clinic_file, clinic_file.therapists.find()[0])
        chart_client = driver.connect(empty_file)
        tab = OverviewTab(chart_client)
        qtbot.addWidget(tab)
        tab.resize(1368, 780)
        tab.show()
        chart_client.run_query(
            lambda clinic_file: load_client_file(clinic_file, client.id), lambda file: show_file(tab, file)
        )
        driver.settle(chart_client)
        return tab

    return show


def show_file(tab: OverviewTab, file: ClientRecords) -> None:
    case = file.get_current_case()
    tab.show_client_file(file, file.get_case_file(case) if case else None)


def somebody(clinic_file: ClinicFile, who: Therapist) -> Client:
    born = clock.today() - timedelta(days=12_000)
    return register_client(clinic_file, who, Client(family_name="W" * 60, given_name="Ada", birth_date=born))


def with_case(clinic_file: ClinicFile, who: Therapist) -> Client:
    client = somebody(clinic_file, who)
    save_record(clinic_file, who, Case(client_id=client.id, complaint="Right shoulder", opened=clock.today()))
    return client


def in_care(visits: int) -> Callable[[ClinicFile, Therapist], Client]:
    def chart_it(clinic_file: ClinicFile, who: Therapist) -> Client:
        with clock.set_to(clock.now() - timedelta(days=3 * visits + 1)):
            client = with_case(clinic_file, who)
            case = clinic_file.cases.find()[0]
            doctor = save_record(clinic_file, who, Provider(name="Adaeze Okafor", credentials="MD"))
            links = {"client_id": client.id, "case_id": case.id}
            save_record(clinic_file, who, Referral(**links, provider_id=doctor.id, received=clock.today()))
            save_record(
                clinic_file, who, Contact(**links, at=clock.now(), what="Called", next_step="Send range")
            )
            by = clock.today() + timedelta(days=900)
            goal = Goal(words="Reach the shelf", measure="activity:Reach", baseline=2, target=8, by=by)
            sign_note(
                clinic_file,
                who,
                start_plan(clinic_file, who, case).with_changes(goals=(goal,), frequency="weekly"),
            )
        for number in range(visits):
            with clock.set_to(clock.now() - timedelta(days=3 * (visits - number))):
                sign_visit(clinic_file, who, case, number)
        return client

    return chart_it


def sign_visit(clinic_file: ClinicFile, who: Therapist, case: Case, number: int) -> None:
    draft = start_session(clinic_file, who, case, clock.now())
    asked = AskedQuestion(asked=True)
    sign_note(
        clinic_file,
        who,
        draft.with_changes(
            subjective="Better", pain_now=max(2, 8 - number), pain_after=2, health_changes=asked,
            adverse_response=asked, activities=(Activity(name="Reach", score=min(8, 2 + number)),),
            treatment=(Treatment(technique="myofascial release"),), check_next="sleeping on the right side",
        ),
    )  # fmt: skip


def test_without_a_case_the_way_on_is_to_open_one(qtbot: QtBot, overview: Open) -> None:
    tab = overview(somebody)
    assert tab.no_case.isVisible()
    assert not tab.headline.isVisible()
    button = next(each for each in tab.no_case.findChildren(type(tab.report_button)))
    with qtbot.waitSignal(tab.command_requested) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.args == ["case.new"]


def test_a_new_case_shows_the_first_steps(qtbot: QtBot, overview: Open) -> None:
    tab = overview(with_case)
    states = [row.state for row in tab.step_list.get_rows()]
    assert states == ["next", "", "", "", ""]
    assert tab.step_list.get_current_row().state == "next"
    assert not tab.trend.isVisible()
    tab.step_list.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(tab.command_requested) as asked:
        qtbot.keyClick(tab.step_list, ENTER)
    assert asked.args == ["referral.new"]
    tab.step_list.select_key("plan")
    show_file(tab, tab.file)
    assert tab.step_list.get_current_row().key == "plan"


def test_the_bottom_line_the_goals_and_the_buttons(qtbot: QtBot, overview: Open) -> None:
    tab = overview(in_care(4))
    assert tab.headline.accessibleName().startswith("Improving. Pain on arrival 8 → 5 and reach 2 → 5 since")
    assert not tab.steps_card.isVisible()
    words = [label.accessibleName() for label in tab.goals.findChildren(type(tab.headline.headline))]
    assert words == ["Reach the shelf", "PSFS 2 → 5 of 8"]
    for button, command in ((tab.report_button, "report.new"), (tab.session_button, "session.new")):
        with qtbot.waitSignal(tab.command_requested) as asked:
            qtbot.keyClick(button, Qt.Key.Key_Space)
        assert asked.args == [command]


def test_a_thing_to_do_is_opened_where_it_is_done(qtbot: QtBot, overview: Open) -> None:
    tab = overview(in_care(2))
    rows = [row.title for row in tab.todo_card.list.get_rows()]
    assert "Check: sleeping on the right side" in rows
    place = rows.index("Send range")
    contact = tab.file.contacts[0]
    tab.todo_card.list.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(place):
        qtbot.keyClick(tab.todo_card.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(tab.chart_client.client_requested) as asked:
        qtbot.keyClick(tab.todo_card.list, ENTER)
    assert asked.args == [tab.file.client.id, "referral", contact.id]


def test_the_health_history_is_reviewed_in_the_client_s_sheet(qtbot: QtBot, overview: Open) -> None:
    tab = overview(in_care(1))
    row = next(row for row in tab.todo_card.list.get_rows() if "health history" in row.title)
    tab.todo_card.list.select_key(row.key)
    with qtbot.waitSignal(tab.command_requested) as asked:
        qtbot.keyClick(tab.todo_card.list, ENTER)
    assert asked.args == ["client.edit"]


def test_the_timeline_is_filtered_and_opened_with_keys(qtbot: QtBot, overview: Open) -> None:
    tab = overview(in_care(3))
    everything = [row.title for row in tab.timeline.list.get_rows()]
    assert everything[0] == "Session 3"
    assert "Phone, client" in everything
    assert tab.timeline.filter.get_value() is None
    tab.timeline.filter.select_value("papers")
    assert {row.title for row in tab.timeline.list.get_rows()} == {"Phone, client", "Referral, Dr Okafor"}
    choices = tab.timeline.filter.findChildren(QPushButton)
    papers = next(each for each in choices if each.isChecked())
    papers.setFocus()
    qtbot.keyClick(papers, Qt.Key.Key_Left)
    qtbot.keyClick(papers.window().focusWidget(), Qt.Key.Key_Left)
    assert tab.timeline.filter.get_value() == "sessions"
    tab.timeline.list.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(tab.timeline.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(tab.chart_client.client_requested) as asked:
        qtbot.keyClick(tab.timeline.list, ENTER)
    assert asked.args == [tab.file.client.id, "sessions", tab.file.sessions[1].id]


def test_after_the_discharge_no_new_session_is_offered(overview: Open) -> None:
    tab = overview(in_care(2))
    assert tab.session_button.isVisible()
    closed = tab.file.cases[0].with_changes(
        status=CaseStatus.DISCHARGED, closed=clock.today(), discharge_reason=DischargeReason.GOALS_MET,
        discharge_outcome="well",
    )  # fmt: skip
    show_file(tab, msgspec.structs.replace(tab.file, cases=(closed,)))
    assert (tab.session_button.isVisible(), tab.report_button.isVisible()) == (False, True)


def test_sixty_sessions_scroll_without_a_widget_each_and_the_place_is_kept(
    qtbot: QtBot, overview: Open
) -> None:
    tab = overview(in_care(60))
    rows = tab.timeline.list
    assert len([row for row in rows.get_rows() if row.title.startswith("Session")]) == 60
    assert len(rows.viewport().children()) == 0
    qtbot.waitUntil(lambda: rows.verticalScrollBar().maximum() > 500)
    assert rows.rowHeight(0) < 80
    rows.select_key(rows.get_rows()[40].key)
    rows.verticalScrollBar().setValue(600)
    contact = tab.file.contacts[0].with_changes(what="Called twice")
    show_file(tab, msgspec.structs.replace(tab.file, contacts=(contact,)))
    assert rows.get_rows()[-2].detail == "Called twice" or rows.get_rows()[-1].detail == "Called twice"
    assert rows.verticalScrollBar().value() == 600
    assert rows.get_current_row() == rows.get_rows()[40]


def test_painting_the_list_many_times_keeps_its_rows(overview: Open) -> None:
    tab = overview(in_care(5))
    before = tab.timeline.list.grab().toImage()
    for _ in range(300):
        tab.timeline.list.viewport().repaint()
    assert tab.timeline.list.grab().toImage() == before


def test_the_splitter_is_as_it_was_left(qtbot: QtBot, overview: Open) -> None:
    tab = overview(in_care(1))
    tab.splitter.setSizes([500, 800])
    settings = Settings()
    tab.save_state(settings)
    left = tab.splitter.sizes()
    tab.splitter.setSizes([900, 400])
    tab.restore_state(settings)
    assert tab.splitter.sizes() == left
