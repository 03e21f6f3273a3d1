"""Lines that nobody has touched yet: how they show, and what makes them the therapist's own."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6 import QtCore
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from charting.model.body_mark import Mark, View
from charting.model.case import Side
from charting.model.findings import Palpation, RangeOfMotion, Score, SpecialTest, Strength, TestResult
from charting.model.note_line import Origin
from charting.model.plan import HomeTask
from charting.model.session import Pressure, Treatment
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.home_program_table import HomeProgramTable
from ui.pages.notes.findings.marked_findings import MarkedFindings
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.pages.notes.findings.ranges_table import RangesTable
from ui.pages.notes.findings.scores_table import ScoresTable
from ui.pages.notes.findings.special_tests_table import SpecialTestsTable
from ui.pages.notes.findings.strength_table import StrengthTable
from ui.pages.sessions.treatment_table import TreatmentTable
from ui.theme import tokens
from ui.widgets.body.body_mark_editor import BodyMarkEditor
from ui.widgets.entry_table.entry_delegate import CellEditor
from ui.widgets.entry_table.entry_model import ACCESSIBLE

CARRIED, TEMPLATE = Origin.CARRIED, Origin.TEMPLATE
CONFIRM = (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
RELEASE = Treatment(
    technique="Myofascial release",
    areas="Infraspinatus",
    side=Side.RIGHT,
    pressure=Pressure.LIGHT,
    origin=CARRIED,
)
STROKE = Treatment(technique="Effleurage", areas="Upper trapezius", origin=CARRIED)
UNFILLED = [
    (RangesTable, RangeOfMotion(joint="cervical", motion="rotation", side=Side.RIGHT, origin=TEMPLATE), "72"),
    (SpecialTestsTable, SpecialTest(name="Spurling", result=TestResult.NOT_DONE, origin=TEMPLATE), "neg"),
    (PalpationTable, Palpation(structure="Infraspinatus", side=Side.RIGHT, origin=TEMPLATE), "hypertonicity"),
    (ScoresTable, Score(instrument="ndi", origin=TEMPLATE), "22"),
    (StrengthTable, Strength(structure="Deltoid", side=Side.RIGHT, origin=TEMPLATE), "4"),
]
each_table = pytest.mark.parametrize(
    ("kind", "item", "figure"), UNFILLED, ids=lambda each: getattr(each, "field", "")
)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., Any]:
    def show(table: Any, *items: Any) -> Any:
        qtbot.addWidget(table)
        table.resize(900, 300)
        table.load_items(items)
        table.load_unread({})
        with qtbot.waitExposed(table):
            table.show()
            table.activateWindow()
        return table

    return show


def cell(table: Any) -> CellEditor:
    edits = table.table.view.viewport().findChildren(QLineEdit)
    return next((edit for edit in edits if edit.isVisible()), None)


def type_into(
    qtbot: QtBot, table: Any, row: int, key: str, typed: str, end: QtCore.Qt.Key | None = Qt.Key.Key_Tab
) -> None:
    table.table.go_to_cell(row, key)
    table.table.view.edit(table.table.view.currentIndex())
    cell(table).setCompleter(None)
    cell(table).clear()
    qtbot.keyClicks(cell(table), typed)
    if end is not None:
        qtbot.keyClick(cell(table), end)
        qtbot.wait(10)


def origins(table: RangesTable | TreatmentTable) -> list[Origin]:
    return [item.origin for item in table.collect_items()]


def said(table: Any) -> str:
    return " ".join(label.text() for label in table.findChildren(QLabel) if label.isVisible())


def ground(table: Any, row: int, column: int) -> str:
    """The color at the right end of the cell, where no text stands."""
    view = table.table.view
    box = view.visualRect(table.table.model.index(row, column))
    image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = image.devicePixelRatio()
    return QColor(image.pixel(int((box.right() - 3) * ratio), int((box.top() + 5) * ratio))).name()


def test_a_carried_row_is_tinted_signed_and_said_until_it_is_confirmed(
    qtbot: QtBot, shown: Callable[..., Any]
) -> None:
    table = shown(TreatmentTable(), RELEASE, STROKE)
    model = table.table.model
    carried, plain = tokens.get_colors()["carried_soft"], ground(table, 1, 1)
    assert ground(table, 0, 0) == ground(table, 0, 4) == plain == carried
    assert model.index(0, 0).data(ACCESSIBLE) == "Technique: Myofascial release, carried, not confirmed"
    assert "2 carried, not confirmed" in said(table)
    table.table.go_to_cell(0, "technique")
    qtbot.keyClick(table.table.view, *CONFIRM)
    assert origins(table) == [Origin.TYPED, CARRIED]
    assert ground(table, 0, 4) != carried
    assert model.index(0, 0).data(ACCESSIBLE) == "Technique: Myofascial release"
    assert "1 carried, not confirmed" in said(table)


def test_space_confirms_and_goes_on_to_the_next_carried_row(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(TreatmentTable(), RELEASE, STROKE)
    changes = []
    table.changed.connect(lambda: changes.append(origins(table)))
    table.table.go_to_cell(0, "technique")
    qtbot.keyClick(table.table.view, Qt.Key.Key_Space)
    assert table.table.view.currentIndex().row() == 1
    qtbot.keyClick(table.table.view, Qt.Key.Key_Space)
    assert origins(table) == [Origin.TYPED, Origin.TYPED]
    assert "carried" not in said(table)
    assert changes == [[Origin.TYPED, CARRIED], [Origin.TYPED, Origin.TYPED]]


def test_editing_any_cell_makes_the_row_the_therapists_own_and_opening_one_does_not(
    qtbot: QtBot, shown: Callable[..., Any]
) -> None:
    table = shown(TreatmentTable(), RELEASE, STROKE)
    table.table.go_to_cell(0, "areas")
    table.table.view.edit(table.table.view.currentIndex())
    qtbot.keyClick(cell(table), Qt.Key.Key_Tab)
    assert origins(table) == [CARRIED, CARRIED]
    type_into(qtbot, table, 1, "minutes", "12")
    assert origins(table) == [CARRIED, Origin.TYPED]
    assert table.collect_items()[1].minutes == 12


def test_esc_gives_the_cell_and_the_origin_back(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(TreatmentTable(), RELEASE)
    type_into(qtbot, table, 0, "minutes", "1", end=None)
    assert origins(table) == [Origin.TYPED]
    qtbot.keyClick(cell(table), Qt.Key.Key_Escape)
    assert origins(table) == [CARRIED]


def test_all_are_confirmed_at_once_and_a_table_without_any_says_nothing(shown: Callable[..., Any]) -> None:
    table = shown(TreatmentTable(), RELEASE, STROKE)
    changes = []
    table.changed.connect(lambda: changes.append(1))
    table.confirm_all()
    table.confirm_all()
    assert origins(table) == [Origin.TYPED, Origin.TYPED]
    assert changes == [1]


def test_what_is_loaded_and_added_comes_back_with_its_origin(shown: Callable[..., Any]) -> None:
    table = shown(HomeProgramTable())
    table.add_items([HomeTask(name="Pendulum", origin=CARRIED)])
    table.add_items([HomeTask(name="Doorway stretch")])
    assert [(task.name, task.origin) for task in table.collect_items()] == [
        ("Pendulum", CARRIED),
        ("Doorway stretch", Origin.TYPED),
    ]


@each_table
def test_a_templates_unfilled_row_is_a_record_and_no_error(
    shown: Callable[..., Any], kind: Any, item: Any, figure: str
) -> None:
    table = shown(kind(), item)
    assert table.collect_items() == (item,)
    assert table.collect_unread() == {}
    assert table.table.describe_problem() == ""
    assert ground(table, 0, 1) == tokens.get_colors()["neutral_soft"]
    assert "Not filled, left out on signing: 1" in said(table)
    assert "from the template, not filled" in table.table.model.index(0, 1).data(ACCESSIBLE)


@each_table
def test_the_cursor_comes_to_the_cell_that_is_to_be_filled(
    qtbot: QtBot, shown: Callable[..., Any], kind: Any, item: Any, figure: str
) -> None:
    table = shown(kind(), item)
    table.table.view.setFocus()
    at = table.table.view.currentIndex()
    assert table.table.model.columns[at.column()].key == table.fills
    type_into(qtbot, table, 0, table.fills, figure)
    (found,) = table.collect_items()
    assert found.filled
    assert found.origin is Origin.TYPED


@each_table
def test_a_row_that_reads_again_as_it_came_is_the_templates_again(
    qtbot: QtBot, shown: Callable[..., Any], kind: Any, item: Any, figure: str
) -> None:
    table = shown(kind(), item)
    type_into(qtbot, table, 0, table.fills, figure)
    table.table.go_to_cell(0, table.fills)
    qtbot.keyClick(table.table.view, Qt.Key.Key_Delete)
    assert table.collect_items() == (item,)


def test_a_half_filled_row_gets_the_usual_sentence(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(SpecialTestsTable(), UNFILLED[1][1], UNFILLED[1][1])
    type_into(qtbot, table, 0, "note", "too painful to try")
    table.table.go_to_cell(1, "name")
    assert [item.origin for item in table.collect_items()] == [TEMPLATE]
    assert texts.SAY_RESULT in said(table)
    assert list(table.collect_unread()) == ["tests.0"]


def test_enter_walks_the_unfilled_rows_and_tab_the_cells(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    ranges = [
        RangeOfMotion(joint="cervical", motion=motion, origin=TEMPLATE)
        for motion in ("flexion", "extension", "rotation")
    ]
    table = shown(RangesTable(), *ranges)
    table.table.view.setFocus()
    for figure in ("40", "35"):
        qtbot.keyClicks(table.table.view, figure[0])
        qtbot.waitUntil(lambda: cell(table) is not None)
        qtbot.keyClicks(cell(table), figure[1:])
        qtbot.keyClick(cell(table), Qt.Key.Key_Return)
        qtbot.wait(20)
        qtbot.keyClick(cell(table), Qt.Key.Key_Escape)
    assert [item.degrees for item in table.collect_items()] == [40, 35, None]
    assert table.table.view.currentIndex().row() == 2
    assert origins(table) == [Origin.TYPED, Origin.TYPED, TEMPLATE]


def test_dropping_the_unfilled_keeps_what_is_filled_and_its_mark(
    qtbot: QtBot, shown: Callable[..., Any]
) -> None:
    sites = [
        Palpation(structure=name, origin=TEMPLATE)
        for name in ("Infraspinatus", "Levator scapulae", "Scalenes")
    ]
    table = shown(PalpationTable(), *sites)
    figure = BodyMarkEditor()
    qtbot.addWidget(figure)
    marked = MarkedFindings(table, figure)
    marked.load_marks([Mark(view=View.BACK, x=0.4, y=0.3, number=2)])
    type_into(qtbot, table, 1, "finding", "hypertonicity")
    table.drop_unfilled()
    assert [item.structure for item in table.collect_items()] == ["Levator scapulae"]
    assert [mark.number for mark in marked.collect_marks()] == [1]


class DoubtingTable(HomeProgramTable):
    """As the safety logic doubts a row."""

    def find_doubts(self, row: dict[str, Any]) -> dict[Any, Any]:
        return {"dose": "A hundred times a day is unlikely."} if "100" in str(row.get("dose")) else {}


def test_what_is_doubted_is_a_warning_below_and_no_error(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(DoubtingTable(), HomeTask(name="Pendulum", dose="100 a day"))
    assert "A hundred times a day is unlikely." in said(table)
    assert table.table.describe_problem() == ""
    assert table.collect_items()[0].dose == "100 a day"
    assert ground(table, 0, 2) == tokens.get_colors()["warn_soft"]
    type_into(qtbot, table, 0, "dose", "10 a day")
    assert "unlikely" not in said(table)
