"""Quick entry: reads one line that a therapist types as what it may mean. docs/quick-entry.md describes the grammar.

A reading must explain every word of the line; if there is none, the line stays text.
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
from charting.entry.quick.test_notes import parse_test_before_colon, parse_test_with_note
from charting.model.case import Side
from charting.model.findings import Palpation, SpecialTest
from charting.model.note_line import NoteLine
from charting.model.record import Part
from charting.model.session import Treatment
from charting.text.dates import format_day_and_time, parse_coming_moment

_MAX_PLACE_COST = 0.15  # at a higher cost than this the words stay as they were typed


def format_referred_place(typed: Sequence[Token]) -> str:
    """Write out a place where pain is felt: `r hand` becomes "right hand"; "behind the eye" stays as it is."""
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
_MARGIN = 0.2  # a reading that costs this much less than the next needs no choice
_MAX_CHOICE_DISTANCE = 0.5  # a choice costs at most this much more than the best reading
_MAX_COST = 1.5  # if even the best reading costs more, the line stays text
_MAX_CERTAIN_COST = 1.0  # a reading that costs more is never filed without asking
_VERBATIM_COST = 0.05
_MAX_BARE_NAME_COST = 0.7  # a bare name that costs more is taken for a word of a sentence: "softer"
_LONGEST_LINE = 40  # in words; anything longer is a sentence


class UsageCounts(msgspec.Struct, frozen=True):
    """How often the notes of this client and of this therapist name a thing, by keys such as "technique:Myofascial release".

    The kinds are technique, structure, finding, joint, motion, test and instrument (by its id).
    """

    client: Mapping[str, int] = {}
    therapist: Mapping[str, int] = {}


NO_USAGE = UsageCounts()


class LineReading(msgspec.Struct, frozen=True):
    """One meaning of the line: the record, the field of the note that it belongs to, and the record in words.

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
    """Return what the line may mean: at most seven readings, best first. If there is none, the line stays text.

    `activities` are the activities that the client named, so that `reach 6` scores one. `goals` are the measures that
    only the client's goals use, so that `nights 4` records one. `visit_at` is the planned time of this visit; a next
    visit without a time, `nv 1w`, gets the same hour. Without it the day of a next visit stays as it was typed.
    """

    def parse_tokens(line: str) -> list[Parse]:
        return _parse_tokens(line, tuple(activities), tuple(goals))

    parses = parse_prefixed_line(typed) or parse_test_before_colon(typed, parse_tokens)
    parses = parses or [*parse_tokens(typed), *parse_untimed_pain(typed)]
    parses = parses or parse_test_with_note(typed, parse_tokens)
    parses = sorted(parses, key=lambda parse: parse.cost)
    parses = [parse for parse in parses if parse.cost <= _MAX_BARE_NAME_COST or len(parse.parts) > 1]
    if not parses or parses[0].cost > _MAX_COST:
        return ()
    nearest = parses[0].cost
    near = [parse for parse in parses if parse.cost <= nearest + _MAX_CHOICE_DISTANCE]
    sure = nearest <= _MAX_CERTAIN_COST and not any(parse.cost < nearest + _MARGIN for parse in parses[1:])
    ranked = sorted(near, key=lambda parse: _rank_by_usage(parse, nearest, use))
    ranked = _keep_nearest(ranked[:MAX_CHOICES], parses[0])
    certain = sure and _is_more_than_name(ranked[0]) and not _is_side_misread(typed, ranked[0].record)
    readings = (_make_reading(parse, certain and parse is parses[0], visit_at) for parse in ranked)
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
    finding, place = _split_at_arrow(line)
    if not finding or len(line) > _LONGEST_LINE:
        return []
    matches = find_matches(finding, build_note_lexicons(activities, goals))
    forms = (*LINE_FORMS, *VALUE_FORMS, *build_note_forms(activities, goals))
    parses = [parse for form in forms for parse in parse_as_form(form, finding, matches)]
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
    """Split a line into the finding before the arrow and the place after it where it is felt; None without an arrow."""
    arrow = next((place for place, token in enumerate(line) if token.figure == "->"), None)
    return (line, None) if arrow is None else (line[:arrow], line[arrow + 1 :])


def _add_referred_place(parse: Parse, place: str) -> Parse:
    record = msgspec.structs.replace(parse.record, refers_to=place)
    return msgspec.structs.replace(parse, record=record)


def _is_more_than_name(parse: Parse) -> bool:
    """Whether the line is more than a bare name, which may be the first word of a sentence."""
    record = parse.record
    filled = not isinstance(record, NoteLine) or record.filled
    if isinstance(record, Treatment) and not has_usual_dose(record):
        return False  # unusual dose for this technique: the words may be about something else
    if isinstance(record, Palpation) and not (record.finding or record.side):
        return False  # "neck 4" may be many things
    return filled and (
        len(parse.parts) > 1 or (isinstance(record, NoteValue) and parse.cost < _VERBATIM_COST)
    )


def _is_side_misread(typed: str, record: Part) -> bool:
    """Whether a word that may be a side was read as something else, as in `lt tp 2`, and the record has no side."""
    if getattr(record, "side", None) is not Side.NONE:
        return False
    finding = _split_at_arrow(split_tokens(typed))[0]
    exact = get_lexicon().exact
    return any(spelling.term.kind == "side" for token in finding for spelling in exact.get((token.word,), ()))


def _keep_nearest(ranked: list[Parse], nearest: Parse) -> list[Parse]:
    """Keep the reading closest to the typed words among the choices, even if others are used more often."""
    return ranked if nearest in ranked else [*ranked[:-1], nearest]


def _rank_by_usage(parse: Parse, nearest: float, use: UsageCounts) -> tuple[bool, int, int, float]:
    """A sort key: within the margin the usage counts decide, first the client's, then the therapist's."""
    keys = _list_usage_keys(parse.record)
    client = sum(use.client.get(name, 0) for name in keys)
    therapist = sum(use.therapist.get(name, 0) for name in keys)
    return (parse.cost >= nearest + _MARGIN, -client, -therapist, parse.cost)


def _list_usage_keys(record: Part) -> list[str]:
    kinds = ("technique", "structure", "finding", "joint", "motion", "instrument")
    keys = [f"{kind}:{getattr(record, kind)}" for kind in kinds if getattr(record, kind, "")]
    return [*keys, f"test:{record.name}"] if isinstance(record, SpecialTest) else keys
