"""The cards of referrals, consents, contacts and planned visits: each a table with its actions."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal

from charting.actions.plain_records import save_record
from charting.model.consent import Contact
from charting.model.provider import Provider
from charting.model.session import Visit, VisitStatus
from charting.summaries.client_records import CaseRecords, ClientRecords
from ui.core.chart_client import ChartClient
from ui.pages.records.table_card import TableCard, make_quiet_button
from ui.pages.referral import texts
from ui.pages.referral.consent_sheet import edit_consent
from ui.pages.referral.record_columns import (
    make_consent_columns,
    make_contact_columns,
    make_referral_columns,
    make_visit_columns,
)
from ui.pages.referral.referral_sheets import edit_contact, edit_referral, open_revoke_sheet
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.date_fields import DateField
from ui.widgets.record_table.record_table import RecordColumn


class EditableTableCard(TableCard):
    """Base class: a button adds a record, Enter changes one. Emits `stored(record)` once a record is stored."""

    stored = Signal(object)

    def __init__(
        self,
        chart_client: ChartClient,
        title: str,
        columns: Sequence[RecordColumn],
        empty: str,
        *row_buttons: ActionButton,
    ) -> None:
        self.add_button = make_quiet_button(texts.ADD, "ph.plus")
        self.add_button.setAccessibleName(f"{title}: {texts.ADD}")
        super().__init__(title, columns, empty, [*row_buttons, self.add_button])
        self.chart_client = chart_client
        self.file: ClientRecords | None = None
        self.case: CaseRecords | None = None
        self._row_buttons = row_buttons
        self.add_button.clicked.connect(self.add_record)
        self.table.activated_row.connect(self._edit_record)
        self.table.selectionModel().currentRowChanged.connect(
            lambda _current, _previous: self._enable_row_buttons()
        )

    def show_case_records(self, file: ClientRecords, case: CaseRecords | None) -> None:
        """Show the records of this client and case."""
        self.file, self.case = file, case
        self.show_rows(self._collect_rows())
        self._enable_row_buttons()

    def add_record(self) -> None:
        """Open the sheet of a new record."""
        self._edit_record(None)

    def get_provider(self, provider_id: str) -> Provider:
        """Return the provider with that ID from the shown client's chart."""
        if self.file is None:
            raise KeyError(provider_id)
        return self.file.providers[provider_id]

    @abstractmethod
    def _collect_rows(self) -> Sequence[Any]:
        """Return the records to list."""

    @abstractmethod
    def _edit_record(self, record: Any) -> None:
        """Open the sheet of that record, or of a new one."""

    def _enable_row_buttons(self) -> None:
        row = self.table.get_current_row()
        for button in self._row_buttons:
            button.setEnabled(row is not None and self._allows_row_buttons(row))

    def _allows_row_buttons(self, row: Any) -> bool:
        """Whether the row buttons apply to that row."""
        return row is not None

    def _store_change(self, record: Any, status: str, then: Callable[[], None] = lambda: None) -> None:
        """Store a change made by a button, then call `then` and show `status`."""

        def handle_stored(stored: object) -> None:
            then()
            self.chart_client.show_status(status)
            self.stored.emit(stored)

        self.chart_client.run_action(
            lambda clinic_file, who: save_record(clinic_file, who, record), handle_stored, owner=self
        )


class ReferralsCard(EditableTableCard):
    """The case's referrals: who asked for treatment, when, for how many visits."""

    def __init__(self, chart_client: ChartClient) -> None:
        columns = make_referral_columns(self.get_provider)
        super().__init__(chart_client, texts.REFERRALS, columns, texts.NO_REFERRAL)

    def _collect_rows(self) -> Sequence[Any]:
        self.add_button.setEnabled(self.case is not None)
        return self.case.referrals[::-1] if self.case else ()

    def _edit_record(self, record: Any) -> None:
        if self.file is not None and self.case is not None:
            edit_referral(self.chart_client, self, self.file, self.case.case, record, self.stored.emit)


