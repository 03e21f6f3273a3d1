"""An entry table of one kind of finding. What is no record yet is kept as text, so that a draft loses nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charting.errors import Invalid
from charting.model.record import Part
from ui.widgets.entry_columns import EntryColumn
from ui.widgets.entry_table import EntryTable

PartT = TypeVar("PartT", bound=Part)
Row = dict[str, object]
_BETWEEN = " | "


class _Line(NamedTuple, Generic[PartT]):
    """A row with something in it: its place among those, its place in the table, and what it is."""

    place: int
    at: int
    item: PartT | None
    wrong: Invalid | None


class FindingsTable(QWidget, Generic[PartT]):
    """Records of one kind as rows that a person types.

    `unread()` names by path what cannot be a record yet: `ranges.2.degrees` for a cell, `ranges.2` for a whole row,
    its cells between bars. `changed` at each key; `current_row(int)` when the cursor enters a row, from 0.
    A subclass says `field`, `to_row` and `to_item`, and may say `beside` and `completed`.
    """

    changed = Signal()
    current_row = Signal(int)
    field = ""

    def __init__(self, label: str, columns: Sequence[EntryColumn], add_text: str) -> None:
        super().__init__()
        self.table = EntryTable(label, columns, add_text)
        self.previous: tuple[PartT, ...] = ()
        self._before: list[Row] = []
        self.setFocusProxy(self.table)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.table)
        self.table.model.edited.connect(self._was_edited)
        self.table.changed.connect(self.changed)
        self.table.current_row.connect(self.current_row)

    def load(self, items: Sequence[PartT], previous: Sequence[PartT] = ()) -> None:
        """Show these records; `previous` are those charted before, the newest first, for what stands beside."""
        self.previous = tuple(previous)
        self.table.set_rows([self.to_row(item) for item in items])
        self._show_beside()
        self._remember()

    def load_unread(self, unread: Mapping[str, str]) -> None:
        """Put back what could not be read; `unread` may hold other fields' texts too. After `load`."""
        own = [path.split(".", 2)[1:] for path in unread if path.startswith(f"{self.field}.")]
        for place, *key in sorted(own, key=lambda parts: int(parts[0])):
            text = unread[".".join((self.field, place, *key))]
            if key:
                self.table.model.put(int(place), key[0], text)
            else:
                self.table.model.insert(int(place), self._split(text))
        self._show_beside()
        self._remember()
        self._judge()

    def items(self) -> tuple[PartT, ...]:
        """The rows that are records."""
        return tuple(line.item for line in self._lines() if line.item is not None)

    def unread(self) -> dict[str, str]:
        """What is typed and is no part of a record yet, by path."""
        kept: dict[str, str] = {}
        for line in self._lines():
            path, typed = f"{self.field}.{line.place}", self.table.model.typed(line.at)
            if line.item is None:
                kept[path] = _BETWEEN.join(typed.values()).rstrip(" |")
            else:
                kept |= {f"{path}.{key}": text for key, text in typed.items() if self._unreadable(key, text)}
        return kept

    def go_to(self, path: str) -> None:
        """Put the cursor on the cell or row of that path; the first cell for the field itself."""
        _, place, key = [*path.split(".", 2), "", ""][:3]
        line = next((line for line in self._lines() if str(line.place) == place), None)
        wrong = line.wrong.field if line and line.wrong else ""
        first = next(column.key for column in self.table.model.columns if column.editable)
        self.table.go(line.at if line else 0, key or wrong or first)

    def to_row(self, item: PartT) -> Row:
        """The record's cells by key."""
        raise TypeError(f"{type(self).__name__} has no row for {type(item).__name__}.")

    def to_item(self, row: Row) -> PartT:
        """The record of the cells. Raises Invalid with the cell's key when they are none."""
        raise TypeError(f"{type(self).__name__} makes no record of {sorted(row)}.")

    def beside(self, row: Row) -> dict[str, str]:
        """The texts of the cells that are only shown, such as the norm."""
        del row
        return {}

    def completed(self, row: Row, before: Row) -> Row:
        """Cells to fill in now that the row reads so and read `before` until now."""
        del row, before
        return {}

    def _lines(self) -> Iterator[_Line[PartT]]:
        model = self.table.model
        for place, at in enumerate(at for at in range(model.rowCount()) if not model.blank(at)):
            try:
                yield _Line(place, at, self.to_item(model.row(at)), None)
            except Invalid as error:
                yield _Line(place, at, None, error)

    def _was_edited(self) -> None:
        model = self.table.model
        for at in range(model.rowCount()):
            row, before = model.row(at), self._before[at] if at < len(self._before) else {}
            if row != before and not model.blank(at):
                for key, value in self.completed(row, before).items():
                    model.put(at, key, self._column(key).show(value))
        self._show_beside()
        self._remember()
        self._judge()

    def _judge(self) -> None:
        """Mark the cells that a rule refuses; one that is still empty only when the cursor has left its row."""
        model, here = self.table.model, self.table.view.currentIndex().row()
        said = {}
        for line in self._lines():
            if line.wrong is None:
                continue
            text = model.typed(line.at).get(line.wrong.field, "")
            if not self._unreadable(line.wrong.field, text) and (text or line.at != here):
                said[line.at, line.wrong.field] = line.wrong.message
        model.judge(said)
        self.table.say_problems()

    def _show_beside(self) -> None:
        model = self.table.model
        for at in range(model.rowCount()):
            for key, text in self.beside(model.row(at)).items():
                model.put(at, key, text)

    def _remember(self) -> None:
        model = self.table.model
        self._before = [model.row(at) for at in range(model.rowCount())]

    def _column(self, key: str) -> EntryColumn:
        return next(column for column in self.table.model.columns if column.key == key)

    def _unreadable(self, key: str, text: str) -> bool:
        column = next((column for column in self.table.model.columns if column.key == key), None)
        return column is not None and bool(column.problem(text))

    def _split(self, text: str) -> dict[str, str]:
        keys = [column.key for column in self.table.model.columns if column.editable]
        return dict(zip(keys, (cell.strip() for cell in text.split("|")), strict=False))
