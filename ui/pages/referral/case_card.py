"""The case that is on show: what is treated and since when; and the list of all cases when there are several."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charting.actions.setting_up import save
from charting.model.case import Case, CaseStatus
from charting.model.record import Record
from charting.summaries.client_file import CaseFile, ClientFile
from ui.desk import Desk
from ui.pages.referral import texts
from ui.pages.referral.case_sheet import edit_case, end_case, reopened
from ui.pages.referral.columns import case_columns, case_tone
from ui.pages.referral.words import case_lines
from ui.pages.table_card import TableCard, quiet_button
from ui.theme import Role, plain, tokens
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, Chip, EmptyState
from ui.widgets.lines import Lines

HEADINGS = 110  # px


class CaseCard(Card):
    """`stored(case)` when a case was opened or changed here."""

    stored = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self._buttons = QWidget()
        super().__init__(texts.CASE, self._buttons)
        self.desk = desk
        self.file: ClientFile | None = None
        self.case: Case | None = None
        self.edit = self._button(texts.EDIT, "ph.pencil-simple", self._edit)
        self.edit.setAccessibleName(f"{texts.CASE}: {texts.EDIT}")
        self.end = self._button(texts.DISCHARGE, "ph.flag", self._end)
        self.reopen = self._button(texts.REOPEN, "ph.arrow-counter-clockwise", self._reopen)
        self.new = self._button(texts.NEW_CASE, "ph.plus", self.new_case)
        self.complaint = plain("", Role.STRONG, wrap=True)
        self.status = Chip()
        self.lines = Lines(HEADINGS)
        self.empty = EmptyState(texts.NO_CASE, texts.NEW_CASE)
        self.empty.pressed.connect(self.new_case)
        self._lay_out()

    def show_case(self, file: ClientFile, case: CaseFile | None) -> None:
        """Show this case, or the way to the first one."""
        former = self.case
        self.file, self.case = file, case.case if case else None
        self.empty.setVisible(case is None)
        for widget in (self.complaint, self.lines, self.edit, self.end, self.reopen, self.new, self.status):
            widget.setVisible(case is not None)
        if self.case is not None:
            self.complaint.setText(self.case.complaint)
            self.status.show_text(texts.STATUS_WORDS[self.case.status], case_tone(self.case))
            if self.case != former:
                self.lines.show_lines(case_lines(self.case))
            self.end.setVisible(self.case.status is not CaseStatus.DISCHARGED)
            self.reopen.setVisible(self.case.status is not CaseStatus.OPEN)

    def new_case(self) -> None:
        """Open the sheet of a new case."""
        if self.file is not None:
            edit_case(self.desk, self, self.file, None, self.stored.emit)

    def _edit(self) -> None:
        if self.file is not None and self.case is not None:
            edit_case(self.desk, self, self.file, self.case, self.stored.emit)

    def _end(self) -> None:
        if self.case is not None:
            end_case(self.desk, self, self.case, self.stored.emit)

    def _reopen(self) -> None:
        if self.case is not None:
            case = reopened(self.case)
            self.desk.act(lambda chart, who: save(chart, who, case), self._was_reopened, owner=self)

    def _was_reopened(self, case: Record) -> None:
        self.desk.say(texts.REOPENED)
        self.stored.emit(case)

    def _button(self, words: str, icon: str, slot: object) -> ActionButton:
        button = quiet_button(words, icon)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.edit, self.end, self.reopen, self.new):
            row.addWidget(button)
        head = QHBoxLayout()
        head.setSpacing(tokens.GRID)
        head.addWidget(self.complaint, 1)
        head.addWidget(self.status)
        self.body.addLayout(head)
        self.put(self.lines)
        self.put(self.empty)
        self.body.addStretch(1)


class CasesCard(TableCard):
    """All cases, newest first; hidden while there is only one. `asked(case id)` to show another."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(texts.CASES, case_columns(), "", [])
        self.table.activated_row.connect(lambda case: self.asked.emit(case.id))

    def show_case(self, file: ClientFile, case: CaseFile | None) -> None:
        """Show the cases, the cursor on the one on show."""
        self.show_rows(file.cases[::-1])
        self.setVisible(len(file.cases) > 1)
        if case is not None:
            self.choose(case.case.id)
