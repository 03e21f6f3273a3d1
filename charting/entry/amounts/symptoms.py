"""Words about pain: those after a finding ("38 painful"), and pain as a share of what it was ("half as bad")."""

import re
from collections.abc import Iterable

from charting.model.findings import RelativePain
from charting.reference import loader
from charting.text.folding import fold


def parse_negatives(text: str) -> tuple[str, ...]:
    """What was asked or looked for and was not there: `no radiation, numbness` is ("radiation", "numbness")."""
    said = (
        re.sub(r"(?i)^(?:no|denies)(?: |$)", "", " ".join(part.split()).strip(" ."))
        for part in re.split(r"[,;\n]", text)
    )
    return tuple(dict.fromkeys(part for part in said if part))


def format_negatives(negatives: Iterable[str]) -> str:
    """`No radiation, no numbness`: as the note prints it."""
    said = ", ".join(f"no {each}" for each in negatives)
    return said[:1].upper() + said[1:]


_SHARE = re.compile(
    r"(?P<figure>\d{1,3}) ?(?:%|percent) ?(?P<way>less|better|more|worse|of what it was|as bad)"
)
_MAX_PERCENT = 1000  # percent, as RelativePain holds


def normalize_amount_text(text: str) -> str:
    """Lower case, one blank between words, a plain minus and a decimal point."""
    lowered = re.sub(r"[−–]", "-", text.casefold())
    return " ".join(re.sub(r"(?<=\d),(?=\d)", ".", lowered).split())


def strip_pain_words(text: str) -> tuple[str, bool | None]:
    """The text without its last words about pain, and what they said: None when there were none.

    A dash before them stays: after a grade of strength it is its minus.
    """
    said = normalize_amount_text(text)
    words = sorted(loader.list_pick_words("pain word"), key=lambda word: len(word.name), reverse=True)
    for word in words:
        typed = "[ -]".join(re.escape(part) for part in word.name.split())
        if found := re.fullmatch(rf"(.*?)[ ,;]*\b{typed}", said):
            return re.sub(r"[ ,;]*(?:\b(?:but|and))?$", "", found[1]), word.note == "yes"
    return said, None


def parse_relative_pain(text: str) -> RelativePain | None:
    """Pain as a share of what it was, in the client's words, with the percentage where the words say one.

    None for an empty text. `30% less` is 70 percent of what it was; words that name no share keep none.
    """
    words = " ".join(text.split())
    if not words:
        return None
    known = {fold(word.name): word.note for word in loader.list_pick_words("relative pain")}
    note = known.get(fold(words), "")
    percent = int(note) if note.isdecimal() else _parse_share(words)
    return RelativePain(
        words=words, percent=percent if percent is not None and percent <= _MAX_PERCENT else None
    )


def _parse_share(words: str) -> int | None:
    match = _SHARE.fullmatch(normalize_amount_text(words))
    if match is None:
        return None
    figure = int(match["figure"])
    if match["way"] in ("less", "better"):
        return 100 - figure if figure <= 100 else None
    return 100 + figure if match["way"] in ("more", "worse") else figure