class ConsentsCard(EditableTableCard):
    """The client's consents."""

    def __init__(self, chart_client: ChartClient) -> None:
        self.revoke_button = make_quiet_button(texts.REVOKE, "ph.x-circle")
        columns = make_consent_columns(self.get_provider)
        super().__init__(chart_client, texts.CONSENTS, columns, texts.NO_CONSENT, self.revoke_button)
        self.revoke_button.clicked.connect(self._revoke_consent)

    def _collect_rows(self) -> Sequence[Any]:
        consents = self.file.consents if self.file else ()
        return sorted(consents, key=lambda consent: (consent.revoked is None, consent.given), reverse=True)

    def _edit_record(self, record: Any) -> None:
        if self.file is not None:
            edit_consent(self.chart_client, self, self.file, self.case, record, self.stored.emit)

    def _allows_row_buttons(self, row: Any) -> bool:
        return row.revoked is None

    def _revoke_consent(self) -> None:
        open_revoke_sheet(self.chart_client, self, self.table.get_current_row(), self.stored.emit)


class ContactsCard(EditableTableCard):
    """Contacts with the client and with providers, and the next steps agreed on."""

    def __init__(self, chart_client: ChartClient) -> None:
        self.done_button = make_quiet_button(texts.MARK_DONE, "ph.check")
        columns = make_contact_columns(self.get_provider)
        super().__init__(chart_client, texts.CONTACTS, columns, texts.NO_CONTACT, self.done_button)
        self.done_button.clicked.connect(self._mark_done)

    def _collect_rows(self) -> Sequence[Any]:
        records = self.case or self.file
        return records.contacts[::-1] if records else ()

    def _edit_record(self, record: Any) -> None:
        if self.file is not None:
            edit_contact(
                self.chart_client,
                self,
                self.file,
                self.case.case if self.case else None,
                record,
                self.stored.emit,
            )

    def _allows_row_buttons(self, row: Any) -> bool:
        return bool(row.next_step) and not row.done

    def _mark_done(self) -> None:
        contact: Contact = self.table.get_current_row()
        self._store_change(contact.with_changes(done=True), texts.STATE_DONE.capitalize())


class VisitsCard(EditableTableCard):
    """Planned, missed and canceled visits; typing a day and time below the table plans another."""

    def __init__(self, chart_client: ChartClient) -> None:
        self.missed_button = make_quiet_button(texts.MISSED)
        self.canceled_button = make_quiet_button(texts.CANCELED)
        super().__init__(
            chart_client,
            texts.PLANNED_VISITS,
            make_visit_columns(),
            texts.NO_VISIT,
            self.missed_button,
            self.canceled_button,
        )
        self.missed_button.clicked.connect(lambda: self._mark_visit(VisitStatus.MISSED))
        self.canceled_button.clicked.connect(lambda: self._mark_visit(VisitStatus.CANCELED))
        self.when_field = DateField(texts.PLAN_VISIT, with_time=True)
        self.when_field.edit.returnPressed.connect(self._plan_visit)
        self.add_widget(self.when_field)

    def _collect_rows(self) -> Sequence[Any]:
        self.when_field.setEnabled(self.case is not None)
        self.add_button.setEnabled(self.case is not None)
        all_visits = self.case.visits if self.case else ()
        visits = [visit for visit in all_visits if visit.status is not VisitStatus.KEPT]
        planned = [visit for visit in visits if visit.status is VisitStatus.PLANNED]
        return [*planned, *(visit for visit in reversed(visits) if visit.status is not VisitStatus.PLANNED)]

    def _edit_record(self, record: Any) -> None:
        """Plan a visit; a visit has no sheet, only the date line below the table."""
        if record is None:
            self._plan_visit()

    def _allows_row_buttons(self, row: Any) -> bool:
        return row.status is VisitStatus.PLANNED

    def _plan_visit(self) -> None:
        moment = self.when_field.get_value()
        if self.case is None or not isinstance(moment, datetime):
            self.when_field.set_error(self.when_field.describe_problem() or texts.PLAN_VISIT_NEEDED)
            self.when_field.setFocus()
            return
        case = self.case.case
        visit = Visit(client_id=case.client_id, case_id=case.id, starts_at=moment)
        self._store_change(visit, texts.PLANNED, lambda: self.when_field.set_value(None))

    def _mark_visit(self, status: VisitStatus) -> None:
        visit: Visit = self.table.get_current_row()
        self._store_change(visit.with_changes(status=status), texts.MARKED.format(status))
