"""Finding as one types: the presenter between a line, a table and the chart, for every page that lists."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from charting.actions.listing import PAGE
from charting.chart import Chart
from charting.summaries.listings import Listed
from ui.desk import Desk
from ui.widgets.keeping_place import show_rows
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import RowsModel
from ui.widgets.search_line import SearchLine

REST = 150  # ms without a key


class Finder(QObject):
    """Asks the chart at every key and shows the latest answer only: a page, and the next where one scrolls to its end.

    Enter in the line opens the row chosen, once the answer to what was typed is there; Down goes into the table,
    Up from its first row back. `shown(text, rows, found)` after each answer, of `found` rows in all; `opened(row)`,
    and `missed(text)` for Enter where nothing was found. `ask(chart, text, first, most)` runs on the chart's thread;
    `key` tells which record a row is. What takes longer than a key is added to the rows that are shown by `complete`, on
    the same thread, once the hand rests (while another thread computes, Python lets the window wait at every cell that it
    paints); it asks now and then whether its answer is still wanted. With `keeps_blanks` those around what was typed
    belong to the question.
    """

    shown = Signal(str, list, int)
    opened = Signal(object)
    missed = Signal(str)

    def __init__(
        self,
        desk: Desk,
        line: SearchLine,
        table: RecordTable,
        ask: Callable[[Chart, str, int, int], Listed[Any]],
        key: Callable[[Any], object],
        complete: Callable[[Chart, Sequence[Any], Callable[[], bool]], Sequence[Any]] | None = None,
        *,
        keeps_blanks: bool = False,
    ) -> None:
        super().__init__(table)
        self._desk, self._line, self._table = desk, line, table
        self._ask, self._key, self._complete = ask, key, complete
        self._keeps_blanks = keeps_blanks
        self._asked = self._answered = self._found = 0
        self._shown_text = ""
        self._entered = False
        self._completed = 0
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._ask_for_more)
        line.textChanged.connect(lambda _: self.look())
        line.returnPressed.connect(self._enter)
        line.left_down.connect(self._go_down)
        table.activated_row.connect(self.opened)
        table.listed.more_wanted.connect(self._look_further)
        table.follow(line)
        table.installEventFilter(self)

    def look(self) -> None:
        """Ask anew for what stands in the line: its first page, or as many as are shown of it by now."""
        self._asked += 1
        self._rest.stop()
        asked, text, ask = self._asked, self._line.text(), self._ask
        text = text if self._keeps_blanks else text.strip()
        most = max(PAGE, len(self._rows.rows) if text == self._shown_text else 0)
        self._desk.read(
            lambda chart: ask(chart, text, 0, most), lambda listed: self._show(asked, text, listed), self
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

    @property
    def _rows(self) -> RowsModel:
        return self._table.listed

    def _show(self, asked: int, text: str, listed: Listed[Any]) -> None:
        if asked != self._asked:
            return
        self._answered = asked
        show_rows(self._table, listed.rows, self._key, from_top=text != self._shown_text, found=listed.found)
        self._shown_text, self._found = text, listed.found
        self._say()
        if self._entered:
            self._enter()
        self._complete_from(0)

    def _look_further(self) -> None:
        """The next page of what is shown, unless something else was asked meanwhile."""
        if self._asked != self._answered:
            return
        asked, text, ask, first = self._asked, self._shown_text, self._ask, len(self._rows.rows)
        self._desk.read(
            lambda chart: ask(chart, text, first, PAGE), lambda listed: self._add(asked, first, listed), self
        )

    def _add(self, asked: int, first: int, listed: Listed[Any]) -> None:
        if asked == self._asked and first == len(self._rows.rows):
            self._rows.add_rows(listed.rows)
            if listed.rows:
                self._found = listed.found
                self._rows.expect(listed.found)
            self._say()
            self._complete_from(min(first, self._completed))

    def _complete_from(self, first: int) -> None:
        self._completed = first
        if self._complete is not None:
            self._rest.start()

    def _ask_for_more(self) -> None:
        """What `complete` adds to the rows that lack it; given up with the next key, which would wait for it."""
        asked, first, complete = self._asked, self._completed, self._complete
        rows = self._rows.rows[first:]

        def wanted() -> bool:
            return asked == self._asked

        def done(more: Sequence[Any]) -> None:
            if wanted():
                self._completed = first + len(rows)
                self._change(first, more)

        if complete is not None and rows:
            self._desk.read(lambda chart: complete(chart, rows, wanted), done, self)

    def _change(self, first: int, rows: Sequence[Any]) -> None:
        self._rows.change_rows(first, rows)
        self._say()

    def _say(self) -> None:
        self.shown.emit(self._shown_text, self._rows.rows, self._found)

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
