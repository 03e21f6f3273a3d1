"""What is found: the pieces that assessments and session notes share. None everywhere means "not charted"."""

from enum import StrEnum

from charting.errors import Invalid
from charting.model.case import Side
from charting.model.line import Line
from charting.model.record import Part
from charting.model.rules import between, finite, require_text


class Activity(Part, frozen=True, kw_only=True):
    """An activity that the client named (PSFS): 0 unable, 10 as before the problem."""

    name: str
    score: int | None = None

    def __post_init__(self) -> None:
        require_text(self, "name")
        between(self, "score", 0, 10)


class Motion(StrEnum):
    """Who moves the joint."""

    ACTIVE = "active"
    PASSIVE = "passive"


class RangeWord(StrEnum):
    """A range stated in words. "Full but painful" is FULL with `pain`."""

    FULL = "full"
    NORMAL = "within normal limits"
    NOT_TESTED = "not tested"
    NONE = ""


class RangeOfMotion(Line, frozen=True, kw_only=True):
    """A range as it was stated, in one way at most. `pain` is whether the motion hurt.

    `degrees` are counted from the anatomical position (millimeters for the jaw), `percent` is of the normal range,
    `centimeters` a distance such as fingertip to floor, `less_than_other` degrees less than the other side
    (negative: more).
    """

    joint: str
    motion: str
    side: Side = Side.NONE
    mode: Motion = Motion.ACTIVE
    degrees: int | None = None
    pain: bool = False
    end_feel: str = ""
    percent: int | None = None
    centimeters: float | None = None
    less_than_other: int | None = None
    stated: RangeWord = RangeWord.NONE

    def __post_init__(self) -> None:
        require_text(self, "joint", "motion")
        between(self, "degrees", -30, 200)
        between(self, "percent", 0, 200)
        between(self, "centimeters", -30, 200)
        between(self, "less_than_other", -180, 180)
        if self.less_than_other is not None and self.side not in (Side.RIGHT, Side.LEFT):
            raise Invalid("side", "Less than the other side: say which side it is, right or left.")
        if len(self._amounts()) + bool(self.stated) > 1:
            raise Invalid("degrees", "A range is stated in one way: degrees, percent, centimeters or words.")

    def _amounts(self) -> list[float]:
        stated = (self.degrees, self.percent, self.centimeters, self.less_than_other)
        return [each for each in stated if each is not None]

    @property
    def about(self) -> str:
        """Which motion."""
        return " ".join(part for part in (self.joint, self.motion, self.side) if part)

    @property
    def filled(self) -> bool:
        """Whether anything is said of the motion."""
        return bool(self._amounts() or self.stated or self.pain or self.end_feel)


class GradeSign(StrEnum):
    """A little more or less than the grade."""

    PLUS = "+"
    MINUS = "-"
    NONE = ""


class Strength(Line, frozen=True, kw_only=True):
    """Manual muscle test: 0 none to 5 normal, with + or −. `pain` without a grade: pain did not let it be graded."""

    structure: str
    side: Side = Side.NONE
    grade: int | None = None
    sign: GradeSign = GradeSign.NONE
    pain: bool = False

    def __post_init__(self) -> None:
        require_text(self, "structure")
        between(self, "grade", 0, 5)
        if self.sign and self.grade is None:
            raise Invalid("grade", "A plus or minus needs its grade, 0 to 5.")
        if (self.grade, self.sign) in ((0, GradeSign.MINUS), (5, GradeSign.PLUS)):
            raise Invalid("grade", "Strength goes from 0 to 5.")

    @property
    def about(self) -> str:
        """Whose strength."""
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


class Palpation(Line, frozen=True, kw_only=True):
    """What the hands find. `grade` 0 none to 4 most; `refers_to` is where the client feels it elsewhere.

    Grade 0 is a finding too: looked for, and not there.
    """

    structure: str
    side: Side = Side.NONE
    finding: str = ""
    grade: int | None = None
    depth: Depth = Depth.NONE
    refers_to: str = ""

    def __post_init__(self) -> None:
        require_text(self, "structure")
        between(self, "grade", 0, 4)

    @property
    def about(self) -> str:
        """Where the hands felt."""
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


class SpecialTest(Line, frozen=True, kw_only=True):
    """An orthopedic test and its result."""

    name: str
    side: Side = Side.NONE
    result: TestResult = TestResult.NEGATIVE
    note: str = ""

    def __post_init__(self) -> None:
        require_text(self, "name")

    @property
    def about(self) -> str:
        """Which test."""
        return " ".join(part for part in (self.name, self.side) if part)

    @property
    def filled(self) -> bool:
        """Whether it was done, or a word says why not."""
        return self.result is not TestResult.NOT_DONE or bool(self.note)


class Score(Line, frozen=True, kw_only=True):
    """A total score of an outcome instrument, by its id in charting.measures.

    `answers` are those to its items, None where one was left out, when the clinic's own form has them on the screen.
    `version` tells forms apart that cannot be compared.
    """

    instrument: str
    value: float | None = None
    answers: tuple[float | None, ...] = ()
    version: str = ""

    def __post_init__(self) -> None:
        require_text(self, "instrument")
        finite(self, "value")

    @property
    def about(self) -> str:
        """Which instrument."""
        return self.instrument

    @property
    def filled(self) -> bool:
        """Whether there is a total or an answer."""
        return self.value is not None or any(each is not None for each in self.answers)


class Vitals(Part, frozen=True, kw_only=True):
    """Vital signs: blood pressure in mmHg, pulse per minute."""

    systolic: int | None = None
    diastolic: int | None = None
    pulse: int | None = None

    def __post_init__(self) -> None:
        between(self, "systolic", 50, 300)
        between(self, "diastolic", 20, 200)
        between(self, "pulse", 20, 250)
        if self.systolic is not None and self.diastolic is not None and self.diastolic >= self.systolic:
            raise Invalid("diastolic", "The lower blood pressure must be below the upper one.")


class Asked(Part, frozen=True, kw_only=True):
    """A question that must be asked: not asked, asked and none, or what the answer was."""

    asked: bool = False
    answer: str = ""

    def __post_init__(self) -> None:
        if self.answer.strip() and not self.asked:
            raise Invalid("answer", "An answer means that the question was asked.")

    @property
    def words(self) -> str:
        """As a note prints it."""
        if not self.asked:
            return "not asked"
        return self.answer or "none reported"


class RelativePain(Part, frozen=True, kw_only=True):
    """Pain as a share of what it was: "half as bad" is 50 percent. Without `percent` the words alone are kept.

    It is never put on the scale from 0 to 10, and so never compared with a score.
    """

    words: str
    percent: int | None = None

    def __post_init__(self) -> None:
        require_text(self, "words")
        between(self, "percent", 0, 1000)


class RedFlag(Part, frozen=True, kw_only=True):
    """A red-flag question and its answer."""

    question: str
    present: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        require_text(self, "question")
