"""Quick entry: parses one line that a therapist types into what it may mean. docs/quick-entry.md is the grammar.

A line that no parse explains to the last word stays text.
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

_MAX_PLACE_COST = 0.15  # beyond this, the words stay as typed


def format_referred_place(typed: Sequence[Token]) -> str:
    """Format where the client feels it: `r hand` is "right hand"; "behind the eye" stays as it is."""
    parses = parse_as_form(_PLACE_FORM, typed, find_matches(typed, (get_lexicon(),))) if typed else []
    names = dict.fromkeys(_format_place(parse.record) for parse in parses if parse.cost <= _MAX_PLACE_COST)
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
_MARGIN = 0.2  # a parse that is this much cheaper than the next needs no choice
_MAX_CHOICE_DISTANCE = 0.5  # a choice costs at most this much more than the best
_MAX_COST = 1.5  # a line without a cheaper parse stays text
_MAX_CERTAIN_COST = 1.0  # a more expensive parse is never filed without a choice
_VERBATIM_COST = 0.05
_MAX_BARE_NAME_COST = 0.7  # a more expensive name by itself is a word of a sentence: "softer"
_MAX_LINE_TOKENS = 40  # longer is a sentence


class UsageCounts(msgspec.Struct, frozen=True):
    """How often a term is in this client's and in this therapist's notes, by keys like "technique:Myofascial release".

    The kinds are technique, structure, finding, joint, motion, test and instrument (by its id).
    """

    client: Mapping[str, int] = {}
    therapist: Mapping[str, int] = {}


NO_USAGE = UsageCounts()


class LineReading(msgspec.Struct, frozen=True):
    """One meaning of the line: a record for a field of the note, and its phrase.

    If `certain`, Enter files it without a choice. `problem` says why it cannot be filed; "" if it can.
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
    """Return what the line may mean, at most seven readings, the best first; none if it stays text.

    `activities` are the client's, so that `reach 6` scores one; `goals` name the values that only goals ask for, so
    that `nights 4` fills one in. `visit_at` is the time of the present visit: a next visit without a time, `nv 1w`, is
    at the same hour, and one that is not later has a `problem`. Without `visit_at` its day stays as typed.
    """
    parses = _find_parses(typed, tuple(activities), tuple(goals))
    if not parses or parses[0].cost > _MAX_COST:
        return ()
    lowest = parses[0].cost
    choices = [parse for parse in parses if parse.cost <= lowest + _MAX_CHOICE_DISTANCE]
    ranked = sorted(choices, key=lambda parse: _rank_by_usage(parse, lowest, use))
    ranked = _keep_cheapest(ranked[:MAX_CHOICES], parses[0])
    clear = lowest <= _MAX_CERTAIN_COST and not any(parse.cost < lowest + _MARGIN for parse in parses[1:])
    certain = clear and _is_more_than_name(ranked[0]) and not _is_side_misread(typed, ranked[0].record)
    readings = (_make_reading(parse, certain and parse is parses[0], visit_at) for parse in ranked)
    return tuple(reading for reading in readings if reading is not None)


def _find_parses(typed: str, activities: tuple[str, ...], goals: tuple[str, ...]) -> list[Parse]:
    """Find all parses of the line, the cheapest first."""
    parses = parse_prefixed_line(typed) or [
        *_parse_tokens(typed, activities, goals),
        *parse_untimed_pain(typed),
    ]
    parses = parses or parse_test_with_note(typed, lambda words: _parse_tokens(words, activities, goals))
    parses = sorted(parses, key=lambda parse: parse.cost)
    return [parse for parse in parses if parse.cost <= _MAX_BARE_NAME_COST or len(parse.parts) > 1]


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
    words, place = _split_at_arrow(line)
    if not words or len(line) > _MAX_LINE_TOKENS:
        return []
    matches = find_matches(words, build_note_lexicons(activities, goals))
    forms = (*LINE_FORMS, *VALUE_FORMS, *build_note_forms(activities, goals))
    parses = [parse for form in forms for parse in parse_as_form(form, words, matches)]
    if place is not None:
        felt = format_referred_place(place)
        parses = [
            _add_referred_place(parse, felt)
            for parse in parses
            if isinstance(parse.record, Palpation) and felt
        ]
    best: dict[tuple[str, Part], Parse] = {}
    for parse in sorted(parses, key=lambda parse: parse.cost):
        best.setdefault((parse.field, parse.record), parse)
    return list(best.values())


def _split_at_arrow(line: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...] | None]:
    """Split into the tokens before the arrow, and those after it, where the finding is felt; None without an arrow."""
    arrow = next((index for index, token in enumerate(line) if token.figure == "->"), None)
    return (line, None) if arrow is None else (line[:arrow], line[arrow + 1 :])


def _add_referred_place(parse: Parse, place: str) -> Parse:
    record = msgspec.structs.replace(parse.record, refers_to=place)
    return msgspec.structs.replace(parse, record=record)


def _is_more_than_name(parse: Parse) -> bool:
    """Whether it is more than a name by itself, which may be the beginning of a sentence."""
    record = parse.record
    filled = not isinstance(record, NoteLine) or record.filled
    if isinstance(record, Treatment) and not has_usual_dose(record):
        return False  # an unusual dose: the words may mean something else
    if isinstance(record, Palpation) and not (record.finding or record.side):
        return False  # "neck 4" may be many things
    return filled and (
        len(parse.parts) > 1 or (isinstance(record, NoteValue) and parse.cost < _VERBATIM_COST)
    )


def _is_side_misread(typed: str, record: Part) -> bool:
    """Whether a word that may be a side was taken for something else, as in `lt tp 2`, so that no side is set."""
    if getattr(record, "side", None) is not Side.NONE:
        return False
    words = _split_at_arrow(split_tokens(typed))[0]
    exact = get_lexicon().exact
    return any(spelling.term.kind == "side" for token in words for spelling in exact.get((token.word,), ()))


def _keep_cheapest(ranked: list[Parse], cheapest: Parse) -> list[Parse]:
    """Keep the parse closest to what was typed among the choices, however many others are more usual."""
    return ranked if cheapest in ranked else [*ranked[:-1], cheapest]


def _rank_by_usage(parse: Parse, lowest: float, use: UsageCounts) -> tuple[bool, int, int, float]:
    """Return the sort key: within the margin usage decides, first this client's, then this therapist's."""
    keys = _list_usage_keys(parse.record)
    client = sum(use.client.get(key, 0) for key in keys)
    therapist = sum(use.therapist.get(key, 0) for key in keys)
    return (parse.cost >= lowest + _MARGIN, -client, -therapist, parse.cost)


def _list_usage_keys(record: Part) -> list[str]:
    kinds = ("technique", "structure", "finding", "joint", "motion", "instrument")
    keys = [f"{kind}:{getattr(record, kind)}" for kind in kinds if getattr(record, kind, "")]
    return [*keys, f"test:{record.name}"] if isinstance(record, SpecialTest) else keys
