"""An outcome instrument as data: its scale, its items if the clinic has them, and how large a change must be."""

from typing import Literal

import msgspec

from charting.measures.scoring_rules import MissingRule, NoneMissing, Scoring

Direction = Literal["lower", "higher"]
ThresholdKind = Literal["MCID", "MDC"]


class Threshold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published threshold of change. An MCID is what patients notice; an MDC is what exceeds measurement error.

    `points` is in the unit of the instrument, `percent` is of the baseline; if both are given, reaching one is enough.
    `areas` are the body areas that it applies to; if empty, all areas without a threshold of their own.
    `citation` is for the report's footnote ("Farrar 2001"), `source` the full reference, `sample` the study's size.
    """

    kind: ThresholdKind
    points: float | None = None
    percent: float | None = None
    areas: tuple[str, ...] = ()
    population: str
    sample: str = ""
    citation: str
    source: str

    @property
    def checked(self) -> bool:
        """Whether the threshold may be used: one whose source says "unverified" is only for reference."""
        return "unverified" not in self.source.casefold()


class ScoreBand(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The name of the totals from `low` to `high`, both included: "moderate disability"."""

    low: float
    high: float
    words: str


class AnswerChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer to choose, and its points."""

    words: str
    value: float


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question. It is answered by one of `choices`, or by a whole number within `numbers` (a count of days).

    A `reversed` item counts from the other end: with points from 1 to 5, an answer of 5 gives 1.
    """

    text: str
    choices: tuple[AnswerChoice, ...] = ()
    numbers: tuple[int, int] | None = None
    reversed: bool = False

    @property
    def least(self) -> float:
        """The fewest points that the item can give."""
        return self.numbers[0] if self.numbers else min(choice.value for choice in self.choices)

    @property
    def most(self) -> float:
        """The most points that the item can give."""
        return self.numbers[1] if self.numbers else max(choice.value for choice in self.choices)

    def is_valid_answer(self, answer: float) -> bool:
        """Whether this is a possible answer to the item."""
        if self.numbers:
            return self.least <= answer <= self.most and answer == round(answer)
        return any(choice.value == answer for choice in self.choices)

    def score_answer(self, answer: float) -> float:
        """Return the points for the answer."""
        return self.least + self.most - answer if self.reversed else answer


class Instrument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One instrument. `better` says which direction is an improvement.

    `asked` is true for instruments that are asked on the screen in our own words (`question`, `low_means`,
    `high_means`); for the others, the therapist records the total of the clinic's licensed paper form. `is_change`
    marks a rating that is itself a change, so that it is compared to zero and needs no baseline.

    A clinic with a license may define `items`, with `scoring` and what may be `missing`; `choices` apply to every item
    without choices of its own. Forms whose scores cannot be compared differ in `version`.
    """

    id: str
    name: str
    short_name: str
    about: str
    low: float
    high: float
    step: float
    better: Direction
    unit: str
    version: str = ""
    asked: bool = False
    is_change: bool = False
    question: str = ""
    low_means: str = ""
    high_means: str = ""
    areas: tuple[str, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    bands: tuple[ScoreBand, ...] = ()
    bands_source: str = ""
    choices: tuple[AnswerChoice, ...] = ()
    items: tuple[Item, ...] = ()
    scoring: Scoring | None = None
    missing: MissingRule = NoneMissing()
    note: str = ""
    source: str

    @property
    def scale_text(self) -> str:
        """The range and direction for a label: "0–10, higher is better"; "−5 to +5, higher is better"."""
        dash = " to " if self.low < 0 else "–"
        return f"{self.format_total(self.low)}{dash}{self.format_total(self.high)}, {self.better} is better"

    def format_total(self, value: float) -> str:
        """Format a total with a true minus sign; a scale with negative values also shows the plus sign."""
        return (f"{value:+.10g}" if self.low < 0 else f"{value:.10g}").replace("-", "−")

    @property
    def question_text(self) -> str:
        """The question with the meaning of both ends, or only the scale if the client fills in a paper form."""
        if not self.question:
            return self.scale_text
        ends = f"{self.format_total(self.low)} {self.low_means}, {self.format_total(self.high)} {self.high_means}"
        return f"{self.question} {ends}"

    def find_threshold(self, kind: ThresholdKind, area: str) -> Threshold | None:
        """Return the checked threshold of that kind for the body area, or else the one for any area, or None."""
        of_kind = [threshold for threshold in self.thresholds if threshold.kind == kind and threshold.checked]
        for_area = (threshold for threshold in of_kind if area and area in threshold.areas)
        return next(for_area, None) or next((threshold for threshold in of_kind if not threshold.areas), None)

    def describe_total(self, total: float) -> str:
        """Return the published name of such a total; "" if there is none."""
        return next((band.words for band in self.bands if band.low <= total <= band.high), "")

    def is_comparable_to(self, other: "Instrument") -> bool:
        """Whether totals of the two can be compared: the wording may differ, but not the items and the scoring."""
        return _get_form_key(self) == _get_form_key(other)


def _get_form_key(of: Instrument) -> tuple[object, ...]:
    items = tuple(
        (item.numbers, [choice.value for choice in item.choices], item.reversed) for item in of.items
    )
    scale = (of.low, of.high) if of.items else ()
    return (of.better, of.unit, of.is_change, items, of.scoring, of.missing, scale)
