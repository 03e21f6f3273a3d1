"""Lines whose first words say what they are, and whose rest is the person's own text."""

import re

from charting.entry.amounts.symptoms import parse_relative_pain
from charting.entry.quick.home_tasks import parse_home_task
from charting.entry.quick.lexicon import get_words_of_kind
from charting.entry.quick.note_values import NoteValue
from charting.entry.quick.parsing import Parse
from charting.model.findings import RelativePain
from charting.model.plan import HomeKind, HomeTask
from charting.model.record import Part
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.entries import QuickWord
from charting.text.folding import fold

_TASK_LEAD = "home task word"  # whatever follows is a task, with a dose or without
_DONE_LEAD = "home program done word"
_HOME_LEADS = (_TASK_LEAD, "home word", _DONE_LEAD)
_RELATIVE_PAIN_FIELDS = {"pain now": "pain said", "pain after": "pain after said"}
_UNTIMED_LEAD = "either pain word"  # leads that do not say when the pain was so
_UNTIMED_COST = 0.3  # what a share without its time costs: "better" alone is the progress


def parse_prefixed_line(typed: str) -> list[Parse]:
    """The reading of a line by its first words: a home task, the next visit, pain as a share; else none."""
    line = " ".join(typed.split())
    for pattern, kind, means in _list_prefixes():
        match = re.match(pattern, line, re.IGNORECASE)
        record = _make_record(kind, means, line[match.end() :]) if match else None
        if match and isinstance(record, HomeTask):
            sure = bool(match["colon"] or kind == _TASK_LEAD or record.measured.words or record.dose)
            return [Parse("home_program", record, 0.0, ("keyword", "name") if sure else ("name",))]
        if record is not None:
            return [Parse("value", record, 0.0, ("keyword", "rest"))]
    return []


def parse_untimed_pain(typed: str) -> list[Parse]:
    """Pain as a share that does not say when, `half as bad` or `pain gone`: on arrival, or after; never sure."""
    line = " ".join(typed.split())
    leads = "|".join(re.escape(word) for word in get_words_of_kind(_UNTIMED_LEAD))
    share = _parse_share(re.sub(rf"^(?:{leads})\b ?:? ?", "", line, flags=re.IGNORECASE))
    return [
        Parse("value", NoteValue(what=said, value=share), _UNTIMED_COST, ("rest",))
        for said in _RELATIVE_PAIN_FIELDS.values()
        if share
    ]


@cache_by_vocabulary
def _list_prefixes() -> list[tuple[str, str, str]]:
    """The first words as patterns, longest first, with what they announce."""
    kinds = (*_HOME_LEADS, "next visit word", "pain field")
    either = get_words_of_kind(_UNTIMED_LEAD)
    found = [word for word in loader.list_quick_words() if word.kind in kinds and word.typed not in either]
    found.sort(key=lambda word: len(word.typed), reverse=True)
    return [(_build_prefix_pattern(word), word.kind, word.means) for word in found]


def _build_prefix_pattern(word: QuickWord) -> str:
    """The word before its colon or blank. Where it also says the kind of task, a blank would not part it from a name."""
    colon = r"(?P<colon> ?: ?)"
    after = colon if word.kind == "home word" and word.means else f"(?:{colon}| )"
    return rf"{re.escape(word.typed)}{after}(?=\S)"


def _make_record(kind: str, means: str, rest: str) -> Part | None:
    if kind in _HOME_LEADS and fold(rest) in get_words_of_kind("home done word"):
        return None if means in list(HomeKind) else NoteValue(what="home program done", value=rest)
    if kind in _HOME_LEADS:
        return None if kind == _DONE_LEAD else parse_home_task(means, rest)
    if kind == "next visit word":
        return NoteValue(what=means, value=rest) if _is_date_like(rest) else None
    said, share = _RELATIVE_PAIN_FIELDS.get(means), _parse_share(rest)
    return NoteValue(what=said, value=share) if said and share else None


def _parse_share(words: str) -> RelativePain | None:
    """The share that these words name; None for any other words."""
    share = parse_relative_pain(_map_share_words().get(fold(words), words))
    known = {fold(word.name) for word in loader.list_pick_words("relative pain")}
    named = share is not None and (share.percent is not None or fold(share.words) in known)
    return share if named else None


def _is_date_like(rest: str) -> bool:
    """Whether each word may belong to a date: a figure, or a name of a day or month."""
    words = re.sub(r"[,.]", " ", rest.casefold()).split()
    known = get_words_of_kind("day word")
    return bool(words) and all(any(letter.isdigit() for letter in word) or word in known for word in words)


@cache_by_vocabulary
def _map_share_words() -> dict[str, str]:
    return {
        fold(word.typed): word.means
        for word in loader.list_quick_words()
        if word.kind == "relative pain word"
    }
