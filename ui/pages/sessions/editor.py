"""The session editor: the whole SOAP note in one view, with the earlier visits beside it."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from charting.entry.quick.note_values import VISIT_TOO_EARLY
from charting.model.field import find_label, find_prompt
from charting.model.session import Session
from charting.summaries.client_records import CaseRecords
from charting.summaries.notes.copy_forward import CopiedLines, collect_lines_to_copy, filter_for_empty_fields
from ui.core import commands
from ui.core.chart_client import ChartClient
from ui.pages.notes.editor import NoteEditor
from ui.pages.notes.findings import quick_entry
from ui.pages.notes.findings.avoid_areas import show_avoid_areas
from ui.pages.notes.findings.findings_sentence import FindingsSentence
from ui.pages.notes.findings.findings_table import FindingsTable
from ui.pages.notes.findings.mark_sheet_controller import link_marks_to_table
from ui.pages.notes.findings.previous_notes import find_previous_session
from ui.pages.notes.findings.quick_entry import QuickEntry
from ui.pages.notes.note_cards import SoapNoteCard, merge_card_values
from ui.pages.sessions import texts
from ui.pages.sessions.next_steps_card import NextStepsCard
from ui.pages.sessions.objective_card import ObjectiveCard
from ui.pages.sessions.response_card import ResponseCard
from ui.pages.sessions.side_panel import SessionSidePanel
from ui.pages.sessions.subjective_card import SubjectiveCard
from ui.theme import Role, make_plain_label
from ui.widgets.fields.date_fields import DateField, TimeField
from ui.widgets.layout.scroll_area import make_scroll_area, scroll_to_cursor


def copy_forward_to_cards(draft: Session, case: CaseRecords, cards: Sequence[SoapNoteCard]) -> str:
    """Copy lines forward into the tables that are still empty; return the sentence for the status line."""
    last = find_previous_session(case, draft)
    lines = collect_lines_to_copy(last, case.plan)
    copied = filter_for_empty_fields(draft, lines)
    for card in cards:
        _put_carried_lines(card, copied)
    if not copied:
        return texts.CARRIED_ALREADY if lines else texts.NOTHING_TO_CARRY
    keys = commands.format_keys(commands.get_command("row.confirm"))
    return texts.CARRIED.format(lines=_count_carried_lines(copied), keys=keys)


def _put_carried_lines(card: SoapNoteCard, copied: CopiedLines) -> None:
    for field, table in card.tables.items():
        if isinstance(table, FindingsTable) and field in copied:
            table.add_items(copied[field])
    if isinstance(card, NextStepsCard) and "home_program" in copied:
        card.more.fold_content(folded=False)
    if isinstance(card, ResponseCard):
        card.carry_goals([reading.measure for reading in copied.get("goal_readings", ())])  # type: ignore[attr-defined]


def _count_carried_lines(copied: CopiedLines) -> str:
    return ", ".join(_count_lines(field, len(lines)) for field, lines in copied.items())


def _count_lines(field: str, count: int) -> str:
    phrase = texts.CARRIED_LINES.get(field)
    return phrase.format(count) if phrase else f"{count} × {find_label(Session, field)}"


class SessionEditor(NoteEditor[Session]):
    """Edits one draft session."""

    first = "subjective"

    def __init__(self, chart_client: ChartClient) -> None:
        self.subjective, self.objective = SubjectiveCard(), ObjectiveCard()
        self.response, self.next = ResponseCard(), NextStepsCard()
        self.cards: tuple[SoapNoteCard, ...] = (self.subjective, self.objective, self.response, self.next)
        self.starts = DateField(find_prompt(Session, "starts_at"), with_time=True, past=True)
        self.ends = TimeField(find_prompt(Session, "ends_at"))
        super().__init__(chart_client)
        self.side = SessionSidePanel()
        self.quick = QuickEntry(chart_client, self, self.cards, lambda: "observations")
        self.marked_findings = link_marks_to_table(self.objective.palpation, self.side.body)
        self.sentence = FindingsSentence(self.objective.words, self.marked_findings)
        self.objective.words_row.addWidget(self.sentence.button)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._fill_head()
        self._fill_body()
        self._connect_signals()

    def format_title(self, note: Session, case: CaseRecords) -> str:
        """Format the heading: `Session 5`."""
        return f"Session {case.get_session_number(note)}"

    def show_draft(self, note: Session, case: CaseRecords) -> None:
        """Show the draft, with the last signed session beside it."""
        self.first = "first_answer" if note.first_question else "subjective"
        self._show_times(note)
        for card in self.cards:
            card.show_note(note, case)
        self.marked_findings.load_marks(note.marks)
        self.sentence.load_sentence()
        self.side.show_note(note, case)
        self.quick.open_note(note, case)
        self.area.verticalScrollBar().setValue(0)

    def refresh_fields(self, note: Session, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Also refresh the times, the marks with their sentence, the quick entry line, and today's pain in the trend."""
        widgets = super().refresh_fields(note, case, names)
        if {"starts_at", "ends_at"} & {*names}:
            self._show_times(note)
        if {"palpation", "marks", "observations"} & {*names}:
            self.marked_findings.load_marks(note.marks)
            self.sentence.load_sentence()
        if quick_entry.QUICK_LINE_KEY in names:
            self.quick.show_text(note)
        self.side.show_today(note.pain_now, note.pain_after)
        return widgets

    def collect_labels(self) -> dict[str, str]:
        """Also collect the labels of the times in the head."""
        return {**super().collect_labels(), "starts_at": self.starts.label, "ends_at": self.ends.label}

    def collect_draft(self, note: Session) -> Session:
        """Collect the draft. Times that contradict each other are kept as unread texts."""
        values, unread = merge_card_values(self.cards)
        unread |= self.quick.collect_unread()
        starts, ends = self._collect_times(note, unread)
        visit = values.get("next_visit")
        if isinstance(visit, datetime) and visit < starts:
            unread["next_visit"] = self.next.visit.get_text()
            self.next.visit.set_error(VISIT_TOO_EARLY)
            values["next_visit"] = None
        return note.with_changes(
            **values,
            marks=self.marked_findings.collect_marks(),
            starts_at=starts,
            ends_at=ends,
            unread=unread,
        )

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Also offer quick entry and copying forward."""
        commands_here = {"note.quick": self.quick.focus_line, "note.carry": self.copy_forward}
        return commands_here.get(identifier) or super().find_command(identifier)

    def copy_forward(self) -> None:
        """Copy what tends to stay the same from the last signed session into the tables that are still empty."""
        if self.note is None or self.case is None or not self.isEnabled():
            return
        self.history.start_act()
        draft = self.collect_draft(self.note)
        self.chart_client.show_status(copy_forward_to_cards(draft, self.case, self.cards))
        if not draft.treatment:
            self.focus_field("treatment.0")

    def show_advice(self, note: Session, case: CaseRecords) -> None:
        """Show the areas to avoid on the figure."""
        show_avoid_areas(self.side.body, case.client, note.starts_at.date())

    def focus_field(self, field: str) -> None:
        """Put the cursor in that field, and scroll to it."""
        if field == quick_entry.QUICK_LINE_KEY:
            self.quick.focus_line()
            return
        if field in ("starts_at", "ends_at"):
            (self.starts if field == "starts_at" else self.ends).setFocus()
            return
        widgets = (card.focus_field(field) for card in self.cards)
        widget = next((widget for widget in widgets if widget), None)
        if widget is not None:
            scroll_to_cursor(self.area, widget)

    def _show_times(self, note: Session) -> None:
        self.starts.set_value(note.starts_at)
        self.ends.set_value(note.ends_at.timetz().replace(tzinfo=None) if note.ends_at else None)
        for name, field in (("starts_at", self.starts), ("ends_at", self.ends)):
            if text := note.unread.get(name):
                field.set_text(text)

    def _collect_times(self, note: Session, unread: dict[str, str]) -> tuple[datetime, datetime | None]:
        starts, end_time = self.starts.get_value(), self.ends.get_value()
        if not isinstance(starts, datetime):
            unread["starts_at"] = self.starts.get_text()
            starts = note.starts_at
        ends = datetime.combine(starts.date(), end_time, starts.tzinfo) if end_time is not None else None  # type: ignore[arg-type]
        if self.ends.describe_problem() or (ends is not None and ends < starts):
            unread["ends_at"] = self.ends.get_text()
            self.ends.set_error(self.ends.describe_problem() or texts.ENDS_TOO_EARLY)
            ends = None
        return starts, ends

    def _fill_head(self) -> None:
        """Put the start and end times before the Sign button."""
        for field, width in ((self.starts, 176), (self.ends, 64)):
            field.hide_label()
            field.edit.setFixedWidth(width)
            field.edit.setToolTip(field.label)
        self.ends.edit.setPlaceholderText(texts.UNTIL_HINT)
        position = self.head_row.indexOf(self.sign_button)
        times = (self.starts, make_plain_label("–", Role.MUTED), self.ends)
        for index, widget in enumerate(times, start=position):
            self.head_row.insertWidget(index, widget)

    def _fill_body(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        self.area = make_scroll_area(sheet)
        self.quick.set_scroll_area(self.area)
        self.splitter.addWidget(self.area)
        beside = make_scroll_area(self.side, texts.BESIDE)
        beside.setMinimumWidth(self.side.minimumWidth() + 14)
        self.splitter.addWidget(beside)
        self.splitter.setSizes([850, 330])
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.body.addLayout(self._place_beside_undo(self.quick.line))
        self.body.addWidget(self.splitter, 1)

    def _connect_signals(self) -> None:
        for card in self.cards:
            card.changed.connect(self.mark_changed)
        for field in (self.starts, self.ends):
            field.changed.connect(lambda _: self.mark_changed())
        arrival, after = self.subjective.strips["pain_now"], self.response.pain_after
        arrival.changed.connect(lambda _: self.response.show_pain_change(arrival.get_value()))
        for strip in (arrival, after):
            strip.changed.connect(lambda _: self.side.show_today(arrival.get_value(), after.get_value()))
        self.objective.carry_button.clicked.connect(self.copy_forward)
        self.quick.changed.connect(self.mark_changed)
        self.quick.filing.connect(self.history.start_act)
        self.side.figure.undo_asked.connect(self.undo)
        self.quick.habits_read.connect(self.objective.treatment.set_habits)
        self.marked_findings.changed.connect(self.mark_changed)
