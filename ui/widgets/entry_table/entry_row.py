"""One row of an entry table: what it came with, what its cells read now, and who put it there."""

from collections.abc import Mapping, Sequence

from charting.model.note_line import Origin
from ui.widgets.entry_table.entry_columns import EntryColumn
from ui.widgets.entry_table.entry_origin import ORIGIN

Columns = Sequence[EntryColumn]
RowState = tuple[dict[str, object], dict[str, str], Origin]


class EntryRow:
    """The cells as texts, so that what cannot be read stays. Keys without a column are kept and come back."""

    def __init__(self, columns: Columns, values: Mapping[str, object]) -> None:
        self.original_values, self.texts, self.origin = build_row_state(columns, values)

    def read_values(self, columns: Columns) -> dict[str, object]:
        """By key, None where a cell is empty or not readable."""
        shown = {column.key for column in columns}
        row = {
            key: value for key, value in self.original_values.items() if key not in shown and key != ORIGIN
        }
        if self.origin:
            row[ORIGIN] = self.origin
        for column in (each for each in columns if each.is_editable):
            typed = self.texts.get(column.key, "")
            row[column.key] = None if column.describe_problem(typed) else column.parse_text(typed)
        return row

    def get_typed_texts(self, columns: Columns) -> dict[str, str]:
        """The texts of the cells that a person fills in, by key."""
        return {column.key: self.texts.get(column.key, "") for column in columns if column.is_editable}

    def is_blank(self, columns: Columns) -> bool:
        """Whether nothing is typed in it."""
        return not any(text.strip() for text in self.get_typed_texts(columns).values())

    @property
    def is_from_template(self) -> bool:
        """Whether it came from a template, filled since or not."""
        return _read_origin(self.original_values) is Origin.TEMPLATE

    def update_origin(self, columns: Columns) -> None:
        """Somebody changed a cell: it is theirs; a template's row that reads again as it came is the template's again."""
        came = _format_texts(columns, self.original_values)
        as_it_came = all(came[key] == text.strip() for key, text in self.get_typed_texts(columns).items())
        self.origin = Origin.TEMPLATE if as_it_came and self.is_from_template else Origin.TYPED

    def capture_state(self) -> RowState:
        """All that it is now."""
        return dict(self.original_values), dict(self.texts), self.origin

    def restore_state(self, state: RowState) -> None:
        """Be what that state says."""
        came, texts, self.origin = state
        self.original_values, self.texts = dict(came), dict(texts)


def build_row_state(columns: Columns, values: Mapping[str, object]) -> RowState:
    """What a row is that nobody has touched."""
    return dict(values), _format_texts(columns, values), _read_origin(values)


def _format_texts(columns: Columns, values: Mapping[str, object]) -> dict[str, str]:
    return {column.key: column.format_value(values.get(column.key)) for column in columns if column.key}


def _read_origin(values: Mapping[str, object]) -> Origin:
    return Origin(str(values.get(ORIGIN, "")))
