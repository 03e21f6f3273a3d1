"""A widget that scrolls up and down in the place that it is given, on the ground that is there."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


def scrolled(widget: QWidget) -> QScrollArea:
    """`widget` in a scroll area without frame, ground or Tab stop of its own; as wide as the area."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    widget.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


def reveal(area: QScrollArea, widget: QWidget) -> None:
    """Scroll to where the cursor is in `widget`, once what changed above it has taken its room."""

    def scroll() -> None:
        cursor = widget.focusWidget() or widget
        area.ensureWidgetVisible(cursor if widget.isAncestorOf(cursor) else widget, 0, 60)

    QTimer.singleShot(0, widget, scroll)
