"""The reports that are due, from the work list, each with the way to make it, and one way to make them all."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charting.summaries.today import WorkItem
from ui.pages.reports import texts
from ui.pages.reports.making import Outcome
from ui.theme import Role, Tone, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, Notice
from ui.widgets.fitted_table import FittedTable
from ui.widgets.keeping_place import show_rows
from ui.widgets.rows_model import Column


class DueCard(Card):
    """`entered(Need)` with Enter or a double click; `all_asked` when all are to be made, `stop_asked` while they are."""

    entered = Signal(object)
    all_asked = Signal()
    stop_asked = Signal()

    def __init__(self) -> None:
        self.way = plain(texts.DUE_WAY, Role.MUTED)
        super().__init__(texts.DUE_TITLE, self.way)
        self.items: tuple[WorkItem, ...] = ()
        self._left_out: Mapping[str, str] = {}
        self.make_all = ActionButton(texts.MAKE_ALL)
        self.make_all.clicked.connect(self.all_asked)
        self.head.addWidget(self.make_all)
        self.progress = Notice("", "info", texts.STOP)
        self.progress.pressed.connect(self._stop)
        self.result = Notice()
        self.table = FittedTable(self._columns(), texts.DUE_TABLE, header=False, least=2)
        self.table.setMaximumHeight(6 * 32 + 2)
        self.table.activated_row.connect(lambda item: self.entered.emit(item.need))
        self.nothing = plain(texts.NOTHING_DUE, Role.MUTED)
        self.setSizePolicy(self.table.sizePolicy())
        for widget in (self.progress, self.result, self.nothing, self.table):
            self.put(widget)

    def show_due(self, items: Sequence[WorkItem]) -> None:
        """Show these, or that there is none."""
        self.items = tuple(items)
        show_rows(self.table, items, lambda item: (item.need.case_id, item.need.record_id))
        for widget in (self.table, self.way, self.make_all):
            widget.setVisible(bool(items))
        self.nothing.setVisible(not items)

    def show_making(self, item: WorkItem, place: int, whole: int) -> None:
        """Which one is being made now."""
        self.make_all.setEnabled(False)
        self.result.say("")
        self.progress.say(texts.MAKING.format(place=place, whole=whole, client=item.name))

    def show_outcome(self, outcome: Outcome) -> None:
        """What was made; those left out stand in the list with their reasons."""
        self._left_out = outcome.left_out
        focused = self.progress.isAncestorOf(self.focusWidget() or QWidget())
        self.progress.say("")
        self.make_all.setEnabled(True)
        short = outcome.left_out or outcome.failure or outcome.stopped
        self.result.say(outcome.words, "warn" if short else "good")
        self.table.viewport().update()
        if focused:
            self.make_all.setFocus()

    def forget_outcome(self) -> None:
        """It may be settled by now."""
        self._left_out = {}
        self.result.say("")

    def _stop(self) -> None:
        self.progress.say(texts.STOPPING)
        self.stop_asked.emit()

    def _why_not(self, item: WorkItem) -> str:
        return self._left_out.get(item.need.case_id, "")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(texts.DUE_CLIENT, lambda item: item.name, 240, bold=True),
            Column(texts.DUE_WHAT, lambda item: self._why_not(item) or item.need.text),
            Column(texts.DUE_WHY, lambda item: item.need.reason, 220, muted=True),
            Column(texts.DUE_WHEN, self._chip, 130, chip=self._tone),
        )

    def _chip(self, item: WorkItem) -> str:
        return texts.LEFT_OUT_CHIP if self._why_not(item) else item.need.chip

    def _tone(self, item: WorkItem) -> Tone:
        return "warn" if self._why_not(item) else item.need.tone
