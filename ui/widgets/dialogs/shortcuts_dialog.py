"""F1: the keys of the window, grouped by what they are for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.core.commands import get_command
from ui.theme import Role, make_plain_label, tokens
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.dialogs.shortcut_groups import CLOSE, COLUMNS, LINE_SAID, TITLE, ShortcutGroup

_KEYS_WIDTH = 80  # px: the widest keys, so that what they do stands in line


class ShortcutsDialog(QDialog):
    """Each command once, and the keys that work inside a strip, a table or the body figure. Esc, Enter or F1 closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setModal(True)
        close = ActionButton(CLOSE, "Esc", primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        QShortcut(QKeySequence(get_command("help.keys").shortcut), self, self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(2 * tokens.GRID)
        column.addWidget(make_plain_label(TITLE, Role.PAGE_TITLE))
        column.addLayout(_build_columns())
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()


def show_shortcuts(parent: QWidget) -> None:
    """List every command with its keys."""
    dialog = ShortcutsDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _build_columns() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4 * tokens.GRID)
    for groups in COLUMNS:
        column = QVBoxLayout()
        column.setSpacing(2 * tokens.GRID)
        for group in groups:
            column.addLayout(_build_group(group))
        column.addStretch(1)
        row.addLayout(column)
    return row


def _build_group(group: ShortcutGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, _KEYS_WIDTH)
    grid.setColumnStretch(1, 1)
    grid.addWidget(make_plain_label(group.title, Role.CARD_TITLE), 0, 0, 1, 2)
    known = [(get_command(each).shortcut, get_command(each).text) for each in group.commands]
    for place, (keys, text) in enumerate((*known, *group.others), 1):
        grid.addWidget(_make_keys_label(keys), place, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(_make_text_label(keys, text), place, 1)
    return grid


def _make_keys_label(keys: str) -> QLabel:
    """The keys as this machine names them, in a small frame."""
    return make_plain_label(_format_native_keys(keys).replace("+", " ").replace("Return", "Enter"), Role.KEYS)


def _make_text_label(keys: str, text: str) -> QLabel:
    """What they do; a screen reader hears both together."""
    words = make_plain_label(text)
    words.setAccessibleName(LINE_SAID.format(text=text, keys=_format_native_keys(keys)))
    return words


def _format_native_keys(keys: str) -> str:
    """The keys of a shortcut in the words of this machine; anything else as it stands."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
