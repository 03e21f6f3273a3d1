"""The tables of findings: records in, typed rows, records out, and nothing that was typed is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from charting.model.case import Side
from charting.model.findings import (
    Activity,
    MotionMode,
    Palpation,
    RangeOfMotion,
    Score,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.plan import Goal, HomeKind, HomeTask
from ui.pages.notes.findings.activities_panel import MAX_ACTIVITIES, ActivitiesPanel
from ui.pages.notes.findings.home_program_table import HomeProgramTable
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.pages.notes.findings.ranges_table import RangesTable
from ui.pages.notes.findings.scores_table import ScoresTable
from ui.pages.notes.findings.special_tests_table import SpecialTestsTable
from ui.pages.notes.findings.strength_table import StrengthTable
from ui.pages.plan.goals_table import GoalsTable
from ui.widgets.entry_table.entry_delegate import CellEditor
from ui.widgets.fields.word_list_field import WordListField

FLEXION = RangeOfMotion(
    joint="shoulder", motion="flexion", side=Side.RIGHT, degrees=128, pain=True, end_feel="capsular"
)
PASSIVE = RangeOfMotion(
    joint="elbow", motion="extension", side=Side.LEFT, mode=MotionMode.PASSIVE, degrees=-5
)
OWN = RangeOfMotion(joint="scapula", motion="upward rotation", degrees=40)
TRIGGER = Palpation(
    structure="Infraspinatus",
    side=Side.RIGHT,
    finding="Active trigger point",
    grade=3,
    refers_to="front of the shoulder",
)
TIGHT = Palpation(structure="Upper trapezius", side=Side.LEFT, finding="ropy", grade=2)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., Any]:
    def show(widget: Any) -> Any:
        qtbot.addWidget(widget)
        widget.resize(900, 300)
        with qtbot.waitExposed(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


def cell(table: Any) -> CellEditor | None:
    """The line editor that is open in the table."""
    edits = table.table.view.viewport().findChildren(QLineEdit)
    return next((edit for edit in edits if edit.isVisible()), None)


def fill(qtbot: QtBot, table: Any, row: int, **cells: Any) -> None:
    """Type into cells of a row, as a person does, and leave each with Tab."""
    for key, typed in cells.items():
        close(qtbot, table)
        table.table.go_to_cell(row, key)
        table.table.view.edit(table.table.view.currentIndex())
        cell(table).setCompleter(None)  # its list would take the window's activity away, offscreen
        qtbot.keyClicks(cell(table), typed)
        qtbot.keyClick(cell(table), Qt.Key.Key_Tab)
        qtbot.wait(10)
    close(qtbot, table)


def close(qtbot: QtBot, table: Any) -> None:
    """Leave the cell that is open as it was."""
    if cell(table) is not None:
        qtbot.keyClick(cell(table), Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("make", "records"),
    [
        (RangesTable, (FLEXION, PASSIVE, OWN)),
        (lambda: RangesTable(compact=True), (FLEXION, PASSIVE, OWN)),
        (PalpationTable, (TRIGGER, TIGHT)),
        (lambda: PalpationTable(compact=True), (TRIGGER, TIGHT)),
        (StrengthTable, (Strength(structure="Deltoid", side=Side.RIGHT, grade=4, pain=True),)),
        (SpecialTestsTable, (SpecialTest(name="Apley scratch", result=TestResult.UNCLEAR, note="guards"),)),
        (ScoresTable, (Score(instrument="quickdash", value=61.4), Score(instrument="groc", value=-2))),
        (HomeProgramTable, (HomeTask(name="Pendulum", kind=HomeKind.EXERCISE, dose="2 × 10 daily"),)),
        (
            GoalsTable,
            (
                Goal(
                    words="Sleep", measure="other:nights slept", target=7, unit="nights", by=date(2031, 1, 2)
                ),
                Goal(words="Pain", measure="pain", baseline=8, target=2, by=date(2031, 1, 2)),
            ),
        ),
        (ActivitiesPanel, (Activity(name="Reach top shelf", score=2), Activity(name="Drive"))),
    ],
)
def test_records_come_back_as_they_went_in(qtbot: QtBot, make: Any, records: Any) -> None:
    table = make()
    qtbot.addWidget(table)
    table.load_items(records)
    assert table.collect_items() == records
    assert table.collect_unread() == {}


def test_a_row_is_typed_and_was_and_norm_stand_beside(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(RangesTable())
    table.load_items((), (FLEXION,))
    fill(qtbot, table, 0, what="sho flex", side="r", degrees="131")
    (read,) = table.collect_items()
    assert (read.joint, read.motion, read.side, read.degrees) == ("shoulder", "flexion", Side.RIGHT, 131)
    shown_row = [table.table.model.index(0, place).data() for place in range(8)]
    assert shown_row[-2:] == ["128°", "180°"]


def test_a_cell_that_cannot_be_read_is_kept_and_comes_back(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(RangesTable())
    table.load_items((OWN, FLEXION))
    fill(qtbot, table, 1, degrees="12o")
    unread = table.collect_unread()
    assert unread == {"ranges.1.degrees": "12o"}
    kept = table.collect_items()
    assert kept[1].degrees is None
    again = shown(RangesTable())
    again.load_items(kept)
    again.load_unread({"ranges.1.degrees": "12o", "strength.0": "Deltoid | R | x"})
    assert again.collect_unread() == unread
    assert again.collect_items() == kept
    assert "12o" in again.table.describe_problem()


def test_a_row_that_is_no_record_yet_is_kept_whole(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(StrengthTable())
    deltoid = Strength(structure="Deltoid", grade=4)
    table.load_items((deltoid,))
    table.table.add_row()
    close(qtbot, table)
    fill(qtbot, table, 1, structure="Biceps", side="l")
    assert table.collect_items() == (deltoid,)
    unread = table.collect_unread()
    assert unread == {"strength.1": "Biceps | L"}
    again = shown(StrengthTable())
    again.load_items(table.collect_items())
    again.load_unread(unread)
    assert again.collect_unread() == unread
    fill(qtbot, again, 1, grade="5")
    assert again.collect_items()[1] == Strength(structure="Biceps", side=Side.LEFT, grade=5)
    assert again.collect_unread() == {}


def test_what_stands_in_an_open_cell_is_in_the_rows_already(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(PalpationTable())
    table.load_items((TRIGGER,))
    told = []
    table.changed.connect(lambda: told.append(table.collect_items()))
    table.table.go_to_cell(0, "refers_to")
    table.table.view.edit(table.table.view.currentIndex())
    qtbot.keyClicks(cell(table), "elbow")
    cell(table).completer().popup().hide()
    assert told[-1][0].refers_to == "elbow"
    qtbot.keyClick(cell(table), Qt.Key.Key_Escape)
    assert table.collect_items() == told[-1] == (TRIGGER,)


def test_a_total_that_the_form_cannot_give_is_told_at_the_cell(
    qtbot: QtBot, shown: Callable[..., Any]
) -> None:
    table = shown(ScoresTable())
    fill(qtbot, table, 0, instrument="quick", value="140")
    assert table.collect_items() == ()
    assert table.collect_unread() == {"scores.0": "QuickDASH | 140"}
    assert table.table.describe_problem() == "QuickDASH is from 0 to 100, not 140."
    fill(qtbot, table, 0, value="59.1")
    assert table.collect_items() == (Score(instrument="quickdash", value=59.1),)
    assert table.table.describe_problem() == ""


def test_a_positive_test_that_ends_the_massage_says_so(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(SpecialTestsTable())
    fill(qtbot, table, 0, name="vertebral art", result="neg")
    assert table.compose_advice() == ""
    fill(qtbot, table, 0, result="pos")
    assert "refer out" in table.compose_advice()


def test_quick_entry_fills_the_row(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(PalpationTable(compact=True))
    fill(qtbot, table, 0, structure="inf r tp 3")
    assert table.collect_items() == (
        Palpation(structure="Infraspinatus", side=Side.RIGHT, finding="Active trigger point", grade=3),
    )


def test_activities_are_named_scored_and_removed_by_the_keyboard(
    qtbot: QtBot, shown: Callable[..., Any]
) -> None:
    panel = shown(ActivitiesPanel())
    panel.load_items((), (Activity(name="reach top SHELF", score=2),))
    qtbot.keyClicks(panel.rows[0].name, "Reach top shelf")
    qtbot.keyClick(panel.rows[0].name, Qt.Key.Key_Tab)
    qtbot.keyClick(panel.rows[0].strip.score_keys, Qt.Key.Key_5)
    assert panel.rows[0].strip.score_keys.previous == 2
    panel.add_row()
    qtbot.keyClicks(panel.rows[1].name, "Drive")
    assert panel.collect_items() == (Activity(name="Reach top shelf", score=5), Activity(name="Drive"))
    panel.rows[0].name.setFocus()
    panel.remove_row()
    assert panel.collect_items() == (Activity(name="Drive"),)
    for _ in range(MAX_ACTIVITIES + 2):
        panel.add_row()
        qtbot.keyClicks(panel.rows[-1].name, "x")
    assert len(panel.rows) == MAX_ACTIVITIES


def test_a_score_without_a_name_is_kept(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    panel = shown(ActivitiesPanel())
    qtbot.keyClick(panel.rows[0].strip.score_keys, Qt.Key.Key_7)
    assert (panel.collect_items(), panel.collect_unread()) == ((), {"activities.0": "7"})
    again = shown(ActivitiesPanel())
    again.load_items(())
    again.load_unread({"activities.0": "7"})
    assert again.collect_unread() == {"activities.0": "7"}
    qtbot.keyClicks(again.rows[0].name, "Drive")
    assert (again.collect_items(), again.collect_unread()) == ((Activity(name="Drive", score=7),), {})


def test_words_complete_behind_the_last_sign_and_keep_what_stands_before(
    qtbot: QtBot, shown: Callable[..., Any]
) -> None:
    field = shown(WordListField("Quality", ["aching", "burning"], between=";"))
    told = []
    field.changed.connect(told.append)
    completer = field.edit.completer()
    qtbot.keyClicks(field.edit, "aching, dull; urn")
    assert completer.currentCompletion() == "aching, dull; burning"
    assert told[-1] == ("aching, dull", "urn")
    field.set_value(("sharp", "burning"))
    assert field.edit.text() == "sharp; burning"
    completer.popup().hide()
