"""Every table of the window answers what Qt asks of it, the words for a screen reader too."""

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QTableView

from tests.support.window_driver import WindowDriver
from ui.pages.client.page import TABS

PAGES = ("today", "clients", "reports", "providers", "settings")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.TextAlignmentRole,
)


def read_every_cell(model: QAbstractItemModel) -> int:
    """Ask every cell for every role, and return how many of them have words for a screen reader."""
    parent = QModelIndex()
    cells = [
        model.index(row, column)
        for row in range(model.rowCount(parent))
        for column in range(model.columnCount(parent))
    ]
    answers = [[cell.data(role) for role in ROLES] for cell in cells]
    return sum(bool(words) for _, words, *_ in answers)


def test_every_cell_of_every_table_answers(
    driver: WindowDriver, demo_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = driver.show_window(driver.connect(demo_file))
    spoken = 0
    for page in PAGES:
        window.go_to_page(page)
        driver.settle(window.chart_client)
        spoken += sum(read_every_cell(table.model()) for table in window.findChildren(QTableView))
    client_ids: list[str] = []
    window.chart_client.run_query(
        lambda clinic_file: [client.id for client in clinic_file.find_clients("")], client_ids.extend
    )
    driver.settle(window.chart_client)
    for client_id in client_ids[:6]:
        for command in TABS:
            window.open_client(client_id, command.removeprefix("tab."), "")
            driver.settle(window.chart_client)
            spoken += sum(read_every_cell(table.model()) for table in window.findChildren(QTableView))
    assert spoken > 500
    assert "Traceback" not in capsys.readouterr().err
