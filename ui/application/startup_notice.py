"""What stands on the screen when a chart takes long to be there: a backup is put in its place, or its schema is new."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

AFTER_MS = 700  # most charts are open by then
OPENING = "Opening the clinic file"
RESTORING = "Restoring the backup"
WHY = "A large clinic file takes a few seconds."


class StartupNotice(QObject):
    """From now on, until `end`; nothing is shown when that comes soon."""

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self._title = title
        self.sheet: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._show_notice)
        self._timer.start()

    def close_notice(self) -> None:
        """There is something else to look at."""
        self._timer.stop()
        if self.sheet is not None:
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None

    def _show_notice(self) -> None:
        self.sheet = _build_notice(self._title)
        self.sheet.show()


def _build_notice(title: str) -> QWidget:
    """Without a button to close it: closing it would stop nothing."""
    from ui.theme import Role, make_plain_label, tokens

    sheet = QWidget(None, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
    sheet.setWindowTitle(title)
    sheet.setAccessibleName(title)
    sheet.setAccessibleDescription(WHY)
    sheet.setMinimumWidth(380)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(24, 20, 24, 24)
    column.setSpacing(2 * tokens.GRID)
    column.addWidget(make_plain_label(title, Role.CARD_TITLE))
    column.addWidget(make_plain_label(WHY, wrap=True))
    bar = QProgressBar()
    bar.setRange(0, 0)  # how long is not known
    bar.setTextVisible(False)
    bar.setAccessibleName(title)
    column.addWidget(bar)
    return sheet
