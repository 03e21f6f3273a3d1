"""A: what the session did, and how the client stands against the start of care."""

from PySide6.QtWidgets import QWidget

from charting.model.note import Note
from charting.model.plan import Goal
from charting.model.session import GoalReading, Progress, Session
from charting.summaries.client_file import CaseFile
from charting.summaries.measure import PAIN, case_area, judge_measure
from charting.summaries.readings import readings
from ui.pages.note_card import NotePart, put_raw
from ui.pages.sessions import texts
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
        self._readings: dict[str, NumberField] = {}
        self._other_readings: tuple[GoalReading, ...] = ()
        self._case: CaseFile | None = None
        self._pain_now: int | None = None
        self.put(self._first_line())
        words = TextField(texts.RESPONSE_WORDS, lines=1)
        words.hide_label()
        words.edit.setPlaceholderText(texts.RESPONSE_WORDS)
        self.put(self.know("response", words))
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
        read = [(measure, field.value()) for measure, field in self._readings.items()]
        found = tuple(GoalReading(measure=m, value=float(v)) for m, v in read if isinstance(v, (int, float)))
        return {**super().values(), "goal_readings": (*self._other_readings, *found)}

    def unread(self) -> dict[str, str]:
        """With the goals' figures that are no numbers."""
        wrong = {f"goal_readings.{m}": f.edit.text() for m, f in self._readings.items() if f.problem()}
        return {**super().unread(), **wrong}

    def go_to(self, path: str) -> QWidget | None:
        """Also the figures of goals."""
        reading = self._readings.get(path.removeprefix("goal_readings."))
        if reading is None:
            return super().go_to(path)
        reading.setFocus()
        return reading

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
            said = verdict.text().lower()
            parts.append(
                texts.SINCE_START.format(
                    start=f"{started[0].value:g}", now=now, verdict=f"meaningful change: {said}"
                )
            )
        self.aside.setText(" ".join(parts))

    def _first_line(self) -> QWidget:
        box = QWidget()
        row = Flow(box)
        self.pain_after = NumberStrip(texts.PAIN_AFTER, label_width=LABELS)
        self.pain_after.changed.connect(lambda _: self.tell_pain(self._pain_now))
        progress, adverse = Segments(texts.PROGRESS, _PROGRESS), AskedField(texts.ADVERSE)
        fields = (("pain_after", self.pain_after), ("progress", progress), ("adverse_response", adverse))
        for name, field in fields:
            row.addWidget(self.know(name, field))
        return box

    def _show_goals(self, goals: list[Goal], note: Session) -> None:
        while (item := self._goals_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        measures = {goal.measure for goal in goals}
        self._other_readings = tuple(each for each in note.goal_readings if each.measure not in measures)
        charted = {reading.measure: reading.value for reading in note.goal_readings}
        self._readings = {}
        for goal in goals:
            field = NumberField(_reading_label(goal), -10_000, 10_000, decimals=True)
            field.set_value(charted.get(goal.measure))
            if raw := note.unread.get(f"goal_readings.{goal.measure}"):
                put_raw(field, raw)
            field.changed.connect(lambda _: self.changed.emit())
            self._readings[goal.measure] = field
            self._goals_row.addWidget(field)
        self.goals.setVisible(bool(goals))


def _reading_label(goal: Goal) -> str:
    unit = texts.UNIT.format(goal.unit) if goal.unit else ""
    return f"{goal.words}{unit}"
