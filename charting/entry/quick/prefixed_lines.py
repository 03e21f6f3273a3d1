"""Parses lines whose first words announce what they are and whose rest is free text."""

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

_TASK_LEAD = "home task word"  # any text after it is a task, with or without a dose
_DONE_LEAD = "home program done word"
_HOME_LEADS = (_TASK_LEAD, "home word", _DONE_LEAD)
_RELATIVE_PAIN_FIELDS = {"pain now": "pain said", "pain after": "pain after said"}
_UNTIMED_LEAD = "either pain word"  # leads that do not say when the pain was like that
_UNTIMED_COST = 0.3  # "better" alone is the progress, not pain


def parse_prefixed_line(typed: str) -> list[Parse]:
    """Parse a line that begins with a known lead: a home task, the next visit, relative pain; otherwise no parse."""
    line = " ".join(typed.split())
    for pattern, kind, means in _list_prefixes():
        match = re.match(pattern, line, re.IGNORECASE)
        record = _make_record(kind, means, line[match.end() :]) if match else None
        if match and isinstance(record, HomeTask):
            certain = bool(match["colon"] or kind == _TASK_LEAD or record.measured.words or record.dose)
            return [Parse("home_program", record, 0.0, ("keyword", "name") if certain else ("name",))]
        if record is not None:
            return [Parse("value", record, 0.0, ("keyword", "rest"))]
    return []


def parse_untimed_pain(typed: str) -> list[Parse]:
    """Parse relative pain without a time, `half as bad` or `pain gone`: on arrival or afterwards, never certain."""
    line = " ".join(typed.split())
    leads = "|".join(re.escape(word) for word in get_words_of_kind(_UNTIMED_LEAD))
    share = _parse_share(re.sub(rf"^(?:{leads})\b ?:? ?", "", line, flags=re.IGNORECASE))
    return [
        Parse("value", NoteValue(what=field, value=share), _UNTIMED_COST, ("rest",))
        for field in _RELATIVE_PAIN_FIELDS.values()
        if share
    ]


@cache_by_vocabulary
def _list_prefixes() -> list[tuple[str, str, str]]:
    """List (pattern, kind, meaning) of the leads, the longest first."""
    kinds = (*_HOME_LEADS, "next visit word", "pain field")
    untimed = get_words_of_kind(_UNTIMED_LEAD)
    leads = [word for word in loader.list_quick_words() if word.kind in kinds and word.typed not in untimed]
    leads.sort(key=lambda word: len(word.typed), reverse=True)
    return [(_build_prefix_pattern(word), word.kind, word.means) for word in leads]


def _build_prefix_pattern(word: QuickWord) -> str:
    """Build the pattern of a lead and the colon or space after it.

    A lead that is also a kind of task needs the colon, because it could be part of the task's name.
    """
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
    field, share = _RELATIVE_PAIN_FIELDS.get(means), _parse_share(rest)
    return NoteValue(what=field, value=share) if field and share else None


def _parse_share(words: str) -> RelativePain | None:
    """Parse relative pain; None for other words."""
    share = parse_relative_pain(_map_share_words().get(fold(words), words))
    listed = {fold(word.name) for word in loader.list_pick_words("relative pain")}
    is_share = share is not None and (share.percent is not None or fold(share.words) in listed)
    return share if is_share else None


def _is_date_like(rest: str) -> bool:
    """Whether every word may belong to a date: a number, or the name of a day or month."""
    words = re.sub(r"[,.]", " ", rest.casefold()).split()
    day_words = get_words_of_kind("day word")
    return bool(words) and all(
        any(letter.isdigit() for letter in word) or word in day_words for word in words
    )


@cache_by_vocabulary
def _map_share_words() -> dict[str, str]:
    return {
        fold(word.typed): word.means
        for word in loader.list_quick_words()
        if word.kind == "relative pain word"
    }
