"""Parses negatives ("no numbness"), words about pain after a finding ("38 painful") and relative pain ("half as bad")."""

import re
from collections.abc import Iterable

from charting.model.findings import RelativePain
from charting.reference import loader
from charting.text.folding import fold


def parse_negatives(text: str) -> tuple[str, ...]:
    """Parse what was asked about or looked for and is absent: `no radiation, numbness` is ("radiation", "numbness")."""
    items = (
        re.sub(r"(?i)^(?:no|denies)(?: |$)", "", " ".join(part.split()).strip(" ."))
        for part in re.split(r"[,;\n]", text)
    )
    return tuple(dict.fromkeys(part for part in items if part))


def format_negatives(negatives: Iterable[str]) -> str:
    """Format negatives as the note prints them: `No radiation, no numbness`."""
    listed = ", ".join(f"no {negative}" for negative in negatives)
    return listed[:1].upper() + listed[1:]


_SHARE = re.compile(
    r"(?P<figure>\d{1,3}) ?(?:%|percent) ?(?P<way>less|better|more|worse|of what it was|as bad)"
)
_MAX_PERCENT = 1000  # the limit of RelativePain.percent


def normalize_amount_text(text: str) -> str:
    """Return the text in lower case, with one blank between words, a plain minus and a decimal point."""
    lowered = re.sub(r"[−–]", "-", text.casefold())
    return " ".join(re.sub(r"(?<=\d),(?=\d)", ".", lowered).split())


def strip_pain_words(text: str) -> tuple[str, bool | None]:
    """Remove words about pain from the end of the text. Also return whether they say that it hurts; None without any.

    A dash before them stays, because after a strength grade it is a minus.
    """
    normalized = normalize_amount_text(text)
    words = sorted(loader.list_pick_words("pain word"), key=lambda word: len(word.name), reverse=True)
    for word in words:
        typed = "[ -]".join(re.escape(part) for part in word.name.split())
        if match := re.fullmatch(rf"(.*?)[ ,;]*\b{typed}", normalized):
            return re.sub(r"[ ,;]*(?:\b(?:but|and))?$", "", match[1]), word.note == "yes"
    return normalized, None


def parse_relative_pain(text: str) -> RelativePain | None:
    """Parse relative pain: the client's words, with a percentage of the earlier pain if the words name one.

    `30% less` is 70 percent of the earlier pain. Return None for an empty text.
    """
    words = " ".join(text.split())
    if not words:
        return None
    shares = {fold(word.name): word.note for word in loader.list_pick_words("relative pain")}
    note = shares.get(fold(words), "")
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
