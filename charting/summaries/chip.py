"""A few words with a tone. Apart from all else, because the first screen shows it before a record is loaded."""

from typing import Literal, NamedTuple

Tone = Literal["good", "warn", "danger", "neutral"]


class Chip(NamedTuple):
    """A few words with a tone; the words alone say it all."""

    text: str
    tone: Tone = "neutral"
