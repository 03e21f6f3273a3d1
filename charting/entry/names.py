"""What only this client has, understood for the time of one line: activities that they named, and goals to check."""

import re
from collections.abc import Iterable, Sequence

from charting.entry.lexicon import Lexicon, Spelling, Term, lexicon, made_of
from charting.entry.parsing import Figure, Form, Parts
from charting.entry.tokens import words_of
from charting.entry.values import is_score, score_of
from charting.model.findings import Activity
from charting.model.record import Part
from charting.model.session import GoalReading

OTHER = "other:"  # how the measure of a goal begins that nothing else in a note measures
_READ = re.compile(r"-?\d{1,4}(?:\.\d{1,4})?")


def lexicon_with(activities: Sequence[str], goals: Sequence[str] = ()) -> tuple[Lexicon, ...]:
    """The vocabularies, and these names beside them."""
    named = [*(("activity", name) for name in activities), *(("goal", name) for name in goals)]
    spellings = [Spelling(Term(kind, name), words_of(name)) for kind, name in named if words_of(name)]
    return (lexicon(), made_of(spellings)) if spellings else (lexicon(),)


def forms_with(activities: Sequence[str], goals: Sequence[str] = ()) -> tuple[Form, ...]:
    """`reach 6`: a score for an activity; `nights 4`: the figure of a goal. Only where the client has some."""
    return (*((_ACTIVITY,) if activities else ()), *((_GOAL,) if goals else ()))


def _scored(parts: Parts) -> Iterable[Part]:
    if "activity" in parts and "score" in parts:
        yield Activity(name=parts["activity"][0], score=score_of(parts["score"][0]))


def _read(parts: Parts) -> Iterable[Part]:
    if "goal" in parts and "value" in parts:
        yield GoalReading(measure=f"{OTHER}{parts['goal'][0]}", value=float(parts["value"][0]))


_ACTIVITY = Form("activities", {"activity": ("activity", 0.0)}, _scored, (Figure("score", "", is_score),))
_GOAL = Form(
    "goal_readings",
    {"goal": ("goal", 0.0)},
    _read,
    (Figure("value", "", lambda text: bool(_READ.fullmatch(text))),),
    frozenset({"goal"}),
)
