"""The head that the rail's pages share: title and a line below it at the left, finding and making at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, make_plain_label, tokens
from ui.widgets.text.elided_label import ElidedLabel

MARGINS = (28, 20, 28, 12)  # px around every page of the rail
FIND_WIDTH = 384  # px


class PageHead(QWidget):
    """`say(title, below)`; the widgets given stand at the right in their order, a line to find in as wide as it may."""

    def __init__(self, title: str, *right: QWidget) -> None:
        super().__init__()
        self.title = make_plain_label(title, Role.PAGE_TITLE)
        self.subtitle = ElidedLabel("", Role.MUTED)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GRID)
        row.addLayout(words, 1)
        for widget in right:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_subtitle(self, below: str) -> None:
        """Change the line below the title."""
        self.subtitle.setText(below)


def lay_out_page(page: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """Lay a page out as a column with the margins of all pages; returns it."""
    column = QVBoxLayout(page)
    column.setContentsMargins(*MARGINS)
    column.setSpacing(2 * tokens.GRID)
    for widget in widgets:
        column.addWidget(widget)
    return column
