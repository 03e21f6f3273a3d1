"""Cards, the white panels that everything stands on. The small signs on them are offered here too."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, dress, plain, tokens
from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.notices import EmptyState, Notice
from ui.widgets.parts_label import PartsLabel, bold, muted, plainly
from ui.widgets.signs import Chip, CountBadge, GoalBar, SectionLetter

__all__ = [
    "ActionButton",
    "Card",
    "Chip",
    "CountBadge",
    "EmptyState",
    "GoalBar",
    "HeadlineCard",
    "Notice",
    "SectionLetter",
    "SoapCard",
]


class SoapCard(QFrame):
    """A card with its section's letter at the left: S, O, A or P."""

    def __init__(
        self, letter: str, title: str, right: QWidget | str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        dress(self, Role.CARD)
        self.setAccessibleName(f"{letter}: {title}")
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 12, 15, 13)
        row.setSpacing(14)
        row.addWidget(SectionLetter(letter), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(tokens.GRID)
        head = QHBoxLayout()
        head.addWidget(plain(title, Role.CARD_TITLE))
        head.addStretch(1)
        if right is not None:
            head.addWidget(plain(right, Role.MUTED) if isinstance(right, str) else right)
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.GRID)
        column.addLayout(self.body)
        row.addLayout(column, 1)

    def put(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Add `widget` below what is there; returns it."""
        self.body.addWidget(widget, stretch)
        return widget


class HeadlineCard(QFrame):
    """The bottom line of a page: a bold verdict, a sentence, muted words, and buttons at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, Role.HEADLINE_CARD)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(2 * tokens.GRID)
        self.words = PartsLabel(size=tokens.LARGE)
        row.addWidget(self.words, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(tokens.GRID)
        row.addLayout(self.buttons)

    def say(self, verdict: str, sentence: str, aside: str = "") -> None:
        """Show the three texts in one paragraph; any may be empty."""
        self.words.show_parts([bold(verdict), plainly(sentence), muted(aside)])
        self.setAccessibleName(self.words.text())
