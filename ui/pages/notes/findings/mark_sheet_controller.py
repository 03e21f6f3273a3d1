"""A mark's little sheet, tied to the findings: what is said in it stands in the table, and the other way round."""

from PySide6.QtCore import QEvent, QObject, QPoint

from charting.drawing.body.body_regions import describe_mark_place
from charting.model.body_mark import MarkKind
from charting.reference import loader
from ui.pages.notes.findings.marked_findings import MarkedFindings
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.widgets.body.body_panel import BodyPanel
from ui.widgets.body.mark_sheet import MarkSheet


class MarkSheetController(QObject):
    """Opens beside the mark that the therapist set, clicked or entered."""

    def __init__(self, marked: MarkedFindings) -> None:
        super().__init__(marked)
        self._marked, self._figure = marked, marked.figure
        self._place = 0
        self.sheet = MarkSheet(
            [each.name for each in loader.list_palpation_findings()],
            [each.name for each in loader.list_structures()] + [each.name for each in loader.list_regions()],
        )
        self._figure.mark_details_requested.connect(self.open_sheet)
        self.sheet.edited.connect(self._edit_finding)
        self.sheet.radiates.connect(self._draw_radiation)
        self.sheet.removed.connect(self._remove_mark)
        self.sheet.closed.connect(self._figure.setFocus)
        self.sheet.undo_asked.connect(self._undo)
        self._figure.destroyed.connect(self.sheet.deleteLater)
        self._figure.installEventFilter(self)

    def open_sheet(self, place: int) -> None:
        """Beside the mark at that place among the marks."""
        self._place = place
        self._figure.select_mark(place)
        self._show_mark()
        at = self._figure.get_mark_position(place)
        self.sheet.open_beside(self._figure, QPoint(round(at.x()), round(at.y())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet lies over the whole window: when another page hides the figure, it goes too."""
        if event.type() is QEvent.Type.Hide and self.sheet.isVisible():
            self.sheet.leave_sheet()
        return super().eventFilter(watched, event)

    def _edit_finding(self, key: str, value: object) -> None:
        self._figure.select_mark(self._place)
        if key == "kind":
            self._figure.apply_kind(MarkKind(str(value)))
            self._show_mark()
            return
        place = self._marked.change_finding(self._place, **{key: value})
        if place is None:  # the finding has no symbol: its mark went, and the sheet with it
            self.sheet.commit_and_close()
            return
        self._place = place
        self._figure.select_mark(place)
        self._show_mark()

    def _show_mark(self) -> None:
        mark = self._figure.get_marks()[self._place]
        self.sheet.show_finding(self._marked.get_finding(self._place), mark.kind, describe_mark_place(mark))

    def _draw_radiation(self) -> None:
        self.sheet.commit_and_close()
        self._figure.select_mark(self._place)
        self._figure.start_radiation()

    def _undo(self) -> None:
        """The mark may be gone with what is undone, and its sheet with it."""
        self.sheet.commit_and_close()
        self._figure.undo_asked.emit()

    def _remove_mark(self) -> None:
        self.sheet.commit_and_close()
        self._figure.select_mark(self._place)
        self._figure.remove_selected_mark()


def link_marks_to_table(table: PalpationTable, panel: BodyPanel) -> MarkedFindings:
    """The table and the panel's figure show the same findings from now on."""
    marked = MarkedFindings(table, panel.figure)
    marked.kind_changed.connect(panel.show_kind)
    MarkSheetController(marked)
    return marked
