"""A table with rows to type in, such as findings or treatment lines, made for the keyboard."""

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
    """The table with its footer and its Add button.

    Typing opens a cell. Tab and Enter go to the next cell and, after the last one, to a new row; from an empty last row
    they leave the table. Esc closes the cell, and Tab then leaves the table. Ctrl+Shift+R adds a row, Ctrl+Delete removes
    one, and Ctrl+Shift+Y or Space confirms a carried row. In a template row, the cursor goes first to the cell `fills`.

    Text that cannot be parsed stays in its cell, marked, with a sentence below the table. Emits `changed` after every
    change and `current_row_changed(int)` when the cursor enters a row.
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
        """Return the values of the non-blank rows by key; None where a cell is empty or cannot be parsed."""
        return self.model.collect_rows()

    def set_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows, without `changed`."""
        self.model.load_rows(rows)
        self._update_footer()

    def show_error(self, row: int, key: str, sentence: str) -> None:
        """Mark the cell as refused by a rule of the record, with the reason, and go there."""
        self.model.refuse_cell(row, key, sentence)
        self._update_footer()
        self.go_to_cell(row, key)

    def describe_problem(self) -> str:
        """Return the sentence about the first wrong cell, or ""."""
        return next((sentence for _, _, sentence in self.model.find_problems()), "")

    def show_problems(self) -> None:
        """Update the footer with what is wrong in the table now."""
        self._update_footer()

    def set_footer(self, text: str) -> None:
        """Show a muted text below the table, such as `50 min hands-on`."""
        self._footer_text = text
        self._update_footer()

    def place_button_below(self, button: ActionButton) -> None:
        """Put another button below the table, before the Add button."""
        set_style_role(button, Role.QUIET)
        self._foot.insertWidget(self._foot.count() - 1, button)
        self.setTabOrder(self.view, button)
        self.setTabOrder(button, self._add)

    def go_to_cell(self, row: int, key: str) -> None:
        """Put the cursor on a cell."""
        column = next((index for index, column in enumerate(self.model.columns) if column.key == key), 0)
        self.view.setCurrentIndex(self.model.index(row, column))
        self.view.setFocus()

    def add_row(self) -> None:
        """Add a row after the current one and open its first cell."""
        row = self.view.currentIndex().row()
        self.view.start_row(row + 1 if row >= 0 else self.model.rowCount())

    def remove_row(self) -> None:
        """Remove the current row; the cursor stays in the table."""
        cell = self.view.currentIndex()
        if cell.isValid():
            self.view.setFocus()
            self.model.remove_row(cell.row())
            self.view.setCurrentIndex(
                self.model.index(min(cell.row(), self.model.rowCount() - 1), cell.column())
            )

    def confirm_row(self) -> None:
        """Confirm the current carried row and go to the next one that nobody has touched."""
        cell = self.view.currentIndex()
        if not cell.isValid():
            return
        self.model.confirm_rows([cell.row()])
        carried_rows = self.model.find_rows_of_origin(Origin.CARRIED)
        fallback = carried_rows[0] if carried_rows else cell.row()
        next_row = next((row for row in carried_rows if row > cell.row()), fallback)
        self.view.setCurrentIndex(self.model.index(next_row, cell.column()))

    def confirm_all_rows(self) -> None:
        """Confirm every carried row that nobody has touched."""
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
