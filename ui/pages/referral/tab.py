"""The Referral & consent tab: two columns of cards that scroll together."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from charting.model.case import Case
from charting.model.record import Record
from charting.summaries.client_records import CaseRecords, ClientRecords
from ui.core.chart_client import ChartClient
from ui.pages.base import ClientTab
from ui.pages.referral.case_card import CaseCard, CaseListCard
from ui.pages.referral.client_card import ClientCard
from ui.pages.referral.record_cards import ConsentsCard, ContactsCard, ReferralsCard, VisitsCard
from ui.theme import Role, set_style_role, tokens


class ReferralTab(ClientTab):
    """Shows the client, the case, referrals, consents, contacts and planned visits."""

    def __init__(self, chart_client: ChartClient) -> None:
        super().__init__(chart_client)
        self.case_card, self.cases = CaseCard(chart_client), CaseListCard()
        self.client = ClientCard(chart_client)
        self.referrals, self.consents = ReferralsCard(chart_client), ConsentsCard(chart_client)
        self.contacts, self.visits = ContactsCard(chart_client), VisitsCard(chart_client)
        self.tables = (self.referrals, self.consents, self.contacts, self.visits)
        self._record_to_select = self._client_id = ""
        self.cases.case_requested.connect(self.case_requested)
        self.case_card.stored.connect(self._show_stored_case)
        for card in self.tables:
            card.stored.connect(self._remember_stored)
        self._lay_out()

    def show_client_file(self, file: ClientRecords, case: CaseRecords | None) -> None:
        """Show this client and case, and select the record that was just stored. Another client starts scrolled to the top."""
        if file.client.id != self._client_id:
            self._client_id = file.client.id
            self.visits.when_field.set_value(None)
            self.area.verticalScrollBar().setValue(0)
        self.case_card.show_case(file, case)
        self.cases.show_cases(file, case)
        self.client.show_client(file)
        for card in self.tables:
            card.show_case_records(file, case)
        if self._record_to_select:
            any(card.choose_record(self._record_to_select) for card in self.tables)
            self._record_to_select = ""

    def open_record(self, record_id: str) -> None:
        """Select that referral, consent, contact or visit."""
        for card in self.tables:
            if card.choose_record(record_id):
                card.table.setFocus()
                QTimer.singleShot(0, card, lambda card=card: self.area.ensureWidgetVisible(card))

    def find_command(self, identifier: str) -> Callable[[], None] | None:
        """Find the commands to change the client and to add what other tabs report as missing."""
        return {
            "client.edit": self.client.edit_client,
            "case.new": self.case_card.open_new_case,
            "consent.new": self.consents.add_record,
            "referral.new": self.referrals.add_record,
        }.get(identifier)

    def _show_stored_case(self, case: Case) -> None:
        self.case_requested.emit(case.id)

    def _remember_stored(self, record: Record) -> None:
        self._record_to_select = record.id

    def _lay_out(self) -> None:
        page = QWidget()
        set_style_role(page, Role.PAGE)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(20, 14, 20, 16)
        columns.setSpacing(14)
        columns.addLayout(_lay_out_cards(self.case_card, self.cases, self.client), 1)
        columns.addLayout(_lay_out_cards(self.referrals, self.consents, self.visits, self.contacts), 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)


def _lay_out_cards(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(tokens.GRID + 4)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column
