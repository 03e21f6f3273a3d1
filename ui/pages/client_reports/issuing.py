"""Letting a page leave: as a file or on paper, and recorded either way."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from charting import clock
from charting.actions.reports import issue_report
from charting.chart import Chart
from charting.errors import EnvironmentFailure
from charting.model.clinic import Paper, Therapist
from charting.model.report import Delivery, Report
from ui.desk import Desk
from ui.issuing import save_chosen
from ui.pages.client_reports import texts
from ui.pages.client_reports.printing import ask_printer, print_page
from ui.widgets.dialogs import tell

# Makes a report's record and its exact PDF, on the chart's thread.
Make = Callable[[Chart, Therapist, Delivery], tuple[Report, bytes]]


class Issuing(QObject):
    """Asks where to, issues and records; says what came of it. `issued` when a page is recorded."""

    issued = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent

    def save(self, make: Make, chart_label: str) -> None:
        """Ask for the file; the name offered holds the chart number, not the client's."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = texts.FILE_NAME.format(chart=chart_label, day=clock.today().isoformat())
        offered = str(Path(folder) / name)
        chosen, _ = QFileDialog.getSaveFileName(self._window, texts.SAVE_TITLE, offered, texts.PDF_FILES)
        if chosen:
            self.save_to(make, Path(chosen))

    def save_to(self, make: Make, chosen: Path) -> None:
        """Write the page there."""
        self._desk.act(
            lambda chart, who: save_chosen(chart, who, *make(chart, who, Delivery.SAVED), chosen),
            self._saved,
            self._refused,
            self,
        )

    def _saved(self, out: Path) -> None:
        self.issued.emit()
        self._desk.say(texts.SAVED.format(out.name))

    def print(self, make: Make, paper: Paper) -> None:
        """The system's print dialog, then the record, then the paper."""
        printer = ask_printer(self._window, paper)
        if printer is not None:
            self.print_on(make, printer)

    def print_on(self, make: Make, printer: object) -> None:
        """Record the page, then print it."""

        def issue(chart: Chart, who: Therapist) -> bytes:
            record, pdf = make(chart, who, Delivery.PRINTED)
            issue_report(chart, who, record, pdf)
            return pdf

        self._desk.act(issue, lambda pdf: self._to_printer(printer, pdf), self._refused, self)

    def _to_printer(self, printer: object, pdf: bytes) -> None:
        self.issued.emit()
        try:
            print_page(printer, pdf)
            self._desk.say(texts.PRINTED)
        except EnvironmentFailure as error:
            self._refused(error)

    def _refused(self, error: Exception) -> None:
        tell(self._window, texts.NEW, str(error))
