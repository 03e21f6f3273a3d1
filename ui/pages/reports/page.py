"""The Reports page: due reports, and every issued report."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from charting import clock
from charting.actions.list_pages import load_report_rows
from charting.actions.report_release import find_due_reports
from charting.summaries.lists.list_rows import ReportRow
from charting.summaries.today.today_content import Todo, WorkItem
from charting.text.dates import format_clock_time, format_date
from ui.core.chart_client import ChartClient
from ui.pages.base import WindowPage
from ui.pages.lists.list_finder import ListFinder
from ui.pages.page_head import FIND_WIDTH, PageHead, lay_out_page
from ui.pages.reports import texts
from ui.pages.reports.due_card import DueReportsCard
from ui.pages.reports.due_reports_run import DueReportsOutcome, DueReportsRun
from ui.theme import Tone
from ui.widgets.cards.card import Card
from ui.widgets.cards.empty_result import EmptyResult, shorten_typed_text
from ui.widgets.cards.notices import EmptyState
from ui.widgets.controls.search_line import SearchLine
from ui.widgets.dialogs.standard_dialogs import ask_question
from ui.widgets.record_table.record_table import RecordColumn, RecordTable

_TONES: dict[str, Tone] = {"Printed": "good", "Saved": "info"}


def make_issued_columns() -> tuple[RecordColumn, ...]:
    """Make the columns: date, client, addressee, kind, delivery, issuer, and the start of the seal."""
    return (
        RecordColumn(
            texts.DATE, _format_issue_date, 104, detail=lambda row: format_clock_time(row.issued_at)
        ),
        RecordColumn(texts.CLIENT, lambda row: row.client_name, bold=True, detail=_format_chart_label),
        RecordColumn(texts.TO, lambda row: row.provider),
        RecordColumn(texts.KIND, lambda row: row.kind, 180, detail=_format_period),
        RecordColumn(texts.DELIVERY, lambda row: row.delivery, 96, chip=_choose_delivery_tone),
        RecordColumn(texts.BY, lambda row: row.issued_by, 168, muted=True),
        RecordColumn(texts.SEAL, lambda row: row.sha256[: texts.SEAL_SHOWN], 104, muted=True),
    )


def _format_issue_date(row: ReportRow) -> str:
    day = row.issued_at
    return format_date(day)


def _format_chart_label(row: ReportRow) -> str:
    return texts.CHART.format(row.chart_label)


def _format_period(row: ReportRow) -> str:
    days = (row.period_from, row.period_to)
    first, last = (f"{format_date(day, year=False)} {day:%y}" for day in days)
    return texts.PERIOD.format(first=first, last=last)


def _choose_delivery_tone(row: ReportRow) -> Tone:
    return _TONES.get(row.delivery, "neutral")


class ReportsPage(WindowPage):
    """Shows due reports above issued ones; Enter on a report opens the client's Reports tab."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self._due_count = 0
        self.search = SearchLine(texts.FIND, texts.FIND_HINT)
        self.search.setFixedWidth(FIND_WIDTH)
        self.head = PageHead(texts.TITLE, self.search)
        self.due_card = DueReportsCard()
        self.due_card.entered.connect(self._open_due_report)
        self.due_card.all_requested.connect(self._ask_folder)
        self._run: DueReportsRun | None = None
        self._outcome_seen = True
        self.table = RecordTable(make_issued_columns(), texts.ISSUED_TABLE)
        self.finder = ListFinder(
            chart_client, self.search, self.table, load_report_rows, lambda row: row.report_id
        )
        self.finder.shown.connect(self._show_results)
        self.finder.opened.connect(self._open_issued_report)
        self.none_issued = EmptyState(texts.NONE_ISSUED)
        self.no_match = EmptyResult()
        self._lay_out()

    def refresh_page(self) -> None:
        """Read both lists again."""
        today = clock.today()
        if self._run is None and self._outcome_seen:
            self.due_card.forget_outcome()
        self._outcome_seen = True
        self.chart_client.run_query(
            lambda clinic_file: find_due_reports(clinic_file, today), self._show_due_reports, self
        )
        self.finder.refresh_results()

    def make_all_reports(self, folder: Path) -> None:
        """Make all due reports in the folder, one after the other, and show the progress."""
        self._run = run = DueReportsRun(self.chart_client, self.due_card.items, folder, self)
        run.report_started.connect(self.due_card.show_progress)
        run.ended.connect(self._handle_run_end)
        self.due_card.stop_requested.connect(run.stop_after_current)
        run.make_next()

    def _ask_folder(self) -> None:
        question = texts.MAKE_ASKED.format(
            count=len(self.due_card.items), who=self.chart_client.therapist.signature
        )
        if not ask_question(self, texts.MAKE_TITLE, question, texts.CHOOSE_FOLDER):
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if folder := QFileDialog.getExistingDirectory(self, texts.FOLDER_TITLE, documents):
            self.make_all_reports(Path(folder))

    def _handle_run_end(self, outcome: DueReportsOutcome) -> None:
        """Show the outcome. The list has been read again by now, so it shows only what was not made."""
        self.due_card.show_outcome(outcome)
        self._outcome_seen = self.isVisible()
        self.chart_client.show_status(outcome.summary)
        if self._run is not None:
            self._run.deleteLater()
            self._run = None

    def _lay_out(self) -> None:
        card = Card(texts.ISSUED_TITLE)
        self.stack = QStackedWidget()
        for widget in (self.table, self.none_issued, self.no_match):
            self.stack.addWidget(widget)
        card.add_widget(self.stack, 1)
        lay_out_page(self, self.head, self.due_card).addWidget(card, 1)

    def _show_due_reports(self, items: tuple[WorkItem, ...]) -> None:
        self._due_count = len(items)
        self.due_card.show_due_reports(items)

    def _show_results(self, text: str, rows: list[ReportRow], count: int) -> None:
        totals = texts.BELOW.format(due=self._due_count, issued=count)
        self.head.show_subtitle(texts.FOUND.format(count=count) if text else totals)
        if text and not rows:
            self.no_match.show_result(texts.NO_MATCH.format(shorten_typed_text(text)))
        empty_state = self.no_match if text else self.none_issued
        self.stack.setCurrentWidget(self.table if rows else empty_state)

    def _open_due_report(self, todo: Todo) -> None:
        self.chart_client.open_client(todo.client_id, todo.tab, todo.record_to_open)

    def _open_issued_report(self, row: ReportRow) -> None:
        self.chart_client.open_client(row.client_id, "reports", row.report_id)
