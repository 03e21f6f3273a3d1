"""The Clients page: find as one types, by any part of name, birth date, phone or chart number; Enter opens."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from charting.actions.listing import client_rows, flagged
from charting.summaries.listings import ClientRow
from ui.desk import Desk
from ui.pages.base import Page
from ui.pages.clients import texts
from ui.pages.clients.columns import ALIKE_PLACE, client_columns
from ui.pages.clients.registering import name_parts, register
from ui.pages.counted import how_many
from ui.pages.finder import Finder
from ui.pages.page_head import FIND_WIDTH, PageHead, column_of
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, EmptyState
from ui.widgets.no_match import NoMatch, clipped_words
from ui.widgets.record_table import RecordTable
from ui.widgets.search_line import SearchLine


class ClientsPage(Page):
    """A line to find in over the table of those found; where nobody is found, the way to register them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.search = SearchLine(texts.FIND, texts.FIND_HINT, "Ctrl+K")
        self.search.setFixedWidth(FIND_WIDTH)
        self.table = RecordTable(client_columns(), texts.TABLE)
        self.finder = Finder(desk, self.search, self.table, client_rows, lambda row: row.client_id, flagged)
        self.finder.shown.connect(self._say)
        self.finder.opened.connect(self._open)
        self.finder.missed.connect(self._register)
        self.no_match = NoMatch()
        self.no_match.pressed.connect(lambda: self._register(self.search.text()))
        self.no_clients = EmptyState(texts.NO_CLIENTS, texts.NEW_CLIENT, "Ctrl+N")
        self.no_clients.pressed.connect(self._register)
        new = ActionButton.of("client.new", primary=True)
        new.clicked.connect(lambda _=False: self._register())
        notes = ActionButton.of("notes.find")
        notes.clicked.connect(lambda _=False: self._find_notes())
        self.head = PageHead(texts.TITLE, self.search, notes, new)
        self._lay_out()

    def refresh(self) -> None:
        """Ask anew for what stands in the line; choice and scroll stay."""
        self.finder.look()

    def command(self, identifier: str) -> Callable[[], None] | None:
        """Find, a new client, and finding in notes what was typed here."""
        known: dict[str, Callable[[], None]] = {
            "client.find": self.finder.focus,
            "client.new": self._register,
            "notes.find": self._find_notes,
        }
        return known.get(identifier)

    def showEvent(self, event: QShowEvent) -> None:
        """Coming here is for finding somebody."""
        super().showEvent(event)
        if not event.spontaneous():
            self.search.setFocus()

    def _lay_out(self) -> None:
        card = Card()
        card.put(self.table, 1)
        self.stack = QStackedWidget()
        for widget in (card, self.no_match, self.no_clients):
            self.stack.addWidget(widget)
        self.list = card
        column_of(self, self.head).addWidget(self.stack, 1)

    def _say(self, text: str, rows: list[ClientRow], found: int) -> None:
        self.head.say(how_many(text, found))
        self.table.setColumnHidden(ALIKE_PLACE, not any(row.similar for row in rows))
        if rows:
            self.stack.setCurrentWidget(self.list)
        elif text:
            self._say_missed(text)
            self.stack.setCurrentWidget(self.no_match)
        else:
            self.stack.setCurrentWidget(self.no_clients)

    def _say_missed(self, text: str) -> None:
        shown = clipped_words(text)
        named = bool(name_parts(text)[1])
        action = texts.REGISTER.format(shown) if named else texts.REGISTER_NEW
        self.no_match.say(texts.NO_MATCH.format(shown), action)

    def _open(self, row: ClientRow) -> None:
        self.desk.open_client(row.client_id)

    def _find_notes(self) -> None:
        self.desk.find_notes(self.search.text().strip())

    def _register(self, typed: str = "") -> None:
        register(self.desk, self, typed)
