"""What is found: the pieces that assessments and session notes share. None everywhere means "not charted"."""

from enum import StrEnum

from charting.errors import Invalid
from charting.model.case import Side
from charting.model.record import Part
from charting.model.rules import between, require_text


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


class RangeOfMotion(Part, frozen=True, kw_only=True):
    """A range measured in degrees from the anatomical position. `pain` is whether the motion hurt."""

    joint: str
    motion: str
    side: Side = Side.NONE
    mode: Motion = Motion.ACTIVE
    degrees: int | None = None
    pain: bool = False
    end_feel: str = ""

    def __post_init__(self) -> None:
        require_text(self, "joint", "motion")
        between(self, "degrees", -30, 200)


class Strength(Part, frozen=True, kw_only=True):
    """Manual muscle test: 0 none to 5 normal."""

    structure: str
    side: Side = Side.NONE
    grade: int
    pain: bool = False

    def __post_init__(self) -> None:
        require_text(self, "structure")
        between(self, "grade", 0, 5)


class Palpation(Part, frozen=True, kw_only=True):
    """What the hands find. `grade` 0 none to 4 most; `refers_to` is where the client feels it elsewhere."""

    structure: str
    side: Side = Side.NONE
    finding: str = ""
    grade: int | None = None
    refers_to: str = ""

    def __post_init__(self) -> None:
        require_text(self, "structure")
        between(self, "grade", 0, 4)


class TestResult(StrEnum):
    """The outcome of a special test."""

    __test__ = False
    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNCLEAR = "unclear"


class SpecialTest(Part, frozen=True, kw_only=True):
    """An orthopedic test and its result."""

    name: str
    side: Side = Side.NONE
    result: TestResult = TestResult.NEGATIVE
    note: str = ""

    def __post_init__(self) -> None:
        require_text(self, "name")


class Score(Part, frozen=True, kw_only=True):
    """A total score of an outcome instrument, by its id in charting.measures."""

    instrument: str
    value: float

    def __post_init__(self) -> None:
        require_text(self, "instrument")


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


class RedFlag(Part, frozen=True, kw_only=True):
    """A red-flag question and its answer."""

    question: str
    present: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        require_text(self, "question")
