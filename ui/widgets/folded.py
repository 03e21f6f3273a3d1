"""A part of a page that is not needed every time: a quiet button until it is asked for or has content."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Role, dress, plain
from ui.theme.roles import show_when
from ui.widgets.buttons import ActionButton


class Folded(QWidget):
    """`content` behind a button. Once open it stays open until `fold` says otherwise."""

    def __init__(self, text: str, content: QWidget) -> None:
        super().__init__()
        self.content = content
        self.button = ActionButton(text)
        self.button.show_icon("ph.plus")
        dress(self.button, Role.QUIET)
        self.button.stand_flush()
        self.button.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = plain(text, Role.FIELD_LABEL)
        column.addWidget(self.title)
        column.addWidget(content)
        self.fold(folded=True)

    def fold(self, *, folded: bool) -> None:
        """Show the button alone, or the content."""
        show_when(self.button, folded)
        for part in (self.title, self.content):
            show_when(part, not folded)

    def _open(self) -> None:
        self.fold(folded=False)
        self.content.setFocus()
