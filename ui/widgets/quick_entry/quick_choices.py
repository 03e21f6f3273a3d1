"""The possible meanings of the quick line, as a short numbered list below it; the line keeps the focus."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import tokens

ROW, PAD, NUMBER = 28, 10, 22  # px
MAX_CHOICES = 7
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class QuickChoice(NamedTuple):
    """A possible meaning of the line in words, with an aside such as the last value. If `certain`, no list is needed.

    A choice whose `value` is None keeps the line as text; its number in the list is 0.
    """

    words: str
    aside: str
    value: object
    certain: bool = True

    @property
    def spoken_text(self) -> str:
        """The text for screen readers."""
        return " · ".join(part for part in (self.words, self.aside) if part)


class QuickChoiceList(QListWidget):
    """`chosen(place)` is sent on a click; keys come from the line. The list covers what is below the line, not the line."""

    chosen = Signal(int)

    def __init__(self, owner: QWidget, label: str) -> None:
        super().__init__(owner)
        self._choices: Sequence[QuickChoice] = ()
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_ChoiceDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.hide()

    def offer_choices(self, choices: Sequence[QuickChoice], below: QWidget, width: int) -> None:
        """Show the choices below a widget with none selected; hide the list if there are none."""
        self._choices = choices
        if not self._choices:
            self.hide()
            return
        self.clear()
        self.addItems([choice.spoken_text for choice in self._choices])
        self.setCurrentRow(-1)
        if self.parentWidget() is not below.window():
            self.setParent(below.window())
        corner = below.mapTo(below.window(), QPoint(0, below.height() + 3))
        self.setGeometry(corner.x(), corner.y(), width, len(self._choices) * ROW + 4)
        self.show()
        self.raise_()

    def get_choice(self, place: int) -> QuickChoice:
        """Return the choice at a place in the list."""
        return self._choices[place]

    def move_current_by(self, by: int) -> None:
        """Select the next or the previous choice, wrapping around at the ends."""
        row = max(self.currentRow(), 0 if by < 0 else -1)
        self.setCurrentRow((row + by) % len(self._choices))


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints the number to press, the words, and the aside at the right."""

    def __init__(self, view: QuickChoiceList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The size of a row."""
        return QSize(option.rect.width(), ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row; text that is too long is cut."""
        colors, choice = tokens.get_colors(), self._view.get_choice(index.row())
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colors["selection"]))
        number = "0" if choice.value is None else f"{index.row() + 1}"
        paint_choice(painter, QRectF(option.rect).adjusted(PAD, 0, -PAD, 0), choice, number)
        painter.restore()


def paint_choice(painter: QPainter, box: QRectF, choice: QuickChoice, number: str = "") -> None:
    """Paint the words and the aside: with a number at the right edge, as in the list, otherwise right after the words."""
    colors, base, small = tokens.get_colors(), QFont(painter.font()), QFont(painter.font())
    base.setPixelSize(tokens.BODY)
    base.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(tokens.SMALL)
    words, aside = QFontMetrics(base), QFontMetrics(small)
    if number:
        painter.setFont(small)
        painter.setPen(QColor(colors["muted"]))
        painter.drawText(box, _LEFT, number)
        box = box.adjusted(NUMBER, 0, 0, 0)
    aside_width = min(aside.horizontalAdvance(choice.aside) + 1, box.width() * 0.6) if choice.aside else 0
    gap = 2 * PAD if choice.words else 0
    room = box.width() - (aside_width + gap if aside_width else 0)
    shown = words.elidedText(choice.words, Qt.TextElideMode.ElideRight, int(room))
    painter.setFont(base)
    painter.setPen(QColor(colors["ink"]))
    painter.drawText(box, _LEFT, shown)
    start = box.right() - aside_width if number else box.left() + words.horizontalAdvance(shown) + gap
    painter.setFont(small)
    painter.setPen(QColor(colors["muted"]))
    beside = QRectF(start, box.top(), aside_width, box.height())
    cut = aside.elidedText(choice.aside, Qt.TextElideMode.ElideRight, int(aside_width))
    painter.drawText(beside, _RIGHT if number else _LEFT, cut)
