"""Scroll areas without a frame, and helpers that scroll to a widget."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def make_scroll_area(widget: QWidget, name: str = "") -> QScrollArea:
    """Put `widget` into a scroll area without frame or background; the widget is as wide as the area.

    With a `name`, the area takes the focus, so that the arrow and page keys scroll text that is only read. Without
    one, the fields inside take the focus and scroll into view.
    """
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


def reveal_one(area: QScrollArea, widgets: Sequence[QWidget]) -> None:
    """Scroll to the first widget unless one of them is visible, as soon as the layout has placed them."""

    def scroll() -> None:
        if all(widget.visibleRegion().isEmpty() for widget in widgets):
            area.ensureWidgetVisible(widgets[0], 0, 60)

    if widgets:
        QTimer.singleShot(0, widgets[0], scroll)


def scroll_to_cursor(area: QScrollArea, widget: QWidget) -> None:
    """Scroll to the field with the focus in `widget`, as soon as the layout has placed what changed above it."""

    def scroll_now() -> None:
        focused = widget.focusWidget() or widget
        area.ensureWidgetVisible(focused if widget.isAncestorOf(focused) else widget, 0, 60)

    QTimer.singleShot(0, widget, scroll_now)
