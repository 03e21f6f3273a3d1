"""Computes the total of the answers to the items of an instrument, or says which answers are missing."""

from collections.abc import Sequence
from math import floor

import msgspec

from charting.errors import Invalid
from charting.measures.instrument_form import Instrument
from charting.measures.scoring_rules import MeanStandsIn

Answers = Sequence[float | None]
_MAX_NAMED_ITEMS = 6  # if more items are missing, their number is given instead


class MissingAnswers(msgspec.Struct, frozen=True):
    """Why there is no total yet: a sentence, and the numbers, from 1, of the items without an answer."""

    sentence: str
    items: tuple[int, ...]


def score_items(instrument: Instrument, answers: Answers) -> float | MissingAnswers:
    """Compute the total by the rule of the instrument, rounded to its step; or return what is missing.

    `answers` has one entry for each item: the value of the choice before any reversal, or None if it was left out.
    Raises Invalid for `answers` if their number is wrong or an answer is impossible.
    """
    _check_answers(instrument, answers)
    left_out = tuple(place for place, answer in enumerate(answers, start=1) if answer is None)
    may_lack = instrument.missing.count_allowed_missing(len(instrument.items))
    if len(left_out) > may_lack or len(left_out) == len(answers):
        return MissingAnswers(_format_missing_answers(left_out, len(answers), may_lack), left_out)
    return _compute_total(instrument, answers)


def _compute_total(instrument: Instrument, answers: Answers) -> float:
    answered = [
        (item.score_answer(answer), item.most)
        for item, answer in zip(instrument.items, answers, strict=True)
        if answer is not None
    ]
    if isinstance(instrument.missing, MeanStandsIn):
        mean = sum(points for points, _ in answered) / len(answered)
        answered += [(mean, answered[0][1])] * (len(answers) - len(answered))
    if instrument.scoring is None:
        raise Invalid("scoring", f"{instrument.name} has no rule for its total.")
    return _round_to_step(instrument, instrument.scoring.compute_total(answered))


def _round_to_step(instrument: Instrument, total: float) -> float:
    """Round halves up, as on paper; floating-point errors just below a half do not count."""
    steps = floor(round((total - instrument.low) / instrument.step, 6) + 0.5)
    return round(instrument.low + steps * instrument.step, 6)


def _check_answers(instrument: Instrument, answers: Answers) -> None:
    if len(answers) != len(instrument.items):
        raise Invalid("answers", f"{instrument.name} has {len(instrument.items)} items, not {len(answers)}.")
    for number, (item, answer) in enumerate(zip(instrument.items, answers, strict=True), start=1):
        if answer is not None and not item.is_valid_answer(answer):
            raise Invalid("answers", f"Item {number} of {instrument.name} cannot be answered {answer:g}.")


def _format_missing_answers(left_out: tuple[int, ...], items: int, may_lack: int) -> str:
    if len(left_out) == items:
        return "Nothing is answered yet."
    need = "All are needed." if not may_lack else f"At most {may_lack} may be left out."
    return f"{_format_item_numbers(left_out)} not answered. {need}"


def _format_item_numbers(numbers: tuple[int, ...]) -> str:
    if len(numbers) == 1:
        return f"Item {numbers[0]} is"
    if len(numbers) > _MAX_NAMED_ITEMS:
        return f"{len(numbers)} items are"
    return f"Items {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} are"
