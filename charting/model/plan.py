"""The plan of care: measurable goals, frequency, techniques and home program. It is revised, never overwritten."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from charting.errors import Invalid
from charting.model.dose import Dose
from charting.model.field import declare
from charting.model.field_checks import require_finite, require_text, require_utc_offset
from charting.model.note import Note, NoteKind
from charting.model.note_line import NoteLine
from charting.model.record import Part


class Goal(Part, frozen=True, kw_only=True):
    """A measurable goal.

    `measure` is a code for what is measured, so that progress can be judged: `pain`, `worst pain`,
    `activity:Reach top shelf`, `range:shoulder:flexion:right`, `score:quickdash`, or `other:nights slept`
    for a value that the therapist enters at a visit (with `unit`).
    """

    words: Annotated[str, declare("Goal in words", free_text=True)]
    measure: Annotated[str, declare("What is measured", "what is measured; see below")]
    baseline: Annotated[float | None, declare("Baseline", prompt="From")] = None
    target: Annotated[float, declare("Target", "not the same as `baseline`", prompt="To")]
    unit: Annotated[str, declare("Unit")] = ""
    by: Annotated[date, declare("By")]

    def __post_init__(self) -> None:
        require_text(self, "words", "measure")
        require_finite(self, "baseline", "target")
        if self.baseline is not None and self.baseline == self.target:
            raise Invalid("target", "The target is the same as the baseline.")


class HomeKind(StrEnum):
    """What kind of task the client does between visits."""

    STRETCH = "stretch"
    EXERCISE = "exercise"
    ERGONOMICS = "ergonomics"
    SELF_CARE = "self-care"


class HomeTask(NoteLine, frozen=True, kw_only=True):
    """One task of the home program. `measured` is its dose in figures, `dose` the part that is in words."""

    name: Annotated[str, declare("Task", carried=True)]
    kind: Annotated[HomeKind, declare("Kind", carried=True)] = HomeKind.STRETCH
    dose: Annotated[str, declare("Dose in words", "as the client is told it", carried=True)] = ""
    measured: Annotated[Dose, declare("Dose", "the dose as figures", carried=True)] = Dose()

    def __post_init__(self) -> None:
        require_text(self, "name")

    @property
    def about(self) -> str:
        """The task with its dose."""
        return self.words

    @property
    def words(self) -> str:
        """The task as a note prints it: `Pendulum 2 × 10 daily`."""
        dose = ", ".join(part for part in (self.measured.words, self.dose) if part)
        return f"{self.name} {dose}".strip()


class Plan(Note, frozen=True, kw_only=True):
    """A plan of care. `revision` counts from 1 within the case; the newest signed plan is in force."""

    note_kind: ClassVar[NoteKind] = NoteKind.PLAN

    revision: Annotated[
        int, declare("Revision", "1 or more; the newest signed revision of a case holds", shown=False)
    ] = 1
    happened_at: Annotated[datetime, declare("When", "when it happened", heading="Made", searched=False)]
    goals: Annotated[tuple[Goal, ...], declare("Goals")] = ()
    frequency: Annotated[
        str, declare("Frequency", "in words, instead of the two figures below", prompt="Or in your own words")
    ] = ""
    visits_per_week: Annotated[
        float | None, declare("Visits per week", prompt="Visits", limits=(0.1, 7), beside="frequency")
    ] = None
    weeks: Annotated[
        int | None, declare("Weeks", prompt="For how many weeks", limits=(1, 104), beside="frequency")
    ] = None
    techniques: Annotated[tuple[str, ...], declare("Techniques")] = ()
    areas: Annotated[tuple[str, ...], declare("Areas")] = ()
    pressure_limit: Annotated[str, declare("Pressure limit", free_text=True)] = ""
    home_program: Annotated[tuple[HomeTask, ...], declare("Home program")] = ()
    reassess_every: Annotated[
        int | None, declare("Reassess", "visits", prompt="Reassess every … visits", limits=(1, 52))
    ] = None
    discharge_criteria: Annotated[str, declare("Discharge when", free_text=True)] = ""
    stop_criteria: Annotated[str, declare("Stop or refer when", free_text=True)] = ""
    outlook: Annotated[str, declare("Outlook", free_text=True)] = ""
    reason: Annotated[
        str, declare("Reason for the revision", "why the plan was revised", after="happened_at")
    ] = ""

    def check_rules(self) -> None:
        super().check_rules()
        require_utc_offset(self, "happened_at")

    def get_visit_time(self) -> tuple[str, datetime]:
        """Return the field and the time of the visit."""
        return "happened_at", self.happened_at

    @property
    def schedule(self) -> str:
        """The schedule in words: `weekly × 6`, `every 2 weeks for 24 weeks`. The therapist's own words come first."""
        return self.frequency or self.pace_text

    @property
    def pace_text(self) -> str:
        """The pace and the weeks in words; "" if either is missing."""
        if self.visits_per_week is None or self.weeks is None:
            return ""
        if self.visits_per_week == 1:
            return f"weekly × {self.weeks}"  # only here weeks equal visits; at any other pace "× 24" would be misread
        return f"{_format_rate(self.visits_per_week)} for {self.weeks} week{'' if self.weeks == 1 else 's'}"


def _format_rate(visits_per_week: float) -> str:
    names = {0.5: "every 2 weeks", 0.25: "every 4 weeks"}
    return names.get(visits_per_week, f"{visits_per_week:g} × a week")
