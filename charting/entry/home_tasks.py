"""A home task in one line: its name, then its dose in figures or, after a semicolon, in words."""

import re
from collections.abc import Sequence

from charting.entry.stated import read_dose
from charting.entry.tokens import figure_text, tokens
from charting.errors import Invalid
from charting.model.dose import Dose
from charting.model.folding import fold
from charting.model.plan import HomeKind, HomeTask
from charting.reference import loader
from charting.reference.own import remembered

# Minutes are how long a walk is, not how long a stretch is held, unless that is said.
BARE_MINUTES = re.compile(r"(?<!hold )(?<!held )\b\d+ ?(?:mins?|minutes?|')(?![a-z])")


def read_task(kind: str, rest: str) -> HomeTask | None:
    """The task, its name with a capital; None where nothing names one. Without `kind` its words tell the kind."""
    name, measured, words = parted(rest)
    if not any(letter.isalpha() for letter in name) or dose_of(name, minutes=True):
        return None
    name = name[:1].upper() + name[1:]
    kind = kind or _kind(name, measured)
    known = HomeKind(kind) if kind in list(HomeKind) else HomeKind.EXERCISE  # the clinic's words may say any
    return HomeTask(name=name, kind=known, measured=measured or Dose(), dose=words)


def parted(rest: str) -> tuple[str, Dose | None, str]:
    """The name, its dose in figures, its dose in words. The last semicolon parts them; else the figures do."""
    name, semicolon, said = (part.strip() for part in rest.rpartition(";"))
    if semicolon:
        return name, *_dose_with_words(said)
    words = rest.split()
    for at in range(1, len(words)):
        said = " ".join(words[at:])
        if measured := dose_of(said, minutes=True):
            name = " ".join(words[:at]).rstrip(",:")
            return (name, None, said) if BARE_MINUTES.search(said.casefold()) else (name, measured, "")
    return _parted_within(words) or (rest, None, "")


def _parted_within(words: Sequence[str]) -> tuple[str, Dose, str] | None:
    """`clamshells 3x10 red band`: a name, a dose in figures and more words after it."""
    for at in range(1, len(words)):
        for end in range(len(words) - 1, at, -1) if words[at][0].isdigit() else ():
            if measured := dose_of(" ".join(words[at:end])):
                return " ".join(words[:at]).rstrip(",:"), measured, " ".join(words[end:])
    return None


def _dose_with_words(said: str) -> tuple[Dose | None, str]:
    """The figures that it begins with, up to a comma, and its words after them."""
    parts = [part.strip() for part in said.split(",")]
    for count in range(len(parts), 0, -1):
        if measured := dose_of(", ".join(parts[:count])):
            return measured, ", ".join(parts[count:])
    return None, said


def dose_of(text: str, *, minutes: bool = False) -> Dose | None:
    """The figures of a dose; None where it says anything else, or nothing. `minutes` may then stand for a hold."""
    said = figure_text(tokens(text))
    try:
        dose = read_dose(said)
    except Invalid:
        return None
    return dose if dose and dose.words and (minutes or not BARE_MINUTES.search(said)) else None


def _kind(name: str, dose: Dose | None) -> str:
    words = (form for word in fold(name).split() for form in (word, word.removesuffix("s")))
    found = next((_kinds()[word] for word in words if word in _kinds()), "")
    counted = dose is not None and (dose.sets or dose.repetitions)
    return found or (HomeKind.EXERCISE if counted else HomeKind.STRETCH)


@remembered
def _kinds() -> dict[str, str]:
    return {fold(word.typed): word.means for word in loader.quick_words() if word.kind == "home kind word"}
