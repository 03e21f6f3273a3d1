"""Shows a signed note with its signature and its addenda."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.model.assessment import Assessment
from charting.model.body_mark import Mark
from charting.model.note import Addendum
from charting.model.plan import Plan
from charting.model.session import Session
from charting.reference import custom_data
from charting.summaries.notes.record_text import format_note
from charting.text.dates import format_moment
from ui.core.chart_client import ChartClient
from ui.pages.notes.addendum import ask_addendum
from ui.theme import Role, make_plain_label
from ui.theme.roles import show_when
from ui.widgets.body.body_panel import BodyPanel
from ui.widgets.cards.badges import ChipLabel
from ui.widgets.cards.card import Card
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.layout.scroll_area import make_scroll_area
from ui.widgets.text.labeled_lines import LabeledLines

READING = "The signed note"
MARKED = "Body chart"
ADDED = "Addendum, {when}"
SIGNED = "signed {when} by {who} · seal {seal}"
HEADING_WIDTH = 170


class NoteReader(QWidget):
    """Shows one signed session, assessment or plan. It cannot be changed, only amended with an addendum."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__()
        self.chart_client = chart_client
        self.note: Session | Assessment | Plan | None = None
        self._shown: tuple[object, ...] = ()
        self.head = QWidget()
        self.heading = make_plain_label("", Role.PAGE_TITLE)
        self.signature = make_plain_label("", Role.MUTED)
        self.add_button = ActionButton.from_command("note.addendum")
        self.add_button.clicked.connect(self.add_addendum)
        self.note_lines = LabeledLines(HEADING_WIDTH)
        self.panel = BodyPanel()
        self.panel.set_read_only()
        self.figure = self.panel.figure
        self.figure.setMinimumWidth(300)
        self.marks_card = Card(MARKED, self.panel.tools)
        self.marks_card.add_widget(self.panel, 1)
        self.marks_card.setMaximumHeight(470)
        self._lay_out()

    def show_signed_note(
        self, title: str, note: Session | Assessment | Plan, addenda: tuple[Addendum, ...], seal: str
    ) -> None:
        """Show the note with its addenda; `seal` is the SHA-256 of its document. Showing the same again does nothing."""
        shown = (title, note, addenda, seal, custom_data.get_vocabulary_version())
        if shown == self._shown:
            return
        self._shown = shown
        self.note = note
        self._show_marks(() if isinstance(note, Plan) else note.marks)
        self.heading.setText(title)
        when = format_moment(note.signed_at) if note.signed_at else ""
        self.signature.setText(SIGNED.format(when=when, who=note.signed_by, seal=seal[:8]))
        addendum_lines = [
            (ADDED.format(when=format_moment(addendum.written_at)), f"{addendum.text}\n{addendum.author}")
            for addendum in addenda
            if addendum.record_id == note.id
        ]
        self.note_lines.show_lines([*format_note(note), *addendum_lines])

    def add_addendum(self) -> None:
        """Ask for the text of an addendum and store it with author and time."""
        if self.note is not None:
            ask_addendum(self.chart_client, self, self.note)

    def _lay_out(self) -> None:
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.heading)
        head.addWidget(self.signature)
        head.addWidget(ChipLabel("Signed", "good", self))
        head.addStretch(1)
        head.addWidget(self.add_button)
        card = Card()
        card.add_widget(self.note_lines)
        card.body.addStretch(1)
        self.area = make_scroll_area(card, READING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.area, 5)
        row.addWidget(self.marks_card, 3, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row, 1)

    def _show_marks(self, marks: Sequence[Mark]) -> None:
        self.figure.set_marks(marks)
        show_when(self.marks_card, bool(marks))
