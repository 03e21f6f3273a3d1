"""The client's Reports tab: the sentences at the left, the very page beside them, and what was issued before."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from charting import clock
from charting.clinic_file import ClinicFile
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
    """What is shown is what is issued: the same function makes the preview, the PDF and the print."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.case: CaseRecords | None = None
        self._reading: Report | None = None
        self._asked = 0
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._draw_page)
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
        """What was typed for a case stays with that case; another one's sentences come from its own chart."""
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
        """Put aside what was typed for the case and kind before, and take up what was typed for these."""
        self.composer.flush_typing()
        if (typed := self.composer.collect_sentences()) is not None:
            self._typed[self._get_unsaved_key()] = typed
        self._asked += 1
        self._reading = None
        self.composer.show_kind(kind)
        taken_up = self._typed.get(make_unsaved_key(kind, _get_case_id(case)))
        self.composer.show_sentences(taken_up, typed=taken_up is not None)
        self.preview.show_message("")
        self._show_mode()

    def showEvent(self, event: object) -> None:
        """The page is drawn when it is looked at, not before."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self.case is not None and self._reading is None:
            self._schedule_drawing()

    def open_record(self, record_id: str) -> None:
        """Show the page of that issued report."""
        found = next((r for r in self.case.reports if r.id == record_id), None) if self.case else None
        if found is not None:
            self._read_issued(found)

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """New report, print, save as PDF; an addendum to the issued one being read."""
        known: dict[str, Callable[[], None] | None] = {
            "report.new": self._compose_again,
            "report.print": self.print_report,
            "report.pdf": self.save_pdf,
            "note.addendum": self._add_addendum if self._reading else None,
        }
        return known.get(identifier) if self.case else None

    def save_pdf(self) -> None:
        """As a file; an issued report is written again as it was."""
        if self.case is not None and self._can_issue():
            self.issuer.ask_and_save(self.prepare_issue(), self.case.client.chart_label)

    def print_report(self) -> None:
        """On paper."""
        if self.case is not None and self._can_issue():
            self.issuer.ask_and_print(self.prepare_issue(), self.case.clinic.paper)

    def prepare_issue(self) -> PreparedReport:
        """Of the report being read as it was, or of the new one as it stands on the screen."""
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
        """So that closing the window right after the last key asks too."""
        self.composer.flush_typing()

    def save_state(self, settings: Settings) -> None:
        """How wide the preview is."""
        settings.keep_state("client_reports", self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """How wide the preview is."""
        self.splitter.restoreState(settings.get_state("client_reports"))

    def _can_issue(self) -> bool:
        return self._reading is not None or self.composer.save_button.isEnabled()

    def _add_addendum(self) -> None:
        if self._reading is not None:
            ask_addendum(self.chart_client, self, self._reading)

    def _draft_again(self) -> None:
        """The chart's own sentences again."""
        self._typed.pop(self._get_unsaved_key(), None)
        self._discard_unsaved_mark()
        self.composer.show_sentences(None)
        self._schedule_drawing()

    def _discard_unsaved_mark(self) -> None:
        """Nothing typed for a report of this kind on this case would be lost now."""
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
        """Show the exact page that was issued."""
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
        """What was typed is in no record until the page is issued: closing the window asks about it."""
        if self.case is not None and self.composer.is_edited:
            self.chart_client.unsaved[self._get_unsaved_key()] = texts.NOT_ISSUED.format(
                self.case.client.legal_name
            )
        self._schedule_drawing()

    def _schedule_drawing(self) -> None:
        """Draw the page anew: once, however many reasons there are for it in one go."""
        self._asked += 1
        self._soon.start()

    def _draw_page(self) -> None:
        """Make the page on the chart's thread; only the newest answer is shown."""
        case, provider, words = self.case, self.composer.get_addressee(), self.composer.collect_sentences()
        if case is None or self._reading is not None:
            return
        if provider is None or not (case.signed_sessions or case.signed_assessments):
            self.preview.show_message(texts.NO_PROVIDER if provider is None else texts.NOTHING_SIGNED)
            self.composer.set_ready(False)
            return
        kind, who, asked = self.composer.kind, self.chart_client.therapist, self._asked

        def draw_preview(_chart: ClinicFile) -> DrawnReport:
            page = render_report(kind, case, provider, who, clock.now(), words)
            return page.sentences, render_page_image(page.pdf), page.unprintable

        self.chart_client.run_query(draw_preview, lambda drawn: self._show_drawn_page(asked, drawn), self)

    def _show_drawn_page(self, asked: int, drawn: DrawnReport) -> None:
        words, image, lost = drawn
        if asked != self._asked or self._reading is not None:
            return
        if not self.composer.is_edited:
            self.composer.show_sentences(words)
        self.composer.set_ready(True)
        self.composer.warn_of_lost_letters(lost)
        self.preview.show_image(image)

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
