"""A table that asks for no more height than its rows need."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.record_table.record_model import RecordColumn
from ui.widgets.record_table.record_table import RecordTable


class FittedTable(RecordTable):
    """As high as its rows, down to `least` of them where room is short, and then it scrolls."""

    def __init__(
        self, columns: Sequence[RecordColumn], label: str, *, header: bool = True, least: int = 3
    ) -> None:
        super().__init__(columns, label)
        self._least = least
        self.horizontalHeader().setVisible(header)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_rows(self, rows: Sequence[Any], found: int = 0) -> None:
        """Show these rows and ask for their height."""
        super().set_rows(rows, found)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for every row."""
        return QSize(super().sizeHint().width(), self._measure_height(self.model().rowCount()))

    def minimumSizeHint(self) -> QSize:
        """Room for the first few."""
        rows = min(self.model().rowCount(), self._least)
        return QSize(super().minimumSizeHint().width(), self._measure_height(rows))

    def _measure_height(self, rows: int) -> int:
        header = self.horizontalHeader()
        above = header.sizeHint().height() if not header.isHidden() else 0
        return above + rows * self.verticalHeader().defaultSectionSize() + 2
