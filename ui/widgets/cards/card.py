"""The white panel that holds the content of a page."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, make_plain_label, set_style_role, tokens


class Card(QFrame):
    """A white panel with a title at the left, an optional widget at the right, and `body`, the column of its content."""

    def __init__(
        self, title: str = "", right: QWidget | str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_style_role(self, Role.CARD)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(15, 12, 15, 13)
        outer.setSpacing(tokens.GRID)
        self.title = make_plain_label(title, Role.CARD_TITLE)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        if right is not None:
            self.head.addWidget(make_plain_label(right, Role.MUTED) if isinstance(right, str) else right)
        if title or right is not None:
            outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(tokens.GRID)
        outer.addLayout(self.body, 1)

    def add_widget(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Add `widget` at the bottom and return it."""
        self.body.addWidget(widget, stretch)
        return widget
