"""Keeps the marks on the body figure and the rows of the palpation table in sync: editing either changes both.

A mark carries the number of its row. Marks of old notes may have none; they stay as they are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemView

from charting.model.body_mark import Mark
from charting.model.case import Side
from charting.model.findings import Palpation
from charting.model.note_line import Origin
from charting.summaries.notes.mark_sync import (
    attach_mark,
    find_mark_kind,
    find_nearest_name,
    find_side_of_mark,
    make_marks_for_finding,
    make_palpation_from_mark,
    update_finding_of_mark,
    update_marks_of_finding,
)
from charting.text.folding import fold
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.widgets.body.body_mark_editor import BodyMarkEditor


class _Row(NamedTuple):
    """A table row with its handle (two equal rows are still two rows), its index, and its finding if it is valid."""

    handle: object
    row_index: int
    finding: Palpation | None


class MarkedFindings(QObject):
    """Connects a table and a figure. Emits `changed` when marks or rows change, and `kind_changed(kind)` for the next mark."""

    changed = Signal()
    kind_changed = Signal(object)

    def __init__(self, table: PalpationTable, figure: BodyMarkEditor) -> None:
        super().__init__(figure)
        self.table, self.figure = table, figure
        self._rows: list[_Row] = []
        self._marks: tuple[Mark, ...] = ()
        self._writing = False
        figure.marks_changed.connect(self._handle_marks_changed)
        table.table.model.edited.connect(self._sync_marks)
        table.changed.connect(self._sync_unless_typing)
        table.current_row.connect(lambda _row: self._offer_kind())

    def load_marks(self, marks: Sequence[Mark]) -> None:
        """Show the marks of a note whose table is already loaded. Opening a note never adds marks or rows."""
        self._show_marks(marks)
        self._rows = self._read_rows()

    def collect_marks(self) -> tuple[Mark, ...]:
        """Collect the marks, numbered after the current rows, even while a row is being typed."""
        current_numbers = {id(row.handle): number for number, row in enumerate(self._read_rows(), 1)}
        numbers = {number: current_numbers.get(id(row.handle)) for number, row in enumerate(self._rows, 1)}
        return tuple(
            _set_number(mark, numbers.get(mark.number)) if mark.number else mark for mark in self._marks
        )

    def collect_charted(self) -> tuple[tuple[Palpation, ...], tuple[Mark, ...]]:
        """Return the findings and the marks as of the last time a cell was left."""
        return tuple(row.finding for row in self._rows if row.finding), self._marks

    def get_finding(self, index: int) -> Palpation:
        """Return the finding of that mark, or the finding that it would get if it has no row."""
        row = self._find_row(self._marks[index])
        return row.finding if row and row.finding else make_palpation_from_mark(self._marks[index])

    def change_finding(self, mark_index: int, **changes: object) -> int | None:
        """Change the finding of that mark. Return the index of its mark afterwards; None if the finding has no mark anymore."""
        row = self._find_row(self._marks[mark_index])
        if row is None:
            self._attach_row(mark_index)
            row = self._find_row(self._marks[mark_index])
        if row is None or row.finding is None:
            return mark_index
        number = self._marks[mark_index].number
        self.table.write_row(row.row_index, msgspec.structs.replace(row.finding, **changes))
        own = [index for index, mark in enumerate(self._marks) if mark.number == number]
        return mark_index if mark_index in own else next(iter(own), None)

    def _handle_marks_changed(self, marks: tuple[Mark, ...]) -> None:
        """Update the row of the one mark that the user added, changed, moved or removed."""
        before, self._marks = self._marks, marks
        index = _find_difference(before, marks)
        if len(marks) > len(before):
            self._attach_row(len(marks) - 1)
        elif len(marks) < len(before):
            self._forget_mark(before[index])
        elif (row := self._find_row(before[index])) is not None and row.finding is not None:
            finding = update_finding_of_mark(row.finding, before[index], marks[index])
            self._write_quietly(lambda: self.table.write_row(row.row_index, finding))
        self.changed.emit()

    def _attach_row(self, index: int) -> None:
        """Give that mark a row: one that waits for a mark, or else a new one."""
        mark = self._marks[index]
        taken = {marked.number for marked in self._marks}
        free = [row for number, row in enumerate(self._rows, 1) if number not in taken and row.finding]
        row, finding = next(iter(self._find_waiting_rows(free, mark)), (None, make_palpation_from_mark(mark)))
        if row is None:
            self._write_quietly(lambda: self.table.add_items([finding]))
        else:
            self._write_quietly(lambda: self.table.write_row(row.row_index, finding))
        number = len(self._rows) if row is None else _find_number(self._rows, row.handle)
        kind = find_mark_kind(finding.finding) or mark.kind
        adopted = msgspec.structs.replace(mark, number=number, kind=kind)
        self._show_marks([*self._marks[:index], adopted, *self._marks[index + 1 :]])

    def _find_waiting_rows(self, free: Iterable[_Row], mark: Mark) -> Iterator[tuple[_Row, Palpation]]:
        """Yield the rows that this mark may belong to, filled in from it: the current row first, then one for the same place."""
        current, structure = self.table.table.view.currentIndex().row(), fold(find_nearest_name(mark))
        for row in sorted(free, key=lambda row: row.row_index != current):
            filled = attach_mark(row.finding, mark) if row.finding else None
            if row.finding is None or filled is None:
                continue
            if row.row_index == current or (
                fold(row.finding.structure) == structure and not row.finding.finding
            ):
                yield row, filled

    def _forget_mark(self, mark: Mark) -> None:
        """Remove the row of a removed mark, unless the mark of the other side is left."""
        row = self._find_row(mark)
        if row is None:
            return
        remaining = [other for other in self._marks if other.number == mark.number]
        if not remaining:
            self._write_quietly(lambda: self.table.table.model.remove_row(row.row_index))
            self._show_marks([_move_number_up(other, mark.number or 0) for other in self._marks])
        elif (
            row.finding is not None
            and row.finding.side is Side.BOTH
            and len({find_side_of_mark(other) for other in remaining}) == 1
        ):
            finding = msgspec.structs.replace(row.finding, side=find_side_of_mark(remaining[0]))
            self._write_quietly(lambda: self.table.write_row(row.row_index, finding))

    def _sync_unless_typing(self) -> None:
        """Sync the marks, unless a cell is open: half a word must not move a mark."""
        if self.table.table.view.state() is not QAbstractItemView.State.EditingState:
            self._sync_marks()

    def _sync_marks(self) -> None:
        """Update the marks of rows that were added, changed or removed; the other marks keep their order."""
        if self._writing:
            return
        rows, before = self._read_rows(), self._rows
        if rows != before:
            marks = {number: self._derive_marks(row) for number, row in enumerate(rows, 1)}
            new_numbers = {number: _find_number(rows, row.handle) for number, row in enumerate(before, 1)}
            listed: list[Mark] = []
            for mark in self._marks:
                listed += marks.pop(new_numbers.get(mark.number) or 0, ()) if mark.number else (mark,)
            self._rows = rows
            self._show_marks([*listed, *(mark for row_marks in marks.values() for mark in row_marks)])
            self.changed.emit()
        self._offer_kind()

    def _derive_marks(self, row: _Row) -> tuple[Mark, ...]:
        """Derive the marks of the row as it is now, with its number."""
        number = _find_number(self._rows, row.handle)
        before = self._rows[number - 1].finding if number else None
        marks = tuple(mark for mark in self._marks if number and mark.number == number)
        new = row.finding
        if new is not None and new.origin is not Origin.TEMPLATE and new != before:
            marks = (
                make_marks_for_finding(new)
                if before is None and not marks
                else update_marks_of_finding(marks, before or new, new)
            )
        rows = self._read_rows()
        return tuple(_set_number(mark, _find_number(rows, row.handle)) for mark in marks)

    def _offer_kind(self) -> None:
        """Offer the kind that the current row's finding is drawn with for the next mark."""
        current = self.table.table.view.currentIndex().row()
        finding = next((row.finding for row in self._rows if row.row_index == current), None)
        kind = find_mark_kind(finding.finding) if finding else None
        if kind is not None:
            self.figure.set_kind(kind)
            self.kind_changed.emit(kind)

    def _write_quietly(self, write: Callable[[], None]) -> None:
        """Write to the table what the marks say, without syncing the marks again."""
        self._writing = True
        write()
        self._writing = False
        self._rows = self._read_rows()

    def _show_marks(self, marks: Sequence[Mark]) -> None:
        self._marks = tuple(marks)
        self.figure.set_marks(self._marks)

    def _find_row(self, mark: Mark) -> _Row | None:
        return self._rows[mark.number - 1] if mark.number and mark.number <= len(self._rows) else None

    def _read_rows(self) -> list[_Row]:
        model, findings = self.table.table.model, dict(self.table.list_lines())
        indexes = (index for index in range(model.rowCount()) if not model.is_blank_row(index))
        return [_Row(model.get_row_handle(index), index, findings.get(index)) for index in indexes]


def _set_number(mark: Mark, number: int | None) -> Mark:
    return msgspec.structs.replace(mark, number=number)


def _find_number(rows: Sequence[_Row], handle: object) -> int | None:
    return next((number for number, row in enumerate(rows, 1) if row.handle is handle), None)


def _move_number_up(mark: Mark, gone: int) -> Mark:
    """Renumber the mark after row number `gone` was removed."""
    return _set_number(mark, mark.number - 1) if mark.number and mark.number > gone else mark


def _find_difference(before: Sequence[Mark], after: Sequence[Mark]) -> int:
    """Return the index of the one mark that was added, changed or removed."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((index for index, (old, new) in pairs if old != new), min(len(before), len(after)))
