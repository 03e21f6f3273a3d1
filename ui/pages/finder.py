"""Finding as one types: the presenter between a line, a table and the chart, for every page that lists."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from charting.chart import Chart
from ui.desk import Desk
from ui.widgets.keeping_place import show_rows
from ui.widgets.record_table import RecordTable
from ui.widgets.search_line import SearchLine


class Finder(QObject):
    """Asks the chart at every key and shows the latest answer only.

    Enter in the line opens the row chosen, once the answer to what was typed is there; Down goes into the table,
    Up from its first row back. `shown(text, rows)` after each answer, `opened(row)`, and `missed(text)` for Enter
    where nothing was found. `ask` runs on the chart's thread; `key` tells which record a row is. What takes longer than
    a key may be added to the rows that are shown by `complete`, on the same thread: it is asked after each row whether
    its answer is still wanted.
    """

    shown = Signal(str, list)
    opened = Signal(object)
    missed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        line: SearchLine,
        table: RecordTable,
        ask: Callable[[Chart, str], Sequence[Any]],
        key: Callable[[Any], object],
        complete: Callable[[Chart, Sequence[Any], Callable[[], bool]], Sequence[Any]] | None = None,
    ) -> None:
        super().__init__(table)
        self._desk, self._line, self._table = desk, line, table
        self._ask, self._key, self._complete = ask, key, complete
        self._asked = self._answered = 0
        self._shown_text = ""
        self._entered = False
        line.textChanged.connect(lambda _: self.look())
        line.returnPressed.connect(self._enter)
        line.left_down.connect(self._go_down)
        table.activated_row.connect(self.opened)
        table.follow(line)
        table.installEventFilter(self)

    def look(self) -> None:
        """Ask anew for what stands in the line."""
        self._asked += 1
        asked, text, ask = self._asked, self._line.text().strip(), self._ask
        self._desk.read(
            lambda chart: ask(chart, text), lambda rows: self._show(asked, text, list(rows)), self
        )

    def focus(self) -> None:
        """Go to the line, ready to type over what is there."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up from the first row goes back to the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            first = self._table.currentIndex().row() <= 0
            if event.key() == Qt.Key.Key_Up and not event.modifiers() and first:
                self.focus()
                return True
        return super().eventFilter(watched, event)

    def _show(self, asked: int, text: str, rows: list[Any]) -> None:
        if asked != self._asked:
            return
        self._answered = asked
        self._put(text, rows)
        if self._entered:
            self._enter()
        if self._complete is not None:
            self._ask_for_more(asked, text, rows, self._complete)

    def _ask_for_more(self, asked: int, text: str, rows: list[Any], complete: Callable[..., Any]) -> None:
        """An answer that nobody waits for any more is given up, so that the next key does not wait for it."""

        def wanted() -> bool:
            return asked == self._asked

        self._desk.read(
            lambda chart: complete(chart, rows, wanted),
            lambda more: self._put(text, list(more)) if wanted() and more != rows else None,
            self,
        )

    def _put(self, text: str, rows: list[Any]) -> None:
        show_rows(self._table, rows, self._key, from_top=text != self._shown_text)
        self._shown_text = text
        self.shown.emit(text, rows)

    def _enter(self) -> None:
        """Open the row chosen; while the answer is on its way, wait for it."""
        self._entered = self._answered != self._asked
        if self._entered:
            return
        row = self._table.row()
        if row is not None:
            self.opened.emit(row)
        elif self._line.text().strip():
            self.missed.emit(self._line.text().strip())

    def _go_down(self) -> None:
        if self._table.row() is not None:
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
