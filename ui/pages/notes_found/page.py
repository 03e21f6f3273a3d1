"""Finding in the notes of all clients as one types; Enter opens the very note, Esc goes back."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from charting.actions.index_words import index_words, words_read
from charting.chart import Chart
from charting.model.wanted import Wanted
from ui.desk import Desk
from ui.pages.base import Page
from ui.pages.finder import Finder
from ui.pages.notes_found import texts
from ui.pages.notes_found.marking import MarkingDelegate
from ui.pages.notes_found.rows import WORDS_PLACE, FoundNote, found_columns, read_found
from ui.pages.page_head import FIND_WIDTH, PageHead, column_of
from ui.pages.timeline_rows import TAB_OF
from ui.widgets.cards import Card, EmptyState, Notice
from ui.widgets.no_match import NoMatch, clipped_words
from ui.widgets.record_table import RecordTable
from ui.widgets.search_line import SearchLine


class NotesFoundPage(Page):
    """A line to find in over the notes found. While not all notes can be found yet it says so, and reads on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.search = SearchLine(texts.FIND, texts.FIND_HINT, "Ctrl+Shift+K")
        self.search.setFixedWidth(FIND_WIDTH)
        self.table = RecordTable(found_columns(), texts.TABLE)
        self._marking = MarkingDelegate(self.table.listed, lambda: self.table.enters, self.table)
        self.table.setItemDelegateForColumn(WORDS_PLACE, self._marking)
        self.finder = Finder(
            desk, self.search, self.table, read_found, lambda row: row.hit.record_id, keeps_blanks=True
        )
        self.finder.shown.connect(self._say)
        self.finder.opened.connect(self._open)
        self.reading = Notice(tone="info")
        self.start, self.no_match = EmptyState(texts.START), NoMatch()
        self.head = PageHead(texts.TITLE, self.search)
        self._reads_on = False
        self._lay_out()

    def look_for(self, text: str) -> None:
        """Look for that; without text what was looked for last stands there, to be typed over."""
        if text:
            self.search.setText(text)
        self.finder.focus()

    def refresh(self) -> None:
        """Ask anew for what stands in the line; choice and scroll stay."""
        self.finder.look()
        if not self._reads_on:
            self.desk.read(words_read, self._read_on, self)

    def command(self, identifier: str) -> Callable[[], None] | None:
        """Find in notes: here it goes to the line."""
        return self.finder.focus if identifier == "notes.find" else None

    def showEvent(self, event: QShowEvent) -> None:
        """Coming here is for finding something."""
        super().showEvent(event)
        if not event.spontaneous():
            self.search.setFocus()

    def _lay_out(self) -> None:
        self.list = Card()
        self.list.put(self.table, 1)
        self.stack = QStackedWidget()
        for widget in (self.start, self.list, self.no_match):
            self.stack.addWidget(widget)
        column_of(self, self.head, self.reading).addWidget(self.stack, 1)

    def _say(self, text: str, rows: list[FoundNote], found: int) -> None:
        asked = bool(Wanted.of(text).phrases)
        self.head.say(_counted(len(rows), found) if asked else texts.ALL_NOTES)
        self.no_match.say(texts.NO_MATCH.format(clipped_words(text.strip())))
        missed = self.no_match if asked else self.start
        self.stack.setCurrentWidget(self.list if rows else missed)

    def _read_on(self, share: float) -> None:
        """While it is on show the page does not wait for the chart's own time to read the notes."""
        self.reading.say(texts.STILL_READING.format(percent=int(share * 100)) if share < 1 else "")
        before, self._reads_on = self._reads_on, share < 1 and self.isVisible()
        if self._reads_on:
            self.desk.read(_read_slice, self._read_on, self)
        elif before:
            self.finder.look()

    def _open(self, row: FoundNote) -> None:
        self.desk.open_client(row.hit.client.id, TAB_OF[row.hit.kind], row.hit.note_id)


def _read_slice(chart: Chart) -> float:
    """A part of the notes that is short beside a key; how much was read then."""
    next(index_words(chart), None)
    return words_read(chart)


def _counted(count: int, found: int) -> str:
    if found > count:
        return texts.NEWEST.format(count=count)
    return {0: texts.NONE_FOUND, 1: texts.ONE_FOUND}.get(count, texts.FOUND.format(count=count))
