"""An outcome instrument as data: its scale, its items if the clinic has them, and its change thresholds."""

from typing import Literal

import msgspec

from charting.measures.scoring_rules import MissingRule, NoneMissing, Scoring

Direction = Literal["lower", "higher"]
ThresholdKind = Literal["MCID", "MDC"]


class Threshold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published threshold: MCID, the change that patients notice, or MDC, the change beyond measurement error.

    `points` is in the instrument's unit, `percent` of the baseline; if both are given, reaching either is enough.
    `areas` are the body areas that it holds for; if empty, every area without a threshold of its own.
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
        """Whether it may be used. A threshold whose source says "unverified" is on record but decides nothing."""
        return "unverified" not in self.source.casefold()


class ScoreBand(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The name for totals from `low` to `high`, both included: "moderate disability"."""

    low: float
    high: float
    words: str


class AnswerChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer to choose, and its points."""

    words: str
    value: float


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question. The answer is one of `choices`, or a whole number within `numbers` (a count of days).

    If `reversed`, points count from the other end: with points 1 to 5, an answer of 5 scores 1.
    """

    text: str
    choices: tuple[AnswerChoice, ...] = ()
    numbers: tuple[int, int] | None = None
    reversed: bool = False

    @property
    def least(self) -> float:
        """The fewest points it can give."""
        return self.numbers[0] if self.numbers else min(choice.value for choice in self.choices)

    @property
    def most(self) -> float:
        """The most points it can give."""
        return self.numbers[1] if self.numbers else max(choice.value for choice in self.choices)

    def is_valid_answer(self, answer: float) -> bool:
        """Whether this answer is possible."""
        if self.numbers:
            return self.least <= answer <= self.most and answer == round(answer)
        return any(choice.value == answer for choice in self.choices)

    def score_answer(self, answer: float) -> float:
        """Return the points of an answer, reversed if the item is."""
        return self.least + self.most - answer if self.reversed else answer


class Instrument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One instrument. `better` is the direction of improvement.

    If `asked`, the screen asks it in our own words (`question`, `low_means`, `high_means`); otherwise the therapist enters
    the total of the clinic's licensed paper form. `is_change` marks a rating that is itself a change: it is judged
    against zero and needs no baseline.

    A clinic with a license may define `items` with `scoring` and a rule for `missing` answers; `choices` are the answers
    of every item without its own. Scores of different `version` cannot be compared.
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
        """Format a total. A scale that crosses zero shows signs, with a true minus."""
        return (f"{value:+.10g}" if self.low < 0 else f"{value:.10g}").replace("-", "−")

    @property
    def question_text(self) -> str:
        """The question with the meaning of both ends; only the scale if the client fills in a paper form."""
        if not self.question:
            return self.scale_text
        ends = f"{self.format_total(self.low)} {self.low_means}, {self.format_total(self.high)} {self.high_means}"
        return f"{self.question} {ends}"

    def find_threshold(self, kind: ThresholdKind, area: str) -> Threshold | None:
        """Find the checked threshold of that kind for the body area, else the one for any area, else None."""
        usable = [threshold for threshold in self.thresholds if threshold.kind == kind and threshold.checked]
        for_area = (threshold for threshold in usable if area and area in threshold.areas)
        return next(for_area, None) or next((threshold for threshold in usable if not threshold.areas), None)

    def describe_total(self, total: float) -> str:
        """Return the published name of a total; "" if there is none."""
        return next((band.words for band in self.bands if band.low <= total <= band.high), "")

    def is_comparable_to(self, other: "Instrument") -> bool:
        """Whether totals of the two can be compared: wording may differ, items and scoring may not."""
        return _get_form_key(self) == _get_form_key(other)


def _get_form_key(instrument: Instrument) -> tuple[object, ...]:
    items = tuple(
        (item.numbers, [choice.value for choice in item.choices], item.reversed) for item in instrument.items
    )
    scale = (instrument.low, instrument.high) if instrument.items else ()
    return (
        instrument.better,
        instrument.unit,
        instrument.is_change,
        items,
        instrument.scoring,
        instrument.missing,
        scale,
    )
