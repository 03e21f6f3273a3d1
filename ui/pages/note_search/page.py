"""Searches the notes of all clients during typing. Enter opens the selected note, Esc goes back."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from charting.actions.note_indexing import get_indexed_share, index_notes
from charting.actions.note_search import FoundNote, load_found_notes
from charting.clinic_file import ClinicFile
from charting.text.search_query import SearchQuery
from ui.core.chart_client import ChartClient
from ui.pages.base import WindowPage
from ui.pages.lists.list_finder import ListFinder
from ui.pages.lists.timeline_rows import TAB_OF_RECORD
from ui.pages.note_search import texts
from ui.pages.note_search.excerpt_delegate import ExcerptDelegate
from ui.pages.note_search.found_note_columns import EXCERPT_COLUMN, make_found_note_columns
from ui.pages.page_head import FIND_WIDTH, PageHead, lay_out_page
from ui.widgets.cards.card import Card
from ui.widgets.cards.empty_result import EmptyResult, shorten_typed_text
from ui.widgets.cards.notices import EmptyState, Notice
from ui.widgets.controls.search_line import SearchLine
from ui.widgets.record_table.record_table import RecordTable


class NoteSearchPage(WindowPage):
    """A line to find in over the notes found. While not all notes can be found yet it says so, and reads on."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.search = SearchLine(texts.FIND, texts.FIND_HINT, "Ctrl+Shift+K")
        self.search.setFixedWidth(FIND_WIDTH)
        self.table = RecordTable(make_found_note_columns(), texts.TABLE)
        self._marking = ExcerptDelegate(self.table.record_model, lambda: self.table.takes_enter, self.table)
        self.table.setItemDelegateForColumn(EXCERPT_COLUMN, self._marking)
        self.finder = ListFinder(
            chart_client,
            self.search,
            self.table,
            load_found_notes,
            lambda row: row.hit.record_id,
            keeps_blanks=True,
        )
        self.finder.shown.connect(self._show_results)
        self.finder.opened.connect(self._open_note)
        self.reading_notice = Notice(tone="info")
        self.start_state, self.no_match = EmptyState(texts.START), EmptyResult()
        self.head = PageHead(texts.TITLE, self.search)
        self._reads_on = False
        self._lay_out()

    def look_for(self, text: str) -> None:
        """Look for that; without text what was looked for last stands there, to be typed over."""
        if text:
            self.search.setText(text)
        self.finder.focus_line()

    def refresh_page(self) -> None:
        """Ask anew for what stands in the line; choice and scroll stay."""
        self.finder.refresh_results()
        if not self._reads_on:
            self.chart_client.run_query(get_indexed_share, self._read_more_notes, self)

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Find in notes: here it goes to the line."""
        return self.finder.focus_line if identifier == "notes.find" else None

    def showEvent(self, event: QShowEvent) -> None:
        """Coming here is for finding something."""
        super().showEvent(event)
        if not event.spontaneous():
            self.search.setFocus()

    def _lay_out(self) -> None:
        self.list = Card()
        self.list.add_widget(self.table, 1)
        self.stack = QStackedWidget()
        for widget in (self.start_state, self.list, self.no_match):
            self.stack.addWidget(widget)
        lay_out_page(self, self.head, self.reading_notice).addWidget(self.stack, 1)

    def _show_results(self, text: str, rows: list[FoundNote], found: int) -> None:
        asked = bool(SearchQuery.from_text(text).phrases)
        self.head.show_subtitle(_format_note_count(len(rows), found) if asked else texts.ALL_NOTES)
        self.no_match.show_result(texts.NO_MATCH.format(shorten_typed_text(text.strip())))
        missed = self.no_match if asked else self.start_state
        self.stack.setCurrentWidget(self.list if rows else missed)

    def _read_more_notes(self, share: float) -> None:
        """While it is on show the page does not wait for the chart's own time to read the notes."""
        self.reading_notice.show_notice(
            texts.STILL_READING.format(percent=int(share * 100)) if share < 1 else ""
        )
        before, self._reads_on = self._reads_on, share < 1 and self.isVisible()
        if self._reads_on:
            self.chart_client.run_query(_index_slice, self._read_more_notes, self)
        elif before:
            self.finder.refresh_results()

    def _open_note(self, row: FoundNote) -> None:
        self.chart_client.open_client(row.hit.client.id, TAB_OF_RECORD[row.hit.kind], row.hit.note_id)


def _index_slice(clinic_file: ClinicFile) -> float:
    """A part of the notes that is short beside a key; how much was read then."""
    next(index_notes(clinic_file), None)
    return get_indexed_share(clinic_file)


def _format_note_count(count: int, found: int) -> str:
    if found > count:
        return texts.NEWEST.format(count=count)
    return {0: texts.NONE_FOUND, 1: texts.ONE_FOUND}.get(count, texts.FOUND.format(count=count))
