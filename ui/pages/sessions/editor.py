"""The session editor: all of the SOAP note in one view, with what was before beside it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from ui.desk import Desk
from ui.pages.findings import quick
from ui.pages.findings.kept_off import show_kept_off
from ui.pages.findings.marked_sentence import FindingsSentence
from ui.pages.findings.marked_sheet import tie
from ui.pages.findings.quick import QuickEntry
from ui.pages.note_card import NotePart, merged
from ui.pages.note_editor import NoteEditor
from ui.pages.sessions import texts
from ui.pages.sessions.carrying import carry_forward
from ui.pages.sessions.next_part import NextPart
from ui.pages.sessions.objective import Objective
from ui.pages.sessions.response import Response
from ui.pages.sessions.side import SidePanel
from ui.pages.sessions.subjective import Subjective
from ui.theme import Role, plain
from ui.widgets.date_entry import DateEntry, TimeEntry
from ui.widgets.scrolled import reveal, scrolled


class SessionEditor(NoteEditor[Session]):
    """Charts one draft session."""

    first = "subjective"

    def __init__(self, desk: Desk) -> None:
        self.subjective, self.objective = Subjective(), Objective()
        self.response, self.next = Response(), NextPart()
        self.parts: tuple[NotePart, ...] = (self.subjective, self.objective, self.response, self.next)
        self.starts = DateEntry(find_prompt(Session, "starts_at"), with_time=True, past=True)
        self.ends = TimeEntry(find_prompt(Session, "ends_at"))
        super().__init__(desk)
        self.side = SidePanel()
        self.quick = QuickEntry(desk, self, self.parts, lambda: "observations")
        self.marked = tie(self.objective.palpation, self.side.body)
        self.sentence = FindingsSentence(self.objective.words, self.marked)
        self.objective.words_row.addWidget(self.sentence.button)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._fill_head()
        self._fill_body()
        self._connect()

    def title(self, note: Session, case: CaseFile) -> str:
        """`Session 5`."""
        return f"Session {case.session_number(note)}"

    def fill(self, note: Session, case: CaseFile) -> None:
        """Show the draft, and beside it the last signed session before it."""
        self.first = "first_answer" if note.first_question else "subjective"
        self.starts.set_value(note.starts_at)
        self.ends.set_value(note.ends_at.timetz().replace(tzinfo=None) if note.ends_at else None)
        for name, field in (("starts_at", self.starts), ("ends_at", self.ends)):
            if raw := note.unread.get(name):
                field.set_text(raw)
        for part in self.parts:
            part.fill(note, case)
        self.marked.load(note.marks)
        self.sentence.load()
        self.side.fill(note, case)
        self.quick.open(note, case)
        self.area.verticalScrollBar().setValue(0)

    def collect(self, note: Session) -> Session:
        """The draft as the screen shows it. Times that do not fit each other stay unread, with their text kept."""
        values, unread = merged(self.parts)
        unread |= self.quick.unread()
        starts, ends = self._times(note, unread)
        visit = values.get("next_visit")
        if isinstance(visit, datetime) and visit < starts:
            unread["next_visit"] = self.next.visit.text()
            self.next.visit.set_error(texts.VISIT_TOO_EARLY)
            values["next_visit"] = None
        return note.with_changes(
            **values, marks=self.marked.marks(), starts_at=starts, ends_at=ends, unread=unread
        )

    def command(self, identifier: str) -> Callable[[], None] | None:
        """Also to the line of quick entry, and carrying forward."""
        own = {"note.quick": self.quick.enter, "note.carry": self.carry_forward}
        return own.get(identifier) or super().command(identifier)

    def carry_forward(self) -> None:
        """What tends to stay, from the last signed session, into the tables that are still empty."""
        if self.note is None or self.case is None or not self.isEnabled():
            return
        draft = self.collect(self.note)
        self.desk.say(carry_forward(draft, self.case, self.parts))
        if not draft.treatment:
            self.go_to("treatment.0")

    def think(self, note: Session, case: CaseFile) -> None:
        """The figure shows where to keep off."""
        show_kept_off(self.side.body, case.client, note.starts_at.date())

    def go_to(self, field: str) -> None:
        """The cursor to that field of the record."""
        if field == quick.UNREAD:
            self.quick.enter()
            return
        if field in ("starts_at", "ends_at"):
            (self.starts if field == "starts_at" else self.ends).setFocus()
            return
        place = next((found for part in self.parts if (found := part.go_to(field))), None)
        if place is not None:
            reveal(self.area, place)

    def _times(self, note: Session, unread: dict[str, str]) -> tuple[datetime, datetime | None]:
        starts, until = self.starts.value(), self.ends.value()
        if not isinstance(starts, datetime):
            unread["starts_at"] = self.starts.text()
            starts = note.starts_at
        ends = datetime.combine(starts.date(), until, starts.tzinfo) if until is not None else None  # type: ignore[arg-type]
        if self.ends.problem() or (ends is not None and ends < starts):
            unread["ends_at"] = self.ends.text()
            self.ends.set_error(self.ends.problem() or texts.ENDS_TOO_EARLY)
            ends = None
        return starts, ends

    def _fill_head(self) -> None:
        """When it began and ended, before the key that signs."""
        for field, width in ((self.starts, 176), (self.ends, 64)):
            field.hide_label()
            field.edit.setFixedWidth(width)
            field.edit.setToolTip(field.label)
        self.ends.edit.setPlaceholderText(texts.UNTIL_HINT)
        at = self.head_row.indexOf(self.sign_button)
        for place, widget in enumerate((self.starts, plain("–", Role.MUTED), self.ends)):
            self.head_row.insertWidget(at + place, widget)

    def _fill_body(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for part in self.parts:
            column.addWidget(part)
        column.addStretch(1)
        self.area = scrolled(sheet)
        self.quick.show_in(self.area)
        self.splitter.addWidget(self.area)
        beside = scrolled(self.side, texts.BESIDE)
        beside.setMinimumWidth(self.side.minimumWidth() + 14)
        self.splitter.addWidget(beside)
        self.splitter.setSizes([850, 330])
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.body.addWidget(self.quick.line)
        self.body.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        for part in self.parts:
            part.changed.connect(self.touch)
        for field in (self.starts, self.ends):
            field.changed.connect(lambda _: self.touch())
        arrival, after = self.subjective.strips["pain_now"], self.response.pain_after
        arrival.changed.connect(lambda _: self.response.tell_pain(arrival.value()))
        for strip in (arrival, after):
            strip.changed.connect(lambda _: self.side.show_today(arrival.value(), after.value()))
        self.objective.carry_button.clicked.connect(self.carry_forward)
        self.quick.changed.connect(self.touch)
        self.quick.habits_read.connect(self.objective.treatment.set_habits)
        self.marked.changed.connect(self.touch)
