"""The treatment plan: measurable goals, frequency, techniques, home program. Revised, never overwritten."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from charting.errors import Invalid
from charting.model.dose import Dose
from charting.model.line import Line
from charting.model.note import Note, NoteKind
from charting.model.record import Part
from charting.model.rules import between, finite, require_text, with_offset


class Goal(Part, frozen=True, kw_only=True):
    """A measurable goal.

    `measure` names what is measured, so that the chart can judge it: `pain`, `worst pain`,
    `activity:Reach top shelf`, `range:shoulder:flexion:right`, `score:quickdash`, or `other:nights slept`
    for a figure that the therapist reads off at a visit (with `unit`).
    """

    words: str
    measure: str
    baseline: float | None = None
    target: float
    unit: str = ""
    by: date

    def __post_init__(self) -> None:
        require_text(self, "words", "measure")
        finite(self, "baseline", "target")
        if self.baseline is not None and self.baseline == self.target:
            raise Invalid("target", "The target is the same as the baseline.")


class HomeKind(StrEnum):
    """What the client does between visits."""

    STRETCH = "stretch"
    EXERCISE = "exercise"
    ERGONOMICS = "ergonomics"
    SELF_CARE = "self-care"


class HomeTask(Line, frozen=True, kw_only=True):
    """One task of the home program. `measured` is its dose as figures; `dose` holds words that are none."""

    name: str
    kind: HomeKind = HomeKind.STRETCH
    dose: str = ""
    measured: Dose = Dose()

    def __post_init__(self) -> None:
        require_text(self, "name")

    @property
    def about(self) -> str:
        """The task with its dose."""
        return self.words

    @property
    def words(self) -> str:
        """As a note prints it: `Pendulum 2 × 10 daily`."""
        dose = ", ".join(part for part in (self.measured.words, self.dose) if part)
        return f"{self.name} {dose}".strip()


class Plan(Note, frozen=True, kw_only=True):
    """A plan of care. `revision` counts from 1 within the case; the newest signed one holds."""

    note_kind: ClassVar[NoteKind] = NoteKind.PLAN

    revision: int = 1
    happened_at: datetime
    goals: tuple[Goal, ...] = ()
    frequency: str = ""
    visits_per_week: float | None = None
    weeks: int | None = None
    techniques: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    pressure_limit: str = ""
    home_program: tuple[HomeTask, ...] = ()
    reassess_every: int | None = None
    discharge_criteria: str = ""
    stop_criteria: str = ""
    outlook: str = ""
    reason: str = ""

    def check(self) -> None:
        super().check()
        with_offset(self, "happened_at")
        between(self, "visits_per_week", 0.1, 7)
        between(self, "weeks", 1, 104)
        between(self, "reassess_every", 1, 52)

    def happened(self) -> tuple[str, datetime]:
        """When the visit was."""
        return "happened_at", self.happened_at

    @property
    def schedule(self) -> str:
        """As said: `weekly × 6`, `every 2 weeks for 24 weeks`; the therapist's own words when there are any."""
        return self.frequency or self.figures

    @property
    def figures(self) -> str:
        """The pace and the weeks in words; empty while one of them is not said."""
        if self.visits_per_week is None or self.weeks is None:
            return ""
        if self.visits_per_week == 1:
            return (
                f"weekly × {self.weeks}"  # as many visits as weeks; of another pace "× 24" would be misread
            )
        return f"{_rate(self.visits_per_week)} for {self.weeks} week{'' if self.weeks == 1 else 's'}"


def _rate(visits_per_week: float) -> str:
    names = {0.5: "every 2 weeks", 0.25: "every 4 weeks"}
    return names.get(visits_per_week, f"{visits_per_week:g} × a week")
