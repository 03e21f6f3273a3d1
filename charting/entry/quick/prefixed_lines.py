"""Lines whose first words say what they are, and whose remaining words are free text."""

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

_TASK_LEAD = "home task word"  # everything after it is a task, with or without a dose
_DONE_LEAD = "home program done word"
_HOME_LEADS = (_TASK_LEAD, "home word", _DONE_LEAD)
_RELATIVE_PAIN_FIELDS = {"pain now": "pain said", "pain after": "pain after said"}
_UNTIMED_LEAD = "either pain word"  # leads that do not say when the client felt the pain
_UNTIMED_COST = 0.3  # cost of relative pain without a time: "better" alone means progress


def parse_prefixed_line(typed: str) -> list[Parse]:
    """Read a line by its first words: a home task, the next visit or relative pain. Return at most one parse."""
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
    """Read relative pain without a time, `half as bad` or `pain gone`, as pain on arrival and as pain after the session.

    Neither reading is certain.
    """
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
    """The leads as (pattern, kind, meaning), longest first."""
    kinds = (*_HOME_LEADS, "next visit word", "pain field")
    either = get_words_of_kind(_UNTIMED_LEAD)
    leads = [word for word in loader.list_quick_words() if word.kind in kinds and word.typed not in either]
    leads.sort(key=lambda word: len(word.typed), reverse=True)
    return [(_build_prefix_pattern(word), word.kind, word.means) for word in leads]


def _build_prefix_pattern(word: QuickWord) -> str:
    """A lead ends at a colon or a blank. If it also names the kind of task, it needs the colon: it may be part of a name."""
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
    """Return the relative pain that these words name; None for any other words."""
    share = parse_relative_pain(_map_share_words().get(fold(words), words))
    shares = {fold(word.name) for word in loader.list_pick_words("relative pain")}
    is_relative = share is not None and (share.percent is not None or fold(share.words) in shares)
    return share if is_relative else None


def _is_date_like(rest: str) -> bool:
    """Whether every word may belong to a date: a figure, or the name of a day or month."""
    words = re.sub(r"[,.]", " ", rest.casefold()).split()
    date_words = get_words_of_kind("day word")
    return bool(words) and all(
        any(letter.isdigit() for letter in word) or word in date_words for word in words
    )


@cache_by_vocabulary
def _map_share_words() -> dict[str, str]:
    return {
        fold(word.typed): word.means
        for word in loader.list_quick_words()
        if word.kind == "relative pain word"
    }
