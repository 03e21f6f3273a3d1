"""Putting a page on show for a test, and hearing where it wants to go."""

from typing import Any

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.core.chart_client import ChartClient
from ui.pages.today.sessions_table import SessionsTable
from ui.widgets.record_table.record_table import FittedTable, RecordTable


def goings(chart_client: ChartClient) -> list[Any]:
    """A list that fills with every (client id, tab, record id) that was asked for."""
    asked = []
    chart_client.client_requested.connect(lambda *where: asked.append(where))
    return asked


def said(widget: Any) -> str:
    """Every word on show in labels."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def rows_of(table: SessionsTable | FittedTable | RecordTable) -> list[Any]:
    """The first lines of a table's cells, row by row."""
    model = table.model()
    places = range(model.columnCount())
    return [[model.index(row, place).data() for place in places] for row in range(model.rowCount())]


def sheet_on_show(qtbot: QtBot) -> Any:
    """The sheet that is open over the page, once keys reach it."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    sheet: Any = QApplication.activeModalWidget()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet
