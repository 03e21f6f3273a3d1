"""The lines of the work list: a group with its count, and one thing to do. Painted, so that sixty cost nothing."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from charting.summaries.today.today_content import WorkGroup, WorkItem
from ui.pages.today import texts
from ui.theme import icons, tokens
from ui.widgets.record_table.record_delegate import paint_chip, paint_elided
from ui.widgets.text.elided_label import format_plain_tooltip

_SOFT_COLORS = {
    "good": "accent_soft",
    "warn": "warn_soft",
    "danger": "danger_soft",
    "neutral": "neutral_soft",
}
_INK_COLORS = {"good": "accent_text", "warn": "warn", "danger": "danger", "neutral": "muted"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_BADGE, _TEXT_LEFT = 34, 58  # px


class WorkButton(QAbstractButton):
    """Enter or Space presses; `stepped(±1)` when an arrow key asks for the line below or above."""

    stepped = Signal(int)

    def __init__(self, height: int, said: str, tip: str) -> None:
        super().__init__()
        self._height = height
        self.setAccessibleName(said)
        self.setToolTip(format_plain_tooltip(tip))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A line of fixed height that takes any width."""
        return QSize(200, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as well as Space; up and down to the neighbors."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground under the mouse, the ring of the focus, then what the line says."""
        painter, colors = QPainter(self), tokens.get_colors()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(colors["focus"]), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors["band"]) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        self._paint_text(painter, QRectF(self.rect()))

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        """What the line says."""

    def _draw_text(
        self, painter: QPainter, box: QRectF, text: str, size: int, ink: str, *, bold: bool = False
    ) -> None:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.get_colors()[ink]))
        paint_elided(painter, box, text, _LEFT)


class WorkGroupButton(WorkButton):
    """The count, the title and, while it is closed, all its things in one line. A single thing is led to straight."""

    def __init__(self, group: WorkGroup) -> None:
        said = texts.GROUP_SAID.format(title=group.title, count=group.size, line=group.line)
        super().__init__(60, said, group.line)
        self.work_group = group
        self.setCheckable(group.size > 1)

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        group, width = self.work_group, box.width() - _TEXT_LEFT - 40
        self._paint_badge(painter, QRectF(14, box.center().y() - 16, _BADGE, 32))
        above = QRectF(_TEXT_LEFT, 19 if self.isChecked() else 9, width, 22)
        self._draw_text(painter, above, group.title, tokens.BODY, "ink", bold=True)
        if not self.isChecked():
            self._draw_text(painter, QRectF(_TEXT_LEFT, 30, width, 20), group.line, tokens.SMALL, "muted")
        way = (
            "ph.caret-up" if self.isChecked() else "ph.caret-down" if self.isCheckable() else "ph.arrow-right"
        )
        arrow = QRectF(box.right() - 30, box.center().y() - 8, 16, 16)
        icons.draw_icon(painter, way, arrow, QColor(tokens.get_colors()["muted"]))

    def _paint_badge(self, painter: QPainter, box: QRectF) -> None:
        colors, tone = tokens.get_colors(), self.work_group.tone
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors[_SOFT_COLORS[tone]]))
        painter.drawRoundedRect(box, 16, 16)
        font = QFont(self.font())
        font.setPixelSize(tokens.LARGE)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colors[_INK_COLORS[tone]]))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.work_group.size))


class WorkItemButton(WorkButton):
    """One thing to do: for whom, what, and by when."""

    def __init__(self, item: WorkItem) -> None:
        super().__init__(
            34, f"{item.name}: {item.need.text}, {item.need.chip}", f"{item.name}: {item.need.text}"
        )
        self.item = item

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        need = self.item.need
        chip_font = QFont(self.font())
        chip_font.setPixelSize(tokens.SMALL)
        chip_font.setWeight(QFont.Weight.DemiBold)
        chip = QFontMetrics(chip_font).horizontalAdvance(need.chip) + 20.0
        width = box.width() - _TEXT_LEFT - chip - 22
        self._draw_text(
            painter, QRectF(_TEXT_LEFT, 0, width, box.height()), self.item.text, tokens.SMALL, "ink"
        )
        paint_chip(painter, QRectF(box.right() - chip - 14, 0, chip, box.height()), need.chip, need.tone)
