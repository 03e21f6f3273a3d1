"""The Reports page: what is due, and every report that was issued."""

from PySide6.QtWidgets import QStackedWidget

from charting import clock
from charting.summaries.need import Need
from charting.summaries.worklist import WorkItem
from ui.desk import Desk
from ui.pages.base import Page
from ui.pages.finder import Finder
from ui.pages.page_head import FIND_WIDTH, PageHead, column_of
from ui.pages.reports import texts
from ui.pages.reports.due import DueCard, read_due
from ui.pages.reports.issued import Issued, issued_columns, read_issued
from ui.widgets.cards import Card, EmptyState
from ui.widgets.no_match import NoMatch, clipped_words
from ui.widgets.record_table import RecordTable
from ui.widgets.search_line import SearchLine


class ReportsPage(Page):
    """Those due above those issued; Enter on either goes to the client's Reports tab."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._due_count = 0
        self.search = SearchLine(texts.FIND, texts.FIND_HINT)
        self.search.setFixedWidth(FIND_WIDTH)
        self.head = PageHead(texts.TITLE, self.search)
        self.due = DueCard()
        self.due.entered.connect(self._make)
        self.table = RecordTable(issued_columns(), texts.ISSUED_TABLE)
        self.finder = Finder(desk, self.search, self.table, read_issued, lambda each: each.row.report_id)
        self.finder.shown.connect(self._say)
        self.finder.opened.connect(self._open)
        self.none = EmptyState(texts.NONE_ISSUED)
        self.no_match = NoMatch()
        self._lay_out()

    def refresh(self) -> None:
        """Ask anew for both lists."""
        today = clock.today()
        self.desk.read(lambda chart: read_due(chart, today), self._show_due, self)
        self.finder.look()

    def _lay_out(self) -> None:
        card = Card(texts.ISSUED_TITLE)
        self.stack = QStackedWidget()
        for widget in (self.table, self.none, self.no_match):
            self.stack.addWidget(widget)
        card.put(self.stack, 1)
        column_of(self, self.head, self.due).addWidget(card, 1)

    def _show_due(self, items: tuple[WorkItem, ...]) -> None:
        self._due_count = len(items)
        self.due.show_due(items)

    def _say(self, text: str, rows: list[Issued]) -> None:
        count = len(rows)
        everything = texts.BELOW.format(due=self._due_count, issued=count)
        self.head.say(texts.FOUND.format(count=count) if text else everything)
        self.no_match.say(texts.NO_MATCH.format(clipped_words(text)))
        missed = self.no_match if text else self.none
        self.stack.setCurrentWidget(self.table if rows else missed)

    def _make(self, need: Need) -> None:
        self.desk.open_client(need.client_id, need.tab, need.place)

    def _open(self, each: Issued) -> None:
        self.desk.open_client(each.row.client_id, "reports", each.row.report_id)
