"""A line of a note, which is one row of a table on the screen, and its origin."""

from enum import StrEnum
from typing import Annotated

from charting.model.field import declare
from charting.model.record import Part


class Origin(StrEnum):
    """Where the line comes from. A line that a person edited or confirmed counts as TYPED."""

    TYPED = ""
    CARRIED = "carried"
    TEMPLATE = "template"


class NoteLine(Part, frozen=True, kw_only=True):
    """A line of a note. Unfilled lines of a template are removed on signing; lines copied forward must be confirmed."""

    origin: Annotated[
        Origin, declare("Origin", 'where the line comes from; `""` in a signed note', shown=False)
    ] = Origin.TYPED

    @property
    def about(self) -> str:
        """What the line is about, in words for a sentence."""
        return "a line"

    @property
    def filled(self) -> bool:
        """Whether the line has anything beyond its subject."""
        return True
