"""What reading the rows of a findings table gives: for each row its record, or why it is not one."""

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from charting.errors import Invalid
from charting.model.record import Part
from ui.widgets.entry_table.entry_row import RowState

PartT = TypeVar("PartT", bound=Part)


class RowReading(NamedTuple, Generic[PartT]):
    """The result of reading a row in that state: a record or what is wrong with it, and the cells that cannot be parsed."""

    state: RowState
    item: PartT | None
    wrong: Invalid | None
    unreadable: Mapping[str, str]


class TableLine(NamedTuple, Generic[PartT]):
    """A non-blank row: its number among those from 0, its index in the table, and its reading."""

    number: int
    row_index: int
    reading: RowReading[PartT]

    @property
    def item(self) -> PartT | None:
        """The record, if the row is one."""
        return self.reading.item

    @property
    def wrong(self) -> Invalid | None:
        """Why the row is not a record, if so."""
        return self.reading.wrong
