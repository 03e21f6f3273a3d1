"""A line of a note: what a table on the screen holds in one row, and where it came from before a person touched it."""

from enum import StrEnum
from typing import Annotated

from charting.model.field import declare
from charting.model.record import Part


class Origin(StrEnum):
    """Who put the line there. A line that a person touched or confirmed is theirs: TYPED."""

    TYPED = ""
    CARRIED = "carried"
    TEMPLATE = "template"


class NoteLine(Part, frozen=True, kw_only=True):
    """A row of a note. A template's line that stays unfilled vanishes on signing; a carried one must be confirmed."""

    origin: Annotated[
        Origin, declare("Origin", 'where the line comes from; `""` in a signed note', shown=False)
    ] = Origin.TYPED

    @property
    def about(self) -> str:
        """What the line is about, as a sentence names it."""
        return "a line"

    @property
    def filled(self) -> bool:
        """Whether the line says anything beyond what it is about."""
        return True
