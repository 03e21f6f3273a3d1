"""Search while typing: connects a search line, a table and the clinic file, for every page with a list."""

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

REST_MS = 150  # ms since the last key press


class ListFinder(QObject):
    """Runs a query at every key press and shows only the latest answer, page by page as the user scrolls.

    Enter in the line opens the selected row, once the answer has arrived. Down moves into the table, and Up from its
    first row moves back. Emits `shown(text, rows, count)` after each answer, where `count` is the number of all matches;
    `opened(row)`; and `missed(text)` on Enter when nothing matches.

    `query(clinic_file, text, first, limit)` runs on the worker thread; `key` identifies a row's record. `complete` adds to
    the shown rows what takes too long to compute at every key press. It runs on the worker thread when typing pauses, as
    the thread that computes holds the GIL and slows painting (docs.python.org/3/glossary.html#term-global-interpreter-lock),
    and it checks now and then whether its answer is still needed. With `keeps_blanks`, leading and trailing blanks are
    part of the search.
    """

    shown = Signal(str, list, int)
    opened = Signal(object)
    missed = Signal(str)

    def __init__(
        self,
        chart_client: ChartClient,
        line: SearchLine,
        table: RecordTable,
        query: Callable[[ClinicFile, str, int, int], ListPage[Any]],
        key: Callable[[Any], object],
        complete: Callable[[ClinicFile, Sequence[Any], Callable[[], bool]], Sequence[Any]] | None = None,
        *,
        keeps_blanks: bool = False,
    ) -> None:
        super().__init__(table)
        self._chart_client, self._line, self._table = chart_client, line, table
        self._query, self._key, self._complete = query, key, complete
        self._keeps_blanks = keeps_blanks
        self._request = self._answered_request = self._total_count = 0
        self._shown_text = ""
        self._enter_pressed = False
        self._completed_count = 0
        self._pause = QTimer(self, singleShot=True, interval=REST_MS)
        self._pause.timeout.connect(self._complete_rows)
        line.textChanged.connect(lambda _: self.refresh_results())
        line.returnPressed.connect(self._open_selected)
        line.left_down.connect(self._focus_table)
        table.activated_row.connect(self.opened)
        table.record_model.more_wanted.connect(self._read_next_page)
        table.follow_search_line(line)
        table.installEventFilter(self)

    @property
    def is_up_to_date(self) -> bool:
        """Whether the rows on the screen answer what stands in the line."""
        return self._answered_request == self._request

    def refresh_results(self) -> None:
        """Run the current search again: its first page, or as many rows as are already shown."""
        self._request += 1
        self._pause.stop()
        request, text, query = self._request, self._line.text(), self._query
        text = text if self._keeps_blanks else text.strip()
        limit = max(PAGE_SIZE, len(self._rows.rows) if text == self._shown_text else 0)
        self._chart_client.run_query(
            lambda clinic_file: query(clinic_file, text, 0, limit),
            lambda page: self._show_answer(request, text, page),
            self,
        )

    def focus_line(self) -> None:
        """Focus the line with its text selected, ready to type over."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the focus back to the line on Up from the first row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            on_first_row = self._table.currentIndex().row() <= 0
            if event.key() == Qt.Key.Key_Up and not event.modifiers() and on_first_row:
                self.focus_line()
                return True
        return super().eventFilter(watched, event)

    @property
    def _rows(self) -> RecordModel:
        return self._table.record_model

    def _show_answer(self, request: int, text: str, page: ListPage[Any]) -> None:
        if request != self._request:
            return
        self._answered_request = request
        refresh_rows(
            self._table, page.rows, self._key, from_top=text != self._shown_text, total_count=page.found
        )
        self._shown_text, self._total_count = text, page.found
        self._emit_shown()
        if self._enter_pressed:
            self._open_selected()
        self._schedule_completion(0)

    def _read_next_page(self) -> None:
        """Read the next page of the shown rows, unless a newer search is running."""
        if self._request != self._answered_request:
            return
        request, text, query = self._request, self._shown_text, self._query
        first = len(self._rows.rows)
        self._chart_client.run_query(
            lambda clinic_file: query(clinic_file, text, first, PAGE_SIZE),
            lambda page: self._append_page(request, first, page),
            self,
        )

    def _append_page(self, request: int, first: int, page: ListPage[Any]) -> None:
        if request == self._request and first == len(self._rows.rows):
            self._rows.add_rows(page.rows)
            if page.rows:
                self._total_count = page.found
                self._rows.set_total_count(page.found)
            self._emit_shown()
            self._schedule_completion(min(first, self._completed_count))

    def _schedule_completion(self, first: int) -> None:
        self._completed_count = first
        if self._complete is not None:
            self._pause.start()

    def _complete_rows(self) -> None:
        """Run `complete` for the rows not completed yet; it is abandoned at the next key press, which must not wait for it."""
        request, first, complete = self._request, self._completed_count, self._complete
        rows = self._rows.rows[first:]

        def is_current() -> bool:
            return request == self._request

        def handle_completed(completed_rows: Sequence[Any]) -> None:
            if is_current():
                self._completed_count = first + len(rows)
                self._replace_rows(first, completed_rows)

        if complete is not None and rows:
            self._chart_client.run_query(
                lambda clinic_file: complete(clinic_file, rows, is_current), handle_completed, self
            )

    def _replace_rows(self, first: int, rows: Sequence[Any]) -> None:
        self._rows.replace_rows(first, rows)
        self._emit_shown()

    def _emit_shown(self) -> None:
        self.shown.emit(self._shown_text, self._rows.rows, self._total_count)

    def _open_selected(self) -> None:
        """Open the selected row; if the search is still running, do so once the answer arrives."""
        self._enter_pressed = self._answered_request != self._request
        if self._enter_pressed:
            return
        row = self._table.get_current_row()
        if row is not None:
            self.opened.emit(row)
        elif self._line.text().strip():
            self.missed.emit(self._line.text().strip())

    def _focus_table(self) -> None:
        if self._table.get_current_row() is not None:
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
