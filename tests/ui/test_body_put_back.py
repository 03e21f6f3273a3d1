"""A mark removed from the figure takes its finding along; both can be put back."""

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charting.model.case import Side
from charting.model.findings import Palpation
from charting.summaries.notes.mark_sync import make_marks_for_finding
from ui.pages.notes.findings.mark_sheet_controller import link_marks_to_table
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.theme.window_font import load_fonts
from ui.widgets.body.body_panel import BodyPanel

Key = Qt.Key
BOTH = Side.BOTH
INFRA = Palpation(structure="Infraspinatus", side=Side.RIGHT, finding="Active trigger point", grade=3)
TRAPS = Palpation(structure="Upper trapezius", side=BOTH, finding="Hypertonicity", grade=2)


@pytest.fixture
def page(qtbot: QtBot) -> QtWidgets.QWidget:
    """A table and a panel that are tied, in one window."""
    load_fonts()
    page = QWidget()
    row = QHBoxLayout(page)
    page.table, page.panel = PalpationTable(), BodyPanel()
    page.figure = page.panel.figure
    row.addWidget(page.table, 1)
    row.addWidget(page.panel, 1)
    page.marked = link_marks_to_table(page.table, page.panel)
    qtbot.addWidget(page)
    page.resize(1300, 620)
    page.show()
    qtbot.waitExposed(page)
    return page


def load(page: QtWidgets.QWidget, *findings: Any) -> None:
    page.table.load_items(findings)
    numbers = enumerate(findings, 1)
    page.marked.load_marks(
        [replace(mark, number=n) for n, each in numbers for mark in make_marks_for_finding(each)]
    )


def remove_first(qtbot: QtBot, page: QtWidgets.QWidget) -> None:
    page.figure.select_mark(0)
    qtbot.keyClick(page.figure, Key.Key_Delete)


def undo(qtbot: QtBot, page: QtWidgets.QWidget) -> None:
    qtbot.keyClick(page.figure, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def numbers(page: QtWidgets.QWidget) -> list[int]:
    return sorted(mark.number for mark in page.marked.collect_marks())


def test_all_that_was_removed_is_put_back_one_by_one(qtbot: QtBot, page: QtWidgets.QWidget) -> None:
    load(page, INFRA, TRAPS)
    for _ in range(3):
        remove_first(qtbot, page)
    assert page.table.collect_items() == ()
    for _ in range(4):  # once more than there is to put back
        undo(qtbot, page)
    assert set(page.table.collect_items()) == {INFRA, TRAPS}
    assert len(numbers(page)) == 3
    assert set(numbers(page)) == {1, 2}


def test_what_was_changed_since_stays_when_the_other_side_is_put_back(
    qtbot: QtBot, page: QtWidgets.QWidget
) -> None:
    load(page, TRAPS)
    remove_first(qtbot, page)
    (one,) = page.table.collect_items()
    assert one.side is not BOTH
    page.table.write_row(0, replace(one, grade=4))
    undo(qtbot, page)
    assert page.table.collect_items() == (replace(TRAPS, grade=4),)
    assert numbers(page) == [1, 1]


def test_the_button_says_where_and_goes_when_nothing_is_left(qtbot: QtBot, page: QtWidgets.QWidget) -> None:
    load(page, INFRA)
    assert not page.panel.put_back_button.isVisible()
    remove_first(qtbot, page)
    assert page.panel.put_back_button.isVisible()
    assert "right" in page.panel.put_back_button.accessibleName()
    page.panel.put_back_button.click()
    assert page.table.collect_items() == (INFRA,)
    assert not page.panel.put_back_button.isVisible()


def test_another_note_has_nothing_to_put_back(qtbot: QtBot, page: QtWidgets.QWidget) -> None:
    load(page, INFRA)
    remove_first(qtbot, page)
    load(page, TRAPS)
    undo(qtbot, page)
    assert page.table.collect_items() == (TRAPS,)
    assert not page.panel.put_back_button.isVisible()
