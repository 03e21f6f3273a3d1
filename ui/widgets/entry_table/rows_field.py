"""An entry table as a field of a form, such as alerts with what to do about them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.entry_table.entry_columns import EntryColumn
from ui.widgets.entry_table.entry_table import EntryTable
from ui.widgets.fields.field import Field


class RowsField(Field):
    """A form field whose value is a tuple of row dicts, without blank rows."""

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
        """Return the rows."""
        return tuple(self.table.get_rows())

    def set_value(self, value: object) -> None:
        """Show the rows, given as dicts."""
        self.table.set_rows(value if isinstance(value, (list, tuple)) else ())
        super().set_value(value)

    def add_row(self, row: dict[str, object]) -> None:
        """Add a row below the others, as if the user had typed it."""
        self.table.set_rows([*self.table.get_rows(), row])
        self._handle_edit()

    def describe_problem(self) -> str:
        """Return the sentence about the first cell that cannot be parsed, or ""."""
        return self.table.describe_problem()
