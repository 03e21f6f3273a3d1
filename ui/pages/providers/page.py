"""The Providers page: search providers while typing, see how to reach them, and edit them with Enter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget

from charting.actions.list_pages import PAGE_SIZE, load_provider_rows
from charting.actions.provider_files import ProviderFile, ReferredClient, read_provider_file
from charting.model.provider import Provider
from charting.summaries.lists.list_rows import ProviderRow
from charting.text.dates import format_date
from ui.core.chart_client import ChartClient
from ui.pages.base import WindowPage
from ui.pages.lists.list_finder import ListFinder
from ui.pages.lists.result_count import format_result_count
from ui.pages.page_head import FIND_WIDTH, PageHead, lay_out_page
from ui.pages.providers import texts
from ui.pages.providers.provider_details import ProviderDetails
from ui.pages.records.provider_sheet import edit_provider
from ui.theme import tokens
from ui.widgets.cards.card import Card
from ui.widgets.cards.empty_result import EmptyResult, shorten_typed_text
from ui.widgets.cards.notices import EmptyState
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.controls.search_line import SearchLine
from ui.widgets.record_table.record_table import RecordColumn, RecordTable


class ProvidersPage(WindowPage):
    """Shows the table of matches, and the selected provider beside it."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.search = SearchLine(texts.FIND, texts.FIND_HINT)
        self.search.setFixedWidth(FIND_WIDTH)
        self.table = RecordTable(_make_columns(), texts.TABLE)
        self.details = ProviderDetails()
        self.finder = ListFinder(
            chart_client, self.search, self.table, load_provider_rows, lambda row: row.provider_id
        )
        new = ActionButton(texts.NEW, primary=True)
        self.head = PageHead(texts.TITLE, self.search, new)
        self.empty_state = EmptyState(texts.NO_PROVIDERS, texts.NEW)
        self.no_match = EmptyResult()
        self.no_match.pressed.connect(lambda: self._add_provider(self.search.text().strip()))
        self._lay_out()
        new.clicked.connect(lambda _=False: self._add_provider())
        self.empty_state.pressed.connect(self._add_provider)
        self.finder.shown.connect(self._show_results)
        self.finder.opened.connect(self._open_provider)
        self.finder.missed.connect(self._add_provider)
        self.table.chosen.connect(lambda row: self._read_details(row.provider_id))
        self.details.edit_requested.connect(self._edit_provider)
        self.details.client_opened.connect(self._open_client)
        self.details.more_wanted.connect(self._read_more_clients)

    def refresh_page(self) -> None:
        """Run the current search again, and read the selected provider again."""
        self.finder.refresh_results()
        if self.details.provider is not None:
            self._read_details(self.details.provider.id)

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the search line."""
        super().showEvent(event)
        if not event.spontaneous():
            self.search.setFocus()

    def _lay_out(self) -> None:
        card = Card()
        card.add_widget(self.table, 1)
        self.details.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(2 * tokens.GRID)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(card)
        self.splitter.addWidget(self.details)
        self.details.setMinimumWidth(320)
        self.splitter.setStretchFactor(0, 16)
        self.splitter.setStretchFactor(1, 9)
        self.splitter.setSizes([820, 460])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty_state)
        self.stack.addWidget(self.no_match)
        lay_out_page(self, self.head).addWidget(self.stack, 1)

    def _show_results(self, text: str, rows: list[ProviderRow], count: int) -> None:
        self.head.show_subtitle(format_result_count(text, count))
        self.details.setVisible(bool(rows))
        if text and not rows:
            short_text = shorten_typed_text(text)
            self.no_match.show_result(texts.NO_MATCH.format(short_text), texts.ADD.format(short_text))
        empty_state = self.no_match if text else self.empty_state
        self.stack.setCurrentWidget(self.splitter if rows else empty_state)

    def _read_details(self, provider_id: str) -> None:
        limit = max(PAGE_SIZE, self.details.count_shown_clients(provider_id))
        self.chart_client.run_query(
            lambda clinic_file: read_provider_file(clinic_file, provider_id, 0, limit),
            self._show_details,
            self,
        )

    def _read_more_clients(self) -> None:
        """Read the next page of clients whom the selected provider referred."""
        if self.details.provider is not None:
            provider_id = self.details.provider.id
            first = self.details.count_shown_clients(provider_id)
            self.chart_client.run_query(
                lambda clinic_file: read_provider_file(clinic_file, provider_id, first),
                lambda file: self.details.add_clients(first, file),
                self,
            )

    def _show_details(self, file: ProviderFile) -> None:
        row = self.table.get_current_row()
        if row is not None and row.provider_id == file.provider.id:
            self.details.show_provider(file)

    def _open_provider(self, row: ProviderRow) -> None:
        provider_id = row.provider_id
        self.chart_client.run_query(
            lambda clinic_file: clinic_file.providers.get(provider_id), self._edit_provider, self
        )

    def _edit_provider(self, provider: Provider) -> None:
        edit_provider(self.chart_client, self, provider, lambda _: None)

    def _add_provider(self, name: str = "") -> None:
        edit_provider(self.chart_client, self, None, self._show_added, name)

    def _show_added(self, provider: Provider) -> None:
        """Search for the new provider, replacing the previous search."""
        self.search.setText(provider.name)

    def _open_client(self, row: ReferredClient) -> None:
        self.chart_client.open_client(row.client_id, "referral", row.referral.id)


def _make_columns() -> tuple[RecordColumn, ...]:
    return (
        RecordColumn(
            texts.NAME, lambda row: row.name, bold=True, detail=lambda row: row.specialty or row.kind
        ),
        RecordColumn(texts.PRACTICE, lambda row: row.practice),
        RecordColumn(texts.PHONE, lambda row: row.phone, 124),
        RecordColumn(texts.REFERRALS, lambda row: str(row.referrals or texts.MISSING), 76, align="right"),
        RecordColumn(texts.LAST, _format_last_referral, 104, align="right", muted=True),
    )


def _format_last_referral(row: ProviderRow) -> str:
    day = row.last_referral
    return format_date(day) if day else texts.MISSING
