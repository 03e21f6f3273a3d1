"""Lines that set one value of the note: pain, the activities in their order, what was asked, progress, negatives."""

import re
from collections.abc import Iterable

from charting.entry.parsing import Figure, Form, Parts
from charting.model.findings import Asked, RelativePain
from charting.model.record import Part
from charting.model.session import Progress

_SCORE = re.compile(r"(\d|10)(?:/10)?")


class Value(Part, frozen=True, kw_only=True):
    """One value. `what` it is decides its type.

    pain now, pain worst, pain best, pain average, pain after: int, 0 to 10. psfs: the scores in the order of the
    client's activities. negatives: what was not there. progress: Progress. adverse response, health changes: Asked.
    pain said, pain after said: RelativePain. next visit: its text, as a date is typed. home program done: its words.
    """

    what: str
    value: int | tuple[int, ...] | tuple[str, ...] | str | Progress | Asked | RelativePain


def is_score(text: str) -> bool:
    """Whether it is 0 to 10, or such out of 10."""
    return bool(_SCORE.fullmatch(text))


def score_of(text: str) -> int:
    """The figure of a score, `6` or `6/10`."""
    return int(text.partition("/")[0])


def _pain(parts: Parts) -> Iterable[Part]:
    if "field" in parts and "score" in parts:
        yield Value(what=parts["field"][0], value=score_of(parts["score"][0]))


def _activities(parts: Parts) -> Iterable[Part]:
    if "psfs" in parts and "score" in parts:
        yield Value(what="psfs", value=tuple(score_of(each) for each in parts["score"]))


def _asked(parts: Parts) -> Iterable[Part]:
    if "asked" in parts and "no" in parts:
        yield Value(what=parts["asked"][0], value=Asked(asked=True))


def _progress(parts: Parts) -> Iterable[Part]:
    if "progress" in parts:
        yield Value(what="progress", value=Progress(parts["progress"][0]))


def _negatives(parts: Parts) -> Iterable[Part]:
    if "no" in parts and "negative" in parts:
        yield Value(what="negatives", value=tuple(dict.fromkeys(each.lower() for each in parts["negative"])))


_SCORES = (Figure("score", "", is_score),)
_NO = {"no": ("no", 0.0)}
_NEGATIVE = {**_NO, "negative": ("negative", 0.0), "finding": ("negative", 0.25)}

VALUE_FORMS: tuple[Form, ...] = (
    Form("value", {"pain field": ("field", 0.0)}, _pain, _SCORES),
    Form("value", {"activities": ("psfs", 0.0)}, _activities, _SCORES, many=frozenset({"score"})),
    Form("value", {**_NO, "asked": ("asked", 0.0)}, _asked),
    Form("value", {"progress": ("progress", 0.02), "progress lead": ("lead", 0.0)}, _progress),
    Form(
        "negatives",
        _NEGATIVE,
        _negatives,
        many=frozenset({"no", "negative"}),
    ),
)
