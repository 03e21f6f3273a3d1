"""The little sheet beside a mark: symbol, finding, severity, depth and structure, all by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from charting.drawing.body.body_regions import find_structure_point
from charting.model.body_mark import MarkKind
from charting.model.case import Side
from charting.model.findings import Depth, Palpation
from ui.pages.notes.findings.mark_sheet_controller import MarkSheetController, link_marks_to_table
from ui.pages.notes.findings.marked_findings import MarkedFindings
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.theme.palette import load_fonts
from ui.widgets.body.body_mark_editor import BodyMarkEditor
from ui.widgets.body.body_panel import BodyPanel
from ui.widgets.body.mark_sheet import MarkSheet

Key = Qt.Key
ACTIVE = "Active trigger point"


class Page(QWidget):
    """A table and the panel of the figure, with a line of text below."""

    table: PalpationTable
    panel: BodyPanel
    line: QLineEdit
    figure: BodyMarkEditor
    linked: MarkedFindings
    sheet: MarkSheet


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """A table and the figure's panel, tied, with a line of text below them to go to."""
    load_fonts()
    page = Page()
    row = QHBoxLayout(page)
    page.table, page.panel, page.line = PalpationTable(), BodyPanel(), QLineEdit()
    page.figure = page.panel.figure
    for widget in (page.table, page.panel, page.line):
        row.addWidget(widget, 1)
    page.linked = link_marks_to_table(page.table, page.panel)
    page.linked.load_marks(())
    page.sheet = page.linked.findChild(MarkSheetController).sheet
    qtbot.addWidget(page)
    page.resize(1300, 480)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.figure.setFocus()
    qtbot.waitUntil(page.figure.hasFocus)
    return page


def press(qtbot: QtBot, *pressed: Any) -> None:
    """Texts and keys into whatever has the keyboard."""
    for key in pressed:
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit):
            widget.setCompleter(None)  # its list would take the window's activity away, offscreen
        qtbot.keyClicks(widget, key) if isinstance(key, str) else qtbot.keyClick(widget, key)


def mark_infraspinatus(qtbot: QtBot, page: Page) -> None:
    view, x, y = find_structure_point("Infraspinatus", Side.RIGHT)
    across, down = page.figure.get_body_layout().map_to_drawing(view, x, y)
    qtbot.mouseClick(page.figure, Qt.MouseButton.LeftButton, pos=QPoint(round(across), round(down)))


def test_a_mark_is_set_and_described_by_keyboard_alone(qtbot: QtBot, page: Page) -> None:
    press(qtbot, Key.Key_Right, Key.Key_Return)
    assert page.sheet.isVisible()
    press(qtbot, "a", "3", Key.Key_Tab, Key.Key_Tab, "d", Key.Key_Return)
    assert not page.sheet.isVisible()
    assert page.figure.hasFocus()
    (found,) = page.table.collect_items()
    assert (found.finding, found.grade, found.depth, found.side) == (ACTIVE, 3, Depth.DEEP, Side.RIGHT)
    assert found.structure == "Anterior deltoid"
    assert [mark.kind for mark in page.linked.collect_marks()] == [MarkKind.ACTIVE_TRIGGER_POINT]


def test_after_the_sheet_the_arrows_walk_on_from_the_region(qtbot: QtBot, page: Page) -> None:
    press(qtbot, Key.Key_Right, Key.Key_Return, Key.Key_Return, Key.Key_Down, Key.Key_Return, Key.Key_Return)
    assert len(page.table.collect_items()) == 2
    assert len({finding.structure for finding in page.table.collect_items()}) == 2


def test_a_click_opens_it_beside_the_mark_with_the_nearest_muscle(qtbot: QtBot, page: Page) -> None:
    page.figure.set_kind(MarkKind.TENDER_POINT)
    mark_infraspinatus(qtbot, page)
    assert page.sheet.structure.get_value() == "Infraspinatus"
    assert page.sheet.finding.get_value() == "Tender point"
    assert "Shoulder blade, right" in page.sheet.place.text()
    assert not page.sheet.isWindow()
    assert page.rect().contains(page.sheet.geometry())


def test_escape_takes_nothing_back(qtbot: QtBot, page: Page) -> None:
    mark_infraspinatus(qtbot, page)
    press(qtbot, "h", "2", Key.Key_Escape)
    assert page.table.collect_items() == (
        Palpation(structure="Infraspinatus", side=Side.RIGHT, finding="Hypertonicity", grade=2),
    )


def test_the_words_are_charted_when_the_line_is_left(qtbot: QtBot, page: Page) -> None:
    mark_infraspinatus(qtbot, page)
    page.sheet.structure.setFocus()
    press(qtbot, Key.Key_Home)
    page.sheet.structure.edit.selectAll()
    press(qtbot, "Teres minor")
    assert page.table.collect_items()[0].structure == "Shoulder blade"
    press(qtbot, Key.Key_Return)
    assert page.table.collect_items()[0].structure == "Teres minor"


