"""What must be known before touching the client: each alert on its own line, with its own sign."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.pages.client import texts
from ui.theme import Role, dress, plain
from ui.theme.roles import show_when
from ui.widgets.buttons import ActionButton
from ui.widgets.elide import ElidedLabel
from ui.widgets.parts_label import PartsLabel, bold

SIGN = "▲"
WIDEST = 350  # px that the box takes before it lets its lines break
LINES = 3  # shown in full where there are many; absolute stops are, however many they are
SHEET = 560  # px that the sheet with all alerts is wide
_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AlertBox(QFrame):
    """Red, and hidden while there are no alerts. It gives way last: an alert is read in one look.

    Of more than four the last ones stand by name in one line, and in full on a sheet one key away.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        dress(self, Role.NOTICE, "danger")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._grid = _grid(self)
        self.more, self.names = ActionButton(texts.MORE), ElidedLabel("", Role.NOTICE_TEXT)
        dress(self.more, Role.QUIET)
        dress(self.names, Role.NOTICE_TEXT, "danger")
        self.more.clicked.connect(self.unfold)
        self.rest = QWidget()
        row = QHBoxLayout(self.rest)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.more)
        row.addWidget(self.names, 1)
        self.sheet = AlertSheet(self)

    def show_alerts(self, lines: Sequence[str], names: Sequence[str] = (), stops: int = 0) -> None:
        """Show these, the first `stops` of them in full whatever their number; `names` says each without what to do."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            shown = max(LINES, stops) if len(lines) > LINES + 1 else len(lines)
            self._grid.removeWidget(self.rest)
            fill(self._grid, lines[:shown])
            self._grid.addWidget(self.rest, shown, 0, 1, 2)
            self.more.say(texts.MORE.format(len(lines) - shown))
            self.more.setToolTip(texts.MORE_WHY)
            self.names.setText(" · ".join((names or lines)[shown:]))
            show_when(self.rest, shown < len(lines))
        self.setAccessibleName("\n".join(lines))
        show_when(self, bool(lines))

    def unfold(self) -> None:
        """All of them in full, until a key or a click elsewhere."""
        self.sheet.open_at(self.mapToGlobal(QPoint(0, 0)), self._lines)

    def text(self) -> str:
        """The alerts, a line each."""
        return "\n".join(self._lines)

    def minimumSizeHint(self) -> QSize:
        """Its lines unbroken, as far as that is within reason."""
        return QSize(min(self.sizeHint().width(), WIDEST), super().minimumSizeHint().height())


class AlertSheet(QFrame):
    """All alerts of a client in full, over the page."""

    def __init__(self, box: QWidget) -> None:
        super().__init__(box, Qt.WindowType.Popup)
        dress(self, Role.NOTICE, "danger")
        self.setFixedWidth(SHEET)
        self._grid = _grid(self)

    def open_at(self, corner: QPoint, lines: Sequence[str]) -> None:
        """With its corner there."""
        fill(self._grid, lines)
        self.setAccessibleName("\n".join(lines))
        self._grid.activate()
        self.setFixedHeight(self._grid.totalHeightForWidth(SHEET))
        self.move(corner)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Enter close it."""
        if event.key() in _CLOSING:
            self.close()
        else:
            super().keyPressEvent(event)


def fill(grid: QGridLayout, lines: Sequence[str]) -> None:
    """These alerts in the place of those before."""
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for place, line in enumerate(lines):
        grid.addWidget(_sign(), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PartsLabel([bold(line, "danger")]), place, 1)


def _grid(parent: QFrame) -> QGridLayout:
    grid = QGridLayout(parent)
    grid.setContentsMargins(11, 6, 11, 6)
    grid.setHorizontalSpacing(7)
    grid.setVerticalSpacing(1)
    grid.setColumnStretch(1, 1)
    return grid


def _sign() -> QLabel:
    sign = plain(SIGN, Role.NOTICE_TEXT)
    dress(sign, Role.NOTICE_TEXT, "danger")
    return sign
