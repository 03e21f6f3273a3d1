"""The client's Reports tab: the sentences on the left, the actual page beside them, and what was issued before."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from charting import clock
from charting.clinic_file import ClinicFile
from charting.errors import NotFound
from charting.model.clinic import Therapist
from charting.model.record import make_record_id
from charting.model.report import Delivery, Report
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.summaries.paper_content import PaperSentences
from charting.text.dates import format_date
from reports.papers import PAPER_KINDS
from ui.core.chart_client import ChartClient
from ui.core.settings import Settings
from ui.issuing.report_pdf import make_unsaved_key, render_report
from ui.pages.base import ClientTab
from ui.pages.client_reports import texts
from ui.pages.client_reports.page_preview import PagePreview, render_page_image
from ui.pages.client_reports.report_composer import ReportComposer
from ui.pages.client_reports.report_issuer import PreparedReport, ReportIssuer
from ui.pages.notes.addendum import ask_addendum
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import EmptyState
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.layout.scroll_area import make_scroll_area
from ui.widgets.record_table.record_table import RecordColumn, RecordTable

DrawnReport = tuple[PaperSentences, QImage, set[str]]


class ClientReportsTab(ClientTab):
    """What you see is what is issued: one function makes the preview, the PDF and the printed page."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.case: CaseRecords | None = None
        self._reading: Report | None = None
        self._drawing_number = 0
        self._drawing_timer = QTimer(self, interval=0, singleShot=True)
        self._drawing_timer.timeout.connect(self._draw_page)
        self._typed: dict[str, PaperSentences] = {}
        self.composer, self.preview, self.issuer = (
            ReportComposer(),
            PagePreview(),
            ReportIssuer(chart_client, self),
        )
        self.composer.changed.connect(self._handle_typing)
        self.composer.kind_chosen.connect(self._change_kind)
        self.composer.redraft_requested.connect(self._draft_again)
        self.issuer.issued.connect(self._discard_unsaved_mark)
        self.composer.print_requested.connect(self.print_report)
        self.composer.save_requested.connect(self.save_pdf)
        self.composer.consent_requested.connect(lambda: self.command_requested.emit("consent.new"))
        self.issued_table = RecordTable(self._make_columns(), texts.ISSUED, texts.NO_REPORTS)
        self.issued_table.activated_row.connect(self._read_issued)
        self.issued_table.clicked.connect(lambda _: self._read_issued(self.issued_table.get_current_row()))
        self.new_report_button = ActionButton(texts.COMPOSE)
        self.new_report_button.clicked.connect(self._compose_again)
        self.empty_state = EmptyState(texts.NO_CASE, texts.OPEN_CASE)
        self.empty_state.pressed.connect(lambda: self.command_requested.emit("case.new"))
        self._lay_out()

    def show_client_file(self, _file: ClientRecords, case: CaseRecords | None) -> None:
        """Show the case. What was typed for another case stays with that one and never shows up here."""
        if _get_case_id(case) != _get_case_id(self.case):
            self._take_up_report(case, next(iter(PAPER_KINDS)))
        self.case = case
        self.stack.setCurrentWidget(self.splitter if case else self.empty_state)
        if case is None:
            return
        self.issued_table.set_rows(list(reversed(case.reports)))
        self.composer.show_case(case)
        if self.isVisible() and self._reading is None:
            self._schedule_drawing()

    def _change_kind(self, kind: str) -> None:
        self._take_up_report(self.case, kind)
        self._schedule_drawing()

    def _take_up_report(self, case: CaseRecords | None, kind: str) -> None:
        """Put aside what was typed for the case and kind on screen, and bring back what was typed for these."""
        self.composer.flush_typing()
        if (typed := self.composer.collect_sentences()) is not None:
            self._typed[self._get_unsaved_key()] = typed
        self._drawing_number += 1
        self._reading = None
        self.composer.show_kind(kind)
        sentences = self._typed.get(make_unsaved_key(kind, _get_case_id(case)))
        self.composer.show_sentences(sentences, typed=sentences is not None)
        self.preview.show_message("")
        self._show_mode()

    def showEvent(self, event: object) -> None:
        """Draw the page when the tab is first looked at, not before."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self.case is not None and self._reading is None:
            self._schedule_drawing()

    def open_record(self, record_id: str) -> None:
        """Show the page of that issued report."""
        reports = self.case.reports if self.case else ()
        self._read_issued(next((report for report in reports if report.id == record_id), None))

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """New report, print, save as PDF, and an addendum while an issued report is read."""
        commands: dict[str, Callable[[], None] | None] = {
            "report.new": self._compose_again,
            "report.print": self.print_report,
            "report.pdf": self.save_pdf,
            "note.addendum": self._add_addendum if self._reading else None,
        }
        return commands.get(identifier) if self.case else None

    def save_pdf(self) -> None:
        """Save the page as a file; an issued report is saved again as it was."""
        if self.case is not None and self._can_issue():
            self.issuer.ask_and_save(self.prepare_issue(), self.case.client.chart_label)

    def print_report(self) -> None:
        """Print the page; an issued report is printed again as it was."""
        if self.case is not None and self._can_issue():
            self.issuer.ask_and_print(self.prepare_issue(), self.case.clinic.paper)

    def prepare_issue(self) -> PreparedReport:
        """Capture what is to be issued: the report being read, as it was, or the new one as it is on screen."""
        reading, case, kind = self._reading, self.case, self.composer.kind
        provider, words = self.composer.get_addressee(), self.composer.collect_sentences()
        assert case is not None

        def make_report(clinic_file: ClinicFile, who: Therapist, delivery: Delivery) -> tuple[Report, bytes]:
            moment = clock.now()
            if reading is not None:
                again = reading.with_changes(
                    id=make_record_id(),
                    version=0,
                    issued_at=moment,
                    issued_by=who.signature,
                    delivery=delivery,
                )
                return again, clinic_file.issued_pdfs.get_pdf(reading.id)
            assert provider is not None
            page = render_report(kind, case, provider, who, moment, words, delivery)
            return page.record, page.pdf

        return PreparedReport(reading.kind if reading is not None else kind, make_report)

    def flush_edits(self) -> None:
        """Take up what was just typed, so that closing the window right after the last key asks about it."""
        self.composer.flush_typing()

    def save_state(self, settings: Settings) -> None:
        """Remember how wide the preview is."""
        settings.keep_state("client_reports", self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """Give the preview the width that it had last time."""
        self.splitter.restoreState(settings.get_state("client_reports"))

    def _can_issue(self) -> bool:
        return self._reading is not None or self.composer.save_button.isEnabled()

    def _add_addendum(self) -> None:
        if self._reading is not None:
            ask_addendum(self.chart_client, self, self._reading)

    def _draft_again(self) -> None:
        """Replace the edited sentences with fresh ones from the chart."""
        self._typed.pop(self._get_unsaved_key(), None)
        self._discard_unsaved_mark()
        self.composer.show_sentences(None)
        self._schedule_drawing()

    def _discard_unsaved_mark(self) -> None:
        """Closing no longer has to ask: nothing typed for this case and kind would be lost."""
        self.chart_client.unsaved.pop(self._get_unsaved_key(), None)

    def _get_unsaved_key(self) -> str:
        return make_unsaved_key(self.composer.kind, _get_case_id(self.case))

    def _compose_again(self) -> None:
        self._reading = None
        self.issued_table.clearSelection()
        self._show_mode()
        self._schedule_drawing()
        self.composer.focus_first_sentence()

    def _read_issued(self, report: Report | None) -> None:
        """Show the exact page of an issued report."""
        if report is None or self.case is None:
            return
        self._reading = report
        self._show_mode()
        report_id = report.id
        self.chart_client.run_query(
            lambda clinic_file: render_page_image(clinic_file.issued_pdfs.get_pdf(report_id)),
            self._show_issued_page,
            self,
        )

    def _show_issued_page(self, image: QImage) -> None:
        if self._reading is not None:
            self.preview.show_image(image)

    def _show_mode(self) -> None:
        reading = self._reading
        self.composer.set_reading(reading is not None)
        self.new_report_button.setVisible(reading is not None)

    def _handle_typing(self) -> None:
        """Mark the case as unsaved: what was typed is stored only once it is issued, so closing has to ask."""
        if self.case is not None and self.composer.is_edited:
            self.chart_client.unsaved[self._get_unsaved_key()] = texts.NOT_ISSUED.format(
                self.case.client.legal_name
            )
        self._schedule_drawing()

    def _schedule_drawing(self) -> None:
        """Redraw the page soon. Several requests in one turn of the event loop draw it once."""
        self._drawing_number += 1
        self._drawing_timer.start()

    def _draw_page(self) -> None:
        """Make the page on the file's thread. Only the answer to the newest request is shown."""
        case, provider, words = self.case, self.composer.get_addressee(), self.composer.collect_sentences()
        if case is None or self._reading is not None:
            return
        if provider is None:
            self._show_no_page(texts.NO_PROVIDER)
            return
        kind, who, number = self.composer.kind, self.chart_client.therapist, self._drawing_number

        def draw_preview(_clinic_file: ClinicFile) -> DrawnReport | NotFound:
            try:
                page = render_report(kind, case, provider, who, clock.now(), words)
            except NotFound as nothing_to_report:
                return nothing_to_report
            return page.sentences, render_page_image(page.pdf), page.unprintable

        self.chart_client.run_query(draw_preview, lambda drawn: self._show_drawn_page(number, drawn), self)

    def _show_drawn_page(self, number: int, drawn: DrawnReport | NotFound) -> None:
        if number != self._drawing_number or self._reading is not None:
            return
        if isinstance(drawn, NotFound):
            self._show_no_page(str(drawn))
            return
        words, image, lost = drawn
        if not self.composer.is_edited:
            self.composer.show_sentences(words)
        self.composer.set_ready(True)
        self.composer.warn_of_lost_letters(lost)
        self.preview.show_image(image)

    def _show_no_page(self, reason: str) -> None:
        """Say why there is no page. Without one, nothing can be issued."""
        self.preview.show_message(reason)
        self.composer.set_ready(False)

    def _make_columns(self) -> list[RecordColumn]:
        return [
            RecordColumn("Date", lambda r: format_date(r.issued_at), 92),
            RecordColumn(texts.TO, self._format_addressee),
            *([RecordColumn(texts.KIND, lambda r: r.title)] if len(PAPER_KINDS) > 1 else []),
            RecordColumn("", lambda r: r.delivery.value, 64, muted=True),
        ]

    def _format_addressee(self, report: Report) -> str:
        return self.case.providers[report.provider_id].name_with_credentials if self.case else ""

    def _lay_out(self) -> None:
        left = QWidget()
        issued = Card(texts.ISSUED, self.new_report_button)
        self.new_report_button.hide()
        self.issued_table.setMinimumHeight(130)
        issued.add_widget(self.issued_table, 1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        column.addWidget(self.composer)
        column.addWidget(issued, 1)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(10)
        beside.addWidget(self.composer.issue_buttons)
        beside.addWidget(make_scroll_area(left), 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(side)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([460, 860])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty_state)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 10)
        whole.addWidget(self.stack)


def _get_case_id(case: CaseRecords | None) -> str:
    return case.case.id if case else ""
