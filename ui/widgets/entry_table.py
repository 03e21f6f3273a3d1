"""Rows that a person types: findings, range of motion, treatment lines. Flat, with the keyboard alone."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from charting.model.line import Origin
from ui import commands
from ui.theme import Role, dress, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.entry_columns import EntryColumn
from ui.widgets.entry_model import EntryModel
from ui.widgets.entry_origin import carried_hint, joined, unfilled_hint
from ui.widgets.entry_view import EntryView


class EntryTable(QWidget):
    """Typing starts a cell; Tab and Enter go on to the next, and after the last cell to a new row, or out of an empty one.

    Esc leaves the cell, and Tab then leaves the table. Ctrl+Shift+R adds a row, Ctrl+Delete removes one. What cannot be read stays in
    its cell, marked, with a sentence below. `changed` is sent after every change; `current_row(int)` when the cursor enters a row.

    Ctrl+Shift+Y or Space confirms a carried row. In a template's row the cursor goes first to the cell `fills`.
    """

    changed = Signal()
    current_row = Signal(int)

    def __init__(
        self,
        label: str,
        columns: Sequence[EntryColumn],
        add_text: str = "Add row",
        parent: QWidget | None = None,
        fills: str = "",
    ) -> None:
        super().__init__(parent)
        self.model = EntryModel(columns, self)
        self.view = EntryView(self.model, label, fills)
        self.setFocusProxy(self.view)
        self._footer_text = ""
        self._footer = plain("", Role.HINT, wrap=True)
        self._doubt = plain("", Role.WARNING, wrap=True)
        self._add = ActionButton(add_text)
        self._add.show_icon("ph.plus")
        dress(self._add, Role.QUIET)
        self._add.setToolTip(commands.tooltip(commands.command("row.add")))
        self._add.clicked.connect(self.add_row)
        self._lay_out()
        self._own("row.add", self.add_row)
        self._own("row.remove", self.remove_row)
        self._own("row.confirm", self.confirm_row)
        self.view.confirmed.connect(self.confirm_row)
        self.model.edited.connect(self._edited)
        self.model.typing.connect(self.changed)
        self.view.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.current_row.emit(now.row())
        )

    def rows(self) -> list[dict[str, object]]:
        """The rows that are not blank, values by key; None where a cell is empty or cannot be read."""
        return self.model.rows()

    def set_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows, without `changed`."""
        self.model.load(rows)
        self._say()

    def show_error(self, row: int, key: str, sentence: str) -> None:
        """Mark the cell with what a rule of the record said, and go there."""
        self.model.refuse(row, key, sentence)
        self._say()
        self.go(row, key)

    def problem(self) -> str:
        """The first sentence about a cell that is wrong, or ""."""
        return next((sentence for _, _, sentence in self.model.problems()), "")

    def say_problems(self) -> None:
        """Say below the table what is wrong in it now."""
        self._say()

    def set_footer(self, text: str) -> None:
        """Muted words below the table, as `50 min hands-on`."""
        self._footer_text = text
        self._say()

    def put_below(self, button: ActionButton) -> None:
        """One more button below the table, before the one that adds a row."""
        dress(button, Role.QUIET)
        self._foot.insertWidget(self._foot.count() - 1, button)
        self.setTabOrder(self.view, button)
        self.setTabOrder(button, self._add)

    def go(self, row: int, key: str) -> None:
        """Put the cursor on a cell."""
        at = next((place for place, column in enumerate(self.model.columns) if column.key == key), 0)
        self.view.setCurrentIndex(self.model.index(row, at))
        self.view.setFocus()

    def add_row(self) -> None:
        """A row after the current one, ready to type in."""
        at = self.view.currentIndex().row()
        self.view.start_row(at + 1 if at >= 0 else self.model.rowCount())

    def remove_row(self) -> None:
        """Take the current row away; the cursor stays in the table."""
        at = self.view.currentIndex()
        if at.isValid():
            self.view.setFocus()
            self.model.remove(at.row())
            self.view.setCurrentIndex(self.model.index(min(at.row(), self.model.rowCount() - 1), at.column()))

    def confirm_row(self) -> None:
        """The carried row with the cursor holds today too; the cursor goes on to the next one that nobody touched."""
        at = self.view.currentIndex()
        if not at.isValid():
            return
        self.model.confirm([at.row()])
        rest = self.model.places(Origin.CARRIED)
        onward = next((place for place in rest if place > at.row()), rest[0] if rest else at.row())
        self.view.setCurrentIndex(self.model.index(onward, at.column()))

    def confirm_all(self) -> None:
        """Every carried row holds today too."""
        self.model.confirm(self.model.places(Origin.CARRIED))

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        problem, doubts = self.problem(), " ".join(self.model.doubts())
        keys = commands.keys(commands.command("row.confirm"))
        hint = joined(
            carried_hint(len(self.model.places(Origin.CARRIED)), keys),
            unfilled_hint(len(self.model.places(Origin.TEMPLATE))),
        )
        self._footer.setText(problem or joined(self._footer_text, hint))
        dress(self._footer, Role.ERROR if problem else Role.HINT)
        self._doubt.setText(doubts)
        self._doubt.setVisible(bool(doubts))
        self.view.setAccessibleDescription(" ".join(filter(None, (problem, doubts, hint))))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.view)
        column.addWidget(self._doubt)
        self._doubt.hide()
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.addWidget(self._footer, 1)
        self._foot.addWidget(self._add)
        column.addLayout(self._foot)

    def _own(self, identifier: str, slot: Callable[[], None]) -> None:
        action = commands.action(identifier, self, slot)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
