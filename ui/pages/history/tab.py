"""The History tab: everything in time order, or the log; what is chosen at the left is read at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout

from charting.model.folding import fold
from charting.model.log import LogEntry
from charting.summaries.client_file import CaseFile, ClientFile
from charting.summaries.timeline import history
from charting.summaries.timeline_row import TimelineRow
from ui.desk import Desk
from ui.pages.base import ClientTab
from ui.pages.history import texts
from ui.pages.history.log_table import entry_lines, log_table, record_name
from ui.pages.history.reader import Reader
from ui.pages.history.reading import read_record
from ui.pages.timeline_rows import TAB_OF, list_row
from ui.settings import Settings
from ui.widgets.cards import Card
from ui.widgets.fields import LineField
from ui.widgets.filter_row import FilterRow
from ui.widgets.keeping_place import show_rows
from ui.widgets.row_list import RowList

SPLITTER = "history"
CHART_VIEW, LOG_VIEW = "chart", "log"
LOG_ENTRIES = 5000  # the newest; the file keeps them all


class HistoryTab(ClientTab):
    """All of a client's chart, to look something up in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.file: ClientFile | None = None
        self.view = FilterRow(texts.VIEW, ((texts.CHART, CHART_VIEW), (texts.LOG, LOG_VIEW)))
        self.search = LineField(texts.FIND, placeholder=texts.FIND_HINT, longest=120)
        self.search.hide_label()
        self.list = RowList(texts.CHART)
        self.log = log_table()
        self.stack = QStackedWidget()
        self.reader = Reader()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._case_id = ""
        self._rows: Sequence[TimelineRow] = ()
        self._entries: Sequence[LogEntry] = ()
        self._words: dict[str, str] = {}
        self._lay_out()
        self._connect()

    def show_file(self, file: ClientFile, case: CaseFile | None) -> None:
        """Show all of this client, whatever case is on show."""
        if self.file is None or self.file.client.id != file.client.id:
            self.search.set_value("")
            self._entries = ()
            self.list.set_rows(())
            self.reader.clear()
        self.file, self._case_id = file, case.case.id if case else ""
        self._rows = history(file)
        self._words = {}
        self._show_rows()
        if self.list.current() is None and self._rows:
            self.list.choose(list_row(self._rows[0]).key)
        self._read_log()
        if self._charted() and (row := self.list.current()) is not None:
            self._show_row(row.data)

    def open_record(self, record_id: str) -> None:
        """Put the cursor on that record."""
        self.view.turn_on(CHART_VIEW)
        found = next((row for row in self._rows if row.record_id == record_id), None)
        if found is not None:
            self.search.set_value("")
            self._show_rows()
            self.list.choose(list_row(found).key)
            self.list.setFocus()

    def keep_state(self, settings: Settings) -> None:
        """Remember how wide the reading side is."""
        settings.keep_state(SPLITTER, self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """As it was."""
        self.splitter.restoreState(settings.state(SPLITTER))

    def _show_rows(self) -> None:
        """The rows that have all the words typed, in themselves or anywhere in their record."""
        wanted = fold(str(self.search.value())).split()
        shown = [row for row in self._rows if not wanted or self._has(row, wanted)]
        self.list.set_rows([list_row(row) for row in shown])
        self.list.say_when_empty(texts.NOT_FOUND if self._rows else texts.EMPTY)
        if wanted and shown and self.list.current() is None:
            self.list.choose(list_row(shown[0]).key)
        entries = [entry for entry in self._entries if all(word in _entry_words(entry) for word in wanted)]
        show_rows(self.log, entries, lambda entry: entry.id)

    def _has(self, row: TimelineRow, wanted: Sequence[str]) -> bool:
        if self.file is None:
            return False
        if row.record_id not in self._words:
            lines = read_record(self.file, row.record_id, "").lines
            self._words[row.record_id] = fold(" ".join(words for _, words in lines))
        own = fold(f"{row.title} {row.detail} {row.state}")
        return all(word in own or word in self._words[row.record_id] for word in wanted)

    def _read_log(self) -> None:
        if self.file is None or self._charted():
            return
        client_id = self.file.client.id

        def done(entries: list[LogEntry]) -> None:
            if self.file is not None and self.file.client.id == client_id:
                self._entries = entries
                self._show_rows()

        self.desk.read(lambda chart: chart.log.of_client(client_id, LOG_ENTRIES), done, self)

    def _switch(self, wanted: object) -> None:
        self.stack.setCurrentWidget(self.log if wanted == LOG_VIEW else self.list)
        self.reader.clear()
        self._read_log()
        if self._charted() and (row := self.list.current()) is not None:
            self._show_row(row.data)
        elif self.log.row() is not None:
            self._show_entry(self.log.row())

    def _charted(self) -> bool:
        """Whether the chart is in front, not the log."""
        return self.view.value() == CHART_VIEW

    def _show_row(self, row: TimelineRow) -> None:
        if self.file is not None and self._charted():
            self.reader.show_words(*read_record(self.file, row.record_id, row.title))

    def _show_entry(self, entry: LogEntry) -> None:
        if self.file is not None and not self._charted():
            reading = read_record(self.file, entry.record_id, texts.LOG_ENTRY)
            now = [(texts.AS_NOW, ""), *reading.lines] if reading.lines else []
            lines = [*entry_lines(entry), *now]
            self.reader.show_words(reading.title, "", lines, can_open=entry.kind in TAB_OF)

    def _open(self) -> None:
        """The record under the cursor, on its own tab; one of another case brings that case on show."""
        if not self._charted():
            entry = self.log.row()
            case_id = next(
                (row.case_id for row in self._rows if entry and row.record_id == entry.record_id), ""
            )
            if entry is not None:
                self._go(entry.kind, entry.record_id, case_id)
        elif (current := self.list.current()) is not None:
            self._go(current.data.record, current.data.record_id, current.data.case_id)

    def _go(self, kind: str, record_id: str, case_id: str) -> None:
        if self.file is None or kind not in TAB_OF:
            return
        if case_id and case_id != self._case_id:
            self.case_asked.emit(case_id)
        self.desk.open_client(self.file.client.id, TAB_OF[kind], record_id)

    def _connect(self) -> None:
        self.view.chosen.connect(self._switch)
        self.search.changed.connect(lambda _: self._show_rows())
        self.list.chosen.connect(self._show_row)
        self.list.opened.connect(lambda _: self._open())
        self.log.chosen.connect(self._show_entry)
        self.log.activated_row.connect(lambda _: self._open())
        self.reader.opened.connect(self._open)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search.edit, self._into_list)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _into_list(self) -> None:
        """From the line where one types to the first row found."""
        (self.list if self._charted() else self.log).setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        left = Card(right=None)
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.view)
        left.body.addLayout(head)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.log)
        left.put(self.stack, 1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.reader)
        self.splitter.setSizes([700, 620])
        self.splitter.setStretchFactor(0, 53)
        self.splitter.setStretchFactor(1, 47)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(13)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 14, 20, 16)
        whole.addWidget(self.splitter)


def _entry_words(entry: LogEntry) -> str:
    return fold(f"{entry.who} {entry.what} {record_name(entry)} {entry.sha256}")
