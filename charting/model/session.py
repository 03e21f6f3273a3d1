"""The session: one visit as a SOAP note, and the planned visit that it keeps."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from charting.model.assessment import Pain
from charting.model.body import Mark
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import (
    Activity,
    Asked,
    Palpation,
    RangeOfMotion,
    RelativePain,
    Score,
    SpecialTest,
    Strength,
)
from charting.model.line import Line
from charting.model.note import Note, NoteKind
from charting.model.plan import HomeTask
from charting.model.record import Record
from charting.model.rules import between, finite, in_order, require_text, with_offset


class Pressure(StrEnum):
    """How deep the hands work."""

    LIGHT = "light"
    MODERATE = "moderate"
    FIRM = "firm"
    DEEP = "deep"
    NONE = ""


class Progress(StrEnum):
    """The client against the last visit."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Treatment(Line, frozen=True, kw_only=True):
    """A treatment line: what was done, where, how deep, how much and for how long (minutes), and what it did."""

    technique: str
    areas: str = ""
    side: Side = Side.NONE
    pressure: Pressure = Pressure.NONE
    minutes: int | None = None
    position: str = ""
    dose: Dose = Dose()
    response: str = ""

    def __post_init__(self) -> None:
        require_text(self, "technique")
        between(self, "minutes", 1, 240)

    @property
    def about(self) -> str:
        """Technique and place: `Myofascial release, infraspinatus R`."""
        return ", ".join(part for part in (self.technique, self.where) if part)

    @property
    def where(self) -> str:
        """Areas with the side, as printed: `Infraspinatus, teres minor R`."""
        return f"{self.areas} {self.side.letter}".strip()


def timed_units(minutes: int) -> int:
    """Billing units of 15 hands-on minutes; the first takes at least 8, and so does each further one.

    Source: CMS, Medicare Claims Processing Manual, chapter 5, section 20.2 (the rule of eight minutes).
    """
    return 0 if minutes < 8 else (minutes + 7) // 15


class GoalReading(Line, frozen=True, kw_only=True):
    """A goal's figure read at this visit, for a goal that nothing else in the note measures."""

    measure: str
    value: float | None = None

    def __post_init__(self) -> None:
        require_text(self, "measure")
        finite(self, "value")

    @property
    def about(self) -> str:
        """Which figure is to be read."""
        return f"goal to check, {self.measure.removeprefix('other:')}"

    @property
    def filled(self) -> bool:
        """Whether it was read."""
        return self.value is not None


class Session(Note, frozen=True, kw_only=True):
    """One visit's SOAP note. Pain is on the NPRS, 0 to 10; `pain_after` shows relief, never progress.

    `pain_said` compares the pain on arrival with the last visit, `pain_after_said` the pain after with that on arrival.
    `first_question` is what the last note asked to check. `negatives` were asked or looked for, and there was none.
    """

    note_kind: ClassVar[NoteKind] = NoteKind.SESSION

    starts_at: datetime
    ends_at: datetime | None = None
    # S
    first_question: str = ""
    first_answer: str = ""
    subjective: str = ""
    pain_now: int | None = None
    pain_worst: int | None = None
    pain_best: int | None = None
    pain_said: RelativePain | None = None
    activities: tuple[Activity, ...] = ()
    response_to_last: str = ""
    home_program_done: str = ""
    health_changes: Asked = Asked()
    negatives: tuple[str, ...] = ()
    # O
    observations: str = ""
    palpation: tuple[Palpation, ...] = ()
    ranges: tuple[RangeOfMotion, ...] = ()
    strength: tuple[Strength, ...] = ()
    tests: tuple[SpecialTest, ...] = ()
    scores: tuple[Score, ...] = ()
    marks: tuple[Mark, ...] = ()
    treatment: tuple[Treatment, ...] = ()
    # A
    pain_after: int | None = None
    pain_after_said: RelativePain | None = None
    response: str = ""
    adverse_response: Asked = Asked()
    progress: Progress | None = None
    goal_readings: tuple[GoalReading, ...] = ()
    # P
    next_visit: datetime | None = None
    home_program: tuple[HomeTask, ...] = ()
    plan_words: str = ""
    check_next: str = ""

    def check(self) -> None:
        super().check()
        with_offset(self, "starts_at", "ends_at", "next_visit")
        in_order(self, "starts_at", "ends_at")
        in_order(self, "starts_at", "next_visit")
        for field in ("pain_now", "pain_worst", "pain_best", "pain_after"):
            between(self, field, 0, 10)

    def happened(self) -> tuple[str, datetime]:
        """When the visit was."""
        return "starts_at", self.starts_at

    @property
    def pain(self) -> Pain:
        """Pain on arrival and at worst, as an assessment has it. The best is left out: one above the worst is doubted
        in a session, where an assessment refuses it."""
        return Pain(now=self.pain_now, worst=self.pain_worst)

    @property
    def minutes(self) -> int:
        """Hands-on minutes: those of the treatment lines together."""
        return sum(line.minutes or 0 for line in self.treatment)


class VisitStatus(StrEnum):
    """What became of a planned visit."""

    PLANNED = "planned"
    KEPT = "kept"
    MISSED = "missed"
    CANCELED = "canceled"


class Visit(Record, frozen=True, kw_only=True):
    """A planned visit: a date, nothing of a calendar. `session_id` is the note that kept it."""

    client_id: str
    case_id: str
    starts_at: datetime
    status: VisitStatus = VisitStatus.PLANNED
    session_id: str | None = None

    def check(self) -> None:
        require_text(self, "client_id", "case_id")
        with_offset(self, "starts_at")
