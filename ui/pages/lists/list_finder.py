"""Finding as one types: the presenter between a line, a table and the chart, for every page that lists."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from charting.actions.list_pages import PAGE_SIZE
from charting.clinic_file import ClinicFile
from charting.summaries.lists.list_rows import ListPage
from ui.core.chart_client import ChartClient
from ui.widgets.controls.search_line import SearchLine
from ui.widgets.record_table.record_table import RecordModel, RecordTable, refresh_rows

REST_MS = 150  # ms without a key


class ListFinder(QObject):
    """Asks the chart at every key and shows the latest answer only: a page, and the next where one scrolls to its end.

    Enter in the line opens the row chosen, once the answer to what was typed is there; Down goes into the table,
    Up from its first row back. `shown(text, rows, found)` after each answer, of `found` rows in all; `opened(row)`,
    and `missed_button(text)` for Enter where nothing was found. `ask(chart, text, first, most)` runs on the chart's thread;
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
        chart_client: ChartClient,
        line: SearchLine,
        table: RecordTable,
        ask: Callable[[ClinicFile, str, int, int], ListPage[Any]],
        key: Callable[[Any], object],
        complete: Callable[[ClinicFile, Sequence[Any], Callable[[], bool]], Sequence[Any]] | None = None,
        *,
        keeps_blanks: bool = False,
    ) -> None:
        super().__init__(table)
        self._chart_client, self._line, self._table = chart_client, line, table
        self._ask, self._key, self._complete = ask, key, complete
        self._keeps_blanks = keeps_blanks
        self._asked = self._answered = self._found = 0
        self._shown_text = ""
        self._entered = False
        self._completed = 0
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._fill_in_rows)
        line.textChanged.connect(lambda _: self.refresh_results())
        line.returnPressed.connect(self._open_chosen)
        line.left_down.connect(self._go_into_table)
        table.activated_row.connect(self.opened)
        table.record_model.more_wanted.connect(self._read_next_page)
        table.follow_search_line(line)
        table.installEventFilter(self)

    def refresh_results(self) -> None:
        """Ask anew for what stands in the line: its first page, or as many as are shown of it by now."""
        self._asked += 1
        self._rest.stop()
        asked, text, ask = self._asked, self._line.text(), self._ask
        text = text if self._keeps_blanks else text.strip()
        most = max(PAGE_SIZE, len(self._rows.rows) if text == self._shown_text else 0)
        self._chart_client.run_query(
            lambda clinic_file: ask(clinic_file, text, 0, most),
            lambda listed: self._show_answer(asked, text, listed),
            self,
        )

    def focus_line(self) -> None:
        """Go to the line, ready to type over what is there."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up from the first row goes back to the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            first = self._table.currentIndex().row() <= 0
            if event.key() == Qt.Key.Key_Up and not event.modifiers() and first:
                self.focus_line()
                return True
        return super().eventFilter(watched, event)

    @property
    def _rows(self) -> RecordModel:
        return self._table.record_model

    def _show_answer(self, asked: int, text: str, listed: ListPage[Any]) -> None:
        if asked != self._asked:
            return
        self._answered = asked
        refresh_rows(
            self._table, listed.rows, self._key, from_top=text != self._shown_text, found=listed.found
        )
        self._shown_text, self._found = text, listed.found
        self._emit_shown()
        if self._entered:
            self._open_chosen()
        self._schedule_completion(0)

    def _read_next_page(self) -> None:
        """The next page of what is shown, unless something else was asked meanwhile."""
        if self._asked != self._answered:
            return
        asked, text, ask, first = self._asked, self._shown_text, self._ask, len(self._rows.rows)
        self._chart_client.run_query(
            lambda clinic_file: ask(clinic_file, text, first, PAGE_SIZE),
            lambda listed: self._append_page(asked, first, listed),
            self,
        )

    def _append_page(self, asked: int, first: int, listed: ListPage[Any]) -> None:
        if asked == self._asked and first == len(self._rows.rows):
            self._rows.add_rows(listed.rows)
            if listed.rows:
                self._found = listed.found
                self._rows.set_total_count(listed.found)
            self._emit_shown()
            self._schedule_completion(min(first, self._completed))

    def _schedule_completion(self, first: int) -> None:
        self._completed = first
        if self._complete is not None:
            self._rest.start()

    def _fill_in_rows(self) -> None:
        """What `complete` adds to the rows that lack it; given up with the next key, which would wait for it."""
        asked, first, complete = self._asked, self._completed, self._complete
        rows = self._rows.rows[first:]

        def is_current() -> bool:
            return asked == self._asked

        def handle_completed(more: Sequence[Any]) -> None:
            if is_current():
                self._completed = first + len(rows)
                self._change_rows(first, more)

        if complete is not None and rows:
            self._chart_client.run_query(
                lambda clinic_file: complete(clinic_file, rows, is_current), handle_completed, self
            )

    def _change_rows(self, first: int, rows: Sequence[Any]) -> None:
        self._rows.replace_rows(first, rows)
        self._emit_shown()

    def _emit_shown(self) -> None:
        self.shown.emit(self._shown_text, self._rows.rows, self._found)

    def _open_chosen(self) -> None:
        """Open the row chosen; while the answer is on its way, wait for it."""
        self._entered = self._answered != self._asked
        if self._entered:
            return
        row = self._table.get_current_row()
        if row is not None:
            self.opened.emit(row)
        elif self._line.text().strip():
            self.missed.emit(self._line.text().strip())

    def _go_into_table(self) -> None:
        if self._table.get_current_row() is not None:
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
