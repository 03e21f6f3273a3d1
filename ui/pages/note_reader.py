"""A signed note as it is read: its words, who signed it when, and what was added since."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.model.assessment import Assessment
from charting.model.body import Mark
from charting.model.english_dates import format_moment
from charting.model.note import Addendum
from charting.model.plan import Plan
from charting.model.session import Session
from charting.reference import own
from charting.summaries.note_words import note_words
from ui.desk import Desk
from ui.pages.addendum import ask_addendum
from ui.theme import Role, plain
from ui.theme.roles import show_when
from ui.widgets.body_panel import BodyPanel
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, Chip
from ui.widgets.lines import Lines
from ui.widgets.scrolled import scrolled

READING = "The signed note"
MARKED = "Body chart"
ADDED = "Addendum, {when}"
SIGNED = "signed {when} by {who} · seal {seal}"
HEADING_WIDTH = 170


class NoteReader(QWidget):
    """Shows one signed session, assessment or plan. Nothing in it can be changed; an addendum can be added."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.note: Session | Assessment | Plan | None = None
        self._shown: tuple[object, ...] = ()
        self.head = QWidget()
        self.heading = plain("", Role.PAGE_TITLE)
        self.signature = plain("", Role.MUTED)
        self.add = ActionButton.of("note.addendum")
        self.add.clicked.connect(self.add_addendum)
        self.words = Lines(HEADING_WIDTH)
        self.panel = BodyPanel()
        self.panel.set_read_only()
        self.figure = self.panel.figure
        self.figure.setMinimumWidth(300)
        self.marked = Card(MARKED, self.panel.tools)
        self.marked.put(self.panel, 1)
        self.marked.setMaximumHeight(470)
        self._lay_out()

    def show_note(
        self, title: str, note: Session | Assessment | Plan, addenda: tuple[Addendum, ...], seal: str
    ) -> None:
        """Show this note with its addenda; `seal` is the SHA-256 of its document. The same again changes nothing."""
        shown = (title, note, addenda, seal, own.edition())
        if shown == self._shown:
            return
        self._shown = shown
        self.note = note
        self._show_marks(() if isinstance(note, Plan) else note.marks)
        self.heading.setText(title)
        when = format_moment(note.signed_at) if note.signed_at else ""
        self.signature.setText(SIGNED.format(when=when, who=note.signed_by, seal=seal[:8]))
        added = [
            (ADDED.format(when=format_moment(each.written_at)), f"{each.text}\n{each.author}")
            for each in addenda
            if each.record_id == note.id
        ]
        self.words.show_lines([*note_words(note), *added])

    def add_addendum(self) -> None:
        """Ask for the words and store them with author and time."""
        if self.note is not None:
            ask_addendum(self.desk, self, self.note)

    def _lay_out(self) -> None:
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.heading)
        head.addWidget(self.signature)
        head.addWidget(Chip("Signed", "good", self))
        head.addStretch(1)
        head.addWidget(self.add)
        card = Card()
        card.put(self.words)
        card.body.addStretch(1)
        self.area = scrolled(card, READING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.area, 5)
        row.addWidget(self.marked, 3, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row, 1)

    def _show_marks(self, marks: Sequence[Mark]) -> None:
        self.figure.set_marks(marks)
        show_when(self.marked, bool(marks))
