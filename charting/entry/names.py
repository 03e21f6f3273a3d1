"""The client's own names for activities, understood for the time of one line."""

from collections.abc import Iterable, Sequence

from charting.entry.lexicon import Lexicon, Spelling, Term, lexicon, made_of
from charting.entry.parsing import Figure, Form, Parts
from charting.entry.tokens import words_of
from charting.entry.values import is_score, score_of
from charting.model.findings import Activity
from charting.model.record import Part


def lexicon_with(activities: Sequence[str]) -> tuple[Lexicon, ...]:
    """The vocabularies, and these names beside them."""
    spellings = [Spelling(Term("activity", name), words_of(name)) for name in activities if words_of(name)]
    return (lexicon(), made_of(spellings)) if spellings else (lexicon(),)


def activity_form(activities: Sequence[str]) -> tuple[Form, ...]:
    """`reach 6`: a score for an activity; only where the client named some."""
    figure = Figure("score", "", is_score)
    return (Form("activities", {"activity": ("activity", 0.0)}, _scored, (figure,)),) if activities else ()


def _scored(parts: Parts) -> Iterable[Part]:
    if "activity" in parts and "score" in parts:
        yield Activity(name=parts["activity"][0], score=score_of(parts["score"][0]))
