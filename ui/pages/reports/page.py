"""The Reports page: what is due, and every report that was issued."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from charting import clock
from charting.actions.listing import report_rows
from charting.actions.reports import due_reports
from charting.summaries.listings import ReportRow
from charting.summaries.need import Need
from charting.summaries.today import WorkItem
from ui.desk import Desk
from ui.pages.base import Page
from ui.pages.finder import Finder
from ui.pages.page_head import FIND_WIDTH, PageHead, column_of
from ui.pages.reports import texts
from ui.pages.reports.due import DueCard
from ui.pages.reports.issued import issued_columns
from ui.pages.reports.making import Making, Outcome
from ui.widgets.cards import Card, EmptyState
from ui.widgets.dialogs import ask
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
        self.due.all_asked.connect(self._ask_folder)
        self._making: Making | None = None
        self._outcome_seen = True
        self.table = RecordTable(issued_columns(), texts.ISSUED_TABLE)
        self.finder = Finder(desk, self.search, self.table, report_rows, lambda row: row.report_id)
        self.finder.shown.connect(self._say)
        self.finder.opened.connect(self._open)
        self.none = EmptyState(texts.NONE_ISSUED)
        self.no_match = NoMatch()
        self._lay_out()

    def refresh(self) -> None:
        """Ask anew for both lists."""
        today = clock.today()
        if self._making is None and self._outcome_seen:
            self.due.forget_outcome()
        self._outcome_seen = True
        self.desk.read(lambda chart: due_reports(chart, today), self._show_due, self)
        self.finder.look()

    def make_all(self, folder: Path) -> None:
        """Make all that is due now into the folder, one after the other; this page tells how far it is."""
        self._making = making = Making(self.desk, self.due.items, folder, self)
        making.now.connect(self.due.show_making)
        making.ended.connect(self._ended)
        self.due.stop_asked.connect(making.stop)
        making.start()

    def _ask_folder(self) -> None:
        words = texts.MAKE_ASKED.format(count=len(self.due.items), who=self.desk.who.signature)
        if not ask(self, texts.MAKE_TITLE, words, texts.CHOOSE_FOLDER):
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if folder := QFileDialog.getExistingDirectory(self, texts.FOLDER_TITLE, documents):
            self.make_all(Path(folder))

    def _ended(self, outcome: Outcome) -> None:
        """The list was asked for anew before this: what is left in it is what was not made."""
        self.due.show_outcome(outcome)
        self._outcome_seen = self.isVisible()
        self.desk.say(outcome.words)
        if self._making is not None:
            self._making.deleteLater()
            self._making = None

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

    def _say(self, text: str, rows: list[ReportRow], count: int) -> None:
        everything = texts.BELOW.format(due=self._due_count, issued=count)
        self.head.say(texts.FOUND.format(count=count) if text else everything)
        if text and not rows:
            self.no_match.say(texts.NO_MATCH.format(clipped_words(text)))
        missed = self.no_match if text else self.none
        self.stack.setCurrentWidget(self.table if rows else missed)

    def _make(self, need: Need) -> None:
        self.desk.open_client(need.client_id, need.tab, need.place)

    def _open(self, row: ReportRow) -> None:
        self.desk.open_client(row.client_id, "reports", row.report_id)
