"""The client's Reports tab: the sentences at the left, the very page beside them, and what was issued before."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from charting import clock
from charting.chart import Chart
from charting.model.clinic import Therapist
from charting.model.english_dates import format_date
from charting.model.record import new_id
from charting.model.report import Delivery, Report
from charting.summaries.client_file import CaseFile, ClientFile
from charting.summaries.progress_report import Sentences
from ui.desk import Desk
from ui.issuing import make_page
from ui.pages.addendum import ask_addendum
from ui.pages.base import ClientTab
from ui.pages.client_reports import texts
from ui.pages.client_reports.compose import Compose
from ui.pages.client_reports.issuing import Issuing, Make
from ui.pages.client_reports.preview import Preview, page_image
from ui.settings import Settings
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, EmptyState
from ui.widgets.record_table import RecordTable
from ui.widgets.rows_model import Column
from ui.widgets.scrolled import scrolled

Drawn = tuple[Sentences, QImage, set[str]]


class ClientReportsTab(ClientTab):
    """What is shown is what is issued: the same function makes the preview, the PDF and the print."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.case: CaseFile | None = None
        self._reading: Report | None = None
        self._asked = 0
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._draw_now)
        self._typed: dict[str, Sentences] = {}
        self.compose, self.preview, self.issuing = Compose(), Preview(), Issuing(desk, self)
        self.compose.changed.connect(self._changed)
        self.compose.redraft_asked.connect(self._redraft)
        self.issuing.issued.connect(self._settled)
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

    def show_file(self, _file: ClientFile, case: CaseFile | None) -> None:
        """What was typed for a case stays with that case; another one's sentences come from its own chart."""
        if _id_of(case) != _id_of(self.case):
            self._change_case(case)
        self.case = case
        self.stack.setCurrentWidget(self.splitter if case else self.empty)
        if case is None:
            return
        self.issued.set_rows(list(reversed(case.reports)))
        self.compose.show_case(case)
        if self.isVisible() and self._reading is None:
            self._draw()

    def _change_case(self, case: CaseFile | None) -> None:
        """Put aside what was typed for the case before, and take up what was typed for this one."""
        if (typed := self.compose.sentences()) is not None:
            self._typed[_id_of(self.case)] = typed
        self._asked += 1
        self._reading = None
        self.compose.show_sentences(self._typed.get(_id_of(case)), typed=_id_of(case) in self._typed)
        self.preview.say("")
        self._show_mode()

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
        if self.case is not None and self._may_issue():
            self.issuing.save(self.page_to_issue(), self.case.client.chart_label)

    def print_report(self) -> None:
        """On paper."""
        if self.case is not None and self._may_issue():
            self.issuing.print(self.page_to_issue(), self.case.clinic.paper)

    def page_to_issue(self) -> Make:
        """Of the report being read as it was, or of the new one as it stands on the screen."""
        reading, case = self._reading, self.case
        provider, words = self.compose.provider(), self.compose.sentences()
        assert case is not None

        def make(chart: Chart, who: Therapist, delivery: Delivery) -> tuple[Report, bytes]:
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

    def flush(self) -> None:
        """So that closing the window right after the last key asks too."""
        self.compose.settle()

    def keep_state(self, settings: Settings) -> None:
        """How wide the preview is."""
        settings.keep_state("client_reports", self.splitter.saveState())

    def restore_state(self, settings: Settings) -> None:
        """How wide the preview is."""
        self.splitter.restoreState(settings.state("client_reports"))

    def _may_issue(self) -> bool:
        return self._reading is not None or self.compose.save_button.isEnabled()

    def _add_addendum(self) -> None:
        if self._reading is not None:
            ask_addendum(self.desk, self, self._reading)

    def _redraft(self) -> None:
        """The chart's own sentences again."""
        self._typed.pop(_id_of(self.case), None)
        self._settled()
        self.compose.show_sentences(None)
        self._draw()

    def _settled(self) -> None:
        """Nothing typed for this case would be lost now."""
        self.desk.unsaved.pop(_id_of(self.case), None)

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

    def _changed(self) -> None:
        """What was typed is in no record until the page is issued: closing the window asks about it."""
        if self.case is not None and self.compose.touched:
            self.desk.unsaved[self.case.case.id] = texts.NOT_ISSUED.format(self.case.client.legal_name)
        self._draw()

    def _draw(self) -> None:
        """Draw the page anew: once, however many reasons there are for it in one go."""
        self._asked += 1
        self._soon.start()

    def _draw_now(self) -> None:
        """Make the page on the chart's thread; only the newest answer is shown."""
        case, provider, words = self.case, self.compose.provider(), self.compose.sentences()
        if case is None or self._reading is not None:
            return
        if provider is None or not (case.signed_sessions or case.signed_assessments):
            self.preview.say(texts.NO_PROVIDER if provider is None else texts.NOTHING_SIGNED)
            self.compose.set_ready(False)
            return
        who, asked = self.desk.who, self._asked

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
            Column("Date", lambda r: format_date(r.issued_at), 92),
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


def _id_of(case: CaseFile | None) -> str:
    return case.case.id if case else ""


def sentences_of(record: Report) -> Sentences:
    """The sentences that a report was issued with."""
    return Sentences(
        bottom_line=record.bottom_line,
        request=record.request,
        treatment=record.treatment,
        outlook=record.outlook,
    )
