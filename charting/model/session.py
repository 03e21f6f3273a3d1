"""The session, a SOAP note of one visit; and the planned visit."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from charting.model.assessment import Pain
from charting.model.body_mark import Mark
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.field import declare
from charting.model.field_checks import (
    check_limits,
    require_finite,
    require_order,
    require_text,
    require_utc_offset,
)
from charting.model.findings import (
    NPRS,
    PSFS_HEADING,
    Activity,
    AskedQuestion,
    Palpation,
    RangeOfMotion,
    RelativePain,
    Score,
    SpecialTest,
    Strength,
)
from charting.model.note import Note, NoteKind
from charting.model.note_line import NoteLine
from charting.model.plan import HomeTask
from charting.model.record import Record


class Pressure(StrEnum):
    """How deep the therapist works."""

    LIGHT = "light"
    MODERATE = "moderate"
    FIRM = "firm"
    DEEP = "deep"
    NONE = ""


class Progress(StrEnum):
    """The client compared with the last visit."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Treatment(NoteLine, frozen=True, kw_only=True):
    """A treatment line: technique, areas, pressure, dose, hands-on minutes, and the client's response."""

    technique: Annotated[str, declare("Technique", carried=True)]
    areas: Annotated[str, declare("Area", carried=True)] = ""
    side: Annotated[Side, declare("Side", carried=True)] = Side.NONE
    pressure: Annotated[Pressure, declare("Pressure", carried=True)] = Pressure.NONE
    minutes: Annotated[int | None, declare("Minutes", prompt="Min", limits=(1, 240))] = None
    position: Annotated[str, declare("Position", carried=True)] = ""
    dose: Annotated[Dose, declare("Dose", "how much of it")] = Dose()
    response: Annotated[str, declare("Response", free_text=True)] = ""

    def __post_init__(self) -> None:
        require_text(self, "technique")
        check_limits(self)

    @property
    def about(self) -> str:
        """Technique and areas: `Myofascial release, infraspinatus R`."""
        return ", ".join(part for part in (self.technique, self.where) if part)

    @property
    def where(self) -> str:
        """Areas with the side, as printed: `Infraspinatus, teres minor R`."""
        return f"{self.areas} {self.side.letter}".strip()


def compute_timed_units(minutes: int) -> int:
    """Compute billing units of 15 hands-on minutes. Each unit, the first too, needs at least 8 minutes.

    Source: CMS, Medicare Claims Processing Manual, chapter 5, section 20.2 (the rule of eight minutes).
    """
    return 0 if minutes < 8 else (minutes + 7) // 15


class GoalReading(NoteLine, frozen=True, kw_only=True):
    """The value of a goal at this visit, for a goal that nothing else in the note measures."""

    measure: Annotated[str, declare("What is measured", "the goal's `measure`")]
    value: Annotated[float | None, declare("Figure", "null: still to be read")] = None

    def __post_init__(self) -> None:
        require_text(self, "measure")
        require_finite(self, "value")

    @property
    def about(self) -> str:
        """Which goal to check."""
        return f"goal to check, {self.measure.removeprefix('other:')}"

    @property
    def filled(self) -> bool:
        """Whether a value is charted."""
        return self.value is not None


