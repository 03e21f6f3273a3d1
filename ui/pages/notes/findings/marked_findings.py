"""The marks on the body figure and the rows of the palpation table are the same findings: editing either changes both.

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
    """A row by identity, since two that read alike are two rows; its place in the table, and its finding if it is one."""

    token: object
    at: int
    finding: Palpation | None


class MarkedFindings(QObject):
    """Between a table and a figure. `changed` when marks or rows changed, `kind_changed` with what the next mark will be."""

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
        """Show the note's marks; after the table was loaded. Nothing is added to a note by opening it."""
        self._show_marks(marks)
        self._rows = self._read_rows()

    def collect_marks(self) -> tuple[Mark, ...]:
        """The marks, numbered by the rows as they are now, also while a row is being typed in."""
        places = {id(row.token): number for number, row in enumerate(self._read_rows(), 1)}
        numbers = {number: places.get(id(row.token)) for number, row in enumerate(self._rows, 1)}
        return tuple(
            _set_number(mark, numbers.get(mark.number)) if mark.number else mark for mark in self._marks
        )

    def collect_charted(self) -> tuple[tuple[Palpation, ...], tuple[Mark, ...]]:
        """The findings and the marks as they were when a cell was last left."""
        return tuple(row.finding for row in self._rows if row.finding), self._marks

    def get_finding(self, place: int) -> Palpation:
        """The finding of the mark at that place; for a mark without a row what it would be."""
        row = self._find_row(self._marks[place])
        return row.finding if row and row.finding else make_palpation_from_mark(self._marks[place])

    def change_finding(self, place: int, **changes: object) -> int | None:
        """Change the finding of that mark; its place afterwards, None when the finding has no mark any more."""
        row = self._find_row(self._marks[place])
        if row is None:
            self._attach_row(place)
            row = self._find_row(self._marks[place])
        if row is None or row.finding is None:
            return place
        number = self._marks[place].number
        self.table.write_row(row.at, msgspec.structs.replace(row.finding, **changes))
        same = [at for at, mark in enumerate(self._marks) if mark.number == number]
        return place if place in same else next(iter(same), None)

    def _handle_marks_changed(self, marks: tuple[Mark, ...]) -> None:
        """The therapist set, changed, moved or removed one mark: its row follows."""
        before, self._marks = self._marks, marks
        at = _find_difference(before, marks)
        if len(marks) > len(before):
            self._attach_row(len(marks) - 1)
        elif len(marks) < len(before):
            self._forget_mark(before[at])
        elif (row := self._find_row(before[at])) is not None and row.finding is not None:
            finding = update_finding_of_mark(row.finding, before[at], marks[at])
            self._write_quietly(lambda: self.table.write_row(row.at, finding))
        self.changed.emit()

    def _attach_row(self, place: int) -> None:
        """Give that mark its row: one that waits for it, else a new one."""
        mark = self._marks[place]
        taken = {each.number for each in self._marks}
        free = [row for number, row in enumerate(self._rows, 1) if number not in taken and row.finding]
        row, finding = next(iter(self._find_waiting_rows(free, mark)), (None, make_palpation_from_mark(mark)))
        if row is None:
            self._write_quietly(lambda: self.table.add_items([finding]))
        else:
            self._write_quietly(lambda: self.table.write_row(row.at, finding))
        number = len(self._rows) if row is None else _find_number(self._rows, row.token)
        kind = find_mark_kind(finding.finding) or mark.kind
        adopted = msgspec.structs.replace(mark, number=number, kind=kind)
        self._show_marks([*self._marks[:place], adopted, *self._marks[place + 1 :]])

    def _find_waiting_rows(self, free: Iterable[_Row], mark: Mark) -> Iterator[tuple[_Row, Palpation]]:
        """The rows that this mark may belong to, filled in from it: that with the cursor, then one of the same place."""
        here, named = self.table.table.view.currentIndex().row(), fold(find_nearest_name(mark))
        for row in sorted(free, key=lambda row: row.at != here):
            filled = attach_mark(row.finding, mark) if row.finding else None
            if row.finding is None or filled is None:
                continue
            if row.at == here or (fold(row.finding.structure) == named and not row.finding.finding):
                yield row, filled

    def _forget_mark(self, mark: Mark) -> None:
        """A mark was removed: its row goes too, unless the other side's mark is left."""
        row = self._find_row(mark)
        if row is None:
            return
        left = [each for each in self._marks if each.number == mark.number]
        if not left:
            self._write_quietly(lambda: self.table.table.model.remove_row(row.at))
            kept = [_move_number_up(each, mark.number or 0) for each in self._marks]
            self._show_marks(kept)
        elif (
            row.finding is not None
            and row.finding.side is Side.BOTH
            and len({find_side_of_mark(each) for each in left}) == 1
        ):
            finding = msgspec.structs.replace(row.finding, side=find_side_of_mark(left[0]))
            self._write_quietly(lambda: self.table.write_row(row.at, finding))

    def _sync_unless_typing(self) -> None:
        """A row may be half a word while it is typed; a mark follows when the cell is left."""
        if self.table.table.view.state() is not QAbstractItemView.State.EditingState:
            self._sync_marks()

    def _sync_marks(self) -> None:
        """Rows were added, changed or removed: their marks follow, the others keep their place in the list."""
        if self._writing:
            return
        rows, before = self._read_rows(), self._rows
        if rows != before:
            marks = {number: self._derive_marks(row) for number, row in enumerate(rows, 1)}
            olds = {number: _find_number(rows, row.token) for number, row in enumerate(before, 1)}
            listed: list[Mark] = []
            for mark in self._marks:
                listed += marks.pop(olds.get(mark.number) or 0, ()) if mark.number else (mark,)
            self._rows = rows
            self._show_marks([*listed, *(mark for each in marks.values() for mark in each)])
            self.changed.emit()
        self._offer_kind()

    def _derive_marks(self, row: _Row) -> tuple[Mark, ...]:
        """The marks of a row as it is now, with its number."""
        number = _find_number(self._rows, row.token)
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
        return tuple(_set_number(mark, _find_number(rows, row.token)) for mark in marks)

    def _offer_kind(self) -> None:
        """The next mark is of the kind that the row's finding is drawn with."""
        at = self.table.table.view.currentIndex().row()
        finding = next((row.finding for row in self._rows if row.at == at), None)
        kind = find_mark_kind(finding.finding) if finding else None
        if kind is not None:
            self.figure.set_kind(kind)
            self.kind_changed.emit(kind)

    def _write_quietly(self, write: Callable[[], None]) -> None:
        """Write to the table what the marks say, without the marks following that again."""
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
        places = (at for at in range(model.rowCount()) if not model.is_blank_row(at))
        return [_Row(model.get_row_handle(at), at, findings.get(at)) for at in places]


def _set_number(mark: Mark, number: int | None) -> Mark:
    return msgspec.structs.replace(mark, number=number)


def _find_number(rows: Sequence[_Row], token: object) -> int | None:
    return next((number for number, row in enumerate(rows, 1) if row.token is token), None)


def _move_number_up(mark: Mark, gone: int) -> Mark:
    """The mark after that row went."""
    return _set_number(mark, mark.number - 1) if mark.number and mark.number > gone else mark


def _find_difference(before: Sequence[Mark], after: Sequence[Mark]) -> int:
    """The place of the one mark that was added, changed or removed."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
