"""Quick entry: one line that a therapist types, read as what it may mean. docs/quick-entry.md is the grammar.

What no reading explains to its last word is not quick entry: it stays text.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from charting import clock
from charting.entry.quick.builders import has_usual_dose
from charting.entry.quick.lexicon import get_lexicon
from charting.entry.quick.line_forms import LINE_FORMS
from charting.entry.quick.line_tokens import Token, split_tokens
from charting.entry.quick.matching import find_matches, split_glued_tokens
from charting.entry.quick.note_lexicon import build_note_forms, build_note_lexicons
from charting.entry.quick.note_values import NEXT_VISIT, VALUE_FORMS, VISIT_TOO_EARLY, NoteValue
from charting.entry.quick.parsing import LineForm, Parse, Parts, parse_as_form
from charting.entry.quick.phrases import format_phrase
from charting.entry.quick.prefixed_lines import parse_prefixed_line, parse_untimed_pain
from charting.entry.quick.test_notes import parse_test_with_note
from charting.model.case import Side
from charting.model.findings import Palpation, SpecialTest
from charting.model.note_line import NoteLine
from charting.model.record import Part
from charting.model.session import Treatment
from charting.text.dates import format_day_and_time, parse_coming_moment

_MAX_PLACE_COST = 0.15  # further from a name than this, the words are kept as they were typed


def format_referred_place(typed: Sequence[Token]) -> str:
    """`r hand` is "right hand"; "behind the eye" stays as it is."""
    found = parse_as_form(_PLACE_FORM, typed, find_matches(typed, (get_lexicon(),))) if typed else []
    names = dict.fromkeys(_format_place(each.record) for each in found if each.cost <= _MAX_PLACE_COST)
    return next(iter(names)) if len(names) == 1 else " ".join(token.raw for token in typed)


def _format_place(record: Part) -> str:
    place = msgspec.structs.asdict(record)
    return f"{place['side']} {place['structure'][:1].lower()}{place['structure'][1:]}".strip()


def _build_place(parts: Parts) -> Iterable[Part]:
    if "structure" in parts:
        side = next(iter(parts.get("side", ())), "")
        yield Palpation(structure=parts["structure"][0], side=Side(side))


_PLACE_KINDS = ("structure", "region", "area")
_PLACE_FORM = LineForm(
    "palpation", {**dict.fromkeys(_PLACE_KINDS, ("structure", 0.0)), "side": ("side", 0.0)}, _build_place
)


MAX_CHOICES = 7
_MARGIN = 0.2  # a reading that is this much nearer than the next needs no choice
_MAX_CHOICE_DISTANCE = 0.5  # a choice is at most this much further than the best
_MAX_COST = 1.5  # what is this far from any reading stays text
_MAX_CERTAIN_COST = 1.0  # what is further from what was typed is never filed without a choice
_VERBATIM_COST = 0.05
_MAX_BARE_NAME_COST = (
    0.7  # a name alone that is this far from what was typed is a word of a sentence: "softer"
)
_LONGEST_LINE = 40  # words; longer is a sentence


class UsageCounts(msgspec.Struct, frozen=True):
    """How often this client's and this therapist's notes have a thing, by "technique:Myofascial release" and the like.

    The kinds are technique, structure, finding, joint, motion, test and instrument (by its id).
    """

    client: Mapping[str, int] = {}
    therapist: Mapping[str, int] = {}


NO_USAGE = UsageCounts()


class LineReading(msgspec.Struct, frozen=True):
    """One meaning of the line: the record for that field of the note, and how it prints.

    `certain` means that Enter may file it without a choice. `problem` says why it cannot be filed at all; "" if it can.
    """

    field: str
    record: Part
    phrase: str
    certain: bool
    problem: str = ""


def read_line(
    typed: str,
    use: UsageCounts = NO_USAGE,
    activities: Sequence[str] = (),
    goals: Sequence[str] = (),
    visit_at: datetime | None = None,
) -> tuple[LineReading, ...]:
    """What the line may mean, at most seven readings, best first; empty: it stays text.

    `activities` are those that the client named, so that `reach 6` can score one; `goals` name the figures that only
    their goals ask for, so that `nights 4` reads one. `visit_at` is when the present visit was planned: a next visit
    without a time, `nv 1w`, is at that hour. Without it the day of a next visit stays as it was typed.
    """
    found = parse_prefixed_line(typed) or [
        *_parse_tokens(typed, tuple(activities), tuple(goals)),
        *parse_untimed_pain(typed),
    ]
    found = found or parse_test_with_note(
        typed, lambda words: _parse_tokens(words, tuple(activities), tuple(goals))
    )
    found = sorted(found, key=lambda each: each.cost)
    found = [each for each in found if each.cost <= _MAX_BARE_NAME_COST or len(each.parts) > 1]
    if not found or found[0].cost > _MAX_COST:
        return ()
    nearest = found[0].cost
    near = [each for each in found if each.cost <= nearest + _MAX_CHOICE_DISTANCE]
    sure = nearest <= _MAX_CERTAIN_COST and not any(each.cost < nearest + _MARGIN for each in found[1:])
    ranked = sorted(near, key=lambda each: _rank_by_usage(each, nearest, use))
    ranked = _keep_nearest(ranked[:MAX_CHOICES], found[0])
    certain = sure and _is_more_than_name(ranked[0]) and not _is_side_misread(typed, ranked[0].record)
    readings = (_make_reading(parse, certain and parse is found[0], visit_at) for parse in ranked)
    return tuple(reading for reading in readings if reading is not None)


def _make_reading(parse: Parse, certain: bool, visit_at: datetime | None) -> LineReading | None:
    """Return the reading; None if it is a next visit on a day that does not exist, which stays text."""
    record = parse.record
    if visit_at is None or not isinstance(record, NoteValue) or record.what != NEXT_VISIT:
        return LineReading(parse.field, record, format_phrase(parse.field, record), certain)
    try:
        moment = parse_coming_moment(str(record.value), clock.today(), visit_at.time())
    except ValueError:
        return None
    record = msgspec.structs.replace(record, value=format_day_and_time(moment))
    problem = "" if moment > visit_at else VISIT_TOO_EARLY
    return LineReading(parse.field, record, format_phrase(parse.field, record), certain, problem)


def _parse_tokens(typed: str, activities: tuple[str, ...], goals: tuple[str, ...]) -> list[Parse]:
    line = split_glued_tokens(split_tokens(typed), get_lexicon())
    said, place = _split_at_arrow(line)
    if not said or len(line) > _LONGEST_LINE:
        return []
    found = find_matches(said, build_note_lexicons(activities, goals))
    forms = (*LINE_FORMS, *VALUE_FORMS, *build_note_forms(activities, goals))
    parses = [each for form in forms for each in parse_as_form(form, said, found)]
    if place is not None:
        felt = format_referred_place(place)
        parses = [
            _add_referred_place(each, felt) for each in parses if isinstance(each.record, Palpation) and felt
        ]
    best: dict[tuple[str, Part], Parse] = {}
    for each in sorted(parses, key=lambda each: each.cost):
        best.setdefault((each.field, each.record), each)
    return list(best.values())


def _split_at_arrow(line: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...] | None]:
    """What stands before the arrow, and after it where the finding is felt; None without an arrow."""
    arrow = next((at for at, token in enumerate(line) if token.figure == "->"), None)
    return (line, None) if arrow is None else (line[:arrow], line[arrow + 1 :])


def _add_referred_place(each: Parse, place: str) -> Parse:
    record = msgspec.structs.replace(each.record, refers_to=place)
    return msgspec.structs.replace(each, record=record)


def _is_more_than_name(each: Parse) -> bool:
    """Whether it is more than a name alone: a word that is no more may be the start of a sentence."""
    record = each.record
    filled = not isinstance(record, NoteLine) or record.filled
    if isinstance(record, Treatment) and not has_usual_dose(record):
        return False  # the field gives no such dose: the words may be about something else
    if isinstance(record, Palpation) and not (record.finding or record.side):
        return False  # "neck 4" may be many things
    return filled and (len(each.parts) > 1 or (isinstance(record, NoteValue) and each.cost < _VERBATIM_COST))


def _is_side_misread(typed: str, record: Part) -> bool:
    """Whether a word that may be a side was taken for something else, as in `lt tp 2`, and no side was said."""
    if getattr(record, "side", None) is not Side.NONE:
        return False
    said = _split_at_arrow(split_tokens(typed))[0]
    known = get_lexicon().exact
    return any(each.term.kind == "side" for token in said for each in known.get((token.word,), ()))


def _keep_nearest(ranked: list[Parse], nearest: Parse) -> list[Parse]:
    """However many are more usual, what is nearest to the words typed is among the choices."""
    return ranked if nearest in ranked else [*ranked[:-1], nearest]


def _rank_by_usage(each: Parse, nearest: float, use: UsageCounts) -> tuple[bool, int, int, float]:
    """Within the margin use decides: first this client's, then this therapist's."""
    named = _list_usage_keys(each.record)
    client = sum(use.client.get(name, 0) for name in named)
    therapist = sum(use.therapist.get(name, 0) for name in named)
    return (each.cost >= nearest + _MARGIN, -client, -therapist, each.cost)


def _list_usage_keys(record: Part) -> list[str]:
    kinds = ("technique", "structure", "finding", "joint", "motion", "instrument")
    named = [f"{kind}:{getattr(record, kind)}" for kind in kinds if getattr(record, kind, "")]
    return [*named, f"test:{record.name}"] if isinstance(record, SpecialTest) else named
