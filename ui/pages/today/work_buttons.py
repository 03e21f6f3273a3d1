"""The lines of the work list: a group with its count, and a single item. They are painted, so that sixty stay cheap."""

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
    """Pressed with Enter or Space. Emits `stepped(±1)` when an arrow key asks for the line below or above."""

    stepped = Signal(int)

    def __init__(self, height: int, accessible_name: str, tip: str) -> None:
        super().__init__()
        self._height = height
        self.setAccessibleName(accessible_name)
        self.setToolTip(format_plain_tooltip(tip))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A fixed height; the width may grow."""
        return QSize(200, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as well as Space; Up and Down move to the neighboring lines."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the hover background, the focus ring, then the content."""
        painter, colors = QPainter(self), tokens.get_colors()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(colors["focus"]), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors["band"]) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        self._paint_text(painter, QRectF(self.rect()))

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        """Paint the content of the line; for subclasses."""

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
    """Shows the count, the title and, while collapsed, its items in one line. A group of one item opens the item directly."""

    def __init__(self, group: WorkGroup) -> None:
        accessible_name = texts.GROUP_SAID.format(title=group.title, count=group.size, line=group.line)
        super().__init__(60, accessible_name, group.line)
        self.work_group = group
        self.setCheckable(group.size > 1)

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        group, width = self.work_group, box.width() - _TEXT_LEFT - 40
        self._paint_badge(painter, QRectF(14, box.center().y() - 16, _BADGE, 32))
        title_box = QRectF(_TEXT_LEFT, 19 if self.isChecked() else 9, width, 22)
        self._draw_text(painter, title_box, group.title, tokens.BODY, "ink", bold=True)
        if not self.isChecked():
            self._draw_text(painter, QRectF(_TEXT_LEFT, 30, width, 20), group.line, tokens.SMALL, "muted")
        icon_name = (
            "ph.caret-up" if self.isChecked() else "ph.caret-down" if self.isCheckable() else "ph.arrow-right"
        )
        arrow = QRectF(box.right() - 30, box.center().y() - 8, 16, 16)
        icons.draw_icon(painter, icon_name, arrow, QColor(tokens.get_colors()["muted"]))

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
    """One item: for whom, what, and by when."""

    def __init__(self, item: WorkItem) -> None:
        super().__init__(
            34, f"{item.name}: {item.need.text}, {item.need.chip}", f"{item.name}: {item.need.text}"
        )
        self.item = item

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        todo = self.item.need
        chip_font = QFont(self.font())
        chip_font.setPixelSize(tokens.SMALL)
        chip_font.setWeight(QFont.Weight.DemiBold)
        chip = QFontMetrics(chip_font).horizontalAdvance(todo.chip) + 20.0
        width = box.width() - _TEXT_LEFT - chip - 22
        self._draw_text(
            painter, QRectF(_TEXT_LEFT, 0, width, box.height()), self.item.text, tokens.SMALL, "ink"
        )
        paint_chip(painter, QRectF(box.right() - chip - 14, 0, chip, box.height()), todo.chip, todo.tone)
