"""The A card: the response to the session, and progress since the start of care."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.note import Note
from charting.model.note_line import Origin
from charting.model.plan import Goal
from charting.model.session import GoalReading, Progress, Session
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import PAIN, get_case_area, judge_measure
from charting.summaries.measures.measure_readings import find_readings
from ui.pages.notes.note_cards import SoapNoteCard
from ui.pages.sessions import texts
from ui.pages.sessions.session_fields import RelativePainField
from ui.pages.sessions.subjective_card import LABEL_WIDTH
from ui.widgets.fields.basic_fields import NumberField, TextField
from ui.widgets.fields.score_field import ScoreField
from ui.widgets.fields.screening_field import ScreeningField
from ui.widgets.fields.segmented_field import SegmentedField
from ui.widgets.layout.flow_layout import FlowLayout

_PROGRESS = tuple((progress, progress.value.capitalize()) for progress in Progress)


class ResponseCard(SoapNoteCard):
    """Response, progress, and the goals whose figure the therapist reads at the visit."""

    def __init__(self) -> None:
        super().__init__("A", texts.RESPONSE)
        self._other_readings: tuple[GoalReading, ...] = ()
        self._to_check: set[str] = (
            set()
        )  # measures of carried goals that are neither charted nor confirmed yet
        self._case: CaseRecords | None = None
        self._pain_now: int | None = None
        self.add_widget(self._build_scores_row())
        self.add_widget(self._build_words_row())
        self.goals = QWidget()
        self._goals_row = FlowLayout(self.goals)
        self.add_widget(self.goals)

    def show_note(self, note: Note, case: CaseRecords) -> None:
        """Also make a field for each goal whose figure must be read at the visit."""
        super().show_note(note, case)
        assert isinstance(note, Session)
        self._case = case
        goals = case.plan.goals if case.plan else ()
        self._show_goals([goal for goal in goals if goal.measure.startswith("other:")], note)
        self.show_pain_change(note.pain_now)

    def refresh_fields(self, note: Note, case: CaseRecords, names: Collection[str]) -> list[QWidget]:
        """Also refresh the figures of goals and the change in pain."""
        widgets = super().refresh_fields(note, case, names)
        assert isinstance(note, Session)
        if "goal_readings" in names:
            self._show_readings(note)
            widgets.append(self.goals)
        self.show_pain_change(note.pain_now)
        return widgets

    def collect_values(self) -> dict[str, object]:
        """Also collect the figures of goals."""
        return {**super().collect_values(), "goal_readings": (*self._other_readings, *self._read_goals())}

    def collect_unread(self) -> dict[str, str]:
        """Also collect the figures of goals that are not numbers."""
        wrong = {
            f"goal_readings.{measure}": field.edit.text()
            for measure, field in self.goal_fields.items()
            if field.describe_problem()
        }
        return {**super().collect_unread(), **wrong}

    def focus_field(self, path: str) -> QWidget | None:
        """Also find the figures of goals, by measure or by position."""
        name = path.removeprefix("goal_readings.")
        listed = [reading.measure for reading in (*self._other_readings, *self._read_goals())]
        measure = listed[int(name)] if name.isdecimal() and int(name) < len(listed) else name
        field = self.goal_fields.get(measure)
        if field is None:
            return super().focus_field(path)
        field.setFocus()
        return field

    def carry_goals(self, measures: Iterable[str]) -> int:
        """Mark these goals as to be checked today if they have no figure yet; return how many were marked."""
        empty = {measure for measure in measures if self._is_empty(measure)} - self._to_check
        self._to_check |= empty
        self._mark_goals()
        if empty:
            self.changed.emit()
        return len(empty)

    def confirm_carried(self) -> None:
        """Also drop the reminders for goals that were not read today."""
        super().confirm_carried()
        if self._to_check:
            self._to_check.clear()
            self._other_readings = tuple(reading for reading in self._other_readings if reading.filled)
            self._mark_goals()
            self.changed.emit()

    def show_pain_change(self, now: int | None) -> None:
        """Show the change in pain: within this visit, and from the start of care to this arrival."""
        self._pain_now = now
        after = self.pain_after.get_value()
        parts = []
        if now is not None and after is not None:
            parts.append(texts.PAIN_TODAY.format(before=now, after=after))
        readings = find_readings(self._case, PAIN) if self._case else ()
        if self._case and now is not None and readings:
            verdict = judge_measure(PAIN, readings[0].value, now, get_case_area(self._case.case))
            judgment = texts.VERDICT.format(verdict.format_cell().lower(), verdict.citation).strip(", ")
            start = f"{readings[0].value:g}"
            parts.append(texts.SINCE_START.format(start=start, now=now, verdict=judgment))
        self.aside.setText(" ".join(parts))

    def _build_scores_row(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box)
        self.pain_after = ScoreField(find_prompt(Session, "pain_after"), label_width=LABEL_WIDTH)
        self.pain_after.changed.connect(lambda _: self.show_pain_change(self._pain_now))
        progress = SegmentedField(find_prompt(Session, "progress"), _PROGRESS)
        adverse = ScreeningField(find_prompt(Session, "adverse_response"))
        fields = (
            ("pain_after", self.pain_after),
            ("progress", progress),
            ("adverse_response", adverse),
        )
        for name, field in fields:
            row.addWidget(self.add_field(name, field))
        return box

    def _build_words_row(self) -> QWidget:
        """Build the row with the words and the pain afterwards as the client puts it."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = TextField(find_prompt(Session, "response"), lines=1)
        words.hide_label()
        words.edit.setPlaceholderText(find_prompt(Session, "response"))
        row.addWidget(self.add_field("response", words), 1)
        relative_pain = self.add_field(
            "pain_after_said",
            RelativePainField(find_prompt(Session, "pain_after_said"), texts.AGAINST_ARRIVAL),
        )
        row.addWidget(relative_pain, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _show_goals(self, goals: list[Goal], note: Session) -> None:
        while (item := self._goals_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.goal_fields = {}
        for goal in goals:
            field = NumberField(_format_reading_label(goal), -10_000, 10_000, decimals=True)
            field.changed.connect(lambda _: self.changed.emit())
            self.goal_fields[goal.measure] = field
            self._goals_row.addWidget(field)
        self.goals.setVisible(bool(goals))
        self._show_readings(note)

    def _show_readings(self, note: Session) -> None:
        charted = {reading.measure: reading.value for reading in note.goal_readings}
        self._other_readings = tuple(
            reading for reading in note.goal_readings if reading.measure not in self.goal_fields
        )
        for measure, field in self.goal_fields.items():
            field.set_value(charted.get(measure))
            if text := note.unread.get(f"goal_readings.{measure}"):
                field.set_text(text)
        self._to_check = {
            reading.measure
            for reading in note.goal_readings
            if reading.origin is Origin.CARRIED and not reading.filled
        }
        self._mark_goals()

    def _read_goals(self) -> tuple[GoalReading, ...]:
        """Return the charted figures, and an empty reading for each carried goal that is still to be checked."""
        values = [(measure, field.get_value()) for measure, field in self.goal_fields.items()]
        readings = []
        for measure, value in values:
            if isinstance(value, (int, float)):
                readings.append(GoalReading(measure=measure, value=float(value)))
            elif measure in self._to_check and self._is_empty(measure):
                readings.append(GoalReading(measure=measure, origin=Origin.CARRIED))
        return tuple(readings)

    def _is_empty(self, measure: str) -> bool:
        field = self.goal_fields.get(measure)
        return field is not None and field.get_value() is None and not field.describe_problem()

    def _mark_goals(self) -> None:
        """Show "to check" as the placeholder of each goal that is still to be checked."""
        for measure, field in self.goal_fields.items():
            field.edit.setPlaceholderText(texts.TO_CHECK if measure in self._to_check else "")


def _format_reading_label(goal: Goal) -> str:
    unit = texts.UNIT.format(goal.unit) if goal.unit else ""
    return f"{goal.words}{unit}"
