"""F1: the keys of the window, each command once."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from ui.commands import COMMANDS
from ui.widgets.dialogs import tell


def show_keys(parent: QWidget) -> None:
    """List every command with its keys."""
    native = QKeySequence.SequenceFormat.NativeText
    lines = [f"{QKeySequence(c.shortcut).toString(native)}\t{c.text}" for c in COMMANDS if c.shortcut]
    tell(parent, "Keys", "\n".join(lines))
