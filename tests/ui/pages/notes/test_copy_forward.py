"""Carry forward in the session editor: one key brings what stays, and signing waits until each line is the therapist's."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.notes import save_draft, sign_note, start_plan, start_session
from charting.clinic_file import open_clinic_file
from charting.model.case import Case, Side
from charting.model.findings import AskedQuestion, Palpation
from charting.model.note_line import Origin
from charting.model.plan import Goal, HomeTask
from charting.model.session import Pressure, Session, Treatment
from tests.support.seeded_clients import seed_case
from tests.support.window_driver import WindowDriver, find_focus, press_keys
from ui.application.main_window import MainWindow
from ui.core.settings import Settings
from ui.pages.sessions import texts
from ui.pages.sessions.tab import SessionsTab

KEY, BOTH = Qt.Key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
RELEASE = Treatment(
    technique="Myofascial release",
    areas="Infraspinatus",
    side=Side.RIGHT,
    pressure=Pressure.MODERATE,
    minutes=20,
    position="prone",
    response="softened",
)
STROKE = Treatment(technique="Effleurage", areas="Upper trapezius", minutes=5)
PENDULUM = HomeTask(name="Pendulum", dose="twice daily")


def carried(line: HomeTask | Treatment) -> HomeTask | Treatment:
    changes = {"minutes": None, "response": ""} if isinstance(line, Treatment) else {}
    return type(line)(
        **{field: getattr(line, field) for field in line.__struct_fields__}
        | changes
        | {"origin": Origin.CARRIED}
    )


def sign_last_week(path: Path, case: Case, **changes: Any) -> None:
    """A signed session a week ago, and a plan with a goal that only a visit can read."""
    with open_clinic_file(path) as clinic_file:
        who = clinic_file.therapists.find_first()
        draft = start_session(clinic_file, who, case, clock.now() - timedelta(days=7)).with_changes(
            subjective="Stiff",
            pain_now=6,
            pain_after=4,
            health_changes=AskedQuestion(asked=True),
            adverse_response=AskedQuestion(asked=True),
            palpation=(Palpation(structure="Infraspinatus", grade=3),),
            treatment=(RELEASE, STROKE),
            home_program=(PENDULUM,),
            check_next="Is the top shelf easier?",
        )
        sign_note(clinic_file, who, save_draft(clinic_file, who, draft.with_changes(**changes)))
        goal = Goal(words="Sleeps through", measure="other:nights slept", target=6, by=date(2030, 1, 1))
        plan = start_plan(clinic_file, who, case).with_changes(goals=(goal,), visits_per_week=1, weeks=6)
        sign_note(clinic_file, who, save_draft(clinic_file, who, plan))


@pytest.fixture
def started(
    driver: WindowDriver,
    empty_file: Path,
) -> SessionsTab:
    sign_last_week(empty_file, seed_case(empty_file))
    tab = driver.show_tab(SessionsTab, empty_file)
    tab.find_command("session.new")()
    driver.settle(tab.chart_client)
    tab.said = []
    tab.chart_client.status_shown.connect(tab.said.append)
    return tab


def draft_of(tab: SessionsTab, driver: WindowDriver) -> Session:
    return max(driver.read_stored(tab, Session), key=lambda note: note.starts_at)


def test_a_session_begins_without_lines_and_with_the_question_of_last_time(
    started: SessionsTab, driver: WindowDriver
) -> None:
    note = draft_of(started, driver)
    assert (note.treatment, note.home_program, note.goal_readings) == ((), (), ())
    assert note.first_question == "Is the top shelf easier?"


def test_one_key_brings_what_stays_and_the_second_time_nothing(
    started: SessionsTab, driver: WindowDriver
) -> None:
    started.find_command("note.carry")()
    note = draft_of(started, driver)
    assert note.treatment == (carried(RELEASE), carried(STROKE))
    assert note.home_program == (carried(PENDULUM),)
    assert [(each.measure, each.value, each.origin) for each in note.goal_readings] == [
        ("other:nights slept", None, Origin.CARRIED)
    ]
    assert (note.palpation, note.pain_now, note.subjective) == ((), None, "")
    assert "2 of treatment, 1 of the home program, 1 to check for a goal" in started.said[0]
    started.find_command("note.carry")()
    assert draft_of(started, driver).treatment == note.treatment
    assert "these tables have lines already" in " ".join(started.said)


def test_what_is_there_stays_alone(started: SessionsTab, driver: WindowDriver) -> None:
    treatment = started.editor.objective.treatment
    treatment.add_items([STROKE])
    started.editor.objective.carry_button.click()
    note = draft_of(started, driver)
    assert note.treatment == (STROKE,)
    assert note.home_program == (carried(PENDULUM),)


def test_the_cursor_is_at_the_first_carried_line_and_space_confirms_each(
    started: SessionsTab, driver: WindowDriver
) -> None:
    started.find_command("note.carry")()
    assert find_focus() is started.editor.objective.treatment.table.view
    press_keys(KEY.Key_Space, KEY.Key_Space)
    assert [line.origin for line in draft_of(started, driver).treatment] == [Origin.TYPED] * 2


def test_signing_lists_what_nobody_touched_leads_there_and_all_can_be_confirmed(
    started: SessionsTab, driver: WindowDriver
) -> None:
    editor = started.editor
    started.find_command("note.carry")()
    press_keys(KEY.Key_Space)
    for path, typed in (("pain_now", "5"), ("pain_after", "3"), ("subjective", "Better")):
        editor.focus_field(path)
        press_keys(typed)
    for path in ("health_changes", "adverse_response"):
        editor.subjective.fields.get(path, editor.response.fields.get(path)).set_value(
            AskedQuestion(asked=True)
        )
    editor.mark_changed()
    started.find_command("note.sign")()
    driver.settle(started.chart_client)
    note = draft_of(started, driver)
    assert not note.signed
    assert [each.field for each in note.find_unconfirmed_lines()] == [
        "treatment.1",
        "goal_readings.0",
        "home_program.0",
    ]
    editor.focus_field("goal_readings.0")
    press_keys("4")
    editor.confirm_carried()
    note = draft_of(started, driver)
    assert note.find_unconfirmed_lines() == []
    started.find_command("note.sign")()
    driver.settle(started.chart_client)
    note = draft_of(started, driver)
    assert note.signed
    assert [line.technique for line in note.treatment] == ["Myofascial release", "Effleurage"]
    assert [(each.measure, each.value) for each in note.goal_readings] == [("other:nights slept", 4.0)]


def test_a_goal_that_is_not_read_is_waved_through_and_leaves_no_line(
    started: SessionsTab, driver: WindowDriver
) -> None:
    started.find_command("note.carry")()
    started.editor.confirm_carried()
    note = draft_of(started, driver)
    assert note.goal_readings == ()
    assert [line.origin for line in (*note.treatment, *note.home_program)] == [Origin.TYPED] * 3


def test_a_carried_draft_opens_again_as_it_was(started: SessionsTab, driver: WindowDriver) -> None:
    started.find_command("note.carry")()
    note = draft_of(started, driver)
    started.editor.open_draft(note, started.case)
    started.editor.mark_changed()
    again = draft_of(started, driver)
    assert again.find_unconfirmed_lines() == note.find_unconfirmed_lines() != []


def test_a_first_session_has_nothing_to_carry_and_says_so(
    driver: WindowDriver,
    empty_file: Path,
) -> None:
    seed_case(empty_file)
    tab = driver.show_tab(SessionsTab, empty_file)
    tab.find_command("session.new")()
    driver.settle(tab.chart_client)
    said = []
    tab.chart_client.status_shown.connect(said.append)
    tab.find_command("note.carry")()
    assert said == [texts.NOTHING_TO_CARRY]


def test_the_key_reaches_the_note_from_the_window(
    qtbot: QtBot, driver: WindowDriver, empty_file: Path
) -> None:
    case = seed_case(empty_file)
    sign_last_week(empty_file, case)
    window = MainWindow(driver.connect(empty_file), Settings())
    qtbot.addWidget(window, before_close_func=MainWindow.close_for_good)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_client(case.client_id, "sessions")
    driver.settle(window.chart_client)
    for key in (KEY.Key_N, KEY.Key_F):
        qtbot.keyClick(find_focus() or window, key, BOTH)
        driver.settle(window.chart_client)
    editor = window.client_page.client_tabs[window.client_page.tabs.get_current_tab()].editor
    assert [line.origin for line in editor.objective.treatment.collect_items()] == [Origin.CARRIED] * 2
