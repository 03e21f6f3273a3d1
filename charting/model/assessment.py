"""The assessment, initial, at reassessment or at discharge: what is wrong, how bad it is, and whether massage is safe."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from charting.errors import Invalid
from charting.model.body_mark import Mark
from charting.model.field import declare
from charting.model.field_checks import check_limits, require_utc_offset
from charting.model.findings import (
    NPRS,
    PSFS_HEADING,
    Activity,
    Palpation,
    RangeOfMotion,
    RedFlagAnswer,
    Score,
    SpecialTest,
    Strength,
    Vitals,
)
from charting.model.note import Note, NoteKind
from charting.model.record import Part


class AssessmentKind(StrEnum):
    """When in the episode of care it is made."""

    INITIAL = "initial"
    REASSESSMENT = "reassessment"
    DISCHARGE = "discharge"


class Decision(StrEnum):
    """The decision that follows from the findings."""

    TREAT = "treat"
    PRECAUTIONS = "treat with precautions"
    REFER_OUT = "refer out"


class CareKind(StrEnum):
    """Which kind of care fits, or that the client should see a physician first."""

    MEDICAL = "medical"
    WELLNESS = "wellness"
    BLENDED = "blended"
    REFER_FIRST = "refer out first"


class Specificity(StrEnum):
    """How precisely the client can point at the problem."""

    ONE_PLACE = "one place"
    SEVERAL = "several places"
    GENERAL = "all over"
    NONE = ""


class Duration(StrEnum):
    """How long the problem has lasted."""

    ACUTE = "under 6 weeks"
    SUBACUTE = "6 to 12 weeks"
    CHRONIC = "over 12 weeks"
    NONE = ""


class Triage(Part, frozen=True, kw_only=True):
    """The intake triage: questions beyond pain and red flags, the therapist's decision, and the reason for it."""

    specificity: Annotated[Specificity, declare("Where the problem is", prompt="Where", heading="Triage")] = (
        Specificity.NONE
    )
    duration: Annotated[
        Duration, declare("How long it has lasted", prompt="How long", beside="specificity")
    ] = Duration.NONE
    client_goal: Annotated[str, declare("Client’s own goal", prompt="What the client wants")] = ""
    decided: Annotated[
        CareKind | None, declare("Kind of care decided on", prompt="Decided", beside="specificity")
    ] = None
    reason: Annotated[
        str,
        declare(
            "Reason for the kind of care",
            prompt="Why, when it is another than the suggestion",
            beside="specificity",
        ),
    ] = ""


class Pain(Part, frozen=True, kw_only=True):
    """Pain on the NPRS, 0 none to 10 worst imaginable, and its quality, frequency and radiation."""

    now: Annotated[int | None, declare("Pain now", "NPRS", limits=NPRS)] = None
    best: Annotated[int | None, declare("Pain at best", "NPRS", prompt="Best", limits=NPRS)] = None
    worst: Annotated[int | None, declare("Pain at worst", "NPRS", prompt="Worst", limits=NPRS)] = None
    average: Annotated[int | None, declare("Pain on average", "NPRS", prompt="Average", limits=NPRS)] = None
    qualities: Annotated[tuple[str, ...], declare("Pain quality", prompt="Quality")] = ()
    frequency: Annotated[str, declare("Frequency")] = ""
    radiation: Annotated[str, declare("Radiation", prompt="Radiates to", free_text=True)] = ""

    def __post_init__(self) -> None:
        check_limits(self)
        if self.best is not None and self.worst is not None and self.best > self.worst:
            raise Invalid("best", "Best pain cannot be more than worst pain.")


class Assessment(Note, frozen=True, kw_only=True):
    """An assessment of one case.

    `observations` are the findings in a sentence. `negatives` were asked about or looked for, and were absent.
    `referral_words` go into the letter that refers out.
    """

    note_kind: ClassVar[NoteKind] = NoteKind.ASSESSMENT

    kind: Annotated[AssessmentKind, declare("Kind", shown=False)] = AssessmentKind.INITIAL
    happened_at: Annotated[datetime, declare("When", "when it happened", heading="Visit", searched=False)]
    subjective: Annotated[
        str, declare("Subjective", prompt="In the client's words, and what you asked", free_text=True)
    ] = ""
    pain: Annotated[Pain, declare("Pain")] = Pain()
    activities: Annotated[
        tuple[Activity, ...], declare("Functional activities (PSFS)", heading=PSFS_HEADING)
    ] = ()
    posture: Annotated[str, declare("Posture", free_text=True)] = ""
    gait: Annotated[str, declare("Gait", free_text=True)] = ""
    ranges: Annotated[tuple[RangeOfMotion, ...], declare("Range of motion")] = ()
    strength: Annotated[tuple[Strength, ...], declare("Strength")] = ()
    observations: Annotated[
        str, declare("Findings", "the findings in a sentence", prompt="Findings in words", free_text=True)
    ] = ""
    palpation: Annotated[tuple[Palpation, ...], declare("Palpation")] = ()
    tests: Annotated[tuple[SpecialTest, ...], declare("Special tests")] = ()
    scores: Annotated[tuple[Score, ...], declare("Scores", prompt="Outcome measures")] = ()
    vitals: Annotated[Vitals, declare("Vital signs")] = Vitals()
    marks: Annotated[tuple[Mark, ...], declare("Marked on the figure", "on the body figure", last=1)] = ()
    red_flags: Annotated[
        tuple[RedFlagAnswer, ...], declare("Red flags", "each question that was asked", searched=False)
    ] = ()
    negatives: Annotated[
        tuple[str, ...],
        declare(
            "Asked, and none",
            "asked or looked for, and there was none",
            heading="Negatives",
            after="subjective",
        ),
    ] = ()
    triage: Annotated[Triage, declare("Triage")] = Triage()
    impression: Annotated[str, declare("Impression", free_text=True)] = ""
    decision: Annotated[Decision | None, declare("Decision", "needed to sign")] = None
    decision_reason: Annotated[
        str,
        declare(
            "Reason for the decision",
            "needed unless the decision is to treat",
            prompt="Why",
            free_text=True,
            beside="decision",
        ),
    ] = ""
    referral_words: Annotated[
        str,
        declare(
            "Words for the referral",
            "for the letter that refers out",
            prompt="Words for the letter that refers out",
            free_text=True,
        ),
    ] = ""

    def check_rules(self) -> None:
        super().check_rules()
        require_utc_offset(self, "happened_at")

    def get_visit_time(self) -> tuple[str, datetime]:
        """Return the field and the time of the visit."""
        return "happened_at", self.happened_at
