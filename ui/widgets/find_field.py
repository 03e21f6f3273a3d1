"""A line in which one finds something by typing a part of it: a provider, a diagnosis."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QWidget

from ui.commands import give_way
from ui.theme.roles import mark_wrong
from ui.widgets.field import Field


class Hit(NamedTuple):
    """Something found: its value and the line that shows it."""

    value: object
    text: str


Found = Callable[[Sequence[Hit]], None]


class FindField(Field):
    """`search(text, found)` looks it up in its own time and calls `found` with the hits; `value()` is the one picked.

    Down shows the hits of an empty line, Enter or Tab picks the one marked. Text that was typed but picked nothing
    stays, and `problem()` says `unknown`. `picked(object)` when a person picked one.
    """

    picked = Signal(object)

    def __init__(
        self,
        label: str,
        search: Callable[[str, Found], None],
        *,
        hint: str = "",
        placeholder: str = "",
        unknown: str = "",
        beside: QWidget | None = None,
        list_width: int = 0,
    ) -> None:
        self.edit = _FindLine()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(200)
        super().__init__(label, _row(self.edit, beside), hint)
        self.control.setFocusProxy(self.edit)
        self.edit.setAccessibleName(label)
        give_way(self.edit)
        self._search, self._unknown, self._list_width = search, unknown, list_width
        self._hits: Sequence[Hit] = ()
        self._picked: Hit | None = None
        self._asked = 0
        self.edit.textEdited.connect(self._typed)
        self.edit.leaving.connect(self._take_marked)
        self.edit.wanted.connect(lambda: self._look(self.edit.text()))

    def value(self) -> object:
        """The value picked; None when the line holds anything else."""
        return self._picked.value if self._picked else None

    def show_hit(self, hit: Hit | None) -> None:
        """Show one that is known, without `changed`; None empties the line."""
        self._asked += 1
        self._picked = hit
        self.edit.setText(hit.text if hit else "")
        self.edit.setCursorPosition(0)
        super().set_value(None)

    def pick(self, hit: Hit) -> None:
        """Take that one, as if a person had picked it."""
        self.show_hit(hit)
        self.picked.emit(hit.value)
        self._edited()

    def problem(self) -> str:
        """What is typed names nothing that is known."""
        return self._unknown if self.edit.text().strip() and self._picked is None else ""

    def set_error(self, sentence: str) -> None:
        """As every field, and read out at the line itself."""
        super().set_error(sentence)
        mark_wrong(self.edit, bool(sentence))
        self.edit.setAccessibleDescription(sentence or self._hint)

    @cached_property
    def list(self) -> QListView:
        """Where the hits hang below the line. It is made, with its completer, when something is first looked for."""
        made = QListView()
        made.setMinimumWidth(self._list_width)
        return made

    @cached_property
    def _texts(self) -> QStringListModel:
        return QStringListModel(self)

    @cached_property
    def _completer(self) -> QCompleter:
        made = QCompleter(self._texts, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setMaxVisibleItems(9)
        made.setWidget(self.edit)
        made.setPopup(self.list)
        made.activated.connect(lambda _text: self.pick(self._hits[self.list.currentIndex().row()]))
        return made

    def _typed(self, text: str) -> None:
        self._picked = None
        self.set_error("")
        self.changed.emit(None)
        if text.strip():
            self._look(text)
        else:
            self.list.hide()

    def _take_marked(self) -> None:
        at = self.list.currentIndex().row()
        if self.list.isVisible() and 0 <= at < len(self._hits):
            self.list.hide()
            self.pick(self._hits[at])

    def _look(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        self._search(text.strip(), lambda hits: self._found(asked, hits))

    def _found(self, asked: int, hits: Sequence[Hit]) -> None:
        """Only the answer to the last question counts. Who has left the line meanwhile gets the only hit there is."""
        if asked != self._asked:
            return
        self._hits = hits
        if self.edit.window().focusWidget() is not self.edit:
            if len(hits) == 1:
                self.pick(hits[0])
            return
        self._texts.setStringList([hit.text for hit in hits])
        if hits:
            self._completer.complete()
            self.list.setCurrentIndex(self._texts.index(0, 0))
        else:
            self.list.hide()


class _FindLine(QLineEdit):
    """`wanted` when Down asks for the hits; `leaving` when Tab is about to go on."""

    wanted = Signal()
    leaving = Signal()

    def event(self, event: QEvent) -> bool:
        """An open list would let Tab pass by without a word."""
        if (
            isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and event.type() == QEvent.Type.KeyPress
        ):
            self.leaving.emit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


def _row(edit: QLineEdit, beside: QWidget | None) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(edit, 1)
    if beside is not None:
        row.addWidget(beside)
    return box
