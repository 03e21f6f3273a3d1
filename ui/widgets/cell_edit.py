"""The line editor in a cell: Tab and Enter go on at once, also while completions are on offer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from ui.widgets.snippets import take_snippets


class CellEdit(QLineEdit):
    """`left(bool)`: on to the next cell when true, back when false.

    An open list of completions hands Tab and Enter to the editor past the delegate's filter: Tab would
    then leave the table, and Enter only close the list.
    """

    left = Signal(bool)
    _watched = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Short words are looked for before the delegate, which has come by now, takes Tab and Enter."""
        super().focusInEvent(event)
        if not self._watched:
            self._watched = True
            take_snippets(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab or Shift+Tab that the delegate did not see; an editor that is being closed is asked too, and has left."""
        if not self.isVisible():
            return super().focusNextPrevChild(forward)
        self.left.emit(forward)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the completion one has moved to, else the text as it is."""
        offered = self._offered()
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and offered is not None and not offered.currentIndex().isValid():
            offered.hide()
            self.left.emit(True)  # noqa: FBT003  the direction
        else:
            super().keyPressEvent(event)

    def _offered(self) -> QAbstractItemView | None:
        """The list of completions while it is open."""
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        return popup if popup is not None and popup.isVisible() else None
