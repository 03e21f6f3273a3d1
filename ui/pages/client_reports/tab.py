"""The client's Reports tab: the sentences at the left, the very page beside them, and what was issued before."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from charting import clock
from charting.actions.reports import issue_report
from charting.chart import Chart
from charting.errors import EnvironmentFailure, Refused
from charting.model.clinic import Therapist
from charting.model.record import new_id
from charting.model.report import Delivery, Report
from charting.summaries.client_file import CaseFile, ClientFile
from charting.summaries.progress_report import Sentences
from ui.desk import Desk
from ui.issuing import make_page, save_report
from ui.pages.base import ClientTab
from ui.pages.client_reports import texts
from ui.pages.client_reports.compose import Compose
from ui.pages.client_reports.preview import Preview, page_image
from ui.pages.client_reports.printing import ask_printer, print_page
from ui.settings import Settings
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, EmptyState
from ui.widgets.dialogs import tell
from ui.widgets.record_table import Column, RecordTable
from ui.widgets.scrolled import scrolled

Drawn = tuple[Sentences, QImage, set[str]]


class ClientReportsTab(ClientTab):
    """What is shown is what is issued: the same function makes the preview, the PDF and the print."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.case: CaseFile | None = None
        self._reading: Report | None = None
        self._asked = 0
        self.compose, self.preview = Compose(), Preview()
        self.compose.changed.connect(self._draw)
        self.compose.redraft_asked.connect(self._redraft)
        self.compose.print_asked.connect(self.print_report)
        self.compose.save_asked.connect(self.save_pdf)
        self.compose.consent_asked.connect(lambda: self.command_asked.emit("consent.new"))
        self.issued = RecordTable(self._columns(), texts.ISSUED, texts.NO_REPORTS)
        self.issued.activated_row.connect(self._read)
        self.issued.clicked.connect(lambda _: self._read(self.issued.row()))
        self.again = ActionButton(texts.COMPOSE)
        self.again.clicked.connect(self._compose_again)
        self.empty = EmptyState(texts.NO_CASE, texts.OPEN_CASE)
        self.empty.pressed.connect(lambda: self.command_asked.emit("case.new"))
        self._lay_out()

    def show_file(self, file: ClientFile, case: CaseFile | None) -> None:
        """A new client's or case's sentences come from the chart; what was typed for this one stays."""
        del file
        if self.case is None or case is None or case.case.id != self.case.case.id:
            self.compose.touched, self._reading = False, None
            self._show_mode()
        self.case = case
        self.stack.setCurrentWidget(self.splitter if case else self.empty)
        if case is None:
            return
        self.issued.set_rows(list(reversed(case.reports)))
        self.compose.show_case(case)
        if self.isVisible() and self._reading is None:
            self._draw()

    def showEvent(self, event: object) -> None:
        """The page is drawn when it is looked at, not before."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self.case is not None and self._reading is None:
            self._draw()

    def open_record(self, record_id: str) -> None:
        """Show the page of that issued report."""
        found = next((r for r in self.case.reports if r.id == record_id), None) if self.case else None
        if found is not None:
            self._read(found)

    def command(self, identifier: str) -> Callable[[], None] | None:
        """New report, print, save as PDF."""
        known = {
            "report.new": self._compose_again,
            "report.print": self.print_report,
            "report.pdf": self.save_pdf,
        }
        return known.get(identifier) if self.case else None

    def save_pdf(self) -> None:
        """Ask where, write the page and record it; an issued report is written again as it was."""
        if not self._may_issue():
            return
        assert self.case is not None
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = texts.FILE_NAME.format(chart=self.case.client.chart_label, day=clock.today().isoformat())
        chosen, _ = QFileDialog.getSaveFileName(
            self, texts.SAVE_TITLE, str(Path(folder) / name), texts.PDF_FILES
        )
        if chosen:
            self._save_to(Path(chosen))

    def print_report(self) -> None:
        """The system's print dialog, then the record, then the paper."""
        if not self._may_issue():
            return
        assert self.case is not None
        printer = ask_printer(self, self.case.clinic.paper)
        if printer is not None:
            self._print_on(printer)

    def keep_state(self, settings: Settings) -> None:
        """How wide the preview is."""
        settings.keep_state("client_reports", self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """How wide the preview is."""
        self.splitter.restoreState(settings.state("client_reports"))

    def _may_issue(self) -> bool:
        return self._reading is not None or self.compose.save_button.isEnabled()

    def _page(self, delivery: Delivery) -> Callable[[Chart, Therapist], tuple[Report, bytes]]:
        """Makes the record and the bytes on the chart's thread: of the report being read as it was, or of the new one."""
        reading, case = self._reading, self.case
        provider, words = self.compose.provider(), self.compose.sentences()
        assert case is not None

        def make(chart: Chart, who: Therapist) -> tuple[Report, bytes]:
            moment = clock.now()
            if reading is not None:
                again = reading.with_changes(
                    id=new_id(), version=0, issued_at=moment, issued_by=who.signature, delivery=delivery
                )
                return again, chart.papers.get(reading.id)
            assert provider is not None
            page = make_page(case, provider, who, moment, words, delivery)
            return page.record, page.pdf

        return make

    def _save_to(self, chosen: Path) -> None:
        """Under the name that was chosen, with `.pdf` behind it; the dialog asked only about the name as chosen."""
        make, out = self._page(Delivery.SAVED), _as_pdf(chosen)

        def issue(chart: Chart, who: Therapist) -> Report:
            if out != chosen and out.exists():
                raise Refused(texts.THERE_ALREADY.format(out.name))
            return save_report(chart, who, *make(chart, who), out)

        self.desk.act(
            issue,
            lambda _: self.desk.say(texts.SAVED.format(out.name)),
            self._refused,
            self,
        )

    def _print_on(self, printer: object) -> None:
        make = self._page(Delivery.PRINTED)

        def issue(chart: Chart, who: Therapist) -> bytes:
            record, pdf = make(chart, who)
            issue_report(chart, who, record, pdf)
            return pdf

        self.desk.act(issue, lambda pdf: self._to_printer(printer, pdf), self._refused, self)

    def _to_printer(self, printer: object, pdf: bytes) -> None:
        try:
            print_page(printer, pdf)
            self.desk.say(texts.PRINTED)
        except EnvironmentFailure as error:
            tell(self, texts.NEW, str(error))

    def _refused(self, error: Exception) -> None:
        tell(self, texts.NEW, str(error))

    def _redraft(self) -> None:
        self.compose.touched = False
        self._draw()

    def _compose_again(self) -> None:
        self._reading = None
        self.issued.clearSelection()
        self._show_mode()
        self._draw()
        self.compose.fields["bottom_line"].setFocus()

    def _read(self, report: Report | None) -> None:
        """Show the exact page that was issued."""
        if report is None or self.case is None:
            return
        self._reading = report
        self._show_mode()
        report_id = report.id
        self.desk.read(lambda chart: page_image(chart.papers.get(report_id)), self._show_issued, self)

    def _show_issued(self, image: QImage) -> None:
        if self._reading is not None:
            self.preview.show_image(image)

    def _show_mode(self) -> None:
        reading = self._reading
        self.compose.set_reading(reading is not None)
        self.again.setVisible(reading is not None)

    def _draw(self) -> None:
        """Make the page on the chart's thread; only the newest answer is shown."""
        case, provider, words = self.case, self.compose.provider(), self.compose.sentences()
        if case is None or self._reading is not None:
            return
        if provider is None or not (case.signed_sessions or case.signed_assessments):
            self.preview.say(texts.NO_PROVIDER if provider is None else texts.NOTHING_SIGNED)
            self.compose.set_ready(False)
            return
        who, self._asked = self.desk.who, self._asked + 1
        asked = self._asked

        def make(_chart: Chart) -> Drawn:
            page = make_page(case, provider, who, clock.now(), words)
            return sentences_of(page.record), page_image(page.pdf), page.lost

        self.desk.read(make, lambda drawn: self._show_drawn(asked, drawn), self)

    def _show_drawn(self, asked: int, drawn: Drawn) -> None:
        words, image, lost = drawn
        if asked != self._asked or self._reading is not None:
            return
        if not self.compose.touched:
            self.compose.show_sentences(words)
        self.compose.set_ready(True)
        self.compose.warn_of(lost)
        self.preview.show_image(image)

    def _columns(self) -> list[Column]:
        return [
            Column("Date", lambda r: f"{r.issued_at.day} {r.issued_at:%b %Y}", 92),
            Column("To", self._addressee),
            Column("", lambda r: r.delivery.value, 64, muted=True),
        ]

    def _addressee(self, report: Report) -> str:
        return self.case.providers[report.provider_id].titled if self.case else ""

    def _lay_out(self) -> None:
        left = QWidget()
        issued = Card(texts.ISSUED, self.again)
        self.again.hide()
        self.issued.setMinimumHeight(130)
        issued.put(self.issued, 1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        column.addWidget(self.compose)
        column.addWidget(issued, 1)
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(10)
        beside.addWidget(self.compose.keys)
        beside.addWidget(scrolled(left), 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(side)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([460, 860])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 10)
        whole.addWidget(self.stack)


def _as_pdf(chosen: Path) -> Path:
    """`Nguyen 3.5` is `Nguyen 3.5.pdf`: what stands behind a dot is not always an ending."""
    return chosen if chosen.suffix.lower() == ".pdf" else chosen.with_name(f"{chosen.name}.pdf")


def sentences_of(record: Report) -> Sentences:
    """The sentences that a report was issued with."""
    return Sentences(
        bottom_line=record.bottom_line,
        request=record.request,
        treatment=record.treatment,
        outlook=record.outlook,
    )
