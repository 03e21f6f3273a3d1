"""A: what the session did, and how the client stands against the start of care."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.model.field import find_prompt
from charting.model.line import Origin
from charting.model.note import Note
from charting.model.plan import Goal
from charting.model.session import GoalReading, Progress, Session
from charting.summaries.client_file import CaseFile
from charting.summaries.measure import PAIN, case_area, judge_measure
from charting.summaries.readings import readings
from ui.pages.note_card import NotePart
from ui.pages.sessions import texts
from ui.pages.sessions.as_said import SaidField
from ui.pages.sessions.subjective import LABELS
from ui.widgets.asked_field import AskedField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.flow import Flow
from ui.widgets.number_strip import NumberStrip
from ui.widgets.segments import Segments

_PROGRESS = tuple((progress, progress.value.capitalize()) for progress in Progress)


class Response(NotePart):
    """The A card."""

    def __init__(self) -> None:
        super().__init__("A", texts.RESPONSE)
        self._other_readings: tuple[GoalReading, ...] = ()
        self._to_check: set[str] = set()  # carried goals whose figure nobody has read or waved through yet
        self._case: CaseFile | None = None
        self._pain_now: int | None = None
        self.put(self._first_line())
        self.put(self._words())
        self.goals = QWidget()
        self._goals_row = Flow(self.goals)
        self.put(self.goals)

    def fill(self, note: Note, case: CaseFile) -> None:
        """Also a field for each goal whose figure only this visit can give."""
        super().fill(note, case)
        assert isinstance(note, Session)
        self._case = case
        goals = case.plan.goals if case.plan else ()
        self._show_goals([goal for goal in goals if goal.measure.startswith("other:")], note)
        self.tell_pain(note.pain_now)

    def values(self) -> dict[str, object]:
        """With the goals' figures."""
        return {**super().values(), "goal_readings": (*self._other_readings, *self._read())}

    def unread(self) -> dict[str, str]:
        """With the goals' figures that are no numbers."""
        wrong = {f"goal_readings.{m}": f.edit.text() for m, f in self.goal_figures.items() if f.problem()}
        return {**super().unread(), **wrong}

    def go_to(self, path: str) -> QWidget | None:
        """Also the figures of goals."""
        name = path.removeprefix("goal_readings.")
        listed = [each.measure for each in (*self._other_readings, *self._read())]
        measure = listed[int(name)] if name.isdecimal() and int(name) < len(listed) else name
        reading = self.goal_figures.get(measure)
        if reading is None:
            return super().go_to(path)
        reading.setFocus()
        return reading

    def carry_goals(self, measures: Iterable[str]) -> int:
        """Mark these goals as to be checked today, where no figure stands; how many there are."""
        empty = {measure for measure in measures if self._is_empty(measure)} - self._to_check
        self._to_check |= empty
        self._mark_goals()
        if empty:
            self.changed.emit()
        return len(empty)

    def confirm_carried(self) -> None:
        """Also the goals that were not read today."""
        super().confirm_carried()
        if self._to_check:
            self._to_check.clear()
            self._other_readings = tuple(each for each in self._other_readings if each.filled)
            self._mark_goals()
            self.changed.emit()

    def tell_pain(self, now: int | None) -> None:
        """Say how pain stands, from the arrival score now in S and what is signed."""
        self._pain_now = now
        after = self.pain_after.value()
        parts = []
        if now is not None and after is not None:
            parts.append(texts.PAIN_TODAY.format(before=now, after=after))
        started = readings(self._case, PAIN) if self._case else ()
        if self._case and now is not None and started:
            verdict = judge_measure(PAIN, started[0].value, now, case_area(self._case.case))
            said = texts.VERDICT.format(verdict.text().lower(), verdict.citation).strip(", ")
            parts.append(texts.SINCE_START.format(start=f"{started[0].value:g}", now=now, verdict=said))
        self.aside.setText(" ".join(parts))

    def _first_line(self) -> QWidget:
        box = QWidget()
        row = Flow(box)
        self.pain_after = NumberStrip(find_prompt(Session, "pain_after"), label_width=LABELS)
        self.pain_after.changed.connect(lambda _: self.tell_pain(self._pain_now))
        progress = Segments(find_prompt(Session, "progress"), _PROGRESS)
        adverse = AskedField(find_prompt(Session, "adverse_response"))
        fields = (
            ("pain_after", self.pain_after),
            ("progress", progress),
            ("adverse_response", adverse),
        )
        for name, field in fields:
            row.addWidget(self.know(name, field))
        return box

    def _words(self) -> QWidget:
        """The words, and beside them the pain after as the client puts it."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = TextField(find_prompt(Session, "response"), lines=1)
        words.hide_label()
        words.edit.setPlaceholderText(find_prompt(Session, "response"))
        row.addWidget(self.know("response", words), 1)
        said = self.know(
            "pain_after_said", SaidField(find_prompt(Session, "pain_after_said"), texts.AGAINST_ARRIVAL)
        )
        row.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _show_goals(self, goals: list[Goal], note: Session) -> None:
        while (item := self._goals_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        measures = {goal.measure for goal in goals}
        self._other_readings = tuple(each for each in note.goal_readings if each.measure not in measures)
        charted = {reading.measure: reading.value for reading in note.goal_readings}
        self.goal_figures = {}
        for goal in goals:
            field = NumberField(_reading_label(goal), -10_000, 10_000, decimals=True)
            field.set_value(charted.get(goal.measure))
            if raw := note.unread.get(f"goal_readings.{goal.measure}"):
                field.set_text(raw)
            field.changed.connect(lambda _: self.changed.emit())
            self.goal_figures[goal.measure] = field
            self._goals_row.addWidget(field)
        self.goals.setVisible(bool(goals))
        self._to_check = {
            each.measure for each in note.goal_readings if each.origin is Origin.CARRIED and not each.filled
        }
        self._mark_goals()

    def _read(self) -> tuple[GoalReading, ...]:
        """The figures read, and those still to be read of goals that were carried."""
        values = [(measure, field.value()) for measure, field in self.goal_figures.items()]
        found = []
        for measure, value in values:
            if isinstance(value, (int, float)):
                found.append(GoalReading(measure=measure, value=float(value)))
            elif measure in self._to_check and self._is_empty(measure):
                found.append(GoalReading(measure=measure, origin=Origin.CARRIED))
        return tuple(found)

    def _is_empty(self, measure: str) -> bool:
        field = self.goal_figures.get(measure)
        return field is not None and field.value() is None and not field.problem()

    def _mark_goals(self) -> None:
        """A goal that is to be checked says so in its field; it goes with the first key."""
        for measure, field in self.goal_figures.items():
            field.edit.setPlaceholderText(texts.TO_CHECK if measure in self._to_check else "")


def _reading_label(goal: Goal) -> str:
    unit = texts.UNIT.format(goal.unit) if goal.unit else ""
    return f"{goal.words}{unit}"
