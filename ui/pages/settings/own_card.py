"""A card of what the clinic adds to the shipped data: a table, a button to add, Enter to change."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charting.chart import Chart
from charting.storage.gateway import Gateway
from ui.desk import Desk
from ui.pages.settings import texts
from ui.pages.table_card import TableCard, quiet_button
from ui.widgets.rows_model import Column


class OwnCard(TableCard):
    """`rows_of` says which gateway; a subclass opens the sheet in `edit(record or None)`. `stored` after each save."""

    stored = Signal(object)

    def __init__(
        self,
        desk: Desk,
        title: str,
        columns: Sequence[Column],
        empty: str,
        rows_of: Callable[[Chart], Gateway[Any]],
        beside: Sequence[QWidget] = (),
    ) -> None:
        self.desk, self._rows_of = desk, rows_of
        self.add = quiet_button(texts.ADD, "ph.plus")
        self.add.setAccessibleName(f"{texts.ADD}: {title}")
        super().__init__(
            title, (*columns, Column(texts.STATE, _state, 110, muted=True)), empty, (*beside, self.add)
        )
        self.add.clicked.connect(lambda _=False: self.edit(None))
        self.table.activated_row.connect(self.edit)
        self.stored.connect(lambda _: self.refresh())

    def refresh(self) -> None:
        """Read anew, those in use first."""
        self.desk.read(lambda chart: self._rows_of(chart).find(), self._show, self)

    @abstractmethod
    def edit(self, record: Any) -> None:
        """Open the sheet of that record, or of a new one."""

    def _show(self, rows: Sequence[Any]) -> None:
        self.show_rows(sorted(rows, key=lambda each: each.retired))


def _state(row: Any) -> str:
    return texts.RETIRED if row.retired else ""