def test_letters_in_the_words_are_letters(qtbot: QtBot, page: Page) -> None:
    mark_infraspinatus(qtbot, page)
    page.sheet.finding.setFocus()
    page.sheet.finding.edit.selectAll()
    press(qtbot, "bra 3", Key.Key_Return)
    assert (page.table.collect_items()[0].finding, page.table.collect_items()[0].grade) == ("bra 3", None)


def test_going_elsewhere_closes_it_and_keeps_what_was_typed(qtbot: QtBot, page: Page) -> None:
    mark_infraspinatus(qtbot, page)
    page.sheet.structure.setFocus()
    page.sheet.structure.edit.selectAll()
    press(qtbot, "Teres major")
    page.line.setFocus()
    assert not page.sheet.isVisible()
    assert page.line.hasFocus()
    assert page.table.collect_items()[0].structure == "Teres major"


def test_tab_goes_around_in_the_sheet(qtbot: QtBot, page: Page) -> None:
    mark_infraspinatus(qtbot, page)
    seen = []
    for _ in range(9):
        seen.append(QApplication.focusWidget())
        press(qtbot, Key.Key_Tab)
    assert seen[0] is page.sheet.kinds
    assert seen[8] is page.sheet.kinds
    assert len(set(map(id, seen))) == 8
    assert all(page.sheet.isAncestorOf(widget) for widget in seen)
    press(qtbot, Key.Key_Backtab)
    assert QApplication.focusWidget() is page.sheet.kinds


def test_a_finding_without_a_symbol_takes_the_mark_away_and_stays_in_the_table(
    qtbot: QtBot, page: Page
) -> None:
    mark_infraspinatus(qtbot, page)
    page.sheet.finding.setFocus()
    page.sheet.finding.edit.selectAll()
    press(qtbot, "Crepitus", Key.Key_Return)
    assert not page.sheet.isVisible()
    assert page.linked.collect_marks() == ()
    assert page.table.collect_items()[0].finding == "Crepitus"


def test_delete_removes_the_mark_and_its_row(qtbot: QtBot, page: Page) -> None:
    mark_infraspinatus(qtbot, page)
    press(qtbot, Key.Key_Delete)
    assert page.linked.collect_marks() == page.table.collect_items() == ()
    assert not page.sheet.isVisible()


def test_r_goes_on_to_where_it_radiates(qtbot: QtBot, page: Page) -> None:
    mark_infraspinatus(qtbot, page)
    press(qtbot, "a", "r", Key.Key_Down, Key.Key_Return)
    (mark,) = page.linked.collect_marks()
    assert len(mark.path) == 1
    assert page.table.collect_items()[0].refers_to == "front of the right shoulder"


def test_a_mark_of_an_old_note_gets_its_row_when_it_is_described(qtbot: QtBot, page: Page) -> None:
    from charting.model.body_mark import Mark, View

    x, y = find_structure_point("Infraspinatus", Side.LEFT)[1:]
    page.linked.load_marks((Mark(view=View.BACK, x=x, y=y),))
    qtbot.keyClick(page.figure, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Key.Key_Return)
    assert page.table.collect_items() == ()
    press(qtbot, "3")
    assert [mark.number for mark in page.linked.collect_marks()] == [1]
    assert (page.table.collect_items()[0].grade, page.table.collect_items()[0].side) == (3, Side.LEFT)


def test_the_table_shows_and_the_sheet_follows(qtbot: QtBot, page: Page) -> None:
    mark_infraspinatus(qtbot, page)
    press(qtbot, Key.Key_Escape)
    page.table.write_row(0, Palpation(structure="Teres minor", side=Side.RIGHT, finding=ACTIVE, grade=4))
    qtbot.keyClick(page.figure, Key.Key_Return)
    assert page.sheet.severity.get_value() == 4
    assert page.sheet.finding.get_value() == ACTIVE
    assert page.sheet.kinds.kind is MarkKind.ACTIVE_TRIGGER_POINT


def test_every_control_has_a_name(qtbot: QtBot, page: Page) -> None:
    sheet = page.sheet
    assert isinstance(sheet, MarkSheet)
    mark_infraspinatus(qtbot, page)
    stops = (
        sheet.kinds,
        sheet.severity.score_keys,
        sheet.layer.control,
        sheet.finding.edit,
        sheet.structure.edit,
    )
    assert [stop.accessibleName() for stop in stops] == [
        "Symbol: pain",
        "Severity, 0–4: not charted",
        "Depth: not charted",
        "Finding",
        "Structure",
    ]


def test_the_sheet_goes_with_its_figure_when_another_page_comes(qtbot: QtBot, page: Page) -> None:
    press(qtbot, Key.Key_Right, Key.Key_Return)
    assert page.sheet.isVisible()
    page.panel.hide()
    assert not page.sheet.isVisible()
    assert not page.sheet.isAncestorOf(QApplication.focusWidget() or page)
