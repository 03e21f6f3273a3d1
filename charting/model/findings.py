"""The findings that assessments and sessions share. None always means "not charted"."""

from enum import StrEnum
from typing import Annotated

from charting.errors import Invalid
from charting.model.case import Side
from charting.model.field import declare
from charting.model.field_checks import check_limits, require_finite, require_text
from charting.model.note_line import NoteLine
from charting.model.record import Part

NPRS: tuple[float, float] = (0, 10)  # numeric pain rating scale: 0 none to 10 worst imaginable
PSFS_HEADING = "Function (PSFS, 0 unable, 10 as before)"


class Activity(Part, frozen=True, kw_only=True):
    """An activity that the client named, with its score on the PSFS: 0 unable, 10 as before the problem.

    Source: Stratford 1995, Patient-Specific Functional Scale.
    """

    name: Annotated[str, declare("Activity")]
    score: Annotated[
        int | None, declare("Score", "PSFS: 0 unable, 10 as before the problem", limits=(0, 10))
    ] = None

    def __post_init__(self) -> None:
        require_text(self, "name")
        check_limits(self)


class MotionMode(StrEnum):
    """Who moves the joint."""

    ACTIVE = "active"
    PASSIVE = "passive"


class RangeWord(StrEnum):
    """A range stated in words. "Full but painful" is FULL with `pain`."""

    FULL = "full"
    NORMAL = "within normal limits"
    NOT_TESTED = "not tested"
    NONE = ""


class RangeOfMotion(NoteLine, frozen=True, kw_only=True):
    """A range of motion, stated in at most one way. `pain` tells whether the motion hurt.

    `degrees` count from the anatomical position (millimeters for the jaw), `percent` is of the normal range,
    `centimeters` is a distance such as fingertip to floor, and `less_than_other` is how many degrees less than the other
    side (negative if more).
    """

    joint: Annotated[str, declare("Joint")]
    motion: Annotated[str, declare("Motion")]
    side: Annotated[Side, declare("Side")] = Side.NONE
    mode: Annotated[MotionMode, declare("Moved")] = MotionMode.ACTIVE
    degrees: Annotated[
        int | None,
        declare("Degrees", "from the anatomical position (millimeters for the jaw)", limits=(-30, 200)),
    ] = None
    pain: Annotated[bool, declare("Pain", "whether the motion hurt")] = False
    end_feel: Annotated[str, declare("End-feel")] = ""
    percent: Annotated[int | None, declare("Percent", "of the normal range", limits=(0, 200))] = None
    centimeters: Annotated[float | None, declare("Centimeters", limits=(-30, 200))] = None
    less_than_other: Annotated[
        int | None, declare("Less than the other side", "degrees; below 0: more", limits=(-180, 180))
    ] = None
    stated: Annotated[RangeWord, declare("Stated", "in words")] = RangeWord.NONE

    def __post_init__(self) -> None:
        require_text(self, "joint", "motion")
        check_limits(self)
        if self.less_than_other is not None and self.side not in (Side.RIGHT, Side.LEFT):
            raise Invalid("side", "Less than the other side: say which side it is, right or left.")
        if len(self._collect_amounts()) + bool(self.stated) > 1:
            raise Invalid("degrees", "A range is stated in one way: degrees, percent, centimeters or words.")

    def _collect_amounts(self) -> list[float]:
        stated = (self.degrees, self.percent, self.centimeters, self.less_than_other)
        return [amount for amount in stated if amount is not None]

    @property
    def about(self) -> str:
        """Which motion."""
        return " ".join(part for part in (self.joint, self.motion, self.side) if part)

    @property
    def filled(self) -> bool:
        """Whether an amount, pain or an end feel is charted."""
        return bool(self._collect_amounts() or self.stated or self.pain or self.end_feel)


class GradeSign(StrEnum):
    """Slightly more or less than the grade."""

    PLUS = "+"
    MINUS = "-"
    NONE = ""


class Strength(NoteLine, frozen=True, kw_only=True):
    """A manual muscle test: 0 none to 5 normal, with + or −. `pain` without a grade means that pain prevented grading."""

    structure: Annotated[str, declare("Muscle or movement")]
    side: Annotated[Side, declare("Side")] = Side.NONE
    grade: Annotated[int | None, declare("Grade", "manual muscle test", limits=(0, 5))] = None
    sign: Annotated[GradeSign, declare("Sign", "a little more or less than the grade")] = GradeSign.NONE
    pain: Annotated[bool, declare("Pain")] = False

    def __post_init__(self) -> None:
        require_text(self, "structure")
        check_limits(self)
        if self.sign and self.grade is None:
            raise Invalid("grade", "A plus or minus needs its grade, 0 to 5.")
        if (self.grade, self.sign) in ((0, GradeSign.MINUS), (5, GradeSign.PLUS)):
            raise Invalid("grade", "Strength goes from 0 to 5.")

    @property
    def about(self) -> str:
        """Which muscle or movement was tested."""
        return " ".join(part for part in ("strength", self.structure, self.side) if part)

    @property
    def filled(self) -> bool:
        """Whether it was tested."""
        return self.grade is not None or self.pain


class Depth(StrEnum):
    """The layer in which a finding is felt."""

    SUPERFICIAL = "superficial"
    MIDDLE = "middle"
    DEEP = "deep"
    NONE = ""


