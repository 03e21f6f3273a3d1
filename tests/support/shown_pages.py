"""Putting a page on show for a test, and hearing where it wants to go."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.application.main_window import MainWindow
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.pages.today.sessions_table import SessionsTable
from ui.widgets.record_table.record_table import FittedTable
from ui.widgets.record_table.record_table import RecordTable


def put_on_show(qtbot: QtBot, page: Any, settle: Callable[..., None]) -> Any:
    """Show the page as the window does, and wait until it has read what it shows."""
    qtbot.addWidget(page)
    page.resize(1208, 690)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.chart_client.chart_changed.connect(page.refresh_page)
    page.refresh_page()
    settle(page.chart_client)
    return page


def window_on_show(qtbot: QtBot, chart_client: ChartClient, settle: Callable[..., None]) -> MainWindow:
    """The window on Today, once keys reach it."""
    made = MainWindow(chart_client, Settings())
    qtbot.addWidget(made, before_close_func=lambda window: setattr(window, "_may_close", True))
    made.go_to_page("today")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle(made.chart_client)
    return made


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
    sheet = QApplication.activeModalWidget()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet
