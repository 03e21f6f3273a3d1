"""The case that is on show: what is treated and since when; and the list of all cases when there are several."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.actions.plain_records import save_record
from charting.model.case import Case, CaseStatus
from charting.model.record import Record
from charting.summaries.client_record_text import CASE_STATUS_WORDS, list_case_lines
from charting.summaries.client_records import CaseRecords, ClientRecords
from ui.core.chart_client import ChartClient
from ui.pages.records.table_card import TableCard, make_quiet_button
from ui.pages.referral import texts
from ui.pages.referral.case_sheet import edit_case, open_discharge_sheet, reopen_case
from ui.pages.referral.record_columns import choose_case_tone, make_case_columns
from ui.theme import Role, make_plain_label, tokens
from ui.widgets.cards.badges import ChipLabel
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import EmptyState
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.text.labeled_lines import LabeledLines

HEADING_WIDTH = 110  # px


class CaseCard(Card):
    """`handle_stored(case)` when a case was opened or changed here."""

    stored = Signal(object)

    def __init__(self, chart_client: ChartClient) -> None:
        self._buttons = QWidget()
        super().__init__(texts.CASE, self._buttons)
        self.chart_client = chart_client
        self.file: ClientRecords | None = None
        self.case: Case | None = None
        self.edit_button = self._make_button(texts.EDIT, "ph.pencil-simple", self._edit_case)
        self.edit_button.setAccessibleName(f"{texts.CASE}: {texts.EDIT}")
        self.discharge_button = self._make_button(texts.DISCHARGE, "ph.flag", self._end_case)
        self.reopen_button = self._make_button(texts.REOPEN, "ph.arrow-counter-clockwise", self._reopen_case)
        self.new_case_button = self._make_button(texts.NEW_CASE, "ph.plus", self.open_new_case)
        self.complaint = make_plain_label("", Role.STRONG, wrap=True)
        self.status_chip = ChipLabel()
        self.lines = LabeledLines(HEADING_WIDTH)
        self.empty_state = EmptyState(texts.NO_CASE, texts.NEW_CASE)
        self.empty_state.pressed.connect(self.open_new_case)
        self._lay_out()

    def show_case(self, file: ClientRecords, case: CaseRecords | None) -> None:
        """Show this case, or the way to the first one."""
        former = self.case
        self.file, self.case = file, case.case if case else None
        self.empty_state.setVisible(case is None)
        for widget in (
            self.complaint,
            self.lines,
            self.edit_button,
            self.discharge_button,
            self.reopen_button,
            self.new_case_button,
            self.status_chip,
        ):
            widget.setVisible(case is not None)
        if self.case is not None:
            self.complaint.setText(self.case.complaint)
            self.status_chip.show_text(CASE_STATUS_WORDS[self.case.status], choose_case_tone(self.case))
            if self.case != former:
                self.lines.show_lines(list_case_lines(self.case))
            self.discharge_button.setVisible(self.case.status is not CaseStatus.DISCHARGED)
            self.reopen_button.setVisible(self.case.status is not CaseStatus.OPEN)

    def open_new_case(self) -> None:
        """Open the sheet of a new case."""
        if self.file is not None:
            edit_case(self.chart_client, self, self.file, None, self.stored.emit)

    def _edit_case(self) -> None:
        if self.file is not None and self.case is not None:
            edit_case(self.chart_client, self, self.file, self.case, self.stored.emit)

    def _end_case(self) -> None:
        if self.case is not None:
            open_discharge_sheet(self.chart_client, self, self.case, self.stored.emit)

    def _reopen_case(self) -> None:
        if self.case is not None:
            case = reopen_case(self.case)
            self.chart_client.run_action(
                lambda clinic_file, who: save_record(clinic_file, who, case),
                self._handle_reopened,
                owner=self,
            )

    def _handle_reopened(self, case: Record) -> None:
        self.chart_client.show_status(texts.REOPENED)
        self.stored.emit(case)

    def _make_button(self, words: str, icon: str, slot: object) -> ActionButton:
        button = make_quiet_button(words, icon)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.edit_button, self.discharge_button, self.reopen_button, self.new_case_button):
            row.addWidget(button)
        head = QHBoxLayout()
        head.setSpacing(tokens.GRID)
        head.addWidget(self.complaint, 1)
        head.addWidget(self.status_chip)
        self.body.addLayout(head)
        self.add_widget(self.lines)
        self.add_widget(self.empty_state)
        self.body.addStretch(1)


class CaseListCard(TableCard):
    """All cases, newest first; hidden while there is only one. `asked(case id)` to show another."""

    case_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(texts.CASES, make_case_columns(), "", [])
        self.table.activated_row.connect(lambda case: self.case_requested.emit(case.id))

    def show_cases(self, file: ClientRecords, case: CaseRecords | None) -> None:
        """Show the cases, the cursor on the one on show."""
        self.show_rows(file.cases[::-1])
        self.setVisible(len(file.cases) > 1)
        if case is not None:
            self.choose_record(case.case.id)
