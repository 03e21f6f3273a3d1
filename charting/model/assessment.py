"""The assessment: initial, at reassessment and at discharge. What is wrong, how bad, and is massage safe."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from charting.errors import Invalid
from charting.model.body import Mark
from charting.model.findings import (
    Activity,
    Palpation,
    RangeOfMotion,
    RedFlag,
    Score,
    SpecialTest,
    Strength,
    Vitals,
)
from charting.model.note import Note, NoteKind
from charting.model.record import Part
from charting.model.rules import between, with_offset


class AssessmentKind(StrEnum):
    """When in the episode it is made."""

    INITIAL = "initial"
    REASSESSMENT = "reassessment"
    DISCHARGE = "discharge"


class Decision(StrEnum):
    """What the findings lead to."""

    TREAT = "treat"
    PRECAUTIONS = "treat with precautions"
    REFER_OUT = "refer out"


class CareKind(StrEnum):
    """What kind of care fits: that of a case, or a referral before any care."""

    MEDICAL = "medical"
    WELLNESS = "wellness"
    BLENDED = "blended"
    REFER_FIRST = "refer out first"


class Specificity(StrEnum):
    """How well the problem can be pointed at."""

    ONE_PLACE = "one place"
    SEVERAL = "several places"
    GENERAL = "all over"
    NONE = ""


class Duration(StrEnum):
    """How long it has lasted: under 6 weeks, 6 to 12, over 12."""

    ACUTE = "under 6 weeks"
    SUBACUTE = "6 to 12 weeks"
    CHRONIC = "over 12 weeks"
    NONE = ""


class Triage(Part, frozen=True, kw_only=True):
    """The intake triage: what was asked beyond pain and red flags, and what the therapist decided, and why."""

    specificity: Specificity = Specificity.NONE
    duration: Duration = Duration.NONE
    client_goal: str = ""
    decided: CareKind | None = None
    reason: str = ""


class Pain(Part, frozen=True, kw_only=True):
    """Pain on the NPRS, 0 none to 10 worst imaginable, and how it is felt."""

    now: int | None = None
    best: int | None = None
    worst: int | None = None
    average: int | None = None
    qualities: tuple[str, ...] = ()
    frequency: str = ""
    radiation: str = ""

    def __post_init__(self) -> None:
        for field in ("now", "best", "worst", "average"):
            between(self, field, 0, 10)
        if self.best is not None and self.worst is not None and self.best > self.worst:
            raise Invalid("best", "Best pain cannot be more than worst pain.")


class Assessment(Note, frozen=True, kw_only=True):
    """An assessment of one case.

    `observations` are the findings in a sentence. `negatives` were asked or looked for, and there was none.
    `referral_words` are those for the letter that refers out.
    """

    note_kind: ClassVar[NoteKind] = NoteKind.ASSESSMENT

    kind: AssessmentKind = AssessmentKind.INITIAL
    happened_at: datetime
    subjective: str = ""
    pain: Pain = Pain()
    activities: tuple[Activity, ...] = ()
    posture: str = ""
    gait: str = ""
    ranges: tuple[RangeOfMotion, ...] = ()
    strength: tuple[Strength, ...] = ()
    observations: str = ""
    palpation: tuple[Palpation, ...] = ()
    tests: tuple[SpecialTest, ...] = ()
    scores: tuple[Score, ...] = ()
    vitals: Vitals = Vitals()
    marks: tuple[Mark, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    negatives: tuple[str, ...] = ()
    triage: Triage = Triage()
    impression: str = ""
    decision: Decision | None = None
    decision_reason: str = ""
    referral_words: str = ""

    def check(self) -> None:
        super().check()
        with_offset(self, "happened_at")

    def happened(self) -> tuple[str, datetime]:
        """When the visit was."""
        return "happened_at", self.happened_at
