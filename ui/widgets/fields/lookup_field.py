"""A line in which one finds something by typing a part of it: a provider, a diagnosis."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QListView, QWidget

from ui.core.commands import yield_shortcuts
from ui.theme.roles import mark_wrong
from ui.widgets.fields.field import Field


class LookupHit(NamedTuple):
    """Something found: its value and the line that shows it."""

    value: object
    text: str


HitsCallback = Callable[[Sequence[LookupHit]], None]


class LookupField(Field):
    """`search(text, found)` looks it up in its own time and calls `found` with the hits; `value()` is the one picked.

    Down shows the hits of an empty line, Enter or Tab picks the one marked. Text that was typed but picked nothing
    stays, and `describe_problem()` says `unknown`. `picked(object)` when a person picked one.
    """

    picked = Signal(object)

    def __init__(
        self,
        label: str,
        search: Callable[[str, HitsCallback], None],
        *,
        hint: str = "",
        placeholder: str = "",
        unknown: str = "",
        beside: QWidget | None = None,
        list_width: int = 0,
    ) -> None:
        self.edit = _LookupLine()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(200)
        super().__init__(label, _build_row(self.edit, beside), hint)
        self.control.setFocusProxy(self.edit)
        self.edit.setAccessibleName(label)
        yield_shortcuts(self.edit)
        self._search, self._unknown, self._list_width = search, unknown, list_width
        self._hits: Sequence[LookupHit] = ()
        self._picked: LookupHit | None = None
        self._asked = 0
        self.edit.textEdited.connect(self._handle_typing)
        self.edit.leaving.connect(self._take_marked_hit)
        self.edit.hits_wanted.connect(lambda: self._look_up_text(self.edit.text()))

    def get_value(self) -> object:
        """The value picked; None when the line holds anything else."""
        return self._picked.value if self._picked else None

    def show_hit(self, hit: LookupHit | None) -> None:
        """Show one that is known, without `changed`; None empties the line."""
        self._asked += 1
        self._picked = hit
        self.edit.setText(hit.text if hit else "")
        self.edit.setCursorPosition(0)
        super().set_value(None)

    def pick_hit(self, hit: LookupHit) -> None:
        """Take that one, as if a person had picked it."""
        self.show_hit(hit)
        self.picked.emit(hit.value)
        self._handle_edit()

    def describe_problem(self) -> str:
        """What is typed names nothing that is known."""
        return self._unknown if self.edit.text().strip() and self._picked is None else ""

    def set_error(self, sentence: str) -> None:
        """As every field, and read out at the line itself."""
        super().set_error(sentence)
        mark_wrong(self.edit, bool(sentence))
        self.edit.setAccessibleDescription(sentence or self._hint)

    @cached_property
    def hit_list(self) -> QListView:
        """Where the hits hang below the line. It is made, with its completer, when something is first looked for."""
        made = QListView()
        made.setMinimumWidth(self._list_width)
        return made

    @cached_property
    def _hit_texts(self) -> QStringListModel:
        return QStringListModel(self)

    @cached_property
    def _hit_completer(self) -> QCompleter:
        made = QCompleter(self._hit_texts, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setMaxVisibleItems(9)
        made.setWidget(self.edit)
        made.setPopup(self.hit_list)
        made.activated.connect(lambda _text: self.pick_hit(self._hits[self.hit_list.currentIndex().row()]))
        return made

    def _handle_typing(self, text: str) -> None:
        self._picked = None
        self.set_error("")
        self.changed.emit(None)
        if text.strip():
            self._look_up_text(text)
        else:
            self.hit_list.hide()

    def _take_marked_hit(self) -> None:
        at = self.hit_list.currentIndex().row()
        if self.hit_list.isVisible() and 0 <= at < len(self._hits):
            self.hit_list.hide()
            self.pick_hit(self._hits[at])

    def _look_up_text(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        self._search(text.strip(), lambda hits: self._show_hits(asked, hits))

    def _show_hits(self, asked: int, hits: Sequence[LookupHit]) -> None:
        """Only the answer to the last question counts. Who has left the line meanwhile gets the only hit there is."""
        if asked != self._asked:
            return
        self._hits = hits
        if self.edit.window().focusWidget() is not self.edit:
            if len(hits) == 1:
                self.pick_hit(hits[0])
            return
        self._hit_texts.setStringList([hit.text for hit in hits])
        if hits:
            self._hit_completer.complete()
            self.hit_list.setCurrentIndex(self._hit_texts.index(0, 0))
        else:
            self.hit_list.hide()


class _LookupLine(QLineEdit):
    """`wanted` when Down asks for the hits; `leaving` when Tab is about to go on."""

    hits_wanted = Signal()
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
            self.hits_wanted.emit()
        else:
            super().keyPressEvent(event)


def _build_row(edit: QLineEdit, beside: QWidget | None) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(edit, 1)
    if beside is not None:
        row.addWidget(beside)
    return box
