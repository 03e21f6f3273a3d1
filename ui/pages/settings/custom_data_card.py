"""Base class of the cards for the clinic's additions to the shipped data: a table with a button to add; Enter changes."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charting.clinic_file import ClinicFile
from ui.core.chart_client import ChartClient
from ui.pages.records.table_card import TableCard, make_quiet_button
from ui.pages.settings import texts
from ui.widgets.record_table.record_table import RecordColumn


class CustomDataCard(TableCard):
    """`read_rows` reads the records to list; subclasses open the sheet in `edit_record`. Emits `stored` after each save."""

    stored = Signal(object)

    def __init__(
        self,
        chart_client: ChartClient,
        title: str,
        columns: Sequence[RecordColumn],
        empty: str,
        read_rows: Callable[[ClinicFile], Sequence[Any]],
        head_widgets: Sequence[QWidget] = (),
    ) -> None:
        self.chart_client, self._read_rows = chart_client, read_rows
        self.add_button = make_quiet_button(texts.ADD, "ph.plus")
        self.add_button.setAccessibleName(f"{texts.ADD}: {title}")
        super().__init__(
            title,
            (*columns, RecordColumn(texts.STATE, _format_state, 110, muted=True)),
            empty,
            (*head_widgets, self.add_button),
        )
        self.add_button.clicked.connect(lambda _=False: self.edit_record(None))
        self.table.activated_row.connect(self.edit_record)
        self.stored.connect(lambda _: self.refresh_records())

    def refresh_records(self) -> None:
        """Read the records again and list those in use first."""
        self.chart_client.run_query(self._read_rows, self._show_in_use_first, self)

    @abstractmethod
    def edit_record(self, record: Any) -> None:
        """Open the sheet of that record, or of a new record."""

    def _show_in_use_first(self, rows: Sequence[Any]) -> None:
        self.show_rows(sorted(rows, key=lambda row: row.retired))


def _format_state(row: Any) -> str:
    return texts.RETIRED if row.retired else ""
