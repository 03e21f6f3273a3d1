"""The marks and the findings table are the same data: editing either changes both."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from charting.drawing.body.body_regions import find_region_at, find_region_point, find_structure_point
from charting.model.body_mark import Mark, MarkKind, Spot, View
from charting.model.case import Side
from charting.model.findings import Depth, Palpation
from charting.model.note_line import Origin
from charting.summaries.notes.mark_sync import find_side_of_mark, make_marks_for_finding
from ui.pages.notes.findings.marked_findings import MarkedFindings
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.theme.palette import load_fonts
from ui.widgets.body.body_mark_editor import BodyMarkEditor
from ui.widgets.entry_table.entry_delegate import CellEditor

Key = Qt.Key
R, L, BOTH = Side.RIGHT, Side.LEFT, Side.BOTH
ACTIVE = "Active trigger point"
INFRA = Palpation(structure="Infraspinatus", side=R, finding=ACTIVE, grade=3)
TRAPS = Palpation(structure="Upper trapezius", side=BOTH, finding="Hypertonicity", grade=2)
CREPITUS = Palpation(structure="Patellar tendon", side=R, finding="Crepitus")


class Page(QWidget):
    """A table and a figure that are tied."""

    table: PalpationTable
    figure: BodyMarkEditor
    linked: MarkedFindings


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """A table and a figure that are tied, in one window."""
    load_fonts()
    page = Page()
    row = QHBoxLayout(page)
    page.table, page.figure = PalpationTable(), BodyMarkEditor()
    row.addWidget(page.table, 1)
    row.addWidget(page.figure, 1)
    page.linked = MarkedFindings(page.table, page.figure)
    qtbot.addWidget(page)
    page.resize(1300, 420)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.figure.setFocus()
    qtbot.waitUntil(page.figure.hasFocus)
    return page


def load(page: Page, *findings: Any, marks: tuple[Any, ...] | None = None) -> None:
    page.table.load_items(findings)
    made = [numbered(mark, n) for n, each in enumerate(findings, 1) for mark in make_marks_for_finding(each)]
    page.linked.load_marks(made if marks is None else marks)


def numbered(mark: Mark, number: int) -> Mark:
    return Mark(view=mark.view, x=mark.x, y=mark.y, kind=mark.kind, number=number)


def cell(page: Page) -> CellEditor | None:
    """The editor that is open in the table."""
    edits = page.table.table.view.viewport().findChildren(QLineEdit)
    return next((edit for edit in edits if edit.isVisible()), None)


def type_in(qtbot: QtBot, page: Page, row: int, key: str, text: str) -> None:
    """Into a cell, as a person does; Enter goes on to the next cell, which Esc leaves."""
    page.table.table.go_to_cell(row, key)
    page.table.table.view.edit(page.table.table.view.currentIndex())
    cell(page).setCompleter(None)  # its list would take the window's activity away, offscreen
    cell(page).clear()
    qtbot.keyClicks(cell(page), text)
    qtbot.keyClick(cell(page), Key.Key_Return)
    qtbot.wait(10)
    if cell(page) is not None:
        qtbot.keyClick(cell(page), Key.Key_Escape)
        qtbot.wait(10)


def numbers(page: Page) -> list[Any]:
    return [mark.number for mark in page.linked.collect_marks()]


def click(qtbot: QtBot, page: Page, structure: str, side: Side) -> None:
    view, x, y = find_structure_point(structure, side)
    across, down = page.figure.get_body_layout().map_to_drawing(view, x, y)
    qtbot.mouseClick(page.figure, Qt.MouseButton.LeftButton, pos=QPoint(round(across), round(down)))


def test_a_click_adds_a_mark_and_its_row(qtbot: QtBot, page: Page) -> None:
    load(page)
    page.figure.set_kind(MarkKind.ACTIVE_TRIGGER_POINT)
    click(qtbot, page, "Infraspinatus", L)
    assert page.table.collect_items() == (Palpation(structure="Infraspinatus", side=L, finding=ACTIVE),)
    assert numbers(page) == [1]


def test_enter_on_a_region_adds_a_mark_and_its_row(qtbot: QtBot, page: Page) -> None:
    load(page, CREPITUS)
    for key in (Key.Key_H, Key.Key_Right, Key.Key_Return):
        qtbot.keyClick(page.figure, key)
    crepitus, found = page.table.collect_items()
    assert crepitus == CREPITUS
    assert (found.side, found.finding) == (R, "Hypertonicity")
    assert numbers(page) == [2]


def test_removing_a_mark_removes_its_row_and_the_others_keep_theirs(qtbot: QtBot, page: Page) -> None:
    load(page, INFRA, TRAPS, CREPITUS)
    assert numbers(page) == [1, 2, 2]
    page.figure.select_mark(0)
    qtbot.keyClick(page.figure, Key.Key_Delete)
    assert page.table.collect_items() == (TRAPS, CREPITUS)
    assert numbers(page) == [1, 1]


def test_removing_the_mark_of_one_side_leaves_the_finding_on_the_other(qtbot: QtBot, page: Page) -> None:
    load(page, TRAPS)
    page.figure.select_mark(0)
    qtbot.keyClick(page.figure, Key.Key_Delete)
    (found,) = page.table.collect_items()
    assert found.side is L
    assert [find_side_of_mark(mark) for mark in page.linked.collect_marks()] == [L]


def test_removing_a_row_removes_its_marks(page: Page) -> None:
    load(page, INFRA, TRAPS)
    page.table.table.go_to_cell(0, "structure")
    page.table.table.remove_row()
    assert numbers(page) == [1, 1]
    assert {mark.kind for mark in page.figure.get_marks()} == {MarkKind.HYPERTONICITY}
    page.table.table.remove_row()
    assert page.figure.get_marks() == ()


def test_a_row_typed_in_the_table_gets_its_mark_by_itself(qtbot: QtBot, page: Page) -> None:
    load(page)
    for key, text in (("structure", "Piriformis"), ("side", "r"), ("finding", "Tender point")):
        assert page.figure.get_marks() == ()
        type_in(qtbot, page, 0, key, text)
    (mark,) = page.linked.collect_marks()
    assert (mark.kind, mark.number) == (MarkKind.TENDER_POINT, 1)
    assert find_region_at(mark).id == "buttock"


def test_a_row_that_is_filed_gets_its_mark_and_loses_it_when_it_is_taken_back(
    page: Page,
) -> None:
    load(page, CREPITUS)
    page.table.add_items([INFRA])
    assert numbers(page) == [2]
    page.table.table.model.remove_row(1)
    assert page.linked.collect_marks() == ()


def test_a_templates_unfilled_line_has_no_mark_until_it_is_filled(qtbot: QtBot, page: Page) -> None:
    line = Palpation(structure="Infraspinatus", side=R, origin=Origin.TEMPLATE)
    load(page)
    page.table.add_items([line])
    assert page.linked.collect_marks() == ()
    type_in(qtbot, page, 0, "finding", ACTIVE)
    assert numbers(page) == [1]


def test_a_mark_fills_the_templates_line_of_its_place(qtbot: QtBot, page: Page) -> None:
    load(page)
    page.table.add_items([Palpation(structure="Infraspinatus", side=R, origin=Origin.TEMPLATE)])
    page.figure.set_kind(MarkKind.LATENT_TRIGGER_POINT)
    click(qtbot, page, "Infraspinatus", R)
    assert page.table.collect_items() == (
        Palpation(structure="Infraspinatus", side=R, finding="Latent trigger point"),
    )
    assert numbers(page) == [1]


def test_a_mark_belongs_to_the_row_with_the_cursor_that_waits_for_one(qtbot: QtBot, page: Page) -> None:
    load(page, Palpation(structure="That old knot", side=R), INFRA)
    page.table.table.go_to_cell(0, "structure")
    page.figure.setFocus()
    click(qtbot, page, "Gastrocnemius", R)
    assert numbers(page) == [2, 1]
    assert page.table.collect_items()[0].finding == "Pain"


def test_changing_the_finding_changes_the_symbol(qtbot: QtBot, page: Page) -> None:
    load(page, INFRA)
    type_in(qtbot, page, 0, "finding", "ltp")
    assert [mark.kind for mark in page.linked.collect_marks()] == [MarkKind.LATENT_TRIGGER_POINT]
    type_in(qtbot, page, 0, "finding", "Crepitus")
    assert page.linked.collect_marks() == ()


def test_changing_structure_or_side_moves_an_untouched_mark(qtbot: QtBot, page: Page) -> None:
    load(page, INFRA)
    type_in(qtbot, page, 0, "side", "l")
    assert [find_side_of_mark(mark) for mark in page.linked.collect_marks()] == [L]
    type_in(qtbot, page, 0, "structure", "Soleus")
    assert [find_region_at(mark).id for mark in page.linked.collect_marks()] == ["calf"]
    type_in(qtbot, page, 0, "side", "b")
    assert sorted(find_side_of_mark(mark) for mark in page.linked.collect_marks()) == [L, R]
    assert numbers(page) == [1, 1]


def test_changing_the_symbol_changes_the_finding(qtbot: QtBot, page: Page) -> None:
    load(page, INFRA)
    page.figure.select_mark(0)
    qtbot.keyClick(page.figure, Key.Key_T)
    assert page.table.collect_items()[0].finding == "Tender point"
    assert page.table.collect_items()[0].grade == 3


def test_dragging_a_mark_over_the_midline_changes_the_side(qtbot: QtBot, page: Page) -> None:
    load(page, INFRA)
    start = page.figure.get_mark_position(0).toPoint()
    view, x, y = find_structure_point("Infraspinatus", L)
    across, down = page.figure.get_body_layout().map_to_drawing(view, x, y)
    end = QPoint(round(across), round(down))
    qtbot.mousePress(page.figure, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(page.figure, start + QPoint(6, 0))
    qtbot.mouseMove(page.figure, end)
    assert page.table.collect_items() == (INFRA,)
    qtbot.mouseRelease(page.figure, Qt.MouseButton.LeftButton, pos=end)
    assert page.table.collect_items()[0].side is L


def test_a_path_is_where_it_refers_to(qtbot: QtBot, page: Page) -> None:
    load(page, INFRA)
    page.figure.select_mark(0)
    page.figure.start_radiation()
    page.figure._marking.drawn_path.add_spot(Spot(view=View.FRONT, x=0.5, y=0.5))
    x, y = find_region_point("elbow", R, View.BACK)
    page.figure._marking.drawn_path.spots = (Spot(view=View.BACK, x=x, y=y),)
    qtbot.keyClick(page.figure, Key.Key_Return)
    assert page.table.collect_items()[0].refers_to == "right elbow"
    assert len(page.linked.collect_marks()[0].path) == 1


def test_marks_of_old_notes_without_a_row_stay(qtbot: QtBot, page: Page) -> None:
    alone = Mark(view=View.FRONT, x=0.5, y=0.3)
    load(page, CREPITUS, marks=(alone,))
    page.table.add_items([INFRA])
    assert page.linked.collect_marks()[0] == alone
    assert numbers(page) == [None, 2]
    page.figure.select_mark(0)
    qtbot.keyClick(page.figure, Key.Key_Delete)
    assert len(page.table.collect_items()) == 2


def test_opening_a_note_adds_nothing(page: Page) -> None:
    told = []
    page.linked.changed.connect(lambda: told.append(1))
    load(page, INFRA, TRAPS, marks=())
    assert page.linked.collect_marks() == ()
    assert told == []


def test_numbers_follow_a_row_typed_between_others(qtbot: QtBot, page: Page) -> None:
    load(page, INFRA, TRAPS)
    page.table.table.go_to_cell(0, "structure")
    page.table.table.add_row()
    qtbot.keyClicks(page.window().focusWidget(), "Sol")
    assert numbers(page) == [1, 3, 3]


def test_half_a_word_moves_no_mark(qtbot: QtBot, page: Page) -> None:
    load(page, INFRA)
    page.table.table.go_to_cell(0, "structure")
    qtbot.keyClicks(page.table.table.view, "S")
    assert numbers(page) == [1]
    assert page.linked.collect_marks()[0].kind is MarkKind.ACTIVE_TRIGGER_POINT


def test_the_next_mark_is_of_the_kind_of_the_row_with_the_cursor(page: Page) -> None:
    told = []
    page.linked.kind_changed.connect(told.append)
    load(page, CREPITUS, TRAPS, INFRA)
    page.table.table.go_to_cell(2, "structure")
    assert told == [MarkKind.ACTIVE_TRIGGER_POINT]


def test_the_depth_is_a_column_where_there_is_room_and_kept_where_there_is_none(
    page: Page,
) -> None:
    deep = Palpation(structure="Infraspinatus", side=R, finding=ACTIVE, depth=Depth.DEEP, refers_to="arm")
    load(page, deep)
    depth = [column.key for column in page.table.table.model.columns].index("depth")
    assert not page.table.table.view.isColumnHidden(depth)
    page.resize(700, 420)
    assert page.table.table.view.isColumnHidden(depth)
    assert page.table.collect_items() == (deep,)
