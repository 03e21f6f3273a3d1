"""A card with a table of records, as high as its rows, and with the buttons for the records in its head."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Role, set_style_role, tokens
from ui.widgets.cards.card import Card
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.record_table.record_table import RecordColumn, RecordTable

HEADER_HEIGHT, EMPTY_HEIGHT, MAX_ROWS = 28, 56, 8  # px, px, rows before the table scrolls


class TableCard(Card):
    """Its rows are records with an `id`; the selected record stays selected when the rows are replaced."""

    def __init__(
        self, title: str, columns: Sequence[RecordColumn], empty: str, buttons: Sequence[QWidget]
    ) -> None:
        super().__init__(title, _lay_out_buttons(buttons))
        self.table = RecordTable(columns, title, empty)
        self.table.horizontalHeader().setFixedHeight(HEADER_HEIGHT)
        self.rows: Sequence[Any] = ()
        self.add_widget(self.table)
        self.body.addStretch(1)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these records."""
        if list(rows) == list(self.rows) and rows:
            return
        selected = self.table.get_current_row()
        self.rows = rows
        self.table.set_rows(rows)
        if selected is None or not self.choose_record(selected.id):
            self.table.setCurrentIndex(QModelIndex())
        self.table.horizontalHeader().setVisible(bool(rows))
        row_height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(
            HEADER_HEIGHT + min(len(rows), MAX_ROWS) * row_height + 2 if rows else EMPTY_HEIGHT
        )

    def choose_record(self, record_id: str) -> bool:
        """Select that record; return False if it is not among the rows."""
        index = next((index for index, row in enumerate(self.rows) if row.id == record_id), -1)
        if index >= 0:
            self.table.select_row(index)
        return index >= 0


def make_quiet_button(text: str, icon: str = "") -> ActionButton:
    """Make a frameless button for the head of a card."""
    button = ActionButton(text)
    set_style_role(button, Role.QUIET)
    if icon:
        button.show_icon(icon)
    return button


def _lay_out_buttons(buttons: Sequence[QWidget]) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(tokens.GRID // 2)
    for button in buttons:
        row.addWidget(button)
    return box
