"""An outcome instrument as data: its scale, its items where the clinic has them, and how large a change must be."""

from typing import Literal

import msgspec

from charting.measures.scoring_rules import MissingRule, NoneMissing, Scoring

Direction = Literal["lower", "higher"]
ThresholdKind = Literal["MCID", "MDC"]


class Threshold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published size of change: MCID, what patients notice; MDC, what exceeds measurement error.

    `points` is in the instrument's unit, `percent` of the baseline; where both are given, reaching either is enough.
    `areas` are the body areas that it holds for; empty, any area that has no figure of its own.
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
        """Whether it may judge: a figure whose source says "unverified" is kept to be known, and decides nothing."""
        return "unverified" not in self.source.casefold()


class ScoreBand(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What totals from `low` to `high`, ends included, are called: "moderate disability"."""

    low: float
    high: float
    words: str


class AnswerChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer to choose, and the points it counts for."""

    words: str
    value: float


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question. It is answered by one of `choices`, or by a whole number within `numbers` (a count of days).

    `reversed` counts from the other end: of points 1 to 5 an answer of 5 gives 1.
    """

    text: str
    choices: tuple[AnswerChoice, ...] = ()
    numbers: tuple[int, int] | None = None
    reversed: bool = False

    @property
    def least(self) -> float:
        """The fewest points it can give."""
        return self.numbers[0] if self.numbers else min(each.value for each in self.choices)

    @property
    def most(self) -> float:
        """The most points it can give."""
        return self.numbers[1] if self.numbers else max(each.value for each in self.choices)

    def is_valid_answer(self, answer: float) -> bool:
        """Whether it can be answered so."""
        if self.numbers:
            return self.least <= answer <= self.most and answer == round(answer)
        return any(each.value == answer for each in self.choices)

    def score_answer(self, answer: float) -> float:
        """What the answer counts for."""
        return self.least + self.most - answer if self.reversed else answer


class Instrument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One instrument. `better` says which way is improvement.

    `asked` is true for those that are asked on the screen in our own words (`question`, `low_means`, `high_means`);
    the others are recorded as the total of the clinic's own licensed paper form. `is_change` marks a rating that is
    itself a change, so that it is judged against zero and needs no baseline.

    A clinic with a license may define `items`, with `scoring` and what may be `missing`; `choices` are those of every
    item that names none of its own. `version` tells forms apart whose scores cannot be compared.
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
        """The range and the direction for a table's label: "0–10, higher is better"; "−5 to +5, higher is better"."""
        dash = " to " if self.low < 0 else "–"
        return f"{self.format_total(self.low)}{dash}{self.format_total(self.high)}, {self.better} is better"

    def format_total(self, value: float) -> str:
        """A total as words say it: a scale that crosses zero shows its signs, with a true minus."""
        return (f"{value:+.10g}" if self.low < 0 else f"{value:.10g}").replace("-", "−")

    @property
    def question_text(self) -> str:
        """What the client is asked, with what both ends mean; only the scale where the client fills in a paper form."""
        if not self.question:
            return self.scale_text
        ends = f"{self.format_total(self.low)} {self.low_means}, {self.format_total(self.high)} {self.high_means}"
        return f"{self.question} {ends}"

    def find_threshold(self, kind: ThresholdKind, area: str) -> Threshold | None:
        """The checked figure of that kind for the body area, else the one that holds for any area, else None."""
        of_kind = [each for each in self.thresholds if each.kind == kind and each.checked]
        own = (each for each in of_kind if area and area in each.areas)
        return next(own, None) or next((each for each in of_kind if not each.areas), None)

    def describe_total(self, total: float) -> str:
        """What such a total is called, "" where nothing is published for it."""
        return next((each.words for each in self.bands if each.low <= total <= each.high), "")

    def is_comparable_to(self, other: "Instrument") -> bool:
        """Whether totals of the two can be compared: the words may differ, what is counted and how may not."""
        return _get_form_key(self) == _get_form_key(other)


def _get_form_key(of: Instrument) -> tuple[object, ...]:
    items = tuple(
        (each.numbers, [choice.value for choice in each.choices], each.reversed) for each in of.items
    )
    scale = (of.low, of.high) if of.items else ()
    return (of.better, of.unit, of.is_change, items, of.scoring, of.missing, scale)
