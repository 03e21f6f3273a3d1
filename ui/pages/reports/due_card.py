"""The card of due reports: Enter opens one, and a button makes them all."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charting.summaries.today.today_content import WorkItem
from ui.pages.reports import texts
from ui.pages.reports.due_reports_run import DueReportsOutcome
from ui.theme import Role, Tone, make_plain_label
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import Notice
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.record_table.record_table import FittedTable, RecordColumn, refresh_rows


class DueReportsCard(Card):
    """Emits `entered(Todo)` on Enter or a double click, `all_requested` to make all reports, and `stop_requested` to stop."""

    entered = Signal(object)
    all_requested = Signal()
    stop_requested = Signal()

    def __init__(self) -> None:
        self.hint_label = make_plain_label(texts.DUE_WAY, Role.MUTED)
        super().__init__(texts.DUE_TITLE, self.hint_label)
        self.items: tuple[WorkItem, ...] = ()
        self._left_out: Mapping[str, str] = {}
        self.make_all_button = ActionButton(texts.MAKE_ALL)
        self.make_all_button.clicked.connect(self.all_requested)
        self.head.addWidget(self.make_all_button)
        self.progress_notice = Notice("", "info", texts.STOP)
        self.progress_notice.pressed.connect(self._ask_to_stop)
        self.result_notice = Notice()
        self.table = FittedTable(self._make_columns(), texts.DUE_TABLE, header=False, least=2)
        self.table.setMaximumHeight(6 * 32 + 2)
        self.table.activated_row.connect(lambda item: self.entered.emit(item.need))
        self.nothing_due_label = make_plain_label(texts.NOTHING_DUE, Role.MUTED)
        self.setSizePolicy(self.table.sizePolicy())
        for widget in (self.progress_notice, self.result_notice, self.nothing_due_label, self.table):
            self.add_widget(widget)

    def show_due_reports(self, items: Sequence[WorkItem]) -> None:
        """Show these due reports, or that there are none."""
        self.items = tuple(items)
        refresh_rows(self.table, items, lambda item: (item.need.case_id, item.need.record_id))
        for widget in (self.table, self.hint_label, self.make_all_button):
            widget.setVisible(bool(items))
        self.nothing_due_label.setVisible(not items)

    def show_progress(self, item: WorkItem, position: int, total: int) -> None:
        """Show which report is being made."""
        self.make_all_button.setEnabled(False)
        self.result_notice.show_notice("")
        self.progress_notice.show_notice(texts.MAKING.format(place=position, whole=total, client=item.name))

    def show_outcome(self, outcome: DueReportsOutcome) -> None:
        """Show how many reports were made; the list shows why others were left out."""
        self._left_out = outcome.left_out
        had_focus = self.progress_notice.isAncestorOf(self.focusWidget() or QWidget())
        self.progress_notice.show_notice("")
        self.make_all_button.setEnabled(True)
        incomplete = outcome.left_out or outcome.failure or outcome.stopped
        self.result_notice.show_notice(outcome.summary, "warn" if incomplete else "good")
        self.table.viewport().update()
        if had_focus:
            self.make_all_button.setFocus()

    def forget_outcome(self) -> None:
        """Clear the outcome of the last run, whose problems may be solved by now."""
        self._left_out = {}
        self.result_notice.show_notice("")

    def _ask_to_stop(self) -> None:
        self.progress_notice.show_notice(texts.STOPPING)
        self.stop_requested.emit()

    def _find_left_out_reason(self, item: WorkItem) -> str:
        return self._left_out.get(item.need.case_id, "")

    def _make_columns(self) -> tuple[RecordColumn, ...]:
        return (
            RecordColumn(texts.DUE_CLIENT, lambda item: item.name, 240, bold=True),
            RecordColumn(texts.DUE_WHAT, lambda item: self._find_left_out_reason(item) or item.need.text),
            RecordColumn(texts.DUE_WHY, lambda item: item.need.reason, 220, muted=True),
            RecordColumn(texts.DUE_WHEN, self._format_chip, 130, chip=self._choose_tone),
        )

    def _format_chip(self, item: WorkItem) -> str:
        return texts.LEFT_OUT_CHIP if self._find_left_out_reason(item) else item.need.chip

    def _choose_tone(self, item: WorkItem) -> Tone:
        return "warn" if self._find_left_out_reason(item) else item.need.tone
