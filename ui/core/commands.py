"""Every command of the window once: id, text, shortcut, icon. Two that clash fail a test."""

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.theme.icons import make_icon


class Command(NamedTuple):
    """What a person can ask for. `shortcut` is in Qt's portable notation, or "" for none; `icon` is a Phosphor name."""

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
    """The command of that id. KeyError when there is none."""
    return _BY_ID[identifier]


def find_shortcut_clashes(commands: Iterable[Command]) -> list[tuple[str, str]]:
    """The ids, in pairs, that share an id or listen to the same keys."""
    return [(one.id, other.id) for one, other in combinations(commands, 2) if _is_clash(one, other)]


def _is_clash(one: Command, other: Command) -> bool:
    keys, others = QKeySequence(one.shortcut), QKeySequence(other.shortcut)
    return one.id == other.id or (not keys.isEmpty() and keys == others)


def sequences(of: Command) -> list[QKeySequence]:
    """The keys that it listens to. Redo has more than one where the system has: Windows knows Ctrl+Y too.

    See doc.qt.io/qt-6/qkeysequence.html#standard-shortcuts.
    """
    more = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo) if of.id == "note.redo" else []
    own = [QKeySequence(of.shortcut)] if of.shortcut else []
    return [*own, *(each for each in more if each not in own)]


def format_keys(of: Command) -> str:
    """`Ctrl+N`, as this machine names the keys."""
    return QKeySequence(of.shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def format_tooltip(of: Command) -> str:
    """`New client (Ctrl+N)`."""
    return f"{of.text} ({format_keys(of)})" if format_keys(of) else of.text


def add_action(identifier: str, parent: QWidget, slot: Callable[[], object]) -> QAction:
    """The command as an action of `parent`, listening to its keys while `parent` is on screen and calling `slot`."""
    known = get_command(identifier)
    made = QAction(make_icon(known.icon), known.text, parent)
    made.setObjectName(known.id)
    made.setShortcuts(sequences(known))
    made.setToolTip(format_tooltip(known))
    made.triggered.connect(lambda _checked=False: slot())
    parent.addAction(made)
    return made


class _ShortcutFilter(QObject):
    """Leaves a command's keys to the command: in a line of text Ctrl+K would otherwise delete to the end on Linux."""

    def __init__(self, widget: QWidget, reserved: Iterable[Command]) -> None:
        super().__init__(widget)
        self._keys = {keys for each in reserved for keys in sequences(each)}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True stops the widget from claiming the keys; the command then hears them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            return QKeySequence(event.keyCombination()) in self._keys
        return super().eventFilter(watched, event)


def yield_shortcuts(widget: QWidget, *, in_rows: bool = False) -> None:
    """Make the editor `widget` leave the commands' keys alone; those of rows only `in_rows`, within a table."""
    reserved = [each for each in COMMANDS if in_rows or not each.id.startswith("row.")]
    widget.installEventFilter(_ShortcutFilter(widget, reserved))
