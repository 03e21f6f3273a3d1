"""A mark's little sheet, tied to the findings: what is said in it stands in the table, and the other way round."""

from PySide6.QtCore import QEvent, QObject, QPoint

from charting.drawing.regions import region_words
from charting.model.body import MarkKind
from charting.reference import loader
from ui.pages.findings.marked import MarkedFindings
from ui.pages.findings.palpation import PalpationTable
from ui.widgets.body_panel import BodyPanel
from ui.widgets.body_sheet import MarkSheet


class MarkedSheet(QObject):
    """Opens beside the mark that the therapist set, clicked or entered."""

    def __init__(self, marked: MarkedFindings) -> None:
        super().__init__(marked)
        self._marked, self._figure = marked, marked.figure
        self._place = 0
        self.sheet = MarkSheet(
            [each.name for each in loader.palpation_findings()],
            [each.name for each in loader.structures()] + [each.name for each in loader.regions()],
        )
        self._figure.asked.connect(self.open)
        self.sheet.edited.connect(self._edit)
        self.sheet.radiates.connect(self._radiate)
        self.sheet.removed.connect(self._remove)
        self.sheet.closed.connect(self._figure.setFocus)
        self._figure.destroyed.connect(self.sheet.deleteLater)
        self._figure.installEventFilter(self)

    def open(self, place: int) -> None:
        """Beside the mark at that place among the marks."""
        self._place = place
        self._figure.select(place)
        self._show()
        at = self._figure.mark_at(place)
        self.sheet.open_beside(self._figure, QPoint(round(at.x()), round(at.y())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet lies over the whole window: when another page hides the figure, it goes too."""
        if event.type() is QEvent.Type.Hide and self.sheet.isVisible():
            self.sheet.leave()
        return super().eventFilter(watched, event)

    def _edit(self, key: str, value: object) -> None:
        self._figure.select(self._place)
        if key == "kind":
            self._figure.give_kind(MarkKind(str(value)))
            self._show()
            return
        place = self._marked.change(self._place, **{key: value})
        if place is None:  # the finding has no symbol: its mark went, and the sheet with it
            self.sheet.close_now()
            return
        self._place = place
        self._figure.select(place)
        self._show()

    def _show(self) -> None:
        mark = self._figure.marks()[self._place]
        self.sheet.show_finding(self._marked.finding(self._place), mark.kind, region_words(mark))

    def _radiate(self) -> None:
        self.sheet.close_now()
        self._figure.select(self._place)
        self._figure.radiate()

    def _remove(self) -> None:
        self.sheet.close_now()
        self._figure.select(self._place)
        self._figure.remove()


def tie(table: PalpationTable, panel: BodyPanel) -> MarkedFindings:
    """The table and the panel's figure show the same findings from now on."""
    marked = MarkedFindings(table, panel.figure)
    marked.kind_changed.connect(panel.show_kind)
    marked.gone.connect(panel.show_gone)
    MarkedSheet(marked)
    return marked
