"""Lines whose first words say what they are, and whose rest is the person's own text."""

import re

from charting.entry.home_tasks import read_task
from charting.entry.lexicon import words_of_kind
from charting.entry.parsing import Parse
from charting.entry.stated import read_relative
from charting.entry.values import Value
from charting.model.findings import RelativePain
from charting.model.folding import fold
from charting.model.plan import HomeKind, HomeTask
from charting.model.record import Part
from charting.reference import loader
from charting.reference.entries import QuickWord
from charting.reference.own import remembered

_SURE = "home task word"  # whatever follows is a task, with a dose or without
_DONE = "home program done word"
_HOME = (_SURE, "home word", _DONE)
_PAINS = {"pain now": "pain said", "pain after": "pain after said"}
_EITHER = "either pain word"  # leads that do not say when the pain was so
_WHEN = 0.3  # what a share without its time costs: "better" alone is the progress


def led(typed: str) -> list[Parse]:
    """The reading of a line by its first words: a home task, the next visit, pain as a share; else none."""
    line = " ".join(typed.split())
    for pattern, kind, means in _leads():
        match = re.match(pattern, line, re.IGNORECASE)
        record = _record(kind, means, line[match.end() :]) if match else None
        if match and isinstance(record, HomeTask):
            sure = bool(match["colon"] or kind == _SURE or record.measured.words or record.dose)
            return [Parse("home_program", record, 0.0, ("keyword", "name") if sure else ("name",))]
        if record is not None:
            return [Parse("value", record, 0.0, ("keyword", "rest"))]
    return []


def whenever(typed: str) -> list[Parse]:
    """Pain as a share that does not say when, `half as bad` or `pain gone`: on arrival, or after; never sure."""
    line = " ".join(typed.split())
    leads = "|".join(re.escape(word) for word in words_of_kind(_EITHER))
    share = _share(re.sub(rf"^(?:{leads})\b ?:? ?", "", line, flags=re.IGNORECASE))
    return [
        Parse("value", Value(what=said, value=share), _WHEN, ("rest",)) for said in _PAINS.values() if share
    ]


@remembered
def _leads() -> list[tuple[str, str, str]]:
    """The first words as patterns, longest first, with what they announce."""
    kinds = (*_HOME, "next visit word", "pain field")
    either = words_of_kind(_EITHER)
    found = [word for word in loader.quick_words() if word.kind in kinds and word.typed not in either]
    found.sort(key=lambda word: len(word.typed), reverse=True)
    return [(_pattern(word), word.kind, word.means) for word in found]


def _pattern(word: QuickWord) -> str:
    """The word before its colon or blank. Where it also says the kind of task, a blank would not part it from a name."""
    colon = r"(?P<colon> ?: ?)"
    after = colon if word.kind == "home word" and word.means else f"(?:{colon}| )"
    return rf"{re.escape(word.typed)}{after}(?=\S)"


def _record(kind: str, means: str, rest: str) -> Part | None:
    if kind in _HOME and fold(rest) in words_of_kind("home done word"):
        return None if means in list(HomeKind) else Value(what="home program done", value=rest)
    if kind in _HOME:
        return None if kind == _DONE else read_task(means, rest)
    if kind == "next visit word":
        return Value(what=means, value=rest) if _names_a_day(rest) else None
    said, share = _PAINS.get(means), _share(rest)
    return Value(what=said, value=share) if said and share else None


def _share(words: str) -> RelativePain | None:
    """The share that these words name; None for any other words."""
    share = read_relative(_shares().get(fold(words), words))
    known = {fold(word.name) for word in loader.words("relative pain")}
    named = share is not None and (share.percent is not None or fold(share.words) in known)
    return share if named else None


def _names_a_day(rest: str) -> bool:
    """Whether each word may belong to a date: a figure, or a name of a day or month."""
    words = re.sub(r"[,.]", " ", rest.casefold()).split()
    known = words_of_kind("day word")
    return bool(words) and all(any(letter.isdigit() for letter in word) or word in known for word in words)


@remembered
def _shares() -> dict[str, str]:
    return {
        fold(word.typed): word.means for word in loader.quick_words() if word.kind == "relative pain word"
    }
