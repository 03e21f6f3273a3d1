"""The History tab: all records in time order, or the log, at the left; the selected record at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout

from charting.model.log_entry import LogEntry
from charting.summaries.client_record_text import describe_record
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.summaries.timeline.client_timeline import build_client_timeline
from charting.summaries.timeline.timeline_row import TimelineRow
from charting.text.folding import fold
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.pages.base import ClientTab
from ui.pages.history import texts
from ui.pages.history.log_table import format_record_kind, list_log_entry_lines, make_log_table
from ui.pages.history.record_reader import RecordReader
from ui.pages.lists.timeline_rows import TAB_OF_RECORD, make_timeline_row
from ui.widgets.cards.card import Card
from ui.widgets.controls.filter_row import FilterRow
from ui.widgets.fields.basic_fields import LineField
from ui.widgets.record_table.detail_list import DetailList
from ui.widgets.record_table.record_table import refresh_rows

SPLITTER = "history"
CHART_VIEW, LOG_VIEW = "chart", "log"
LOG_ENTRIES = 5000  # the newest; the clinic file keeps them all


class HistoryTab(ClientTab):
    """Shows and searches a client's layout chart."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.file: ClientRecords | None = None
        self.view_filter = FilterRow(texts.VIEW, ((texts.CHART, CHART_VIEW), (texts.LOG, LOG_VIEW)))
        self.search = LineField(texts.FIND, placeholder=texts.FIND_HINT, longest=120)
        self.search.hide_label()
        self.record_list = DetailList(texts.CHART)
        self.log = make_log_table()
        self.stack = QStackedWidget()
        self.reader = RecordReader()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._case_id = ""
        self._rows: Sequence[TimelineRow] = ()
        self._entries: Sequence[LogEntry] = ()
        self._folded_texts: dict[str, str] = {}
        self._lay_out()
        self._connect_signals()

    def show_client_file(self, file: ClientRecords, case: CaseRecords | None) -> None:
        """Show all records of this client, whichever case is shown."""
        if self.file is None or self.file.client.id != file.client.id:
            self.search.set_value("")
            self._entries = ()
            self.record_list.set_rows(())
            self.reader.clear_record()
        self.file, self._case_id = file, case.case.id if case else ""
        self._rows = build_client_timeline(file)
        self._folded_texts = {}
        self._show_matching_rows()
        if self.record_list.get_current_row() is None and self._rows:
            self.record_list.select_key(make_timeline_row(self._rows[0]).key)
        self._read_log()
        if self._is_chart_view() and (row := self.record_list.get_current_row()) is not None:
            self._show_row(row.data)

    def open_record(self, record_id: str) -> None:
        """Select that record."""
        self.view_filter.select_value(CHART_VIEW)
        matching_row = next((row for row in self._rows if row.record_id == record_id), None)
        if matching_row is not None:
            self.search.set_value("")
            self._show_matching_rows()
            self.record_list.select_key(make_timeline_row(matching_row).key)
            self.record_list.setFocus()

    def save_state(self, settings: Settings) -> None:
        """Save the splitter position."""
        settings.keep_state(SPLITTER, self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """Restore the splitter position."""
        self.splitter.restoreState(settings.get_state(SPLITTER))

    def _show_matching_rows(self) -> None:
        """Show the rows that contain all typed words, in the row or anywhere in its record."""
        terms = fold(str(self.search.get_value())).split()
        shown = [row for row in self._rows if not terms or self._has_all_words(row, terms)]
        self.record_list.set_rows([make_timeline_row(row) for row in shown])
        self.record_list.set_empty_text(texts.NOT_FOUND if self._rows else texts.EMPTY)
        if terms and shown and self.record_list.get_current_row() is None:
            self.record_list.select_key(make_timeline_row(shown[0]).key)
        entries = [entry for entry in self._entries if all(term in _fold_entry(entry) for term in terms)]
        refresh_rows(self.log, entries, lambda entry: entry.id)

    def _has_all_words(self, row: TimelineRow, terms: Sequence[str]) -> bool:
        if self.file is None:
            return False
        if row.record_id not in self._folded_texts:
            lines = describe_record(self.file, row.record_id, "").lines
            self._folded_texts[row.record_id] = fold(" ".join(words for _, words in lines))
        row_text = fold(f"{row.title} {row.detail} {row.state}")
        return all(term in row_text or term in self._folded_texts[row.record_id] for term in terms)

    def _read_log(self) -> None:
        if self.file is None or self._is_chart_view():
            return
        client_id = self.file.client.id

        def handle_entries(entries: list[LogEntry]) -> None:
            if self.file is not None and self.file.client.id == client_id:
                self._entries = entries
                self._show_matching_rows()

        self.chart_client.run_query(
            lambda clinic_file: clinic_file.audit_log.find_client_entries(client_id, LOG_ENTRIES),
            handle_entries,
            self,
        )

    def _switch_view(self, view: object) -> None:
        self.stack.setCurrentWidget(self.log if view == LOG_VIEW else self.record_list)
        self.reader.clear_record()
        self._read_log()
        if self._is_chart_view() and (row := self.record_list.get_current_row()) is not None:
            self._show_row(row.data)
        elif self.log.get_current_row() is not None:
            self._show_entry(self.log.get_current_row())

    def _is_chart_view(self) -> bool:
        """Whether the chart is shown rather than the log."""
        return self.view_filter.get_value() == CHART_VIEW

    def _show_row(self, row: TimelineRow) -> None:
        if self.file is not None and self._is_chart_view():
            self.reader.show_record_text(*describe_record(self.file, row.record_id, row.title))

    def _show_entry(self, entry: LogEntry) -> None:
        if self.file is not None and not self._is_chart_view():
            record_text = describe_record(self.file, entry.record_id, texts.LOG_ENTRY)
            current_lines = [(texts.AS_NOW, ""), *record_text.lines] if record_text.lines else []
            lines = [*list_log_entry_lines(entry), *current_lines]
            self.reader.show_record_text(record_text.title, "", lines, can_open=entry.kind in TAB_OF_RECORD)

    def _open_current(self) -> None:
        """Open the selected record on its own tab, after switching to its case if another case is shown."""
        if not self._is_chart_view():
            entry = self.log.get_current_row()
            case_id = next(
                (row.case_id for row in self._rows if entry and row.record_id == entry.record_id), ""
            )
            if entry is not None:
                self._go_to_record(entry.kind, entry.record_id, case_id)
        elif (current := self.record_list.get_current_row()) is not None:
            self._go_to_record(current.data.record, current.data.record_id, current.data.case_id)

    def _go_to_record(self, kind: str, record_id: str, case_id: str) -> None:
        if self.file is None or kind not in TAB_OF_RECORD:
            return
        if case_id and case_id != self._case_id:
            self.case_requested.emit(case_id)
        self.chart_client.open_client(self.file.client.id, TAB_OF_RECORD[kind], record_id)

    def _connect_signals(self) -> None:
        self.view_filter.chosen.connect(self._switch_view)
        self.search.changed.connect(lambda _: self._show_matching_rows())
        self.record_list.chosen.connect(self._show_row)
        self.record_list.opened.connect(lambda _: self._open_current())
        self.log.chosen.connect(self._show_entry)
        self.log.activated_row.connect(lambda _: self._open_current())
        self.reader.opened.connect(self._open_current)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search.edit, self._focus_list)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _focus_list(self) -> None:
        """Move the focus from the search line to the list."""
        (self.record_list if self._is_chart_view() else self.log).setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        left = Card(right=None)
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(self.view_filter)
        left.body.addLayout(head)
        self.stack.addWidget(self.record_list)
        self.stack.addWidget(self.log)
        left.add_widget(self.stack, 1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.reader)
        self.splitter.setSizes([700, 620])
        self.splitter.setStretchFactor(0, 53)
        self.splitter.setStretchFactor(1, 47)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(13)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 16)
        layout.addWidget(self.splitter)


def _fold_entry(entry: LogEntry) -> str:
    return fold(f"{entry.who} {entry.what} {format_record_kind(entry)} {entry.sha256}")
