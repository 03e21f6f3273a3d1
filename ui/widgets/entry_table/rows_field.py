"""Rows of an entry table as a field of a form: alerts with what to do, regions with their sides."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.entry_table.entry_columns import EntryColumn
from ui.widgets.entry_table.entry_table import EntryTable
from ui.widgets.fields.field import Field


class RowsField(Field):
    """`value()` is a tuple of the rows' dicts; rows with nothing typed in them are left out."""

    def __init__(
        self,
        label: str,
        columns: Sequence[EntryColumn],
        add_text: str,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.table = EntryTable(label, columns, add_text)
        super().__init__(label, self.table, hint, parent)
        self.table.changed.connect(self._handle_edit)

    def get_value(self) -> object:
        """The rows."""
        return tuple(self.table.get_rows())

    def set_value(self, value: object) -> None:
        """Show the rows, given as dicts."""
        self.table.set_rows(value if isinstance(value, (list, tuple)) else ())
        super().set_value(value)

    def add_row(self, row: dict[str, object]) -> None:
        """A row more, below the others, as if it had been typed."""
        self.table.set_rows([*self.table.get_rows(), row])
        self._handle_edit()

    def describe_problem(self) -> str:
        """The first cell that cannot be read."""
        return self.table.describe_problem()
