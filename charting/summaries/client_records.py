"""All records of one client, or of one case: what summaries, screens and papers read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any

import msgspec

from charting.model.assessment import Assessment
from charting.model.case import Case, CaseStatus, Referral
from charting.model.client import Client
from charting.model.clinic import Clinic, Therapist
from charting.model.consent import Consent, Contact, find_release
from charting.model.note import Addendum, NoteStatus, NoteT
from charting.model.plan import Plan
from charting.model.provider import Provider
from charting.model.report import Report
from charting.model.session import Session, Visit


class SharedRecords(msgspec.Struct, frozen=True, kw_only=True):
    """The kinds of records that a client and a case both have, each in order of time.

    `providers` and `therapists` are those of the whole clinic by id, `seals` the SHA-256 of each stored document by
    record id. Discarded drafts are left out.
    """

    client: Client
    clinic: Clinic
    therapists: Mapping[str, Therapist]
    providers: Mapping[str, Provider]
    referrals: tuple[Referral, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    plans: tuple[Plan, ...] = ()
    sessions: tuple[Session, ...] = ()
    visits: tuple[Visit, ...] = ()
    consents: tuple[Consent, ...] = ()
    contacts: tuple[Contact, ...] = ()
    reports: tuple[Report, ...] = ()
    addenda: tuple[Addendum, ...] = ()
    seals: Mapping[str, str] = {}


class ClientRecords(SharedRecords, frozen=True, kw_only=True):
    """All records of one client. `similar` are names of other clients who could be mistaken for this one."""

    cases: tuple[Case, ...] = ()
    similar: tuple[str, ...] = ()

    def get_current_case(self) -> Case | None:
        """Return the case in care: the newest that is not discharged, else the newest."""
        return find_current_case(self.cases)

    def get_case_file(self, case: Case) -> "CaseRecords":
        """Return the records of that case. Contacts without a case belong to every case."""
        return CaseRecords(
            client=self.client,
            clinic=self.clinic,
            therapists=self.therapists,
            providers=self.providers,
            case=case,
            referrals=tuple(r for r in self.referrals if r.case_id == case.id),
            assessments=tuple(r for r in self.assessments if r.case_id == case.id),
            plans=tuple(r for r in self.plans if r.case_id == case.id),
            sessions=tuple(r for r in self.sessions if r.case_id == case.id),
            visits=tuple(r for r in self.visits if r.case_id == case.id),
            consents=self.consents,
            contacts=tuple(r for r in self.contacts if r.case_id in (case.id, None)),
            reports=tuple(r for r in self.reports if r.case_id == case.id),
            addenda=self.addenda,
            seals=self.seals,
        )


def find_current_case(cases: Sequence[Case]) -> Case | None:
    """Find the case in care among the cases of a client, oldest first: the newest not discharged, else the newest."""
    active = [case for case in cases if case.status is not CaseStatus.DISCHARGED]
    return next(reversed(active or cases), None)


def remove_discarded(notes: Iterable[NoteT]) -> tuple[NoteT, ...]:
    """Remove discarded drafts, which no screen or paper shows."""
    return tuple(note for note in notes if note.status is not NoteStatus.DISCARDED)


def find_newest_plan(plans: Iterable[Plan]) -> Plan | None:
    """Find the plan in force: the signed one with the highest revision."""
    signed = [plan for plan in plans if plan.status is NoteStatus.SIGNED]
    return max(signed, key=lambda plan: plan.revision, default=None)


class CaseRecords(SharedRecords, frozen=True, kw_only=True, dict=True):
    """All records of one case; consents are the client's. Immutable, so that results computed from it can be cached."""

    case: Case

    @cached_property
    def signed_sessions(self) -> tuple[Session, ...]:
        """The sessions that count as visits: signed ones, in order of time."""
        return tuple(note for note in self.sessions if note.status is NoteStatus.SIGNED)

    @cached_property
    def signed_assessments(self) -> tuple[Assessment, ...]:
        """Signed assessments, in order of time."""
        return tuple(note for note in self.assessments if note.status is NoteStatus.SIGNED)

    @cached_property
    def plan(self) -> Plan | None:
        """The plan in force: the newest signed one."""
        return find_newest_plan(self.plans)

    @property
    def referral(self) -> Referral | None:
        """The newest referral."""
        return self.referrals[-1] if self.referrals else None

    @property
    def referrer(self) -> Provider | None:
        """Who referred the client, by the newest referral."""
        return self.providers[self.referral.provider_id] if self.referral else None

    def get_session_number(self, session: Session) -> int:
        """Return the number of the session in the case, from 1, by time: a note entered late gets the number of its day."""
        sort_key = (session.starts_at, session.id)
        return self._session_numbers.get(sort_key) or self._compute_session_number(sort_key)

    @cached_property
    def _session_numbers(self) -> dict[tuple[datetime, str], int]:
        ordered = sorted((note.starts_at, note.id) for note in self.sessions)
        return {sort_key: number for number, sort_key in enumerate(ordered, 1)}

    def _compute_session_number(self, sort_key: tuple[datetime, str]) -> int:
        """Compute the number of a session that is new, or whose time was changed."""
        return 1 + sum(other < sort_key for other in self._session_numbers if other[1] != sort_key[1])

    @cached_property
    def reading_cache(self) -> dict[str, tuple[Any, ...]]:
        """The readings that `find_readings` has collected so far, by measure key."""
        return {}

    def find_reports_to(self, provider_id: str, kind: str) -> tuple[Report, ...]:
        """Find the reports of that kind to that provider, in order of time."""
        return tuple(
            report for report in self.reports if (report.provider_id, report.kind) == (provider_id, kind)
        )

    def find_release_to(self, provider_id: str, on: date) -> Consent | None:
        """Find the client's release to that provider in force on that day."""
        return find_release(self.consents, provider_id, on)
