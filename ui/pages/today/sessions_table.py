"""The day's visits in a table; its last column looks and works like a button."""

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui.pages.today import texts
from ui.theme import tokens
from ui.widgets.record_table.record_delegate import RecordDelegate
from ui.widgets.record_table.record_table import FittedTable, RecordColumn, RecordModel

_COLUMNS = (
    RecordColumn(texts.TIME, lambda visit: visit.time, 60, bold=True),
    RecordColumn(
        texts.CLIENT, lambda visit: visit.client_name, bold=True, detail=lambda visit: visit.complaint
    ),
    RecordColumn(texts.WHAT, lambda visit: visit.what, 152, muted=True),
    RecordColumn(texts.STATE, lambda visit: visit.chip.text, 164, chip=lambda visit: visit.chip.tone),
    RecordColumn(texts.ACTION, lambda visit: visit.action, 88),
)
_ACTION_COLUMN = len(_COLUMNS) - 1


class SessionsTable(FittedTable):
    """Emits `activated_row(DayVisit)` on Enter, on a double click, or on one click on the row's button."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS, texts.SESSIONS, header=False, least=5)
        model = self.model()
        assert isinstance(model, RecordModel)
        self.setItemDelegateForColumn(_ACTION_COLUMN, _ButtonDelegate(model, lambda: self.takes_enter, self))
        self.clicked.connect(self._handle_click)

    def _handle_click(self, index: QModelIndex) -> None:
        if index.column() == _ACTION_COLUMN:
            self.activated_row.emit(self.get_current_row())


class _ButtonDelegate(RecordDelegate):
    """Paints the cell's text in the frame of a button."""

    @staticmethod
    def _paint_line(painter: QPainter, box: QRectF, _column: RecordColumn, text: str) -> None:
        colors = tokens.get_colors()
        frame = QRectF(box.left() + 2.5, box.center().y() - 14.5, box.width() - 5, 29)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors["line_strong"]), 1))
        painter.setBrush(QColor(colors["card"]))
        painter.drawRoundedRect(frame, 8, 8)
        font = QFont(painter.font())
        font.setPixelSize(tokens.BODY)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colors["ink"]))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
