"""The rows of an entry table as they are read: which record each of them is, or why it is none."""

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from charting.errors import Invalid
from charting.model.record import Part
from ui.widgets.entry_table.entry_row import RowState

PartT = TypeVar("PartT", bound=Part)


class RowReading(NamedTuple, Generic[PartT]):
    """What a row of that state is: a record, or what is wrong with it; and which of its cells cannot be read."""

    state: RowState
    item: PartT | None
    wrong: Invalid | None
    unreadable: Mapping[str, str]


class TableLine(NamedTuple, Generic[PartT]):
    """A row with something in it: its place among those, its place in the table, and what it is."""

    place: int
    at: int
    reading: RowReading[PartT]

    @property
    def item(self) -> PartT | None:
        """The record, if it is one."""
        return self.reading.item

    @property
    def wrong(self) -> Invalid | None:
        """Why it is none."""
        return self.reading.wrong
