"""F1: the keys of the window, grouped by what they are for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.commands import command
from ui.theme import Role, plain, tokens
from ui.widgets.buttons import ActionButton
from ui.widgets.keys_texts import CLOSE, COLUMNS, LINE_SAID, TITLE, Group

_KEYS_WIDTH = 80  # px: the widest keys, so that what they do stands in line


class KeysDialog(QDialog):
    """Each command once, and the keys that work inside a strip, a table or the body figure. Esc, Enter or F1 closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setModal(True)
        close = ActionButton(CLOSE, "Esc", primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        QShortcut(QKeySequence(command("help.keys").shortcut), self, self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(2 * tokens.GRID)
        column.addWidget(plain(TITLE, Role.PAGE_TITLE))
        column.addLayout(_columns())
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()


def show_keys(parent: QWidget) -> None:
    """List every command with its keys."""
    dialog = KeysDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _columns() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4 * tokens.GRID)
    for groups in COLUMNS:
        column = QVBoxLayout()
        column.setSpacing(2 * tokens.GRID)
        for group in groups:
            column.addLayout(_group(group))
        column.addStretch(1)
        row.addLayout(column)
    return row


def _group(group: Group) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, _KEYS_WIDTH)
    grid.setColumnStretch(1, 1)
    grid.addWidget(plain(group.title, Role.CARD_TITLE), 0, 0, 1, 2)
    known = [(command(each).shortcut, command(each).text) for each in group.commands]
    for place, (keys, text) in enumerate((*known, *group.others), 1):
        grid.addWidget(_keys(keys), place, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(_words(keys, text), place, 1)
    return grid


def _keys(keys: str) -> QLabel:
    """The keys as this machine names them, in a small frame."""
    return plain(_native(keys).replace("+", " ").replace("Return", "Enter"), Role.KEYS)


def _words(keys: str, text: str) -> QLabel:
    """What they do; a screen reader hears both together."""
    words = plain(text)
    words.setAccessibleName(LINE_SAID.format(text=text, keys=_native(keys)))
    return words


def _native(keys: str) -> str:
    """The keys of a shortcut in the words of this machine; anything else as it stands."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
