"""The session editor: all of the SOAP note in one view, with what was before beside it."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from charting.model.body import Mark
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from ui.desk import Desk
from ui.pages.note_editor import NoteEditor
from ui.pages.sessions import texts
from ui.pages.sessions.next_part import NextPart
from ui.pages.sessions.objective import Objective
from ui.pages.sessions.part import NotePart
from ui.pages.sessions.response import Response
from ui.pages.sessions.side import SidePanel
from ui.pages.sessions.subjective import Subjective
from ui.theme import Role, plain
from ui.widgets.date_entry import DateEntry, TimeEntry
from ui.widgets.number_strip import NumberStrip
from ui.widgets.scrolled import scrolled


class SessionEditor(NoteEditor[Session]):
    """Charts one draft session."""

    first = "subjective"

    def __init__(self, desk: Desk) -> None:
        self.subjective, self.objective = Subjective(), Objective()
        self.response, self.next = Response(), NextPart()
        self.parts: tuple[NotePart, ...] = (self.subjective, self.objective, self.response, self.next)
        self.starts = DateEntry(texts.WHEN, with_time=True, past=True)
        self.ends = TimeEntry(texts.UNTIL)
        super().__init__(desk)
        self.side = SidePanel()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._fill_head()
        self._fill_body()
        self._connect()

    def title(self, note: Session, case: CaseFile) -> str:
        """`Session 5`."""
        return f"Session {case.session_number(note.id)}"

    def fill(self, note: Session, case: CaseFile) -> None:
        """Show the draft, and beside it the last signed session before it."""
        earlier = [session for session in case.signed_sessions if session.starts_at < note.starts_at]
        before = earlier[-1] if earlier else None
        self.starts.set_value(note.starts_at)
        self.ends.set_value(note.ends_at.time() if note.ends_at else None)
        for name, field in (("starts_at", self.starts), ("ends_at", self.ends)):
            if raw := note.unread.get(name):
                field.set_text(raw)
        for part in self.parts:
            part.fill(note, case, before)
        self.side.fill(note, case, before)

    def collect(self, note: Session) -> Session:
        """The draft as the screen shows it. Times that do not fit each other stay as they were, with their text kept."""
        values = {name: value for part in self.parts for name, value in part.values().items()}
        unread = {path: raw for part in self.parts for path, raw in part.unread().items()}
        starts, ends = self._times(note, unread)
        visit = values.get("next_visit")
        if isinstance(visit, datetime) and visit < starts:
            unread["next_visit"] = self.next.visit.text()
            values["next_visit"] = None
        return note.with_changes(**values, starts_at=starts, ends_at=ends, unread=unread)

    def go_to(self, field: str) -> None:
        """The cursor to that field of the record."""
        if field in ("starts_at", "ends_at"):
            (self.starts if field == "starts_at" else self.ends).setFocus()
            return
        for part in self.parts:
            place = part.place_of(field) or part.place_of(field.split(".", maxsplit=1)[0])
            if place is not None:
                self.area.ensureWidgetVisible(place)
                place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _times(self, note: Session, unread: dict[str, str]) -> tuple[datetime, datetime | None]:
        starts, until = self.starts.value(), self.ends.value()
        if not isinstance(starts, datetime):
            unread["starts_at"] = self.starts.text()
            starts = note.starts_at
        ends = datetime.combine(starts.date(), until, starts.tzinfo) if until is not None else None  # type: ignore[arg-type]
        if self.ends.problem() or (ends is not None and ends < starts):
            unread["ends_at"] = self.ends.text()
            self.ends.set_error(self.ends.problem() or "The session cannot end before it starts.")
            ends = None
        return starts, ends

    def _fill_head(self) -> None:
        """When it began and ended, before the key that signs."""
        for field, width in ((self.starts, 176), (self.ends, 64)):
            field.hide_label()
            field.edit.setFixedWidth(width)
            field.edit.setToolTip(field.label)
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
        self.splitter.addWidget(self.area)
        self.splitter.addWidget(scrolled(self.side))
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.body.addWidget(self.splitter)

    def _connect(self) -> None:
        for part in self.parts:
            part.changed.connect(self.touch)
        for field in (self.starts, self.ends):
            field.changed.connect(lambda _: self.touch())
        arrival = self.subjective.fields["pain_now"]
        arrival.changed.connect(lambda now: self.response.tell_pain(now if isinstance(now, int) else None))
        for strip in (arrival, self.response.fields["pain_after"]):
            assert isinstance(strip, NumberStrip)
            strip.changed.connect(lambda _: self._redraw_trend())
        self.objective.palpation.current_row.connect(self.side.at_finding)
        self.side.marks_changed.connect(self._take_marks)

    def _take_marks(self, marks: tuple[Mark, ...]) -> None:
        self.objective.marks = marks
        self.touch()

    def _redraw_trend(self) -> None:
        if self.note is not None:
            now, after = (
                self.subjective.fields["pain_now"].value(),
                self.response.fields["pain_after"].value(),
            )
            self.side.show_trend(self.note.with_changes(pain_now=now, pain_after=after))
