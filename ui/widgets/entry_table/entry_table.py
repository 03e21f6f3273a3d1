"""Rows that a person types: findings, range of motion, treatment lines. Flat, with the keyboard alone."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from charting.model.note_line import Origin
from ui.core import commands
from ui.theme import Role, make_plain_label, set_style_role
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.entry_table.entry_columns import EntryColumn
from ui.widgets.entry_table.entry_model import EntryModel
from ui.widgets.entry_table.entry_origin import describe_carried_rows, describe_unfilled_rows, join_hints
from ui.widgets.entry_table.entry_view import EntryView


class EntryTable(QWidget):
    """Typing starts a cell; Tab and Enter go on to the next, and after the last cell to a new row, or out of an empty one.

    Esc leaves the cell, and Tab then leaves the table. Ctrl+Shift+R adds a row, Ctrl+Delete removes one. What cannot be read stays in
    its cell, marked, with a sentence below. `changed` is sent after every change; `current_row_changed(int)` when the cursor enters a row.

    Ctrl+Shift+Y or Space confirms a carried row. In a template's row the cursor goes first to the cell `fills`.
    """

    changed = Signal()
    current_row_changed = Signal(int)

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
        self._footer = make_plain_label("", Role.HINT, wrap=True)
        self._doubt = make_plain_label("", Role.WARNING, wrap=True)
        self._add = ActionButton(add_text)
        self._add.show_icon("ph.plus")
        set_style_role(self._add, Role.QUIET)
        self._add.setToolTip(commands.format_tooltip(commands.get_command("row.add")))
        self._add.clicked.connect(self.add_row)
        self._lay_out()
        self._add_own_action("row.add", self.add_row)
        self._add_own_action("row.remove", self.remove_row)
        self._add_own_action("row.confirm", self.confirm_row)
        self.view.confirmed.connect(self.confirm_row)
        self.model.edited.connect(self._handle_edit)
        self.model.typing.connect(self.changed)
        self.view.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.current_row_changed.emit(now.row())
        )

    def get_rows(self) -> list[dict[str, object]]:
        """The rows that are not blank, values by key; None where a cell is empty or cannot be read."""
        return self.model.collect_rows()

    def set_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows, without `changed`."""
        self.model.load_rows(rows)
        self._update_footer()

    def show_error(self, row: int, key: str, sentence: str) -> None:
        """Mark the cell with what a rule of the record said, and go there."""
        self.model.refuse_cell(row, key, sentence)
        self._update_footer()
        self.go_to_cell(row, key)

    def describe_problem(self) -> str:
        """The first sentence about a cell that is wrong, or ""."""
        return next((sentence for _, _, sentence in self.model.find_problems()), "")

    def show_problems(self) -> None:
        """Say below the table what is wrong in it now."""
        self._update_footer()

    def set_footer(self, text: str) -> None:
        """Muted words below the table, as `50 min hands-on`."""
        self._footer_text = text
        self._update_footer()

    def place_button_below(self, button: ActionButton) -> None:
        """One more button below the table, before the one that adds a row."""
        set_style_role(button, Role.QUIET)
        self._foot.insertWidget(self._foot.count() - 1, button)
        self.setTabOrder(self.view, button)
        self.setTabOrder(button, self._add)

    def go_to_cell(self, row: int, key: str) -> None:
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
            self.model.remove_row(at.row())
            self.view.setCurrentIndex(self.model.index(min(at.row(), self.model.rowCount() - 1), at.column()))

    def confirm_row(self) -> None:
        """The carried row with the cursor holds today too; the cursor goes on to the next one that nobody touched."""
        at = self.view.currentIndex()
        if not at.isValid():
            return
        self.model.confirm_rows([at.row()])
        rest = self.model.find_rows_of_origin(Origin.CARRIED)
        onward = next((place for place in rest if place > at.row()), rest[0] if rest else at.row())
        self.view.setCurrentIndex(self.model.index(onward, at.column()))

    def confirm_all_rows(self) -> None:
        """Every carried row holds today too."""
        self.model.confirm_rows(self.model.find_rows_of_origin(Origin.CARRIED))

    def _handle_edit(self) -> None:
        self._update_footer()
        self.changed.emit()

    def _update_footer(self) -> None:
        problem, doubts = self.describe_problem(), " ".join(self.model.list_doubts())
        keys = commands.format_keys(commands.get_command("row.confirm"))
        hint = join_hints(
            describe_carried_rows(len(self.model.find_rows_of_origin(Origin.CARRIED)), keys),
            describe_unfilled_rows(len(self.model.find_rows_of_origin(Origin.TEMPLATE))),
        )
        self._footer.setText(problem or join_hints(self._footer_text, hint))
        set_style_role(self._footer, Role.ERROR if problem else Role.HINT)
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

    def _add_own_action(self, identifier: str, slot: Callable[[], None]) -> None:
        action = commands.add_action(identifier, self, slot)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
