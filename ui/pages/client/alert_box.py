"""Alerts to know before touching the client: one line per alert, each with a warning sign."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.pages.client import texts
from ui.theme import Role, make_plain_label, set_style_role
from ui.theme.roles import show_when
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.text.elided_label import ElidedLabel
from ui.widgets.text.text_run_label import TextRunLabel, make_bold_run

SIGN = "▲"
MAX_BOX_WIDTH = 350  # px; beyond this width the lines wrap
LINES_IN_FULL = 3  # shown in full when there are many; absolute contraindications are always shown in full
SHEET_WIDTH = 560  # px, of the sheet with all alerts
_CLOSING_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AlertBox(QFrame):
    """A red box, hidden when there are no alerts. It is the last part of the banner to shrink, so alerts stay readable.

    With more than four alerts, the last ones are listed by name in one line; a button opens a sheet with all of them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        set_style_role(self, Role.NOTICE, "danger")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._grid = _make_grid(self)
        self.more_button, self.names_label = ActionButton(texts.MORE), ElidedLabel("", Role.NOTICE_TEXT)
        set_style_role(self.more_button, Role.QUIET)
        set_style_role(self.names_label, Role.NOTICE_TEXT, "danger")
        self.more_button.clicked.connect(self.open_alert_sheet)
        self.overflow_row = QWidget()
        row = QHBoxLayout(self.overflow_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.more_button)
        row.addWidget(self.names_label, 1)
        self.sheet = AlertSheet(self)

    def show_alerts(self, lines: Sequence[str], names: Sequence[str] = (), stops: int = 0) -> None:
        """Show the alerts; the first `stops` are always shown in full. `names` are the alerts without the advice."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            shown_count = max(LINES_IN_FULL, stops) if len(lines) > LINES_IN_FULL + 1 else len(lines)
            self._grid.removeWidget(self.overflow_row)
            fill_alert_grid(self._grid, lines[:shown_count])
            self._grid.addWidget(self.overflow_row, shown_count, 0, 1, 2)
            self.more_button.set_label(texts.MORE.format(len(lines) - shown_count))
            self.more_button.setToolTip(texts.MORE_WHY)
            self.names_label.setText(" · ".join((names or lines)[shown_count:]))
            show_when(self.overflow_row, shown_count < len(lines))
        self.setAccessibleName("\n".join(lines))
        show_when(self, bool(lines))

    def open_alert_sheet(self) -> None:
        """Show all alerts in full until the user closes the sheet with a key or clicks elsewhere."""
        self.sheet.show_alerts_at(self.mapToGlobal(QPoint(0, 0)), self._lines)

    def get_alert_text(self) -> str:
        """Return the alerts, one per line."""
        return "\n".join(self._lines)

    def minimumSizeHint(self) -> QSize:
        """Ask for enough width to keep the lines unbroken, up to `MAX_BOX_WIDTH`."""
        return QSize(min(self.sizeHint().width(), MAX_BOX_WIDTH), super().minimumSizeHint().height())


class AlertSheet(QFrame):
    """All alerts of a client in full, over the page."""

    def __init__(self, box: QWidget) -> None:
        super().__init__(box, Qt.WindowType.Popup)
        set_style_role(self, Role.NOTICE, "danger")
        self.setFixedWidth(SHEET_WIDTH)
        self._grid = _make_grid(self)

    def show_alerts_at(self, corner: QPoint, lines: Sequence[str]) -> None:
        """Show the sheet with its top left corner at `corner`."""
        fill_alert_grid(self._grid, lines)
        self.setAccessibleName("\n".join(lines))
        self._grid.activate()
        self.setFixedHeight(self._grid.totalHeightForWidth(SHEET_WIDTH))
        self.move(corner)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc and Enter."""
        if event.key() in _CLOSING_KEYS:
            self.close()
        else:
            super().keyPressEvent(event)


def fill_alert_grid(grid: QGridLayout, lines: Sequence[str]) -> None:
    """Replace the alerts shown in the grid."""
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for row, line in enumerate(lines):
        grid.addWidget(_make_sign(), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(TextRunLabel([make_bold_run(line, "danger")]), row, 1)


def _make_grid(parent: QFrame) -> QGridLayout:
    grid = QGridLayout(parent)
    grid.setContentsMargins(11, 6, 11, 6)
    grid.setHorizontalSpacing(7)
    grid.setVerticalSpacing(1)
    grid.setColumnStretch(1, 1)
    return grid


def _make_sign() -> QLabel:
    sign = make_plain_label(SIGN, Role.NOTICE_TEXT)
    set_style_role(sign, Role.NOTICE_TEXT, "danger")
    return sign
