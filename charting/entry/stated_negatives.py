"""Negatives are findings: what was asked or looked for, and there was none."""

import re
from collections.abc import Iterable


def read_negatives(text: str) -> tuple[str, ...]:
    """What was asked or looked for and was not there: `no radiation, numbness` is ("radiation", "numbness")."""
    said = (
        re.sub(r"(?i)^(?:no|denies)(?: |$)", "", " ".join(part.split()).strip(" ."))
        for part in re.split(r"[,;\n]", text)
    )
    return tuple(dict.fromkeys(part for part in said if part))


def negatives_words(negatives: Iterable[str]) -> str:
    """`No radiation, no numbness`: as the note prints it."""
    said = ", ".join(f"no {each}" for each in negatives)
    return said[:1].upper() + said[1:]
