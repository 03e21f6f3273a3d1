"""Connects the sheet of a mark with the findings, so that the sheet and the table always agree."""

from PySide6.QtCore import QEvent, QObject, QPoint

from charting.drawing.body.body_regions import describe_mark_place
from charting.model.body_mark import MarkKind
from charting.reference import loader
from ui.pages.notes.findings.marked_findings import MarkedFindings
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.widgets.body.body_panel import BodyPanel
from ui.widgets.body.mark_sheet import MarkSheet


class MarkSheetController(QObject):
    """Opens the sheet beside a mark that the user added, clicked or opened with Enter."""

    def __init__(self, marked: MarkedFindings) -> None:
        super().__init__(marked)
        self._marked, self._figure = marked, marked.figure
        self._index = 0
        self.sheet = MarkSheet(
            [finding.name for finding in loader.list_palpation_findings()],
            [structure.name for structure in loader.list_structures()]
            + [region.name for region in loader.list_regions()],
        )
        self._figure.mark_details_requested.connect(self.open_sheet)
        self.sheet.edited.connect(self._edit_finding)
        self.sheet.radiates.connect(self._draw_radiation)
        self.sheet.removed.connect(self._remove_mark)
        self.sheet.closed.connect(self._figure.setFocus)
        self.sheet.undo_asked.connect(self._undo)
        self._figure.destroyed.connect(self.sheet.deleteLater)
        self._figure.installEventFilter(self)

    def open_sheet(self, index: int) -> None:
        """Open the sheet beside the mark with that index."""
        self._index = index
        self._figure.select_mark(index)
        self._show_mark()
        position = self._figure.get_mark_position(index)
        self.sheet.open_beside(self._figure, QPoint(round(position.x()), round(position.y())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close the sheet when another page hides the figure, since the sheet is a child of the window."""
        if event.type() is QEvent.Type.Hide and self.sheet.isVisible():
            self.sheet.leave_sheet()
        return super().eventFilter(watched, event)

    def _edit_finding(self, key: str, value: object) -> None:
        self._figure.select_mark(self._index)
        if key == "kind":
            self._figure.apply_kind(MarkKind(str(value)))
            self._show_mark()
            return
        index = self._marked.change_finding(self._index, **{key: value})
        if index is None:  # the new finding has no symbol, so its mark is gone
            self.sheet.commit_and_close()
            return
        self._index = index
        self._figure.select_mark(index)
        self._show_mark()

    def _show_mark(self) -> None:
        mark = self._figure.get_marks()[self._index]
        self.sheet.show_finding(self._marked.get_finding(self._index), mark.kind, describe_mark_place(mark))

    def _draw_radiation(self) -> None:
        self.sheet.commit_and_close()
        self._figure.select_mark(self._index)
        self._figure.start_radiation()

    def _undo(self) -> None:
        """Close the sheet before undo, which may remove the mark."""
        self.sheet.commit_and_close()
        self._figure.undo_asked.emit()

    def _remove_mark(self) -> None:
        self.sheet.commit_and_close()
        self._figure.select_mark(self._index)
        self._figure.remove_selected_mark()


def link_marks_to_table(table: PalpationTable, panel: BodyPanel) -> MarkedFindings:
    """Keep the table and the figure of the panel in sync from now on."""
    marked = MarkedFindings(table, panel.figure)
    marked.kind_changed.connect(panel.show_kind)
    MarkSheetController(marked)
    return marked
