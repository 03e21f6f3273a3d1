"""The right side of the History tab: the selected record in full."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.pages.history import texts
from ui.theme import Role, make_plain_label
from ui.widgets.cards.card import Card
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.text.labeled_lines import LabeledLines

HEADING_WIDTH = 170  # px


class RecordReader(Card):
    """Emits `opened` when its button is pressed to open the record on its own tab."""

    opened = Signal()

    def __init__(self) -> None:
        self.open_button = ActionButton(texts.OPEN, "Return")
        super().__init__("", self.open_button)
        self.open_button.clicked.connect(self.opened)
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 1)
        self.below = make_plain_label("", Role.MUTED, wrap=True)
        self.lines = LabeledLines(HEADING_WIDTH)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.lines)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(page)
        for widget in (self.area, self.area.viewport(), page):
            widget.setAutoFillBackground(False)
        self.add_widget(self.below)
        self.add_widget(self.area, 1)
        self._shown: object = None
        self.clear_record()

    def clear_record(self) -> None:
        """Show that no record is selected."""
        self.show_record_text("", texts.CHOOSE, [], can_open=False)

    def show_record_text(
        self, title: str, below: str, lines: Sequence[tuple[str, str]], *, can_open: bool = True
    ) -> None:
        """Show this text, scrolled to its top."""
        self.open_button.setVisible(can_open)
        if (title, below, list(lines)) == self._shown:
            return
        self._shown = (title, below, list(lines))
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.below.setText(below)
        self.below.setVisible(bool(below))
        self.lines.show_lines(lines)
        self.area.verticalScrollBar().setValue(0)
