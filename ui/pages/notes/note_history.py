"""Undo and redo in a note that is open: one stack of all that was done, whatever it was done with."""

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
    put_cursor_last,
)
from ui.widgets.entry_table.entry_delegate import CellEditor

TOGETHER = 0.6  # s: picks in one field that follow each other so soon are one, as 1 and 0 for 10


class EditMoment(NamedTuple):
    """How something was done: `typed` into a text, during which `visit` of the focus, at what `moment` in seconds."""

    typed: bool
    visit: int
    moment: float


class NoteCommand(QUndoCommand):
    """One thing done: the fields that it changed, as they were and as they are. `show` puts such values on the screen."""

    def __init__(self, change: Change, act: EditMoment, words: str, show: Callable[[Values], None]) -> None:
        super().__init__(words)
        self.change, self.act = change, act
        self._show = show
        self._pushed = False

    def id(self) -> int:
        """Any id but -1 lets Qt ask whether two may be one (doc.qt.io/qt-6/qundocommand.html#id)."""
        return 1

    def undo(self) -> None:
        """The fields as they were."""
        self._show(self.change.before)

    def redo(self) -> None:
        """The fields as they were after it. Qt also calls this when the command is pushed: they are so then."""
        if self._pushed:
            self._show(self.change.after)
        self._pushed = True

    def mergeWith(self, later: QUndoCommand) -> bool:
        """Typing on in the same text is one command with what is here, and so are picks that follow at once."""
        if not isinstance(later, NoteCommand) or not self._goes_on_in(later):
            return False
        self.change, self.act = self.change.followed_by(later.change), later.act
        self.setObsolete(not self.change.names)
        return True

    def _goes_on_in(self, later: "NoteCommand") -> bool:
        if self.act.visit != later.act.visit or not self.change.names & later.change.names:
            return False
        if self.act.typed or later.act.typed:
            return self.act.typed and later.act.typed
        same = self.change.names == later.change.names and later.change.is_adjustment
        return same and later.act.moment - self.act.moment < TOGETHER


class NoteHistory(QObject, Generic[NoteT]):
    """The `QUndoStack` of one editor: at the end of each act it compares the note with what it was before.

    `collect_draft()` gives the note as the fields show it, `show(note, names)` shows these fields of it again, `describe`
    names a change; `said(text)` is for the status line. In a text that has typing of its own, that is undone first;
    while it is, nothing is put on the stack.
    """

    said = Signal(str)

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
        self.watch.act_ended.connect(self.commit)
        self._collect, self._show_fields, self._describe = collect, show, describe
        self._note: NoteT | None = None
        self._touched = 0.0  # when, or 0 while nothing has changed since the last look
        self._in_text = False

    def begin(self, note: NoteT) -> None:
        """That note is open now, and on show; what was done in another one cannot be undone here."""
        self.end()
        self._note = note

    def end(self) -> None:
        """No note is open."""
        self._note, self._touched, self._in_text = None, 0.0, False
        self.stack.clear()

    def touch(self) -> None:
        """Something has changed."""
        self._touched = time.monotonic()

    def commit(self) -> None:
        """An act has ended: what it changed can be undone from now on."""
        if self._in_text:
            self._settle()
        elif self._touched and self._note is not None:
            self._record(self._collect())

    def start_act(self) -> None:
        """What comes now is an act of its own, also when no key and no move of the focus told so."""
        self.commit()
        self.watch.typing = False

    def look_at(self, note: NoteT) -> None:
        """The note as it reads after a pause, which ends an act too."""
        if self._touched and not self._in_text and self._note is not None:
            self._record(note)

    def undo(self) -> None:
        """Take back the typing in the text with the cursor, else the last thing done."""
        text = self.watch.text
        if text is not None and can_undo_typing(text):
            self._step_in(text, text.undo, more=can_undo_typing)
            return
        self.commit()
        left_cell, words = self._leave_cell(text), self.stack.undoText()
        if self._settle() and left_cell:
            self.said.emit(texts.UNDONE.format(words))
            return
        self._step(self.stack.undoText(), self.stack.undo, texts.UNDONE, texts.NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Do again what was undone last; in a text that is part of the way back, its typing."""
        text = self.watch.text
        if text is not None and not self.stack.canRedo() and can_redo_typing(text):
            self._step_in(text, text.redo, more=can_redo_typing)
            return
        self.commit()
        self._leave_cell(text)
        self._settle()
        self._step(self.stack.redoText(), self.stack.redo, texts.REDONE, texts.NOTHING_TO_REDO)

    def _step(self, words: str, step: Callable[[], None], sentence: str, nothing: str) -> None:
        if not words:
            self.said.emit(nothing)
            return
        step()
        text = self.watch.text
        if text is not None:
            forget_typing(text)
            put_cursor_last(text)
        self.said.emit(sentence.format(words))

    def _step_in(self, text: Text, step: Callable[[], None], more: Callable[[Text], bool]) -> None:
        """One step of the text's own history. At its beginning the typing counts as undone, and can be redone whole."""
        if not self._in_text:
            self.commit()
        self._in_text = True
        step()
        if not more(text):
            self._settle()

    def _leave_cell(self, text: Text | None) -> bool:
        """Close an open cell of a table as Esc does; whether there was one."""
        if isinstance(text, CellEditor):
            text.given_up.emit()
            return True
        return False

    def _settle(self) -> bool:
        """Take up what was done since the last look; True when that only led back to before the last typing."""
        if self._note is None:
            return False
        self._in_text = False
        note = self._collect()
        last = self.stack.command(self.stack.index() - 1) if self.stack.canUndo() else None
        typed = isinstance(last, NoteCommand) and last.act.typed and last.change.reversed
        if find_change(self._note, note) == typed:
            self._note, self._touched = note, 0.0
            self.stack.undo()  # the fields read so already; it can be redone
            return True
        self._record(note)
        return False

    def _record(self, note: NoteT) -> None:
        assert self._note is not None
        change = find_change(self._note, note)
        act = EditMoment(self.watch.typing, self.watch.visit, self._touched)
        self._note, self._touched = note, 0.0
        if change.names:
            self.stack.push(NoteCommand(change, act, self._describe(change), self._show))

    def _show(self, values: Values) -> None:
        """Put these values into the note on the screen."""
        if self._note is None:
            return
        before = self._note
        note = before.with_changes(**values)
        self._show_fields(note, find_change(before, note).names)
        self._note, self._touched = self._collect(), 0.0
