"""A widget that scrolls up and down in the place that it is given, on the ground that is there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def make_scroll_area(widget: QWidget, name: str = "") -> QScrollArea:
    """`widget` in a scroll area without frame or ground of its own; as wide as the area.

    With a `name` it is a Tab stop that the arrow and page keys scroll: for what is only read. Without, the fields
    inside take the focus and bring themselves into view.
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
    """Scroll to the first of these unless one is in sight, once they have taken their room."""

    def scroll() -> None:
        if all(widget.visibleRegion().isEmpty() for widget in widgets):
            area.ensureWidgetVisible(widgets[0], 0, 60)

    if widgets:
        QTimer.singleShot(0, widgets[0], scroll)


def scroll_to_cursor(area: QScrollArea, widget: QWidget) -> None:
    """Scroll to where the cursor is in `widget`, once what changed above it has taken its room."""

    def scroll_now() -> None:
        cursor = widget.focusWidget() or widget
        area.ensureWidgetVisible(cursor if widget.isAncestorOf(cursor) else widget, 0, 60)

    QTimer.singleShot(0, widget, scroll_now)
