"""A layout that wraps widgets like words in a text (https://doc.qt.io/qt-6/qtwidgets-layouts-flowlayout-example.html)."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme import tokens


class FlowLayout(QLayout):
    """Gives each widget its own width, and starts a new line when the current one is full."""

    def __init__(self, parent: QWidget | None = None, gap: int = 2 * tokens.GRID) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place_items(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place_items(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        return QSize(
            sum(size.width() + self._gap for size in sizes), max((size.height() for size in sizes), default=0)
        )

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _place_items(self, rect: QRect, *, move: bool) -> int:
        """Return the height that the widgets need in a rectangle as wide as `rect`; with `move`, also place them there."""
        x, y, line_height = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line_height = rect.x(), y + line_height + tokens.GRID // 2, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line_height = x + size.width() + self._gap, max(line_height, size.height())
        return y + line_height - rect.y()
