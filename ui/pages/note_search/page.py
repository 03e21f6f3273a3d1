"""The note search page: searches the notes of all clients while typing; Enter opens the note, Esc goes back."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from charting.actions.note_indexing import get_indexed_share, index_notes
from charting.clinic_file import ClinicFile
from charting.text.search_query import SearchQuery
from ui.core.chart_client import ChartClient
from ui.pages.base import WindowPage
from ui.pages.lists.list_finder import ListFinder
from ui.pages.lists.timeline_rows import TAB_OF_RECORD
from ui.pages.note_search import texts
from ui.pages.note_search.excerpt_delegate import ExcerptDelegate
from ui.pages.note_search.found_notes import EXCERPT_COLUMN, FoundNote, make_found_columns, search_notes
from ui.pages.page_head import FIND_WIDTH, PageHead, lay_out_page
from ui.widgets.cards.card import Card
from ui.widgets.cards.empty_result import EmptyResult, shorten_typed_text
from ui.widgets.cards.notices import EmptyState, Notice
from ui.widgets.controls.search_line import SearchLine
from ui.widgets.record_table.record_table import RecordTable


class NoteSearchPage(WindowPage):
    """A search line above the matching notes. While not all notes are indexed, the page says so and continues indexing."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.search = SearchLine(texts.FIND, texts.FIND_HINT, "Ctrl+Shift+K")
        self.search.setFixedWidth(FIND_WIDTH)
        self.table = RecordTable(make_found_columns(), texts.TABLE)
        self._excerpt_delegate = ExcerptDelegate(
            self.table.record_model, lambda: self.table.takes_enter, self.table
        )
        self.table.setItemDelegateForColumn(EXCERPT_COLUMN, self._excerpt_delegate)
        self.finder = ListFinder(
            chart_client,
            self.search,
            self.table,
            search_notes,
            lambda row: row.hit.record_id,
            keeps_blanks=True,
        )
        self.finder.shown.connect(self._show_results)
        self.finder.opened.connect(self._open_note)
        self.reading_notice = Notice(tone="info")
        self.start_state, self.no_match = EmptyState(texts.START), EmptyResult()
        self.head = PageHead(texts.TITLE, self.search)
        self._is_indexing = False
        self._lay_out()

    def look_for(self, text: str) -> None:
        """Search for the text; without one, focus the line with the last search selected."""
        if text:
            self.search.setText(text)
        self.finder.focus_line()

    def refresh_page(self) -> None:
        """Run the current search again; the selection and the scroll position stay."""
        self.finder.refresh_results()
        if not self._is_indexing:
            self.chart_client.run_query(get_indexed_share, self._index_more_notes, self)

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Find the command that searches notes, which focuses the line here."""
        return self.finder.focus_line if identifier == "notes.find" else None

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the search line."""
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

    def _show_results(self, text: str, rows: list[FoundNote], total: int) -> None:
        has_query = bool(SearchQuery.from_text(text).phrases)
        self.head.show_subtitle(_format_note_count(len(rows), total) if has_query else texts.ALL_NOTES)
        self.no_match.show_result(texts.NO_MATCH.format(shorten_typed_text(text.strip())))
        empty_state = self.no_match if has_query else self.start_state
        self.stack.setCurrentWidget(self.list if rows else empty_state)

    def _index_more_notes(self, share: float) -> None:
        """Continue indexing notes while the page is visible, instead of waiting for idle maintenance."""
        self.reading_notice.show_notice(
            texts.STILL_READING.format(percent=int(share * 100)) if share < 1 else ""
        )
        was_indexing, self._is_indexing = self._is_indexing, share < 1 and self.isVisible()
        if self._is_indexing:
            self.chart_client.run_query(_index_slice, self._index_more_notes, self)
        elif was_indexing:
            self.finder.refresh_results()

    def _open_note(self, row: FoundNote) -> None:
        self.chart_client.open_client(row.hit.client.id, TAB_OF_RECORD[row.hit.kind], row.hit.note_id)


def _index_slice(clinic_file: ClinicFile) -> float:
    """Index the next few notes, briefly enough not to delay typing; return the indexed share."""
    next(index_notes(clinic_file), None)
    return get_indexed_share(clinic_file)


def _format_note_count(count: int, total: int) -> str:
    if total > count:
        return texts.NEWEST.format(count=count)
    return {0: texts.NONE_FOUND, 1: texts.ONE_FOUND}.get(count, texts.FOUND.format(count=count))
