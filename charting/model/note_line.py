"""A line of a note: one row of a table on the screen, and where it came from."""

from enum import StrEnum
from typing import Annotated

from charting.model.field import declare
from charting.model.record import Part


class Origin(StrEnum):
    """Where the line came from. Once a person edits or confirms it, it counts as TYPED."""

    TYPED = ""
    CARRIED = "carried"
    TEMPLATE = "template"


class NoteLine(Part, frozen=True, kw_only=True):
    """A row of a note. Signing removes an unfilled line of a template; a copied-forward line must be confirmed first."""

    origin: Annotated[
        Origin, declare("Origin", 'where the line comes from; `""` in a signed note', shown=False)
    ] = Origin.TYPED

    @property
    def about(self) -> str:
        """What the line is about, as a sentence puts it."""
        return "a line"

    @property
    def filled(self) -> bool:
        """Whether the line says anything beyond what it is about."""
        return True
