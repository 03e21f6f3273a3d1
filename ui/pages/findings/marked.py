"""Ties the body figure to the palpation table: a mark carries the number of its row, and follows the row."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from charting.model.body import Mark, MarkKind
from charting.model.folding import fold
from charting.reference import loader
from ui.pages.findings.columns import as_text
from ui.pages.findings.palpation import PalpationTable
from ui.widgets.body_figure import BodyFigure


class MarkedFindings(QObject):
    """Between a table and a figure. `changed` when the marks changed, `kind_changed` with what the next mark will be."""

    changed = Signal()
    kind_changed = Signal(object)

    def __init__(self, table: PalpationTable, figure: BodyFigure) -> None:
        super().__init__(figure)
        self._table, self._figure = table, figure
        self._order: list[object] = []
        self._count = 0
        figure.marks_changed.connect(self._marked)
        table.changed.connect(self._rows_changed)
        table.current_row.connect(lambda _row: self._offer_kind())

    def load(self, marks: Sequence[Mark]) -> None:
        """Show the note's marks; after the table was loaded."""
        self._figure.set_marks(marks)
        self._order, self._count = self._rows(), len(marks)

    def marks(self) -> tuple[Mark, ...]:
        """The marks with their numbers."""
        return self._figure.marks()

    def _marked(self, marks: tuple[Mark, ...]) -> None:
        """A new mark gets the number of the row that the cursor is in, unless another mark has it."""
        number = self._current_number()
        if len(marks) > self._count and number and all(mark.number != number for mark in marks):
            marks = (*marks[:-1], msgspec.structs.replace(marks[-1], number=number))
            self._figure.set_marks(marks)
        self._count = len(marks)
        self.changed.emit()

    def _rows_changed(self) -> None:
        """A row was added, emptied or removed: the numbers follow, and a row that is gone leaves its mark without one."""
        order = self._rows()
        if order != self._order:
            moved = {old: _place(order, row) for old, row in enumerate(self._order, 1)}
            marks = [
                msgspec.structs.replace(mark, number=moved.get(mark.number)) if mark.number else mark
                for mark in self._figure.marks()
            ]
            self._figure.set_marks(marks)
            self._order = order
        self._offer_kind()

    def _offer_kind(self) -> None:
        """The next mark is of the kind that the row's finding is drawn with."""
        at = self._table.table.view.currentIndex().row()
        finding = fold(as_text(self._table.table.model.row(at).get("finding"))) if at >= 0 else ""
        kind = next((each.mark for each in loader.palpation_findings() if fold(each.name) == finding), None)
        if kind is not None:
            self._figure.set_kind(MarkKind(kind))
            self.kind_changed.emit(kind)

    def _current_number(self) -> int | None:
        at = self._table.table.view.currentIndex().row()
        model = self._table.table.model
        return _place(self._rows(), model.token(at)) if at >= 0 and not model.blank(at) else None

    def _rows(self) -> list[object]:
        model = self._table.table.model
        return [_Row(model.token(at)) for at in range(model.rowCount()) if not model.blank(at)]


class _Row:
    """A row by identity: two rows that read alike are two rows."""

    def __init__(self, token: object) -> None:
        self.token = token

    def __eq__(self, other: object) -> bool:
        return self.token is (other.token if isinstance(other, _Row) else other)

    def __hash__(self) -> int:
        return id(self.token)


def _place(rows: Sequence[object], row: object) -> int | None:
    return next((place for place, each in enumerate(rows, 1) if each == row), None)
