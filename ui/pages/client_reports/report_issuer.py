"""Issuing a report: as a file or on paper, and recorded either way."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from charting import clock
from charting.actions.report_release import issue_report
from charting.clinic_file import ClinicFile
from charting.errors import EnvironmentFailure
from charting.model.clinic import PaperSize, Therapist
from charting.model.report import Delivery, Report, format_report_title
from ui.core.chart_client import ChartClient
from ui.issuing.report_pdf import format_report_file_name, save_report_as
from ui.pages.client_reports import texts
from ui.pages.client_reports.page_preview import POINTS_PER_INCH, render_page_image
from ui.widgets.dialogs.standard_dialogs import show_message

NO_PRINTER = "The printer did not take the page. The report is recorded; save it as PDF or print it again from the list."
DOTS_PER_INCH = 300  # as sharp as a fax or an office printer can show


def ask_printer(parent: QWidget, paper: PaperSize) -> object | None:
    """The printer chosen in the system's print dialog, or None. The paper size is set beforehand."""
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.A4 if paper is PaperSize.A4 else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() else None


def print_pdf_page(printer: object, pdf: bytes) -> None:
    """Print the exact page. Raises EnvironmentFailure when the printer refuses."""
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    dots = min(printer.resolution(), DOTS_PER_INCH)
    image = render_page_image(pdf, dots / POINTS_PER_INCH)
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentFailure(NO_PRINTER)
    try:
        painter.drawImage(painter.viewport(), image)
    finally:
        painter.end()


class PreparedReport(NamedTuple):
    """A report that may leave: its kind, and what makes its record and its exact PDF, on the chart's thread."""

    kind: str
    make: Callable[[ClinicFile, Therapist, Delivery], tuple[Report, bytes]]


class ReportIssuer(QObject):
    """Asks for a file or a printer, issues the report, and says how it went. Emits `issued` once it is recorded."""

    issued = Signal()

    def __init__(self, chart_client: ChartClient, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart_client, self._window = chart_client, parent

    def ask_and_save(self, report: PreparedReport, chart_label: str) -> None:
        """Ask for the file. The suggested name holds the chart number, never the client's name."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = format_report_file_name(report.kind, chart_label, clock.today())
        suggested = str(Path(folder) / name)
        chosen, _ = QFileDialog.getSaveFileName(self._window, texts.SAVE_TITLE, suggested, texts.PDF_FILES)
        if chosen:
            self.save_to_file(report, Path(chosen))

    def save_to_file(self, report: PreparedReport, chosen: Path) -> None:
        """Write the page to that file and record it."""
        self._chart_client.run_action(
            lambda clinic_file, who: save_report_as(
                clinic_file, who, *report.make(clinic_file, who, Delivery.SAVED), chosen
            ),
            self._handle_saved,
            lambda error: self._handle_refused(report.kind, error),
            self,
        )

    def _handle_saved(self, out: Path) -> None:
        self.issued.emit()
        self._chart_client.show_status(texts.SAVED.format(out.name))

    def ask_and_print(self, report: PreparedReport, paper: PaperSize) -> None:
        """Show the print dialog; then record the report and print it."""
        printer = ask_printer(self._window, paper)
        if printer is not None:
            self.print_to_printer(report, printer)

    def print_to_printer(self, report: PreparedReport, printer: object) -> None:
        """Record the page, then print it."""

        def record_issue(clinic_file: ClinicFile, who: Therapist) -> bytes:
            record, pdf = report.make(clinic_file, who, Delivery.PRINTED)
            issue_report(clinic_file, who, record, pdf)
            return pdf

        self._chart_client.run_action(
            record_issue,
            lambda pdf: self._send_to_printer(report.kind, printer, pdf),
            lambda error: self._handle_refused(report.kind, error),
            self,
        )

    def _send_to_printer(self, kind: str, printer: object, pdf: bytes) -> None:
        self.issued.emit()
        try:
            print_pdf_page(printer, pdf)
            self._chart_client.show_status(texts.PRINTED)
        except EnvironmentFailure as error:
            self._handle_refused(kind, error)

    def _handle_refused(self, kind: str, error: Exception) -> None:
        show_message(self._window, format_report_title(kind), str(error))
