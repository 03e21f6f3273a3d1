"""The reports that are due, from the work list, each with the way to make it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from charting.actions.reading import worklist
from charting.chart import Chart
from charting.summaries.need import NeedKind
from charting.summaries.worklist import WorkItem
from ui.pages.reports import texts
from ui.theme import Role, plain
from ui.widgets.cards import Card
from ui.widgets.fitted_table import FittedTable
from ui.widgets.keeping_place import show_rows
from ui.widgets.rows_model import Column


def read_due(chart: Chart, today: date) -> tuple[WorkItem, ...]:
    """What the work list says of reports."""
    groups = worklist(chart, today)
    return tuple(item for group in groups if group.kind is NeedKind.REPORT for item in group.items)


class DueCard(Card):
    """`entered(Need)` with Enter or a double click."""

    entered = Signal(object)

    def __init__(self) -> None:
        self.way = plain(texts.DUE_WAY, Role.MUTED)
        super().__init__(texts.DUE_TITLE, self.way)
        self.table = FittedTable(_columns(), texts.DUE_TABLE, header=False, least=2)
        self.table.setMaximumHeight(6 * 32 + 2)
        self.table.activated_row.connect(lambda item: self.entered.emit(item.need))
        self.nothing = plain(texts.NOTHING_DUE, Role.MUTED)
        self.setSizePolicy(self.table.sizePolicy())
        self.put(self.nothing)
        self.put(self.table)

    def show_due(self, items: Sequence[WorkItem]) -> None:
        """Show these, or that there is none."""
        show_rows(self.table, items, lambda item: (item.need.case_id, item.need.record_id))
        self.table.setVisible(bool(items))
        self.way.setVisible(bool(items))
        self.nothing.setVisible(not items)


def _columns() -> tuple[Column, ...]:
    return (
        Column(texts.DUE_CLIENT, lambda item: item.name, 240, bold=True),
        Column(texts.DUE_WHAT, lambda item: item.need.text),
        Column(texts.DUE_WHY, lambda item: item.need.reason, muted=True),
        Column(texts.DUE_WHEN, lambda item: item.need.chip, 130, chip=lambda item: item.need.tone),
    )
