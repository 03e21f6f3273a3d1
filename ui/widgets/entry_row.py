"""One row of an entry table: what it came with, what its cells read now, and who put it there."""

from collections.abc import Mapping, Sequence

from charting.model.line import Origin
from ui.widgets.entry_columns import EntryColumn
from ui.widgets.entry_origin import ORIGIN

Columns = Sequence[EntryColumn]
RowState = tuple[dict[str, object], dict[str, str], Origin]


class EntryRow:
    """The cells as texts, so that what cannot be read stays. Keys without a column are kept and come back."""

    def __init__(self, columns: Columns, values: Mapping[str, object]) -> None:
        self.came, self.texts, self.origin = state_of(columns, values)

    def values(self, columns: Columns) -> dict[str, object]:
        """By key, None where a cell is empty or not readable."""
        shown = {column.key for column in columns}
        row = {key: value for key, value in self.came.items() if key not in shown and key != ORIGIN}
        if self.origin:
            row[ORIGIN] = self.origin
        for column in (each for each in columns if each.editable):
            typed = self.texts.get(column.key, "")
            row[column.key] = None if column.problem(typed) else column.read(typed)
        return row

    def typed(self, columns: Columns) -> dict[str, str]:
        """The texts of the cells that a person fills in, by key."""
        return {column.key: self.texts.get(column.key, "") for column in columns if column.editable}

    def blank(self, columns: Columns) -> bool:
        """Whether nothing is typed in it."""
        return not any(text.strip() for text in self.typed(columns).values())

    @property
    def from_template(self) -> bool:
        """Whether it came from a template, filled since or not."""
        return _origin_of(self.came) is Origin.TEMPLATE

    def touch(self, columns: Columns) -> None:
        """Somebody changed a cell: it is theirs; a template's row that reads again as it came is the template's again."""
        came = _texts_of(columns, self.came)
        as_it_came = all(came[key] == text.strip() for key, text in self.typed(columns).items())
        self.origin = Origin.TEMPLATE if as_it_came and self.from_template else Origin.TYPED

    def state(self) -> RowState:
        """All that it is now."""
        return dict(self.came), dict(self.texts), self.origin

    def become(self, state: RowState) -> None:
        """Be what that state says."""
        came, texts, self.origin = state
        self.came, self.texts = dict(came), dict(texts)


def state_of(columns: Columns, values: Mapping[str, object]) -> RowState:
    """What a row is that nobody has touched."""
    return dict(values), _texts_of(columns, values), _origin_of(values)


def _texts_of(columns: Columns, values: Mapping[str, object]) -> dict[str, str]:
    return {column.key: column.show(values.get(column.key)) for column in columns if column.key}


def _origin_of(values: Mapping[str, object]) -> Origin:
    return Origin(str(values.get(ORIGIN, "")))
