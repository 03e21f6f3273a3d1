"""What must be known before touching the client: each alert on its own line, with its own sign."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy

from ui.theme import Role, dress, plain
from ui.theme.roles import show_when
from ui.widgets.parts_label import PartsLabel, bold

SIGN = "▲"
WIDEST = 350  # px that the box takes before it lets its lines break


class AlertBox(QFrame):
    """Red, and hidden while there are no alerts. It gives way last: an alert is read in one look."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        dress(self, Role.NOTICE, "danger")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(11, 6, 11, 6)
        self._grid.setHorizontalSpacing(7)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)

    def show_alerts(self, lines: Sequence[str]) -> None:
        """Show these, in full."""
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._clear()
            for place, line in enumerate(lines):
                self._grid.addWidget(self._sign(), place, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(PartsLabel([bold(line, "danger")]), place, 1)
        self.setAccessibleName("\n".join(lines))
        show_when(self, bool(lines))

    def text(self) -> str:
        """The alerts, a line each."""
        return "\n".join(self._lines)

    def minimumSizeHint(self) -> QSize:
        """Its lines unbroken, as far as that is within reason."""
        return QSize(min(self.sizeHint().width(), WIDEST), super().minimumSizeHint().height())

    def _sign(self) -> QLabel:
        sign = plain(SIGN, Role.NOTICE_TEXT)
        dress(sign, Role.NOTICE_TEXT, "danger")
        return sign

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
