"""The card of one section of a SOAP note, and the card with the main message of a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, make_plain_label, set_style_role, tokens
from ui.widgets.cards.badges import SectionLetter
from ui.widgets.text.text_run_label import TextRunLabel, make_bold_run, make_muted_run, make_plain_run


class SoapCard(QFrame):
    """A card with the letter of its section at the left: S, O, A, or P."""

    def __init__(
        self, letter: str, title: str, right: QWidget | str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_style_role(self, Role.CARD)
        self.setAccessibleName(f"{letter}: {title}")
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 12, 15, 13)
        row.setSpacing(14)
        row.addWidget(SectionLetter(letter), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(tokens.GRID)
        head = QHBoxLayout()
        head.addWidget(make_plain_label(title, Role.CARD_TITLE))
        head.addStretch(1)
        if right is not None:
            head.addWidget(make_plain_label(right, Role.MUTED) if isinstance(right, str) else right)
        column.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.GRID)
        column.addLayout(self.body)
        row.addLayout(column, 1)

    def add_widget(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Add `widget` at the bottom and return it."""
        self.body.addWidget(widget, stretch)
        return widget


class HeadlineCard(QFrame):
    """The main message of a page: a bold verdict, a sentence, a muted aside, and buttons at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_style_role(self, Role.HEADLINE_CARD)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(2 * tokens.GRID)
        self.headline = TextRunLabel(size=tokens.LARGE)
        row.addWidget(self.headline, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(tokens.GRID)
        row.addLayout(self.buttons)

    def show_headline(self, verdict: str, sentence: str, aside: str = "") -> None:
        """Show the three texts in one paragraph; any may be empty."""
        self.headline.show_runs([make_bold_run(verdict), make_plain_run(sentence), make_muted_run(aside)])
        self.setAccessibleName(self.headline.get_text())
