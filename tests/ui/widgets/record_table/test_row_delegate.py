"""What a record table paints: cut cells say all of it, and the row that Enter enters stands out with its chip."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme, tokens
from ui.widgets.record_table.record_table import RecordColumn, RecordTable


class Visit(NamedTuple):
    """A row."""

    name: str
    complaint: str
    state: str


VISITS = (
    Visit("Bo", "Neck", "Open"),
    Visit("<b>Bo</b> & " + "Maximiliane " * 4, "Neck", "Open"),
    Visit("Bo", "Neck pain after whiplash in a car on the way to work", "Reassessment is late since March"),
)
COLUMNS = (
    RecordColumn("Client", lambda visit: visit.name, 160, bold=True, detail=lambda visit: visit.complaint),
    RecordColumn("State", lambda visit: visit.state, 120, chip=lambda _: "good"),
)


@pytest.fixture
def line() -> QtWidgets.QLineEdit:
    return QLineEdit()


@pytest.fixture
def table(qtbot: QtBot, line: QtWidgets.QLineEdit) -> Iterator[RecordTable]:
    made, page = RecordTable(COLUMNS, "Visits"), QWidget()
    column = QVBoxLayout(page)
    column.addWidget(line)
    column.addWidget(made)
    made.follow_search_line(line)
    made.set_rows(VISITS)
    made.select_row(0)
    qtbot.addWidget(page)
    page.resize(420, 320)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield made
    page.close()


def tip(table: RecordTable, row: int, column: int) -> str:
    """What the mouse hears over a cell."""
    place = table.visualRect(table.model().index(row, column)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    return QToolTip.text()


def test_a_cell_that_shows_everything_says_nothing(table: RecordTable) -> None:
    assert tip(table, 0, 0) == ""
    assert tip(table, 0, 1) == ""


def test_a_cut_cell_says_all_of_it_as_it_was_typed(qtbot: QtBot, table: RecordTable) -> None:
    assert tip(table, 1, 0).startswith("<p>&lt;b&gt;Bo&lt;/b&gt; &amp; Maximiliane Maximiliane")
    tip(table, 0, 0)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    assert "on the way to work" in tip(table, 2, 0)
    assert "since March" in tip(table, 2, 1)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_row_that_enter_enters_stands_out_and_so_does_its_chip(
    qapp: QtWidgets.QApplication, table: RecordTable, line: QtWidgets.QLineEdit, mode: str
) -> None:
    apply_theme(qapp, mode)
    try:
        for holder, ground in ((line, "selection"), (table, "selection"), (None, "selection_quiet")):
            if holder is None:
                QApplication.focusWidget().clearFocus()
            else:
                holder.setFocus()
            shown = table.viewport().grab().toImage()
            cell = table.visualRect(table.model().index(0, 1))
            colors = tokens.get_colors()
            assert shown.pixelColor(cell.topRight() + QPoint(-4, 4)) == QColor(colors[ground])
            assert shown.pixelColor(cell.left() + 12, cell.center().y() - 8) == QColor(colors["card"])
    finally:
        apply_theme(qapp, "light")
