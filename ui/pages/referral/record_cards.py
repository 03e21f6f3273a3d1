"""The cards of referrals, consents, contacts and planned visits: a table each, with what can be done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from charting.model.consent import Contact
from charting.model.session import Visit, VisitStatus
from ui.desk import Desk
from ui.pages.referral import texts
from ui.pages.referral.columns import (
    consent_columns,
    contact_columns,
    referral_columns,
    visit_columns,
)
from ui.pages.referral.consent_sheet import edit_consent
from ui.pages.referral.paper_sheets import edit_contact, edit_referral, revoke_consent
from ui.pages.referral.record_card import RecordCard
from ui.pages.table_card import quiet_button
from ui.widgets.date_entry import DateEntry


class ReferralsCard(RecordCard):
    """Who asked for treatment, when, for how many visits."""

    def __init__(self, desk: Desk) -> None:
        columns = referral_columns(self.provider)
        super().__init__(desk, texts.REFERRALS, columns, texts.NO_REFERRAL)

    def _rows(self) -> Sequence[Any]:
        self.add.setEnabled(self.case is not None)
        return self.case.referrals[::-1] if self.case else ()

    def _edit(self, record: Any) -> None:
        if self.file is not None and self.case is not None:
            edit_referral(self.desk, self, self.file, self.case.case, record, self.stored.emit)


class ConsentsCard(RecordCard):
    """What the client allows."""

    def __init__(self, desk: Desk) -> None:
        self.revoke = quiet_button(texts.REVOKE, "ph.x-circle")
        columns = consent_columns(self.provider)
        super().__init__(desk, texts.CONSENTS, columns, texts.NO_CONSENT, self.revoke)
        self.revoke.clicked.connect(self._revoke)

    def _rows(self) -> Sequence[Any]:
        consents = self.file.consents if self.file else ()
        return sorted(consents, key=lambda consent: (consent.revoked is None, consent.given), reverse=True)

    def _edit(self, record: Any) -> None:
        if self.file is not None:
            edit_consent(self.desk, self, self.file, self.case, record, self.stored.emit)

    def _allows(self, row: Any) -> bool:
        return row.revoked is None

    def _revoke(self) -> None:
        revoke_consent(self.desk, self, self.table.row(), self.stored.emit)


class ContactsCard(RecordCard):
    """What was said to whom, and what comes of it."""

    def __init__(self, desk: Desk) -> None:
        self.mark_done = quiet_button(texts.MARK_DONE, "ph.check")
        columns = contact_columns(self.provider)
        super().__init__(desk, texts.CONTACTS, columns, texts.NO_CONTACT, self.mark_done)
        self.mark_done.clicked.connect(self._mark)

    def _rows(self) -> Sequence[Any]:
        whole = self.case or self.file
        return whole.contacts[::-1] if whole else ()

    def _edit(self, record: Any) -> None:
        if self.file is not None:
            edit_contact(
                self.desk, self, self.file, self.case.case if self.case else None, record, self.stored.emit
            )

    def _allows(self, row: Any) -> bool:
        return bool(row.next_step) and not row.done

    def _mark(self) -> None:
        contact: Contact = self.table.row()
        self._change(contact.with_changes(done=True), texts.STATE_DONE.capitalize())


class VisitsCard(RecordCard):
    """The visits to come, and those that were missed; a day and time typed below plans another."""

    def __init__(self, desk: Desk) -> None:
        self.missed = quiet_button(texts.MISSED)
        self.canceled = quiet_button(texts.CANCELED)
        super().__init__(
            desk, texts.PLANNED_VISITS, visit_columns(), texts.NO_VISIT, self.missed, self.canceled
        )
        self.missed.clicked.connect(lambda: self._mark(VisitStatus.MISSED))
        self.canceled.clicked.connect(lambda: self._mark(VisitStatus.CANCELED))
        self.when = DateEntry(texts.PLAN_VISIT, with_time=True)
        self.when.edit.returnPressed.connect(self._plan)
        self.put(self.when)

    def _rows(self) -> Sequence[Any]:
        self.when.setEnabled(self.case is not None)
        self.add.setEnabled(self.case is not None)
        known = self.case.visits if self.case else ()
        visits = [visit for visit in known if visit.status is not VisitStatus.KEPT]
        coming = [visit for visit in visits if visit.status is VisitStatus.PLANNED]
        return [*coming, *(visit for visit in reversed(visits) if visit.status is not VisitStatus.PLANNED)]

    def _edit(self, record: Any) -> None:
        """A visit has nothing but its moment: the line below plans one."""
        if record is None:
            self._plan()

    def _allows(self, row: Any) -> bool:
        return row.status is VisitStatus.PLANNED

    def _plan(self) -> None:
        moment = self.when.value()
        if self.case is None or not isinstance(moment, datetime):
            self.when.set_error(self.when.problem() or texts.PLAN_VISIT_NEEDED)
            self.when.setFocus()
            return
        case = self.case.case
        visit = Visit(client_id=case.client_id, case_id=case.id, starts_at=moment)
        self._change(visit, texts.PLANNED, lambda: self.when.set_value(None))

    def _mark(self, status: VisitStatus) -> None:
        visit: Visit = self.table.row()
        self._change(visit.with_changes(status=status), texts.MARKED.format(status))