class Session(Note, frozen=True, kw_only=True):
    """One visit's SOAP note. Pain is on the NPRS, 0 to 10; `pain_after` shows relief, never progress.

    `pain_said` compares the pain on arrival with the last visit, `pain_after_said` the pain afterwards with that on arrival.
    `first_question` is what the last note asked to check. `negatives` were asked about or looked for, and were absent.
    """

    note_kind: ClassVar[NoteKind] = NoteKind.SESSION

    starts_at: Annotated[
        datetime, declare("Started", "when the visit began", heading="Visit", searched=False)
    ]
    ends_at: Annotated[datetime | None, declare("Ended", "not before `starts_at`", beside="starts_at")] = None
    # S
    first_question: Annotated[
        str,
        declare(
            "Today’s first question",
            "what the last note asked to check",
            heading="Asked first",
            letter="S",
            free_text=True,
            recalled=True,
        ),
    ] = ""
    first_answer: Annotated[
        str,
        declare(
            "Answer to today’s first question",
            letter="S",
            free_text=True,
            recalled=True,
            beside="first_question",
        ),
    ] = ""
    subjective: Annotated[
        str,
        declare(
            "Subjective", prompt="What problem are we working on?", letter="S", free_text=True, recalled=True
        ),
    ] = ""
    pain_now: Annotated[
        int | None,
        declare(
            "Pain now", "on arrival (NPRS)", heading="Pain on arrival", letter="S", limits=NPRS, recalled=True
        ),
    ] = None
    pain_worst: Annotated[
        int | None,
        declare(
            "Worst pain since last",
            "since the last visit (NPRS)",
            prompt="Worst since",
            letter="S",
            limits=NPRS,
            recalled=True,
        ),
    ] = None
    pain_best: Annotated[
        int | None,
        declare(
            "Best pain since last",
            "since the last visit (NPRS)",
            prompt="Best since",
            letter="S",
            limits=NPRS,
        ),
    ] = None
    pain_said: Annotated[
        RelativePain | None,
        declare(
            "Pain, as said",
            "against the last visit",
            prompt="As said",
            letter="S",
            recalled=True,
            beside="pain_now",
        ),
    ] = None
    activities: Annotated[
        tuple[Activity, ...], declare("Functional activities (PSFS)", heading=PSFS_HEADING, letter="S")
    ] = ()
    response_to_last: Annotated[str, declare("Response to the last session", letter="S", free_text=True)] = ""
    home_program_done: Annotated[str, declare("Home program done", letter="S", free_text=True)] = ""
    health_changes: Annotated[
        AskedQuestion,
        declare(
            "Changes in health", "asked at each visit", prompt="Changes in health or medication", letter="S"
        ),
    ] = AskedQuestion()
    negatives: Annotated[
        tuple[str, ...],
        declare(
            "Asked, and none",
            "asked or looked for, and there was none",
            heading="Negatives",
            letter="S",
            recalled=True,
            after="subjective",
        ),
    ] = ()
    # O
    observations: Annotated[str, declare("Observations", letter="O", free_text=True, recalled=True)] = ""
    palpation: Annotated[tuple[Palpation, ...], declare("Palpation", letter="O", recalled=True)] = ()
    ranges: Annotated[tuple[RangeOfMotion, ...], declare("Range of motion", letter="O", recalled=True)] = ()
    strength: Annotated[tuple[Strength, ...], declare("Strength", letter="O", recalled=True)] = ()
    tests: Annotated[tuple[SpecialTest, ...], declare("Special tests", letter="O", recalled=True)] = ()
    scores: Annotated[
        tuple[Score, ...], declare("Scores", prompt="Outcome measures", letter="O", recalled=True)
    ] = ()
    marks: Annotated[tuple[Mark, ...], declare("Marked on the figure", letter="O", last=1)] = ()
    treatment: Annotated[
        tuple[Treatment, ...], declare("Treatment", letter="O", recalled=True, carried=True)
    ] = ()
    # A
    pain_after: Annotated[
        int | None,
        declare(
            "Pain after",
            "after the treatment (NPRS); shows relief, never progress",
            letter="A",
            limits=NPRS,
            recalled=True,
        ),
    ] = None
    pain_after_said: Annotated[
        RelativePain | None,
        declare(
            "Pain after, as said",
            "against the pain on arrival",
            letter="A",
            recalled=True,
            beside="pain_after",
        ),
    ] = None
    response: Annotated[
        str,
        declare(
            "Response", prompt="Response, goals, what it means", letter="A", free_text=True, recalled=True
        ),
    ] = ""
    adverse_response: Annotated[
        AskedQuestion, declare("Adverse response", "asked at each visit", letter="A", recalled=True)
    ] = AskedQuestion()
    progress: Annotated[
        Progress | None,
        declare("Progress", "against the last visit", prompt="Since the last visit", letter="A"),
    ] = None
    goal_readings: Annotated[
        tuple[GoalReading, ...], declare("Goals", "figures of goals that nothing else measures", letter="A")
    ] = ()
    # P
    next_visit: Annotated[
        datetime | None, declare("Next visit", "not before `starts_at`", letter="P", searched=False)
    ] = None
    home_program: Annotated[
        tuple[HomeTask, ...], declare("Home program", letter="P", recalled=True, carried=True)
    ] = ()
    plan_words: Annotated[str, declare("Plan", letter="P", free_text=True, recalled=True)] = ""
    check_next: Annotated[str, declare("Check next time", letter="P", free_text=True, recalled=True)] = ""

    def check_rules(self) -> None:
        super().check_rules()
        require_utc_offset(self, "starts_at", "ends_at", "next_visit")
        require_order(self, "starts_at", "ends_at")
        require_order(self, "starts_at", "next_visit")

    def get_visit_time(self) -> tuple[str, datetime]:
        """Return the field and the time of the visit."""
        return "starts_at", self.starts_at

    @property
    def pain(self) -> Pain:
        """Pain on arrival and at worst, in the form of an assessment.

        Leaves out the best: a session may hold a best above the worst, with a warning, and `Pain` refuses it.
        """
        return Pain(now=self.pain_now, worst=self.pain_worst)

    @property
    def minutes(self) -> int:
        """The hands-on minutes of all treatment lines."""
        return sum(line.minutes or 0 for line in self.treatment)


class VisitStatus(StrEnum):
    """What became of a planned visit."""

    PLANNED = "planned"
    KEPT = "kept"
    MISSED = "missed"
    CANCELED = "canceled"


class Visit(Record, frozen=True, kw_only=True):
    """A planned visit: a time, not a calendar entry. `session_id` is the note of the visit, once it took place."""

    client_id: Annotated[str, declare(doc="the client", shown=False)]
    case_id: Annotated[str, declare(doc="the case; it is the same client's", shown=False)]
    starts_at: Annotated[datetime, declare("Starts at", heading="When")]
    status: Annotated[VisitStatus, declare("Status")] = VisitStatus.PLANNED
    session_id: Annotated[
        str | None, declare(doc="the note that kept it; the same client's", shown=False)
    ] = None

    def check_rules(self) -> None:
        require_text(self, "client_id", "case_id")
        require_utc_offset(self, "starts_at")
