"""The list of keys (F1), grouped by purpose."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.core.commands import get_command
from ui.theme import Role, make_plain_label, tokens
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.dialogs.shortcut_groups import CLOSE, COLUMNS, LINE_DESCRIPTION, TITLE, ShortcutGroup

_KEYS_WIDTH = 80  # px of the widest keys, so that the texts beside them line up


class ShortcutsDialog(QDialog):
    """Lists each command once, and the keys inside a strip, a table, or the body figure. Esc, Enter, or F1 closes it."""

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
    """Open the list of all commands with their keys."""
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
    commands = [
        (get_command(identifier).shortcut, get_command(identifier).text) for identifier in group.commands
    ]
    for place, (keys, text) in enumerate((*commands, *group.others), 1):
        grid.addWidget(_make_keys_label(keys), place, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(_make_text_label(keys, text), place, 1)
    return grid


def _make_keys_label(keys: str) -> QLabel:
    """Build a small frame with the keys as this platform names them."""
    return make_plain_label(_format_native_keys(keys).replace("+", " ").replace("Return", "Enter"), Role.KEYS)


def _make_text_label(keys: str, text: str) -> QLabel:
    """Build the text of what the keys do; a screen reader reads both together."""
    label = make_plain_label(text)
    label.setAccessibleName(LINE_DESCRIPTION.format(text=text, keys=_format_native_keys(keys)))
    return label


def _format_native_keys(keys: str) -> str:
    """Format a shortcut as this platform names it; any other text is returned unchanged."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
