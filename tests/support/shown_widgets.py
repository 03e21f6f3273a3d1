"""Reads what widgets show, and records where a page asks the window to go."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from ui.core.chart_client import ChartClient


def record_client_requests(chart_client: ChartClient) -> list[tuple[str, str, str]]:
    """A list that fills with every (client id, tab, record id) that a page asks the window to open."""
    requests: list[tuple[str, str, str]] = []
    chart_client.client_requested.connect(lambda *request: requests.append(request))
    return requests


def read_labels(widget: QWidget) -> str:
    """The texts of all visible labels in the widget."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def read_rows(table: QTableView) -> list[list[str]]:
    """The first lines of a table's cells, row by row."""
    model: QAbstractItemModel = table.model()
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]
