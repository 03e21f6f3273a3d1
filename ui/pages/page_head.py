"""The header of the main pages: title and subtitle at the left, the search field and buttons at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, make_plain_label, tokens
from ui.widgets.text.elided_label import ElidedLabel

MARGINS = (28, 20, 28, 12)  # px around every main page
FIND_WIDTH = 384  # px


class PageHead(QWidget):
    """Shows a title with a subtitle, and the widgets of `right` beside them in that order."""

    def __init__(self, title: str, *right: QWidget) -> None:
        super().__init__()
        self.title = make_plain_label(title, Role.PAGE_TITLE)
        self.subtitle = ElidedLabel("", Role.MUTED)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.title)
        titles.addWidget(self.subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GRID)
        row.addLayout(titles, 1)
        for widget in right:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_subtitle(self, text: str) -> None:
        """Change the subtitle."""
        self.subtitle.setText(text)


def lay_out_page(page: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """Lay out the widgets as a column with the margins that all pages share, and return the layout."""
    column = QVBoxLayout(page)
    column.setContentsMargins(*MARGINS)
    column.setSpacing(2 * tokens.GRID)
    for widget in widgets:
        column.addWidget(widget)
    return column