class Palpation(NoteLine, frozen=True, kw_only=True):
    """A palpation finding. `grade` is 0 none to 4 most; `refers_to` is where else the client feels it.

    Grade 0 is a finding too: the therapist looked for it, and it was not there.
    """

    structure: Annotated[str, declare("Structure")]
    side: Annotated[Side, declare("Side")] = Side.NONE
    finding: Annotated[str, declare("Finding")] = ""
    grade: Annotated[int | None, declare("Grade", "0 none, 4 most", limits=(0, 4))] = None
    depth: Annotated[Depth, declare("Depth", "the layer in which it is felt")] = Depth.NONE
    refers_to: Annotated[str, declare("Refers to", "where the client feels it elsewhere")] = ""

    def __post_init__(self) -> None:
        require_text(self, "structure")
        check_limits(self)

    @property
    def about(self) -> str:
        """Which structure was palpated."""
        return " ".join(part for part in (self.structure, self.side) if part)

    @property
    def filled(self) -> bool:
        """Whether anything was found, or looked for."""
        return bool(self.finding or self.grade is not None or self.depth or self.refers_to)


class TestResult(StrEnum):
    """The outcome of a special test."""

    __test__ = False
    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNCLEAR = "unclear"
    NOT_DONE = "not done"


class SpecialTest(NoteLine, frozen=True, kw_only=True):
    """An orthopedic test and its result."""

    name: Annotated[str, declare("Test")]
    side: Annotated[Side, declare("Side")] = Side.NONE
    result: Annotated[TestResult, declare("Result")] = TestResult.NEGATIVE
    note: Annotated[str, declare("Note", free_text=True)] = ""

    def __post_init__(self) -> None:
        require_text(self, "name")

    @property
    def about(self) -> str:
        """Which test."""
        return " ".join(part for part in (self.name, self.side) if part)

    @property
    def filled(self) -> bool:
        """Whether it was done, or a note says why not."""
        return self.result is not TestResult.NOT_DONE or bool(self.note)


class Score(NoteLine, frozen=True, kw_only=True):
    """The total score of an outcome instrument, which `instrument` names by its id in charting.measures.

    `answers` are the answers to its items if they were entered on screen; None where an item was left out. Scores
    of different `version` cannot be compared.
    """

    instrument: Annotated[str, declare("Instrument", "the id of an outcome instrument, as `quickdash`")]
    value: Annotated[float | None, declare("Total", "the total score")] = None
    answers: Annotated[
        tuple[float | None, ...], declare("Answers", "to the items, null where one was left out")
    ] = ()
    version: Annotated[str, declare("Version", "forms that cannot be compared have different ones")] = ""

    def __post_init__(self) -> None:
        require_text(self, "instrument")
        require_finite(self, "value")

    @property
    def about(self) -> str:
        """Which instrument."""
        return self.instrument

    @property
    def filled(self) -> bool:
        """Whether there is a total or an answer."""
        return self.value is not None or any(answer is not None for answer in self.answers)


class Vitals(Part, frozen=True, kw_only=True):
    """Vital signs: blood pressure in mmHg, pulse per minute."""

    systolic: Annotated[
        int | None, declare("Systolic", "mmHg", prompt="Systolic, mmHg", limits=(50, 300))
    ] = None
    diastolic: Annotated[
        int | None,
        declare(
            "Diastolic",
            "mmHg, below `systolic`",
            prompt="Diastolic, mmHg",
            limits=(20, 200),
            beside="systolic",
        ),
    ] = None
    pulse: Annotated[int | None, declare("Pulse", "a minute", prompt="Pulse, per min", limits=(20, 250))] = (
        None
    )

    def __post_init__(self) -> None:
        check_limits(self)
        if self.systolic is not None and self.diastolic is not None and self.diastolic >= self.systolic:
            raise Invalid("diastolic", "The lower blood pressure must be below the upper one.")


class AskedQuestion(Part, frozen=True, kw_only=True):
    """A question for every visit: not asked, asked and nothing reported, or the answer."""

    asked: Annotated[bool, declare("Asked", "false: the question was not asked")] = False
    answer: Annotated[str, declare("Answer", "empty: asked, and there was nothing", free_text=True)] = ""

    def __post_init__(self) -> None:
        if self.answer.strip() and not self.asked:
            raise Invalid("answer", "An answer means that the question was asked.")

    @property
    def words(self) -> str:
        """The answer as a note prints it."""
        if not self.asked:
            return "not asked"
        return self.answer or "none reported"


class RelativePain(Part, frozen=True, kw_only=True):
    """Pain compared with what it was: "half as bad" is 50 percent. `percent` is None if the words give no figure.

    It is never converted to the scale from 0 to 10, so it is never compared with an NPRS score.
    """

    words: Annotated[str, declare("Words", free_text=True)]
    percent: Annotated[
        int | None, declare("Percent", "of what it was: half as bad is 50", limits=(0, 1000))
    ] = None

    def __post_init__(self) -> None:
        require_text(self, "words")
        check_limits(self)


class RedFlagAnswer(Part, frozen=True, kw_only=True):
    """A red-flag question and its answer."""

    question: Annotated[str, declare("Question")]
    present: Annotated[bool, declare("Present")] = False
    note: Annotated[str, declare("What the client said", free_text=True)] = ""

    def __post_init__(self) -> None:
        require_text(self, "question")
