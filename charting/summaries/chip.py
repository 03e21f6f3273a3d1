"""A few words with a color. In a module of its own, because the first screen shows chips before any record is loaded."""

from typing import Literal, NamedTuple

Tone = Literal["good", "warn", "danger", "neutral"]


class Chip(NamedTuple):
    """A few words with a tone. The words say it all without the color."""

    text: str
    tone: Tone = "neutral"
