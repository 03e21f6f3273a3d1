"""The Clients page: search while typing, by any part of a name, birth date, phone or chart number; Enter opens a client."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from charting.actions.list_pages import load_client_rows, mark_similar_names
from charting.summaries.lists.list_rows import ClientRow
from ui.core.chart_client import ChartClient
from ui.pages.base import WindowPage
from ui.pages.clients import texts
from ui.pages.clients.client_columns import SIMILAR_COLUMN, make_client_columns
from ui.pages.clients.registration import guess_name_parts, register_new_client
from ui.pages.lists.list_finder import ListFinder
from ui.pages.lists.result_count import format_result_count
from ui.pages.page_head import FIND_WIDTH, PageHead, lay_out_page
from ui.widgets.cards.card import Card
from ui.widgets.cards.empty_result import EmptyResult, shorten_typed_text
from ui.widgets.cards.notices import EmptyState
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.controls.search_line import SearchLine
from ui.widgets.record_table.record_table import RecordTable


class ClientsPage(WindowPage):
    """A search line above the table of matches; when nobody matches, a button to register the client."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.search = SearchLine(texts.FIND, texts.FIND_HINT, "Ctrl+K")
        self.search.setFixedWidth(FIND_WIDTH)
        self.table = RecordTable(make_client_columns(), texts.TABLE)
        self.finder = ListFinder(
            chart_client,
            self.search,
            self.table,
            load_client_rows,
            lambda row: row.client_id,
            mark_similar_names,
        )
        self.finder.shown.connect(self._show_results)
        self.finder.opened.connect(self._open_client)
        self.finder.missed.connect(self._register_client)
        self.no_match = EmptyResult()
        self.no_match.pressed.connect(lambda: self._register_client(self.search.text()))
        self.no_clients = EmptyState(texts.NO_CLIENTS, texts.NEW_CLIENT, "Ctrl+N")
        self.no_clients.pressed.connect(self._register_client)
        new = ActionButton.from_command("client.new", primary=True)
        new.clicked.connect(lambda _=False: self._register_client())
        notes = ActionButton.from_command("notes.find")
        notes.clicked.connect(lambda _=False: self._find_notes())
        self.head = PageHead(texts.TITLE, self.search, notes, new)
        self._lay_out()

    def refresh_page(self) -> None:
        """Run the current search again; the selection and the scroll position stay."""
        self.finder.refresh_results()

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Find the commands for client search, a new client, and searching the notes for the typed text."""
        commands: dict[str, Callable[[], None]] = {
            "client.find": self.finder.focus_line,
            "client.new": self._register_client,
            "notes.find": self._find_notes,
        }
        return commands.get(identifier)

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the search line."""
        super().showEvent(event)
        if not event.spontaneous():
            self.search.setFocus()

    def _lay_out(self) -> None:
        card = Card()
        card.add_widget(self.table, 1)
        self.stack = QStackedWidget()
        for widget in (card, self.no_match, self.no_clients):
            self.stack.addWidget(widget)
        self.list = card
        lay_out_page(self, self.head).addWidget(self.stack, 1)

    def _show_results(self, text: str, rows: list[ClientRow], count: int) -> None:
        self.head.show_subtitle(format_result_count(text, count))
        self.table.setColumnHidden(SIMILAR_COLUMN, not any(row.similar for row in rows))
        if rows:
            self.stack.setCurrentWidget(self.list)
        elif text:
            self._show_no_match(text)
            self.stack.setCurrentWidget(self.no_match)
        else:
            self.stack.setCurrentWidget(self.no_clients)

    def _show_no_match(self, text: str) -> None:
        short_text = shorten_typed_text(text)
        has_name = bool(guess_name_parts(text)[1])
        action = texts.REGISTER.format(short_text) if has_name else texts.REGISTER_NEW
        self.no_match.show_result(texts.NO_MATCH.format(short_text), action)

    def _open_client(self, row: ClientRow) -> None:
        self.chart_client.open_client(row.client_id)

    def _find_notes(self) -> None:
        self.chart_client.find_notes(self.search.text().strip())

    def _register_client(self, typed: str = "") -> None:
        register_new_client(self.chart_client, self, typed)
