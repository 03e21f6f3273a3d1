"""A line that finds a provider or a diagnosis by a part of its name."""

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
    """A search hit: its value and the text that shows it."""

    value: object
    text: str


HitsCallback = Callable[[Sequence[LookupHit]], None]


class LookupField(Field):
    """`search(text, show_hits)` searches asynchronously and calls `show_hits`; `get_value()` is the value of the picked hit.

    Down lists hits even for an empty line; Enter or Tab picks the highlighted one. Typed text without a pick stays,
    and `describe_problem()` returns `unknown`. `picked(object)` is sent when a person picks a hit.
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
        self._last_query = 0
        self.edit.textEdited.connect(self._handle_typing)
        self.edit.leaving.connect(self._pick_highlighted_hit)
        self.edit.hits_wanted.connect(lambda: self._look_up_text(self.edit.text()))

    def get_value(self) -> object:
        """The value of the picked hit; None if nothing is picked."""
        return self._picked.value if self._picked else None

    def show_hit(self, hit: LookupHit | None) -> None:
        """Show a hit without sending `changed`; None empties the line."""
        self._last_query += 1
        self._picked = hit
        self.edit.setText(hit.text if hit else "")
        self.edit.setCursorPosition(0)
        super().set_value(None)

    def pick_hit(self, hit: LookupHit) -> None:
        """Pick a hit, as a person would."""
        self.show_hit(hit)
        self.picked.emit(hit.value)
        self._handle_edit()

    def describe_problem(self) -> str:
        """Return `unknown` if text was typed but no hit is picked."""
        return self._unknown if self.edit.text().strip() and self._picked is None else ""

    def set_error(self, sentence: str) -> None:
        """Show the error, and also give it to screen readers on the line, which has the focus."""
        super().set_error(sentence)
        mark_wrong(self.edit, bool(sentence))
        self.edit.setAccessibleDescription(sentence or self._hint)

    @cached_property
    def hit_list(self) -> QListView:
        """The list of hits below the line. It and its completer are built at the first search, to open forms faster."""
        hit_list = QListView()
        hit_list.setMinimumWidth(self._list_width)
        return hit_list

    @cached_property
    def _hit_texts(self) -> QStringListModel:
        return QStringListModel(self)

    @cached_property
    def _hit_completer(self) -> QCompleter:
        completer = QCompleter(self._hit_texts, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(9)
        completer.setWidget(self.edit)
        completer.setPopup(self.hit_list)
        completer.activated.connect(
            lambda _text: self.pick_hit(self._hits[self.hit_list.currentIndex().row()])
        )
        return completer

    def _handle_typing(self, text: str) -> None:
        self._picked = None
        self.set_error("")
        self.changed.emit(None)
        if text.strip():
            self._look_up_text(text)
        else:
            self.hit_list.hide()

    def _pick_highlighted_hit(self) -> None:
        row = self.hit_list.currentIndex().row()
        if self.hit_list.isVisible() and 0 <= row < len(self._hits):
            self.hit_list.hide()
            self.pick_hit(self._hits[row])

    def _look_up_text(self, text: str) -> None:
        self._last_query += 1
        query = self._last_query
        self._search(text.strip(), lambda hits: self._show_hits(query, hits))

    def _show_hits(self, query: int, hits: Sequence[LookupHit]) -> None:
        """Show the hits, unless a newer query was sent. If the focus has left the line, pick the hit if it is the only one."""
        if query != self._last_query:
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
    """`hits_wanted` is sent when Down asks for the hits; `leaving` before Tab moves the focus."""

    hits_wanted = Signal()
    leaving = Signal()

    def event(self, event: QEvent) -> bool:
        """Send `leaving` at Tab: Tab does not pick from an open completer list by itself."""
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
