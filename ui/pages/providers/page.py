"""The Providers page: who refers and how to reach them; found as one types, changed with Enter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget

from charting.actions.listing import PAGE, provider_rows
from charting.model.english_dates import format_date
from charting.model.provider import Provider
from charting.summaries.listings import ProviderRow
from ui.desk import Desk
from ui.pages.base import Page
from ui.pages.counted import how_many
from ui.pages.finder import Finder
from ui.pages.page_head import FIND_WIDTH, PageHead, column_of
from ui.pages.providers import texts
from ui.pages.providers.details import ProviderDetails
from ui.pages.providers.reading import ProviderFile, ReferredClient, read_provider
from ui.pages.providers_sheet import edit_provider
from ui.theme import tokens
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, EmptyState
from ui.widgets.no_match import NoMatch, clipped_words
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import Column
from ui.widgets.search_line import SearchLine


class ProvidersPage(Page):
    """The table of those found, and the one chosen beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.search = SearchLine(texts.FIND, texts.FIND_HINT)
        self.search.setFixedWidth(FIND_WIDTH)
        self.table = RecordTable(_columns(), texts.TABLE)
        self.details = ProviderDetails()
        self.finder = Finder(desk, self.search, self.table, provider_rows, lambda row: row.provider_id)
        new = ActionButton(texts.NEW, primary=True)
        self.head = PageHead(texts.TITLE, self.search, new)
        self.empty = EmptyState(texts.NO_PROVIDERS, texts.NEW)
        self.no_match = NoMatch()
        self.no_match.pressed.connect(lambda: self._add(self.search.text().strip()))
        self._lay_out()
        new.clicked.connect(lambda _=False: self._add())
        self.empty.pressed.connect(self._add)
        self.finder.shown.connect(self._say)
        self.finder.opened.connect(self._open)
        self.finder.missed.connect(self._add)
        self.table.chosen.connect(lambda row: self._read(row.provider_id))
        self.details.edit_asked.connect(self._change)
        self.details.client_opened.connect(self._open_client)
        self.details.more_wanted.connect(self._read_further)

    def refresh(self) -> None:
        """Ask anew for what stands in the line, and for the one chosen."""
        self.finder.look()
        if self.details.provider is not None:
            self._read(self.details.provider.id)

    def showEvent(self, event: QShowEvent) -> None:
        """Coming here is for finding somebody."""
        super().showEvent(event)
        if not event.spontaneous():
            self.search.setFocus()

    def _lay_out(self) -> None:
        card = Card()
        card.put(self.table, 1)
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
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.no_match)
        column_of(self, self.head).addWidget(self.stack, 1)

    def _say(self, text: str, rows: list[ProviderRow], count: int) -> None:
        self.head.say(how_many(text, count))
        self.details.setVisible(bool(rows))
        if text and not rows:
            shown = clipped_words(text)
            self.no_match.say(texts.NO_MATCH.format(shown), texts.ADD.format(shown))
        missed = self.no_match if text else self.empty
        self.stack.setCurrentWidget(self.splitter if rows else missed)

    def _read(self, provider_id: str) -> None:
        most = max(PAGE, self.details.shows(provider_id))
        self.desk.read(lambda chart: read_provider(chart, provider_id, 0, most), self._show, self)

    def _read_further(self) -> None:
        """The next of the clients whom the one chosen referred."""
        if self.details.provider is not None:
            wanted = self.details.provider.id
            first = self.details.shows(wanted)
            self.desk.read(
                lambda chart: read_provider(chart, wanted, first),
                lambda file: self.details.add(first, file),
                self,
            )

    def _show(self, file: ProviderFile) -> None:
        row = self.table.row()
        if row is not None and row.provider_id == file.provider.id:
            self.details.show_provider(file)

    def _open(self, row: ProviderRow) -> None:
        wanted = row.provider_id
        self.desk.read(lambda chart: chart.providers.get(wanted), self._change, self)

    def _change(self, provider: Provider) -> None:
        edit_provider(self.desk, self, provider, lambda _: None)

    def _add(self, name: str = "") -> None:
        edit_provider(self.desk, self, None, self._added, name)

    def _added(self, provider: Provider) -> None:
        """Show the new one, whatever was looked for before."""
        self.search.setText(provider.name)

    def _open_client(self, row: ReferredClient) -> None:
        self.desk.open_client(row.client_id, "referral", row.referral.id)


def _columns() -> tuple[Column, ...]:
    return (
        Column(texts.NAME, lambda row: row.name, bold=True, detail=lambda row: row.specialty or row.kind),
        Column(texts.PRACTICE, lambda row: row.practice),
        Column(texts.PHONE, lambda row: row.phone, 124),
        Column(texts.REFERRALS, lambda row: str(row.referrals or texts.MISSING), 76, align="right"),
        Column(texts.LAST, _last, 104, align="right", muted=True),
    )


def _last(row: ProviderRow) -> str:
    day = row.last_referral
    return format_date(day) if day else texts.MISSING
