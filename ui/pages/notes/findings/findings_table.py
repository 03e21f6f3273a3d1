"""An entry table of one kind of finding. What is no record yet is kept as text, so that a draft loses nothing."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, cast

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charting.entry.quick.line_reading import read_line
from charting.errors import Invalid
from charting.model.note_line import NoteLine, Origin
from charting.model.record import Part
from ui.pages.notes.findings.table_lines import PartT, RowReading, TableLine
from ui.widgets.entry_table.entry_columns import EntryColumn
from ui.widgets.entry_table.entry_origin import ORIGIN
from ui.widgets.entry_table.entry_table import EntryTable

Row = dict[str, object]
_CELL_SEPARATOR = " | "


class FindingsTable(QWidget, Generic[PartT]):
    """Records of one kind as rows that a person types.

    `unread()` names by path what cannot be a record yet: `ranges.2.degrees` for a cell, `ranges.2` for a whole row,
    its cells between bars. `changed` at each key; `current_row_changed(int)` when the cursor enters a row, from 0.
    A subclass says `field`, `to_row` and `to_item`, and may say `fills`, `beside`, `completed` and `doubts`.

    A carried line, and one of a template, is tinted until a person touches or confirms it. A template's line that
    nobody filled is a record too: `to_item` asks `is_unfilled(row)` before it refuses a row without its figure.
    """

    changed = Signal()
    current_row = Signal(int)
    field = ""
    fills = ""  # the key of the cell that a template leaves to fill

    def __init__(self, label: str, columns: Sequence[EntryColumn], add_text: str) -> None:
        super().__init__()
        self.table = EntryTable(label, columns, add_text, fills=self.fills)
        self.previous: tuple[PartT, ...] = ()
        self._before: list[Row] = []
        self._revision, self._known_lines = -1, list[TableLine[PartT]]()
        self._readings: dict[object, RowReading[PartT]] = {}
        self._said_of_note: dict[str, str] = {}
        self.setFocusProxy(self.table)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.table)
        self.table.model.edited.connect(self._handle_edit)
        self.table.changed.connect(self.changed)
        self.table.current_row_changed.connect(self.current_row)
        self.table.current_row_changed.connect(lambda _row: self._judge_cells())

    def load_items(self, items: Sequence[PartT], previous: Sequence[PartT] = ()) -> None:
        """Show these records; `previous` are those charted before, the newest first, for what stands beside."""
        self.previous = tuple(previous)
        self.table.set_rows([_add_origin(self.to_row(item), item) for item in items])
        self._show_read_only_cells()
        self._remember_rows()
        self._mark_doubts()

    def reload_items(
        self, items: Sequence[PartT], previous: Sequence[PartT], unread: Mapping[str, str]
    ) -> None:
        """Show these in place of those that are there; the cursor keeps its cell."""
        view, at = self.table.view, self.table.view.currentIndex()
        row, column = at.row(), at.column()
        view.give_up_cell()
        self.load_items(items, previous)
        self.load_unread(unread)
        if row >= 0:
            view.setCurrentIndex(view.model().index(min(row, view.model().rowCount() - 1), column))

    def add_items(self, items: Sequence[PartT]) -> None:
        """Put these records below those that are there; rows and what points at them stay."""
        if items:
            self.table.model.append_rows([_add_origin(self.to_row(item), item) for item in items])
            self._handle_rows_changed()

    def list_lines(self) -> list[tuple[int, PartT]]:
        """The rows that are records, each with its place in the table."""
        return [(line.at, line.item) for line in self._read_lines() if line.item is not None]

    def write_row(self, at: int, item: PartT) -> None:
        """Let the row at that place be this record; marks that point at the row stay with it."""
        self.table.model.fill_row(at, _add_origin(self.to_row(item), item))
        self._handle_rows_changed()

    def drop_unfilled(self) -> None:
        """Take away the template's lines that nobody filled."""
        if places := self.table.model.find_rows_of_origin(Origin.TEMPLATE):
            self.table.model.remove_rows(places)
            self._handle_rows_changed()

    def confirm_all(self) -> None:
        """Every carried line holds today too."""
        self.table.confirm_all_rows()

    def load_unread(self, unread: Mapping[str, str]) -> None:
        """Put back what could not be read; `unread` may hold other fields' texts too. After `load`."""
        own = [path.split(".", 2)[1:] for path in unread if path.startswith(f"{self.field}.")]
        for place, *key in sorted(own, key=lambda parts: int(parts[0])):
            text = unread[".".join((self.field, place, *key))]
            if key:
                self.table.model.set_cell_text(int(place), key[0], text)
            else:
                self.table.model.insert_row(int(place), self._split_cells(text))
        self._show_read_only_cells()
        self._remember_rows()
        self._judge_cells()

    def collect_items(self) -> tuple[PartT, ...]:
        """The rows that are records."""
        return tuple(line.item for line in self._read_lines() if line.item is not None)

    def collect_unread(self) -> dict[str, str]:
        """What is typed and is no part of a record yet, by path."""
        kept: dict[str, str] = {}
        for line in self._read_lines():
            path = f"{self.field}.{line.place}"
            if line.item is None:
                kept[path] = _CELL_SEPARATOR.join(self.table.model.get_typed_texts(line.at).values()).rstrip(
                    " |"
                )
            else:
                kept |= {f"{path}.{key}": text for key, text in line.reading.unreadable.items()}
        return kept

    def focus_field(self, path: str) -> None:
        """Put the cursor on the cell or row of that path; the first cell for the field itself."""
        _, place, key = [*path.split(".", 2), "", ""][:3]
        line = next((line for line in self._read_lines() if str(line.place) == place), None)
        wrong = line.wrong.field if line and line.wrong else ""
        first = next(column.key for column in self.table.model.columns if column.is_editable)
        self.table.go_to_cell(line.at if line else 0, key or wrong or first)

    @abstractmethod
    def to_row(self, item: PartT) -> Row:
        """The record's cells by key."""

    @abstractmethod
    def to_item(self, row: Row) -> PartT:
        """The record of the cells. Raises Invalid with the cell's key when they are none."""

    def format_read_only_cells(self, _row: Row) -> dict[str, str]:
        """The texts of the cells that are only shown, such as the norm."""
        return {}

    def derive_cells(self, _row: Row, _before: Row) -> Row:
        """Cells to fill in now that the row reads so and read `before` until now."""
        return {}

    def find_doubts(self, _row: Row) -> Mapping[str, str]:
        """Sentences about cells that are unlikely, by key: shown as a warning, nothing is refused."""
        return {}

    def show_doubts(self, said: Mapping[str, str]) -> None:
        """What is doubtful in the note as a whole: sentences by path, `treatment` or `treatment.0.side`."""
        self._said_of_note = {
            path: text for path, text in said.items() if path.partition(".")[0] == self.field
        }
        self._mark_doubts()

    def _read_lines(self) -> list[TableLine[PartT]]:
        """The rows with something in them. Only a row that has changed is read anew: a note is collected after many keys."""
        model = self.table.model
        if self._revision != model.revision:
            self._revision = model.revision
            places = [at for at in range(model.rowCount()) if not model.is_blank_row(at)]
            self._known_lines = [TableLine(place, at, self._read(at)) for place, at in enumerate(places)]
            self._readings = {model.get_row_handle(line.at): line.reading for line in self._known_lines}
        return self._known_lines

    def _read(self, at: int) -> RowReading[PartT]:
        model = self.table.model
        known, state = self._readings.get(model.get_row_handle(at)), model.capture_row_state(at)
        if known is not None and known.state == state:
            return known
        unreadable = {
            key: text for key, text in model.get_typed_texts(at).items() if self._is_unreadable(key, text)
        }
        try:
            return RowReading(state, self._read_item(model.read_row_values(at)), None, unreadable)
        except Invalid as error:
            return RowReading(state, None, error.with_traceback(None), unreadable)

    def _read_item(self, row: Row) -> PartT:
        item, origin = self.to_item(row), row.get(ORIGIN)
        return msgspec.structs.replace(item, origin=origin) if origin and isinstance(item, NoteLine) else item

    def _handle_rows_changed(self) -> None:
        self._show_read_only_cells()
        self._remember_rows()
        self._judge_cells()
        self.changed.emit()

    def _handle_edit(self) -> None:
        model = self.table.model
        for at in range(model.rowCount()):
            row, before = model.read_row_values(at), self._before[at] if at < len(self._before) else {}
            if row != before and not model.is_blank_row(at):
                if (quick := self._read_whole_line(at, before)) is not None:
                    model.fill_row(at, quick)
                    row = model.read_row_values(at)
                for key, value in self.derive_cells(row, before).items():
                    model.set_cell_text(at, key, self._find_column(key).format_value(value))
        self._show_read_only_cells()
        self._remember_rows()
        self._judge_cells()

    def _read_whole_line(self, at: int, before: Row) -> Row | None:
        """The cells of a whole line of quick entry that was typed into the first one; else None."""
        first = next(column for column in self.table.model.columns if column.is_editable)
        texts = self.table.model.get_typed_texts(at)
        typed = texts.pop(first.key)
        known = typed in (name for _, name in first.choices)
        if not typed or known or typed == before.get(first.key) or any(texts.values()):
            return None
        meant = next((each.record for each in read_line(typed) if each.field == self.field), None)
        cells = self.to_row(cast("PartT", meant)) if isinstance(meant, NoteLine) and meant.filled else {}
        return cells if any(self._find_column(key).format_value(cells.get(key)) for key in texts) else None

    def _judge_cells(self) -> None:
        """Mark the cells that a rule refuses; one that is still empty only when the cursor has left its row."""
        model, here = self.table.model, self.table.view.currentIndex().row()
        said = {}
        for line in self._read_lines():
            if line.wrong is None:
                continue
            text = model.get_typed_texts(line.at).get(line.wrong.field, "")
            if not self._is_unreadable(line.wrong.field, text) and (text or line.at != here):
                said[line.at, line.wrong.field] = line.wrong.message
        model.mark_refused_cells(said)
        self._mark_doubts()

    def _mark_doubts(self) -> None:
        """Mark what is unlikely, and say below the table what is wrong and what is unlikely."""
        model = self.table.model
        rows = (
            (at, model.read_row_values(at)) for at in range(model.rowCount()) if not model.is_blank_row(at)
        )
        own = {(at, key): said for at, row in rows for key, said in self.find_doubts(row).items()}
        model.mark_doubtful_cells(own | dict(self._place_note_doubts()))
        self.table.show_problems()

    def _place_note_doubts(self) -> Iterator[tuple[tuple[int, str], str]]:
        """The note's doubts by the cell: of a whole row, or of all rows, at the first cell."""
        model = self.table.model
        places = [at for at in range(model.rowCount()) if not model.is_blank_row(at)] or [0]
        first = next(column.key for column in model.columns if column.is_editable)
        for path, text in self._said_of_note.items():
            _, place, key = [*path.split(".", 2), "", ""][:3]
            if int(place or 0) < len(places):
                yield (places[int(place or 0)], key or first), text

    def _show_read_only_cells(self) -> None:
        model = self.table.model
        for at in range(model.rowCount()):
            for key, text in self.format_read_only_cells(model.read_row_values(at)).items():
                model.set_cell_text(at, key, text)

    def _remember_rows(self) -> None:
        model = self.table.model
        self._before = [model.read_row_values(at) for at in range(model.rowCount())]

    def _find_column(self, key: str) -> EntryColumn:
        return next(column for column in self.table.model.columns if column.key == key)

    def _is_unreadable(self, key: str, text: str) -> bool:
        column = next((column for column in self.table.model.columns if column.key == key), None)
        return column is not None and bool(column.describe_problem(text))

    def _split_cells(self, text: str) -> dict[str, str]:
        keys = [column.key for column in self.table.model.columns if column.is_editable]
        return dict(zip(keys, (cell.strip() for cell in text.split("|")), strict=False))


def is_unfilled(row: Row) -> bool:
    """Whether the row is a template's that nobody touched: it may lack its figure until the note is signed."""
    return row.get(ORIGIN) is Origin.TEMPLATE


def _add_origin(row: Row, item: Part) -> Row:
    return {**row, ORIGIN: item.origin} if isinstance(item, NoteLine) and item.origin else row
