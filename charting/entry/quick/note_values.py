"""Lines that set one value of the note: pain, activity scores, asked questions, progress, negatives."""

import re
from collections.abc import Iterable

from charting.entry.quick.parsing import FigurePattern, LineForm, Parts
from charting.model.findings import AskedQuestion, RelativePain
from charting.model.record import Part
from charting.model.session import Progress

_SCORE = re.compile(r"(\d|10)(?:/10)?")
NEXT_VISIT = "next visit"  # what a quick word of kind "next visit word" means
VISIT_TOO_EARLY = "The next visit comes after this one."


class NoteValue(Part, frozen=True, kw_only=True):
    """One value of the note; `what` names it and decides its type.

    pain now, pain worst, pain best, pain average, pain after: int, 0 to 10. psfs: the scores in the order of the
    client's activities. negatives: the names of what was absent. progress: Progress. adverse response, health changes: AskedQuestion.
    pain said, pain after said: RelativePain. next visit: the date as it was typed. home program done: the words as typed.
    """

    what: str
    value: int | tuple[int, ...] | tuple[str, ...] | str | Progress | AskedQuestion | RelativePain


def is_score_text(text: str) -> bool:
    """Whether the text is a score from 0 to 10, with or without `/10`."""
    return bool(_SCORE.fullmatch(text))


def parse_score(text: str) -> int:
    """Parse a score, `6` or `6/10`."""
    return int(text.partition("/")[0])


def _build_pain(parts: Parts) -> Iterable[Part]:
    if "field" in parts and "score" in parts:
        yield NoteValue(what=parts["field"][0], value=parse_score(parts["score"][0]))


def _build_activities(parts: Parts) -> Iterable[Part]:
    if "psfs" in parts and "score" in parts:
        yield NoteValue(what="psfs", value=tuple(parse_score(score) for score in parts["score"]))


def _build_asked(parts: Parts) -> Iterable[Part]:
    if "asked" in parts and "no" in parts:
        yield NoteValue(what=parts["asked"][0], value=AskedQuestion(asked=True))


def _build_progress(parts: Parts) -> Iterable[Part]:
    if "progress" in parts:
        yield NoteValue(what="progress", value=Progress(parts["progress"][0]))


def _build_negatives(parts: Parts) -> Iterable[Part]:
    if "no" in parts and "negative" in parts:
        yield NoteValue(
            what="negatives", value=tuple(dict.fromkeys(name.lower() for name in parts["negative"]))
        )


_SCORES = (FigurePattern("score", "", is_score_text),)
_NO = {"no": ("no", 0.0)}
_NEGATIVE = {**_NO, "negative": ("negative", 0.0), "finding": ("negative", 0.25)}

VALUE_FORMS: tuple[LineForm, ...] = (
    LineForm("value", {"pain field": ("field", 0.0)}, _build_pain, _SCORES),
    LineForm("value", {"activities": ("psfs", 0.0)}, _build_activities, _SCORES, many=frozenset({"score"})),
    LineForm("value", {**_NO, "asked": ("asked", 0.0)}, _build_asked),
    LineForm("value", {"progress": ("progress", 0.02), "progress lead": ("lead", 0.0)}, _build_progress),
    LineForm(
        "negatives",
        _NEGATIVE,
        _build_negatives,
        many=frozenset({"no", "negative"}),
    ),
)
