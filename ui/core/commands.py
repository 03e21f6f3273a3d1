"""Every command of the window, declared once: id, text, shortcut, icon. A test fails if two clash."""

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.theme.icons import make_icon


class Command(NamedTuple):
    """A command. `shortcut` is in Qt's portable notation (QKeySequence.PortableText), "" for none; `icon` is a Phosphor name."""

    id: str
    text: str
    shortcut: str
    icon: str


COMMANDS: tuple[Command, ...] = (
    Command("go.today", "Today", "Ctrl+1", "ph.calendar-blank"),
    Command("go.clients", "Clients", "Ctrl+2", "ph.user"),
    Command("go.reports", "Reports", "Ctrl+3", "ph.file-text"),
    Command("go.providers", "Providers", "Ctrl+4", "ph.first-aid"),
    Command("go.settings", "Settings", "Ctrl+,", "ph.gear"),
    Command("go.back", "Back", "Alt+Left", "ph.arrow-left"),
    Command("client.find", "Find a client", "Ctrl+K", "ph.magnifying-glass"),
    Command("client.new", "New client", "Ctrl+N", "ph.user-plus"),
    Command("notes.find", "Find in notes", "Ctrl+Shift+K", "ph.magnifying-glass"),
    Command("tab.overview", "Overview", "Alt+1", "ph.squares-four"),
    Command("tab.assessments", "Assessments", "Alt+2", "ph.clipboard-text"),
    Command("tab.sessions", "Sessions", "Alt+3", "ph.note-pencil"),
    Command("tab.plan", "Plan & goals", "Alt+4", "ph.target"),
    Command("tab.referral", "Referral & consent", "Alt+5", "ph.envelope-open"),
    Command("tab.reports", "Reports", "Alt+6", "ph.file-text"),
    Command("tab.history", "History", "Alt+7", "ph.clock-counter-clockwise"),
    Command("tab.measures", "Measures", "Alt+8", "ph.chart-line"),
    Command("session.new", "New session", "Ctrl+Shift+N", "ph.note-pencil"),
    Command("assessment.new", "New assessment", "Ctrl+Shift+A", "ph.clipboard-text"),
    Command("note.sign", "Sign & lock", "Ctrl+Return", "ph.lock"),
    Command("note.addendum", "Addendum", "Ctrl+Shift+D", "ph.pencil-line"),
    Command("report.new", "Report", "Ctrl+R", "ph.file-text"),
    Command("report.print", "Print", "Ctrl+P", "ph.printer"),
    Command("report.pdf", "Save as PDF", "Ctrl+Shift+S", "ph.file-pdf"),
    Command("note.quick", "Quick entry", "Ctrl+E", "ph.lightning"),
    Command("save", "Save", "Ctrl+S", "ph.floppy-disk"),
    Command("note.undo", "Undo", "Ctrl+Z", "ph.arrow-counter-clockwise"),
    Command("note.redo", "Redo", "Ctrl+Shift+Z", "ph.arrow-clockwise"),
    Command("row.add", "Add row", "Ctrl+Shift+R", "ph.plus"),
    Command("row.remove", "Remove row", "Ctrl+Delete", "ph.trash"),
    Command("row.confirm", "Confirm carried row", "Ctrl+Shift+Y", "ph.check"),
    Command("row.items", "Answer the items", "Ctrl+Shift+I", "ph.list-numbers"),
    Command("note.carry", "Carry forward", "Ctrl+Shift+F", "ph.arrow-bend-down-right"),
    Command("assessment.template", "Template", "Ctrl+Shift+T", "ph.list-bullets"),
    Command("help.keys", "Keys", "F1", "ph.question"),
    Command("quit", "Quit", "Ctrl+Q", "ph.sign-out"),
)

_BY_ID = {command.id: command for command in COMMANDS}


def get_command(identifier: str) -> Command:
    """Return the command with that id. Raises KeyError."""
    return _BY_ID[identifier]


def find_shortcut_clashes(commands: Iterable[Command]) -> list[tuple[str, str]]:
    """Return pairs of ids whose commands share an id or a shortcut."""
    return [(one.id, other.id) for one, other in combinations(commands, 2) if _is_clash(one, other)]


def _is_clash(one: Command, other: Command) -> bool:
    keys, others = QKeySequence(one.shortcut), QKeySequence(other.shortcut)
    return one.id == other.id or (not keys.isEmpty() and keys == others)


def list_shortcuts(command: Command) -> list[QKeySequence]:
    """List the shortcuts of a command. Redo has every shortcut of the system, such as Ctrl+Y on Windows.

    See doc.qt.io/qt-6/qkeysequence.html#standard-shortcuts.
    """
    more = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo) if command.id == "note.redo" else []
    own = [QKeySequence(command.shortcut)] if command.shortcut else []
    return [*own, *(keys for keys in more if keys not in own)]


def format_keys(command: Command) -> str:
    """`Ctrl+N`, in this system's notation."""
    return QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def format_tooltip(command: Command) -> str:
    """`New client (Ctrl+N)`."""
    return f"{command.text} ({format_keys(command)})" if format_keys(command) else command.text


def add_action(identifier: str, parent: QWidget, slot: Callable[[], object]) -> QAction:
    """Add the command to `parent` as an action: its shortcut calls `slot` while `parent` is on screen."""
    command = get_command(identifier)
    action = QAction(make_icon(command.icon), command.text, parent)
    action.setObjectName(command.id)
    action.setShortcuts(list_shortcuts(command))
    action.setToolTip(format_tooltip(command))
    action.triggered.connect(lambda _checked=False: slot())
    parent.addAction(action)
    return action


class _ShortcutFilter(QObject):
    """Keeps a text editor from using a command's shortcut: on Linux, Ctrl+K would delete to the end of the line.

    Qt asks the editor first, by a ShortcutOverride event: doc.qt.io/qt-6/qevent.html#Type-enum.
    """

    def __init__(self, widget: QWidget, reserved: Iterable[Command]) -> None:
        super().__init__(widget)
        self._keys = {keys for command in reserved for keys in list_shortcuts(command)}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return True to keep the widget from claiming the shortcut; the command then gets it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return QKeySequence(event.keyCombination()) in self._keys
        return super().eventFilter(watched, event)


def yield_shortcuts(widget: QWidget, *, in_rows: bool = False) -> None:
    """Make the editor `widget` ignore the commands' shortcuts; those for rows only with `in_rows`, inside a table."""
    reserved = [command for command in COMMANDS if in_rows or not command.id.startswith("row.")]
    widget.installEventFilter(_ShortcutFilter(widget, reserved))
