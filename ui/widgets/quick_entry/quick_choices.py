"""What a line may mean, as a short numbered list below it; the line keeps the keyboard."""

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
    """A meaning of the line: in words, with what is said beside it, such as the last value. `certain`: no list is needed.

    Without a `value` it is no meaning: the text stays text, and its number is 0.
    """

    words: str
    aside: str
    value: object
    certain: bool = True

    @property
    def spoken_text(self) -> str:
        """For a screen reader."""
        return " · ".join(part for part in (self.words, self.aside) if part)


class QuickChoiceList(QListWidget):
    """`chosen(place)` by the mouse; keys come from the line. It lies over what is below the line, never over the line."""

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
        """Show these below that widget, none of them chosen yet; nothing to choose from shows nothing."""
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
        """The choice at that place."""
        return self._choices[place]

    def move_current_by(self, by: int) -> None:
        """The next one, or the one before; it goes round."""
        here = max(self.currentRow(), 0 if by < 0 else -1)
        self.setCurrentRow((here + by) % len(self._choices))


class _ChoiceDelegate(QStyledItemDelegate):
    """The number to press, the words, and at the right what stands beside them."""

    def __init__(self, view: QuickChoiceList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A row of the list."""
        return QSize(option.rect.width(), ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One line, cut where it is too long."""
        colors, choice = tokens.get_colors(), self._view.get_choice(index.row())
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colors["selection"]))
        number = "0" if choice.value is None else f"{index.row() + 1}"
        paint_choice(painter, QRectF(option.rect).adjusted(PAD, 0, -PAD, 0), choice, number)
        painter.restore()


def paint_choice(painter: QPainter, box: QRectF, choice: QuickChoice, number: str = "") -> None:
    """The words and, after a gap, what is beside them: in a list at the right edge, in the line right after them."""
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
    wanted = min(aside.horizontalAdvance(choice.aside) + 1, box.width() * 0.6) if choice.aside else 0
    gap = 2 * PAD if choice.words else 0
    room = box.width() - (wanted + gap if wanted else 0)
    shown = words.elidedText(choice.words, Qt.TextElideMode.ElideRight, int(room))
    painter.setFont(base)
    painter.setPen(QColor(colors["ink"]))
    painter.drawText(box, _LEFT, shown)
    start = box.right() - wanted if number else box.left() + words.horizontalAdvance(shown) + gap
    painter.setFont(small)
    painter.setPen(QColor(colors["muted"]))
    beside = QRectF(start, box.top(), wanted, box.height())
    cut = aside.elidedText(choice.aside, Qt.TextElideMode.ElideRight, int(wanted))
    painter.drawText(beside, _RIGHT if number else _LEFT, cut)
