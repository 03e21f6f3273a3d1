"""One row of an entry table: its original values, the texts of its cells, and its origin."""

from collections.abc import Mapping, Sequence

from charting.model.note_line import Origin
from ui.widgets.entry_table.entry_columns import EntryColumn
from ui.widgets.entry_table.entry_origin import ORIGIN

Columns = Sequence[EntryColumn]
RowState = tuple[dict[str, object], dict[str, str], Origin]


class EntryRow:
    """The cells as texts, so that text that cannot be parsed stays. Values without a column are kept."""

    def __init__(self, columns: Columns, values: Mapping[str, object]) -> None:
        self.original_values, self.texts, self.origin = build_row_state(columns, values)

    def read_values(self, columns: Columns) -> dict[str, object]:
        """Read the values by key; None where a cell is empty or cannot be parsed."""
        shown = {column.key for column in columns}
        row = {
            key: value for key, value in self.original_values.items() if key not in shown and key != ORIGIN
        }
        if self.origin:
            row[ORIGIN] = self.origin
        for column in (column for column in columns if column.is_editable):
            typed = self.texts.get(column.key, "")
            row[column.key] = None if column.describe_problem(typed) else column.parse_text(typed)
        return row

    def get_typed_texts(self, columns: Columns) -> dict[str, str]:
        """Return the texts of the editable cells by key."""
        return {column.key: self.texts.get(column.key, "") for column in columns if column.is_editable}

    def is_blank(self, columns: Columns) -> bool:
        """Return whether nothing is typed in the row."""
        return not any(text.strip() for text in self.get_typed_texts(columns).values())

    @property
    def is_from_template(self) -> bool:
        """Whether the row came from a template, filled in since or not."""
        return _read_origin(self.original_values) is Origin.TEMPLATE

    def update_origin(self, columns: Columns) -> None:
        """After a change, make the row the user's own, or the template's again if it reads as it came."""
        original_texts = _format_texts(columns, self.original_values)
        is_as_it_came = all(
            original_texts[key] == text.strip() for key, text in self.get_typed_texts(columns).items()
        )
        self.origin = Origin.TEMPLATE if is_as_it_came and self.is_from_template else Origin.TYPED

    def capture_state(self) -> RowState:
        """Return the full state of the row."""
        return dict(self.original_values), dict(self.texts), self.origin

    def restore_state(self, state: RowState) -> None:
        """Restore the row to that state."""
        values, texts, self.origin = state
        self.original_values, self.texts = dict(values), dict(texts)


def build_row_state(columns: Columns, values: Mapping[str, object]) -> RowState:
    """Build the state of an untouched row with these values."""
    return dict(values), _format_texts(columns, values), _read_origin(values)


def _format_texts(columns: Columns, values: Mapping[str, object]) -> dict[str, str]:
    return {column.key: column.format_value(values.get(column.key)) for column in columns if column.key}


def _read_origin(values: Mapping[str, object]) -> Origin:
    return Origin(str(values.get(ORIGIN, "")))
