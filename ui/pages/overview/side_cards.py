"""What needs doing, and what happened: the two lists at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from charting.summaries.need import Need
from charting.summaries.timeline_row import FILTERS, TimelineRow
from ui.pages.overview import texts
from ui.pages.timeline_rows import list_row
from ui.widgets.cards import Card
from ui.widgets.filter_row import FilterRow
from ui.widgets.list_row import ListRow
from ui.widgets.row_list import RowList


class NeedsCard(Card):
    """`opened(Need)` when one is pressed, or entered with the keyboard."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(texts.NEEDS)
        self.list = RowList(texts.NEEDS, texts.NOTHING, fit=True, one_click=True)
        self.list.opened.connect(self.opened)
        self.put(self.list)

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show these."""
        self.list.set_rows([_need_row(need) for need in needs])


class TimelineCard(Card):
    """`opened(TimelineRow)` when one is entered."""

    opened = Signal(object)

    def __init__(self) -> None:
        self.filter = FilterRow(texts.TIMELINE_FILTER, FILTERS)
        super().__init__(texts.TIMELINE, self.filter)
        self.list = RowList(texts.TIMELINE)
        self.list.setMinimumHeight(160)
        self.put(self.list, 1)
        self._all: Sequence[TimelineRow] = ()
        self.list.opened.connect(self.opened)
        self.filter.chosen.connect(lambda _: self._show())

    def show_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show these, as far as the filter lets them through."""
        self._all = rows
        self._show()

    def _show(self) -> None:
        wanted = self.filter.value()
        self.list.say_when_empty(texts.NOTHING_OF_THIS if self._all else texts.NOTHING_HAPPENED)
        self.list.set_rows([list_row(row) for row in self._all if wanted in (None, row.filter)])


def _need_row(need: Need) -> ListRow:
    return ListRow(
        title=need.text,
        state=need.chip,
        tone=need.tone,
        bold=False,
        key=f"{need.kind} {need.record_id} {need.text}",
        data=need,
    )
