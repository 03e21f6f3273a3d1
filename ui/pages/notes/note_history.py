"""Undo and redo in the open note: one stack for everything the user did, with the keyboard, the mouse or quick entry."""

import time
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from charting.model.note import NoteT
from ui.pages.notes import undo_texts as texts
from ui.pages.notes.note_changes import Change, Values, find_change
from ui.pages.notes.typing_watch import (
    Text,
    TypingWatch,
    can_redo_typing,
    can_undo_typing,
    forget_typing,
    move_cursor_to_end,
)
from ui.widgets.entry_table.entry_delegate import CellEditor

MERGE_WINDOW = 0.6  # s: picks in one field this close together are one step, such as 1 and 0 for 10


class EditMoment(NamedTuple):
    """How an action was done: whether it was `typed`, the focus count at that time, and the monotonic time in seconds."""

    typed: bool
    focus_count: int
    moment: float


class NoteCommand(QUndoCommand):
    """One action, with the fields that it changed before and after. `show` puts such values on the screen."""

    def __init__(self, change: Change, act: EditMoment, words: str, show: Callable[[Values], None]) -> None:
        super().__init__(words)
        self.change, self.act = change, act
        self._show = show
        self._pushed = False

    def id(self) -> int:
        """Return an id other than -1, so that Qt tries to merge commands (doc.qt.io/qt-6/qundocommand.html#id)."""
        return 1

    def undo(self) -> None:
        """Show the fields as they were before."""
        self._show(self.change.before)

    def redo(self) -> None:
        """Show the fields as they were after. Qt also calls this on push, when the screen already shows them."""
        if self._pushed:
            self._show(self.change.after)
        self._pushed = True

    def mergeWith(self, later: QUndoCommand) -> bool:
        """Merge continued typing in the same text, and quick repeated picks in the same field."""
        if not isinstance(later, NoteCommand) or not self._is_continued_by(later):
            return False
        self.change, self.act = self.change.merge_later(later.change), later.act
        self.setObsolete(not self.change.names)
        return True

    def _is_continued_by(self, later: "NoteCommand") -> bool:
        if self.act.focus_count != later.act.focus_count or not self.change.names & later.change.names:
            return False
        if self.act.typed or later.act.typed:
            return self.act.typed and later.act.typed
        is_same_field = self.change.names == later.change.names and later.change.is_adjustment
        return is_same_field and later.act.moment - self.act.moment < MERGE_WINDOW


class NoteHistory(QObject, Generic[NoteT]):
    """The `QUndoStack` of one editor. At the end of each action it compares the note with the note before.

    `collect()` returns the note as the fields show it, `show(note, names)` refreshes the named fields, and `describe`
    names a change. `announced(text)` is meant for the status line. While the focused text field has typing of its own,
    undo takes that back first and leaves the stack alone.
    """

    announced = Signal(str)

    def __init__(
        self,
        editor: QWidget,
        scope: Sequence[QWidget],
        collect: Callable[[], NoteT],
        show: Callable[[NoteT, frozenset[str]], None],
        describe: Callable[[Change], str],
    ) -> None:
        super().__init__(editor)
        self.stack = QUndoStack(self)
        self.watch = TypingWatch(editor, scope)
        self.watch.act_ended.connect(self.commit_act)
        self._collect, self._show_fields, self._describe = collect, show, describe
        self._note: NoteT | None = None
        self._changed_at = 0.0  # monotonic seconds; 0 while nothing changed since the last comparison
        self._is_in_text = False

    def open_note(self, note: NoteT) -> None:
        """Start with this note, which the editor shows now; actions in another note cannot be undone here."""
        self.close_note()
        self._note = note

    def close_note(self) -> None:
        """Forget the note and its history."""
        self._note, self._changed_at, self._is_in_text = None, 0.0, False
        self.stack.clear()

    def mark_changed(self) -> None:
        """Note that something changed, without comparing yet."""
        self._changed_at = time.monotonic()

    def commit_act(self) -> None:
        """End the current action, so that it can be undone."""
        if self._is_in_text:
            self._finish_text_undo()
        elif self._changed_at and self._note is not None:
            self._record(self._collect())

    def start_act(self) -> None:
        """Start a new action that no key press or focus change announces, such as a mouse click."""
        self.commit_act()
        self.watch.is_typing = False

    def commit_note(self, note: NoteT) -> None:
        """Record the note as it reads after a pause in typing, which also ends an action."""
        if self._changed_at and not self._is_in_text and self._note is not None:
            self._record(note)

    def undo(self) -> None:
        """Undo typing in the focused text field, or else the last action."""
        text = self.watch.focused_text
        if text is not None and can_undo_typing(text):
            self._step_in_text(text, text.undo, has_more=can_undo_typing)
            return
        self.commit_act()
        closed_cell, words = self._close_cell(text), self.stack.undoText()
        if self._finish_text_undo() and closed_cell:
            self.announced.emit(texts.UNDONE.format(words))
            return
        self._run_step(self.stack.undoText(), self.stack.undo, texts.UNDONE, texts.NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Redo the last undone action, or the typing of a text field whose undo is only partly done."""
        text = self.watch.focused_text
        if text is not None and not self.stack.canRedo() and can_redo_typing(text):
            self._step_in_text(text, text.redo, has_more=can_redo_typing)
            return
        self.commit_act()
        self._close_cell(text)
        self._finish_text_undo()
        self._run_step(self.stack.redoText(), self.stack.redo, texts.REDONE, texts.NOTHING_TO_REDO)

    def _run_step(self, words: str, step: Callable[[], None], sentence: str, nothing_text: str) -> None:
        if not words:
            self.announced.emit(nothing_text)
            return
        step()
        text = self.watch.focused_text
        if text is not None:
            forget_typing(text)
            move_cursor_to_end(text)
        self.announced.emit(sentence.format(words))

    def _step_in_text(self, text: Text, step: Callable[[], None], has_more: Callable[[Text], bool]) -> None:
        """Take one step in the text field's own history. At its start, the typing counts as undone and can be redone in one step."""
        if not self._is_in_text:
            self.commit_act()
        self._is_in_text = True
        step()
        if not has_more(text):
            self._finish_text_undo()

    def _close_cell(self, text: Text | None) -> bool:
        """Close the open table cell the way Esc does; return whether there was one."""
        if isinstance(text, CellEditor):
            text.given_up.emit()
            return True
        return False

    def _finish_text_undo(self) -> bool:
        """Record what changed since the last comparison; return True if it only undid the last typing."""
        if self._note is None:
            return False
        self._is_in_text = False
        note = self._collect()
        last = self.stack.command(self.stack.index() - 1) if self.stack.canUndo() else None
        undone_typing = isinstance(last, NoteCommand) and last.act.typed and last.change.reversed
        if find_change(self._note, note) == undone_typing:
            self._note, self._changed_at = note, 0.0
            self.stack.undo()  # the fields already read this way; this makes the typing redoable
            return True
        self._record(note)
        return False

    def _record(self, note: NoteT) -> None:
        assert self._note is not None
        change = find_change(self._note, note)
        act = EditMoment(self.watch.is_typing, self.watch.focus_count, self._changed_at)
        self._note, self._changed_at = note, 0.0
        if change.names:
            self.stack.push(NoteCommand(change, act, self._describe(change), self._show))

    def _show(self, values: Values) -> None:
        """Show these field values in the editor."""
        if self._note is None:
            return
        before = self._note
        note = before.with_changes(**values)
        self._show_fields(note, find_change(before, note).names)
        self._note, self._changed_at = self._collect(), 0.0
