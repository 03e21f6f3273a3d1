"""The base of the findings tables. A row that is not a valid record yet is kept as text, so that a draft loses nothing."""

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
    """Records of one kind as rows to type in.

    `collect_unread()` gives by path what is not a record yet: `ranges.2.degrees` for a cell, `ranges.2` for a whole row
    with its cells between bars. Emits `changed` at each key, and `current_row(int)` when the cursor enters a row, from 0.
    A subclass defines `field`, `to_row` and `to_item`, and may define `fills`, `format_read_only_cells`, `derive_cells`
    and `find_doubts`.

    A row that was carried forward or came from a template is tinted until the user changes or confirms it. An unfilled
    template row is a record too: `to_item` must check `is_unfilled(row)` before it refuses a row without its value.
    """

    changed = Signal()
    current_row = Signal(int)
    field = ""
    fills = ""  # the key of the cell that a template leaves to fill in

    def __init__(self, label: str, columns: Sequence[EntryColumn], add_text: str) -> None:
        super().__init__()
        self.table = EntryTable(label, columns, add_text, fills=self.fills)
        self.previous: tuple[PartT, ...] = ()
        self._rows_before: list[Row] = []
        self._revision, self._lines = -1, list[TableLine[PartT]]()
        self._readings: dict[object, RowReading[PartT]] = {}
        self._note_doubts: dict[str, str] = {}
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
        """Show these records; `previous` are those of earlier notes, newest first, for the read-only columns."""
        self.previous = tuple(previous)
        self.table.set_rows([_add_origin(self.to_row(item), item) for item in items])
        self._show_read_only_cells()
        self._remember_rows()
        self._mark_doubts()

    def reload_items(
        self, items: Sequence[PartT], previous: Sequence[PartT], unread: Mapping[str, str]
    ) -> None:
        """Show these records instead, keeping the cursor in its cell."""
        view, current = self.table.view, self.table.view.currentIndex()
        row, column = current.row(), current.column()
        view.give_up_cell()
        self.load_items(items, previous)
        self.load_unread(unread)
        if row >= 0:
            view.setCurrentIndex(view.model().index(min(row, view.model().rowCount() - 1), column))

    def add_items(self, items: Sequence[PartT]) -> None:
        """Add these records below the others, whose row handles stay valid."""
        if items:
            self.table.model.append_rows([_add_origin(self.to_row(item), item) for item in items])
            self._handle_rows_changed()

    def list_lines(self) -> list[tuple[int, PartT]]:
        """List the records, each with its row index."""
        return [(line.row_index, line.item) for line in self._read_lines() if line.item is not None]

    def write_row(self, row_index: int, item: PartT) -> None:
        """Replace the row with this record; marks that refer to the row stay with it."""
        self.table.model.fill_row(row_index, _add_origin(self.to_row(item), item))
        self._handle_rows_changed()

    def drop_unfilled(self) -> None:
        """Remove the template rows that nobody has filled in."""
        if unfilled := self.table.model.find_rows_of_origin(Origin.TEMPLATE):
            self.table.model.remove_rows(unfilled)
            self._handle_rows_changed()

    def confirm_all(self) -> None:
        """Confirm every carried row that nobody has touched."""
        self.table.confirm_all_rows()

    def load_unread(self, unread: Mapping[str, str]) -> None:
        """Restore the texts that could not be read, after `load_items`; `unread` may hold texts of other fields too."""
        paths = [path.split(".", 2)[1:] for path in unread if path.startswith(f"{self.field}.")]
        for number, *key in sorted(paths, key=lambda parts: int(parts[0])):
            text = unread[".".join((self.field, number, *key))]
            if key:
                self.table.model.set_cell_text(int(number), key[0], text)
            else:
                self.table.model.insert_row(int(number), self._split_cells(text))
        self._show_read_only_cells()
        self._remember_rows()
        self._judge_cells()

    def collect_items(self) -> tuple[PartT, ...]:
        """Collect the rows that are records."""
        return tuple(line.item for line in self._read_lines() if line.item is not None)

    def collect_unread(self) -> dict[str, str]:
        """Collect the typed texts that are not part of a record yet, by path."""
        unread: dict[str, str] = {}
        for line in self._read_lines():
            path = f"{self.field}.{line.number}"
            if line.item is None:
                unread[path] = _CELL_SEPARATOR.join(
                    self.table.model.get_typed_texts(line.row_index).values()
                ).rstrip(" |")
            else:
                unread |= {f"{path}.{key}": text for key, text in line.reading.unreadable.items()}
        return unread

    def focus_field(self, path: str) -> None:
        """Put the cursor on the cell or row at that path, or on the first cell for the field itself."""
        _, number, key = [*path.split(".", 2), "", ""][:3]
        line = next((line for line in self._read_lines() if str(line.number) == number), None)
        wrong = line.wrong.field if line and line.wrong else ""
        first = next(column.key for column in self.table.model.columns if column.is_editable)
        self.table.go_to_cell(line.row_index if line else 0, key or wrong or first)

    @abstractmethod
    def to_row(self, item: PartT) -> Row:
        """Convert the record to its cells by key."""

    @abstractmethod
    def to_item(self, row: Row) -> PartT:
        """Convert the cells to the record. Raises Invalid with the key of the wrong cell."""

    def format_read_only_cells(self, _row: Row) -> dict[str, str]:
        """Format the read-only cells, such as the norm, by key."""
        return {}

    def derive_cells(self, _row: Row, _rows_before: Row) -> Row:
        """Return cells to fill in after a change of the row from `before`."""
        return {}

    def find_doubts(self, _row: Row) -> Mapping[str, str]:
        """Return sentences about unlikely cells by key. They are shown as warnings; nothing is refused."""
        return {}

    def show_doubts(self, doubts: Mapping[str, str]) -> None:
        """Show the plausibility warnings of the whole note, by path: `treatment` or `treatment.0.side`."""
        self._note_doubts = {
            path: text for path, text in doubts.items() if path.partition(".")[0] == self.field
        }
        self._mark_doubts()

    def _read_lines(self) -> list[TableLine[PartT]]:
        """Read the non-blank rows, parsing only those that changed, since a draft is collected at nearly every key."""
        model = self.table.model
        if self._revision != model.revision:
            self._revision = model.revision
            rows = [row_index for row_index in range(model.rowCount()) if not model.is_blank_row(row_index)]
            self._lines = [
                TableLine(number, row_index, self._read_row(row_index))
                for number, row_index in enumerate(rows)
            ]
            self._readings = {model.get_row_handle(line.row_index): line.reading for line in self._lines}
        return self._lines

    def _read_row(self, row_index: int) -> RowReading[PartT]:
        model = self.table.model
        cached, state = (
            self._readings.get(model.get_row_handle(row_index)),
            model.capture_row_state(row_index),
        )
        if cached is not None and cached.state == state:
            return cached
        unreadable = {
            key: text
            for key, text in model.get_typed_texts(row_index).items()
            if self._is_unreadable(key, text)
        }
        try:
            return RowReading(state, self._read_item(model.read_row_values(row_index)), None, unreadable)
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
        for row_index in range(model.rowCount()):
            row, before = (
                model.read_row_values(row_index),
                self._rows_before[row_index] if row_index < len(self._rows_before) else {},
            )
            if row != before and not model.is_blank_row(row_index):
                if (quick := self._read_whole_line(row_index, before)) is not None:
                    model.fill_row(row_index, quick)
                    row = model.read_row_values(row_index)
                for key, value in self.derive_cells(row, before).items():
                    model.set_cell_text(row_index, key, self._find_column(key).format_value(value))
        self._show_read_only_cells()
        self._remember_rows()
        self._judge_cells()

    def _read_whole_line(self, row_index: int, before: Row) -> Row | None:
        """Return the cells of a whole quick-entry line that was typed into the first cell, or else None."""
        first = next(column for column in self.table.model.columns if column.is_editable)
        texts = self.table.model.get_typed_texts(row_index)
        typed = texts.pop(first.key)
        is_known = typed in (name for _, name in first.choices)
        if not typed or is_known or typed == before.get(first.key) or any(texts.values()):
            return None
        records = (reading.record for reading in read_line(typed) if reading.field == self.field)
        record = next(records, None)
        cells = self.to_row(cast("PartT", record)) if isinstance(record, NoteLine) and record.filled else {}
        return cells if any(self._find_column(key).format_value(cells.get(key)) for key in texts) else None

    def _judge_cells(self) -> None:
        """Mark the cells that a rule refuses; an empty cell only after the cursor has left its row."""
        model, current = self.table.model, self.table.view.currentIndex().row()
        refusals = {}
        for line in self._read_lines():
            if line.wrong is None:
                continue
            text = model.get_typed_texts(line.row_index).get(line.wrong.field, "")
            if not self._is_unreadable(line.wrong.field, text) and (text or line.row_index != current):
                refusals[line.row_index, line.wrong.field] = line.wrong.message
        model.mark_refused_cells(refusals)
        self._mark_doubts()

    def _mark_doubts(self) -> None:
        """Mark unlikely cells, and update the text below the table."""
        model = self.table.model
        rows = (
            (row_index, model.read_row_values(row_index))
            for row_index in range(model.rowCount())
            if not model.is_blank_row(row_index)
        )
        doubts = {
            (row_index, key): text for row_index, row in rows for key, text in self.find_doubts(row).items()
        }
        model.mark_doubtful_cells(doubts | dict(self._place_note_doubts()))
        self.table.show_problems()

    def _place_note_doubts(self) -> Iterator[tuple[tuple[int, str], str]]:
        """Yield the note's warnings by cell; a warning about a whole row or table goes to its first cell."""
        model = self.table.model
        rows = [row_index for row_index in range(model.rowCount()) if not model.is_blank_row(row_index)] or [
            0
        ]
        first = next(column.key for column in model.columns if column.is_editable)
        for path, text in self._note_doubts.items():
            _, number, key = [*path.split(".", 2), "", ""][:3]
            if int(number or 0) < len(rows):
                yield (rows[int(number or 0)], key or first), text

    def _show_read_only_cells(self) -> None:
        model = self.table.model
        for row_index in range(model.rowCount()):
            for key, text in self.format_read_only_cells(model.read_row_values(row_index)).items():
                model.set_cell_text(row_index, key, text)

    def _remember_rows(self) -> None:
        model = self.table.model
        self._rows_before = [model.read_row_values(row_index) for row_index in range(model.rowCount())]

    def _find_column(self, key: str) -> EntryColumn:
        return next(column for column in self.table.model.columns if column.key == key)

    def _is_unreadable(self, key: str, text: str) -> bool:
        column = next((column for column in self.table.model.columns if column.key == key), None)
        return column is not None and bool(column.describe_problem(text))

    def _split_cells(self, text: str) -> dict[str, str]:
        keys = [column.key for column in self.table.model.columns if column.is_editable]
        return dict(zip(keys, (cell.strip() for cell in text.split("|")), strict=False))


def is_unfilled(row: Row) -> bool:
    """Return whether this is an untouched template row, which may lack its value until the note is signed."""
    return row.get(ORIGIN) is Origin.TEMPLATE


def _add_origin(row: Row, item: Part) -> Row:
    return {**row, ORIGIN: item.origin} if isinstance(item, NoteLine) and item.origin else row
