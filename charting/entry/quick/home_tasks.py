"""A home task in one line: its name, then its dose in figures or, after a semicolon, in words."""

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

# Minutes are how long a walk is, not how long a stretch is held, unless that is said.
BARE_MINUTES = re.compile(r"(?<!hold )(?<!held )\b\d+ ?(?:mins?|minutes?|')(?![a-z])")


def parse_home_task(kind: str, rest: str) -> HomeTask | None:
    """The task, its name with a capital; None where nothing names one. Without `kind` its words tell the kind."""
    name, measured, words = split_task_dose(rest)
    if not any(letter.isalpha() for letter in name) or try_parse_dose(name, minutes=True):
        return None
    name = name[:1].upper() + name[1:]
    kind = kind or _guess_kind(name, measured)
    known = HomeKind(kind) if kind in list(HomeKind) else HomeKind.EXERCISE  # the clinic's words may say any
    return HomeTask(name=name, kind=known, measured=measured or Dose(), dose=words)


def split_task_dose(rest: str) -> tuple[str, Dose | None, str]:
    """The name, its dose in figures, its dose in words. The last semicolon parts them; else the figures do."""
    name, semicolon, said = (part.strip() for part in rest.rpartition(";"))
    if semicolon:
        return name, *_split_dose_words(said)
    words = rest.split()
    for at in range(1, len(words)):
        said = " ".join(words[at:])
        if measured := try_parse_dose(said, minutes=True):
            name = " ".join(words[:at]).rstrip(",:")
            return (name, None, said) if BARE_MINUTES.search(said.casefold()) else (name, measured, "")
    return _split_inner_dose(words) or (rest, None, "")


def _split_inner_dose(words: Sequence[str]) -> tuple[str, Dose, str] | None:
    """`clamshells 3x10 red band`: a name, a dose in figures and more words after it."""
    for at in range(1, len(words)):
        for end in range(len(words) - 1, at, -1) if words[at][0].isdigit() else ():
            if measured := try_parse_dose(" ".join(words[at:end])):
                return " ".join(words[:at]).rstrip(",:"), measured, " ".join(words[end:])
    return None


def _split_dose_words(said: str) -> tuple[Dose | None, str]:
    """The figures that it begins with, up to a comma, and its words after them."""
    parts = [part.strip() for part in said.split(",")]
    for count in range(len(parts), 0, -1):
        if measured := try_parse_dose(", ".join(parts[:count])):
            return measured, ", ".join(parts[count:])
    return None, said


def try_parse_dose(text: str, *, minutes: bool = False) -> Dose | None:
    """The figures of a dose; None where it says anything else, or nothing. `minutes` may then stand for a hold."""
    said = join_figures(split_tokens(text))
    try:
        dose = parse_dose(said)
    except Invalid:
        return None
    return dose if dose and dose.words and (minutes or not BARE_MINUTES.search(said)) else None


def _guess_kind(name: str, dose: Dose | None) -> str:
    words = (form for word in fold(name).split() for form in (word, word.removesuffix("s")))
    found = next((_map_kind_words()[word] for word in words if word in _map_kind_words()), "")
    counted = dose is not None and (dose.sets or dose.repetitions)
    return found or (HomeKind.EXERCISE if counted else HomeKind.STRETCH)


@cache_by_vocabulary
def _map_kind_words() -> dict[str, str]:
    return {
        fold(word.typed): word.means for word in loader.list_quick_words() if word.kind == "home kind word"
    }
