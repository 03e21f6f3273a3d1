"""Reads a home task from one line: its name, then its dose in figures or, after a semicolon, in words."""

import re
from collections.abc import Sequence

from charting.entry.amounts.doses import parse_dose
from charting.entry.quick.line_tokens import join_figures, split_tokens
from charting.errors import Invalid
from charting.model.dose import Dose
from charting.model.plan import HomeKind, HomeTask
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary
from charting.text.folding import fold

# Minutes mean the length of a walk, not the hold of a stretch, unless the text says "hold".
BARE_MINUTES = re.compile(r"(?<!hold )(?<!held )\b\d+ ?(?:mins?|minutes?|')(?![a-z])")


def parse_home_task(kind: str, rest: str) -> HomeTask | None:
    """Return the task with its name capitalized, or None if the text has no name. Without `kind`, guess it from the name."""
    name, measured, words = split_task_dose(rest)
    if not any(letter.isalpha() for letter in name) or try_parse_dose(name, minutes=True):
        return None
    name = name[:1].upper() + name[1:]
    kind = kind or _guess_kind(name, measured)
    home_kind = (
        HomeKind(kind) if kind in list(HomeKind) else HomeKind.EXERCISE
    )  # a clinic word may name an unknown kind
    return HomeTask(name=name, kind=home_kind, measured=measured or Dose(), dose=words)


def split_task_dose(rest: str) -> tuple[str, Dose | None, str]:
    """Return the name, the dose in figures and the dose in words.

    The dose begins after the last semicolon, or without one at the first figures that make a dose.
    """
    name, semicolon, dose_text = (part.strip() for part in rest.rpartition(";"))
    if semicolon:
        return name, *_split_dose_words(dose_text)
    words = rest.split()
    for start in range(1, len(words)):
        dose_text = " ".join(words[start:])
        if measured := try_parse_dose(dose_text, minutes=True):
            name = " ".join(words[:start]).rstrip(",:")
            return (
                (name, None, dose_text) if BARE_MINUTES.search(dose_text.casefold()) else (name, measured, "")
            )
    return _split_inner_dose(words) or (rest, None, "")


def _split_inner_dose(words: Sequence[str]) -> tuple[str, Dose, str] | None:
    """Split `clamshells 3x10 red band`: a name, a dose in figures and more words after it."""
    for start in range(1, len(words)):
        for end in range(len(words) - 1, start, -1) if words[start][0].isdigit() else ():
            if measured := try_parse_dose(" ".join(words[start:end])):
                return " ".join(words[:start]).rstrip(",:"), measured, " ".join(words[end:])
    return None


def _split_dose_words(dose_text: str) -> tuple[Dose | None, str]:
    """Split a dose into the figures at its beginning, up to a comma, and the words after them."""
    parts = [part.strip() for part in dose_text.split(",")]
    for count in range(len(parts), 0, -1):
        if measured := try_parse_dose(", ".join(parts[:count])):
            return measured, ", ".join(parts[count:])
    return None, dose_text


def try_parse_dose(text: str, *, minutes: bool = False) -> Dose | None:
    """Return the dose, or None if the text is empty or holds anything else. With `minutes`, bare minutes may mean a hold."""
    figures = join_figures(split_tokens(text))
    try:
        dose = parse_dose(figures)
    except Invalid:
        return None
    return dose if dose and dose.words and (minutes or not BARE_MINUTES.search(figures)) else None


def _guess_kind(name: str, dose: Dose | None) -> str:
    words = (form for word in fold(name).split() for form in (word, word.removesuffix("s")))
    kind = next((_map_kind_words()[word] for word in words if word in _map_kind_words()), "")
    has_repetitions = dose is not None and (dose.sets or dose.repetitions)
    return kind or (HomeKind.EXERCISE if has_repetitions else HomeKind.STRETCH)


@cache_by_vocabulary
def _map_kind_words() -> dict[str, str]:
    return {
        fold(word.typed): word.means for word in loader.list_quick_words() if word.kind == "home kind word"
    }
