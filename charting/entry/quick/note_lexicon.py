"""Names that only this client has, added to the lexicon for one line: their activities and the measures of their goals."""

import re
from collections.abc import Iterable, Sequence

from charting.entry.quick.lexicon import Lexicon, Spelling, Term, build_lexicon, get_lexicon
from charting.entry.quick.line_tokens import split_name_words
from charting.entry.quick.note_values import is_score_text, parse_score
from charting.entry.quick.parsing import FigurePattern, LineForm, Parts
from charting.model.findings import Activity
from charting.model.record import Part
from charting.model.session import GoalReading

OTHER_MEASURE_PREFIX = "other:"  # prefix of a measure that only a goal uses
_GOAL_FIGURE = re.compile(r"-?\d{1,4}(?:\.\d{1,4})?")


def build_note_lexicons(activities: Sequence[str], goals: Sequence[str] = ()) -> tuple[Lexicon, ...]:
    """Return the lexicon of the vocabularies and, if there are any, a second one with these names."""
    names = [*(("activity", name) for name in activities), *(("goal", name) for name in goals)]
    spellings = [
        Spelling(Term(kind, name), split_name_words(name)) for kind, name in names if split_name_words(name)
    ]
    return (get_lexicon(), build_lexicon(spellings)) if spellings else (get_lexicon(),)


def build_note_forms(activities: Sequence[str], goals: Sequence[str] = ()) -> tuple[LineForm, ...]:
    """Return the forms for `reach 6`, a score for an activity, and `nights 4`, a goal reading, if the client has any."""
    return (*((_ACTIVITY_FORM,) if activities else ()), *((_GOAL_FORM,) if goals else ()))


def _build_activity(parts: Parts) -> Iterable[Part]:
    if "activity" in parts and "score" in parts:
        yield Activity(name=parts["activity"][0], score=parse_score(parts["score"][0]))


def _build_goal_reading(parts: Parts) -> Iterable[Part]:
    if "goal" in parts and "value" in parts:
        yield GoalReading(measure=f"{OTHER_MEASURE_PREFIX}{parts['goal'][0]}", value=float(parts["value"][0]))


_ACTIVITY_FORM = LineForm(
    "activities",
    {"activity": ("activity", 0.0)},
    _build_activity,
    (FigurePattern("score", "", is_score_text),),
)
_GOAL_FORM = LineForm(
    "goal_readings",
    {"goal": ("goal", 0.0)},
    _build_goal_reading,
    (FigurePattern("value", "", lambda text: bool(_GOAL_FIGURE.fullmatch(text))),),
    frozenset({"goal"}),
)
