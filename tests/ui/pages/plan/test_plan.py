"""The Plan & goals tab on a real chart file, driven by the keyboard."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.notes import sign_note, start_assessment, start_plan
from charting.clinic_file import open_clinic_file
from charting.model.assessment import AssessmentKind, Decision, Pain
from charting.model.case import Side
from charting.model.findings import Activity, RangeOfMotion, RedFlagAnswer
from charting.model.note import NoteStatus
from charting.model.plan import Goal, HomeKind, HomeTask, Plan
from charting.summaries.measures.measure_keys import is_same_measure
from tests.support.seeded_clients import seed_case
from tests.support.window_driver import WindowDriver, find_focus, press_keys
from ui.pages.notes.findings.home_program_table import HomeProgramTable
from ui.pages.plan.goals_table import GoalsTable
from ui.pages.plan.tab import PlanTab
from ui.widgets.cards.badges import ChipLabel
from ui.widgets.entry_table.entry_delegate import CellEditor

FLEXION = RangeOfMotion(joint="shoulder", motion="flexion", side=Side.RIGHT, degrees=105)


@pytest.fixture
def on_desk(driver: WindowDriver) -> Callable[..., Any]:
    return partial(driver.show_tab, PlanTab)


@pytest.fixture
def path(empty_file: Path) -> Path:
    """A chart with a client whose case has a signed initial assessment."""
    case = seed_case(empty_file)
    with open_clinic_file(empty_file) as clinic_file:
        who = clinic_file.therapists.find_first()
        draft = start_assessment(clinic_file, who, case, AssessmentKind.INITIAL)
        found = draft.with_changes(
            pain=Pain(now=8, worst=9),
            activities=(Activity(name="Reach top shelf", score=2),),
            ranges=(FLEXION,),
            red_flags=(RedFlagAnswer(question="Fever?"),),
            impression="Stiff",
            decision=Decision.TREAT,
        )
        sign_note(clinic_file, who, found)
    return empty_file


@pytest.fixture
def started(on_desk: Callable[..., Any], driver: WindowDriver, path: Path) -> PlanTab:
    tab = on_desk(path)
    tab.no_notes.button.click()
    driver.settle(tab.chart_client)
    return tab


def cell(table: HomeProgramTable | GoalsTable) -> CellEditor | None:
    """The line editor that is open in the table."""
    edits = table.table.view.viewport().findChildren(QLineEdit)
    return next((edit for edit in edits if edit.isVisible()), None)


def type_row(qtbot: QtBot, table: HomeProgramTable | GoalsTable, *texts: Any) -> None:
    """Type the cells of the row that is open, going on with Tab; the last cell ends with Esc in the next row."""
    for typed in texts:
        qtbot.waitUntil(lambda: cell(table) is not None)
        open_now = cell(table)
        open_now.setCompleter(None)  # its list would take the window's activity away, offscreen
        qtbot.keyClicks(open_now, typed)
        qtbot.keyClick(open_now, Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda old=open_now: cell(table) is not old)
    if cell(table) is not None:
        qtbot.keyClick(cell(table), Qt.Key.Key_Escape)


def sign_plan(path: Path, **fields: Any) -> Plan:
    with open_clinic_file(path) as clinic_file:
        who = clinic_file.therapists.find_first()
        draft = start_plan(clinic_file, who, clinic_file.cases.find_first())
        goal = Goal(
            words="Reach the shelf",
            measure="activity:Reach top shelf",
            baseline=2,
            target=8,
            by=clock.today() + timedelta(days=42),
        )
        home = (HomeTask(name="Pendulum", kind=HomeKind.EXERCISE, dose="2 × 10 daily"),)
        whole = {"goals": (goal,), "visits_per_week": 1.0, "weeks": 6, "home_program": home}
        return sign_note(clinic_file, who, draft.with_changes(**(whole | fields)))


def test_goals_are_typed_with_the_newest_figure_as_baseline(
    qtbot: QtBot, started: PlanTab, driver: WindowDriver
) -> None:
    goals = started.editor.goals.table
    goals.table.add_row()
    type_row(qtbot, goals, "Flexion", "active flex", "", "150", "", "+6w")
    goals.table.add_row()
    type_row(qtbot, goals, "Sleep", "nights slept", "1", "7", "nights", "21 dec 2031")
    (plan,) = driver.read_stored(started, Plan)
    first, second = plan.goals
    assert (first.measure, first.baseline, first.target) == ("range:shoulder:flexion:right", 105, 150)
    assert first.by == clock.today() + timedelta(weeks=6)
    assert is_same_measure(second.measure, "other:nights slept")
    assert (second.baseline, second.unit) == (1, "nights")
    assert second.by == date(2031, 12, 21)


def test_the_rest_of_the_plan_reaches_the_record(
    qtbot: QtBot, started: PlanTab, driver: WindowDriver
) -> None:
    editor = started.editor
    editor.focus_field("visits_per_week")
    press_keys(
        "e",
        Qt.Key.Key_Tab,
        "8",
        Qt.Key.Key_Tab,
        "weekly at first",
        Qt.Key.Key_Tab,
        "4",
        Qt.Key.Key_Tab,
    )
    press_keys("Myofascial release; Cupping")
    find_focus().completer().popup().hide()
    editor.focus_field("pressure_limit")
    press_keys("light")
    editor.focus_field("home_program")
    press_keys(Qt.Key.Key_Return)
    type_row(
        qtbot,
        next(c.tables["home_program"] for c in editor.cards if c.tables.get("home_program")),
        "Pendulum",
        "ex",
    )
    for name, typed in (
        ("outlook", "Six weeks"),
        ("discharge_criteria", "Goals met"),
        ("stop_criteria", "Numb"),
    ):
        editor.focus_field(name)
        press_keys(typed)
    (plan,) = driver.read_stored(started, Plan)
    assert (plan.visits_per_week, plan.weeks, plan.reassess_every) == (0.5, 8, 4)
    assert plan.schedule == "weekly at first"
    assert plan.techniques == ("Myofascial release", "Cupping")
    assert plan.pressure_limit == "light"
    assert plan.home_program == (HomeTask(name="Pendulum", kind=HomeKind.EXERCISE),)
    assert (plan.outlook, plan.discharge_criteria, plan.stop_criteria) == ("Six weeks", "Goals met", "Numb")


def test_a_goal_half_typed_survives_closing_and_opening_again(
    qtbot: QtBot, on_desk: Callable[..., Any], started: PlanTab, driver: WindowDriver, path: Path
) -> None:
    goals = started.editor.goals.table
    goals.table.go_to_cell(0, "words")
    press_keys(Qt.Key.Key_Return)
    type_row(qtbot, goals, "Less pain", "pain on", "", "2", "", "soonish")
    started.editor.focus_field("weeks")
    press_keys("six")
    (plan,) = driver.read_stored(started, Plan)
    assert plan.goals == ()
    assert plan.unread == {"goals.0": "Less pain | Pain on arrival | 8 | 2 |  | soonish", "weeks": "six"}
    started.close()
    again = on_desk(path, chart_client=started.chart_client)
    again.editor.mark_changed()
    assert driver.read_stored(again, Plan)[0].unread == plan.unread
    assert again.editor.goals.table.table.model.index(0, 5).data() == "soonish"


def test_what_is_missing_leads_to_the_fields_and_then_it_is_signed_and_shown(
    qtbot: QtBot, started: PlanTab, driver: WindowDriver
) -> None:
    tab, editor = started, started.editor
    tab.find_command("note.sign")()
    driver.settle(tab.chart_client)
    goals = editor.goals.table
    assert goals.table.view.hasFocus()
    press_keys(Qt.Key.Key_Return)
    type_row(qtbot, goals, "Reach the shelf", "reach top", "", "8", "", "+6w")
    tab.find_command("note.sign")()
    driver.settle(tab.chart_client)
    press_keys("w", Qt.Key.Key_Tab, "6")
    tab.find_command("note.sign")()
    driver.settle(tab.chart_client)
    (plan,) = driver.read_stored(tab, Plan)
    assert plan.status is NoteStatus.SIGNED
    assert tab.stack.currentWidget() is tab.view
    assert [goal.words for goal in plan.goals] == ["Reach the shelf"]
    assert "On track" in [chip.text() for chip in tab.view.goals.findChildren(ChipLabel)]
    assert "weekly × 6" in tab.view.care.accessibleName()


def test_a_revision_needs_its_reason_and_the_one_before_stays_readable(
    on_desk: Callable[..., Any], driver: WindowDriver, path: Path
) -> None:
    first = sign_plan(path)
    tab = on_desk(path)
    assert tab.stack.currentWidget() is tab.view
    tab.view.revise_button.click()
    driver.settle(tab.chart_client)
    editor = tab.editor
    assert editor.goals.table.collect_items() == first.goals
    editor.focus_field("weeks")
    find_focus().selectAll()
    press_keys("12")
    tab.find_command("note.sign")()
    driver.settle(tab.chart_client)
    assert editor.reason.fields["reason"].edit.hasFocus()
    press_keys("Twelve visits authorized")
    tab.find_command("note.sign")()
    driver.settle(tab.chart_client)
    plans = {plan.revision: plan for plan in driver.read_stored(tab, Plan)}
    assert plans[1] == first
    assert (plans[2].status, plans[2].weeks, plans[2].goals) == (NoteStatus.SIGNED, 12, first.goals)
    assert tab.stack.currentWidget() is tab.view
    tab.table.setFocus()
    press_keys(Qt.Key.Key_Down)
    assert tab.stack.currentWidget() is tab.reader
    assert "weekly × 6" in tab.reader.note_lines.accessibleName()


def test_showing_the_file_again_loses_nothing_of_what_is_being_typed(
    qtbot: QtBot, started: PlanTab, driver: WindowDriver
) -> None:
    editor = started.editor
    editor.goals.table.table.go_to_cell(0, "words")
    press_keys(Qt.Key.Key_Return)
    qtbot.keyClicks(cell(editor.goals.table), "Reach the to")
    started.chart_client.chart_changed.emit()
    driver.settle(started.chart_client)
    started.chart_client.chart_changed.emit()
    driver.settle(started.chart_client)
    qtbot.keyClicks(cell(editor.goals.table), "p")
    assert driver.read_stored(started, Plan)[0].unread == {"goals.0": "Reach the top"}


def test_without_a_case_it_says_so(qtbot: QtBot, on_desk: Callable[..., Any], path: Path) -> None:
    tab = on_desk(path)
    tab.show_client_file(None, None)
    assert tab.stack.currentWidget() is tab.no_case
    with qtbot.waitSignal(tab.command_requested) as asked:
        tab.no_case.button.click()
    assert asked.args == ["case.new"]


def test_discharge_criteria_and_names_are_shown_as_typed(
    qtbot: QtBot, on_desk: Callable[..., Any], path: Path
) -> None:
    sign_plan(path, discharge_criteria="<b>5<x</b> & done", outlook="Łukasz")
    tab = on_desk(path)
    words = tab.view.care.accessibleName()
    assert "<b>5<x</b> & done" in words
    assert "Łukasz" in words
