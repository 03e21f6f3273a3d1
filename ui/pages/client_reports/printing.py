"""Printing a page through the system's own print dialog."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from charting.errors import EnvironmentFailure
from charting.model.clinic import Paper
from ui.pages.client_reports.preview import POINTS_PER_INCH, page_image

NO_PRINTER = "The printer did not take the page. The report is recorded; save it as PDF or print it again from the list."
DOTS = 300  # per inch: as sharp as a fax or an office printer shows


def ask_printer(parent: QWidget, paper: Paper) -> object | None:
    """The printer that the person chose in the print dialog, or None. The paper is set beforehand."""
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.A4 if paper is Paper.A4 else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() else None


def print_page(printer: object, pdf: bytes) -> None:
    """Print the exact page. Raises EnvironmentFailure when the printer refuses."""
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    dots = min(printer.resolution(), DOTS)
    image = page_image(pdf, dots / POINTS_PER_INCH)
    painter = QPainter()
    if not painter.begin(printer):
        raise EnvironmentFailure(NO_PRINTER)
    try:
        painter.drawImage(painter.viewport(), image)
    finally:
        painter.end()
