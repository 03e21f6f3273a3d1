"""Everything that the chart holds about one client, or about one case: what summaries, screens and pages read."""

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
    """The records that a client's file and a case's have in common, each kind in order of time.

    `providers` and `therapists` hold those of the whole chart by id; `seals` the SHA-256 of each stored
    document by record id. Discarded drafts are left out.
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
    """All of one client. `similar` are the names of other clients that could be mistaken for this one."""

    cases: tuple[Case, ...] = ()
    similar: tuple[str, ...] = ()

    def get_current_case(self) -> Case | None:
        """The case in care now: the newest that is not discharged, else the newest."""
        return find_current_case(self.cases)

    def get_case_file(self, case: Case) -> "CaseRecords":
        """The part of the file that belongs to that case. Contacts without a case belong to all."""
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
    """The case in care now among one client's, oldest first: the newest not discharged, else the newest."""
    active = [case for case in cases if case.status is not CaseStatus.DISCHARGED]
    return next(reversed(active or cases), None)


def remove_discarded(notes: Iterable[NoteT]) -> tuple[NoteT, ...]:
    """The notes without discarded drafts, which are out of sight everywhere."""
    return tuple(note for note in notes if note.status is not NoteStatus.DISCARDED)


def find_newest_plan(plans: Iterable[Plan]) -> Plan | None:
    """The plan that holds: the newest signed one."""
    signed = [plan for plan in plans if plan.status is NoteStatus.SIGNED]
    return max(signed, key=lambda plan: plan.revision, default=None)


class CaseRecords(SharedRecords, frozen=True, kw_only=True, dict=True):
    """One case; consents are the client's. It never changes, so what was found in it once is kept with it."""

    case: Case

    @cached_property
    def signed_sessions(self) -> tuple[Session, ...]:
        """The visits that count: signed notes, in order of time."""
        return tuple(note for note in self.sessions if note.status is NoteStatus.SIGNED)

    @cached_property
    def signed_assessments(self) -> tuple[Assessment, ...]:
        """Signed assessments, in order of time."""
        return tuple(note for note in self.assessments if note.status is NoteStatus.SIGNED)

    @cached_property
    def plan(self) -> Plan | None:
        """The plan that holds: the newest signed one."""
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
        """Which visit of the case it is, from 1: counted by time, so that a note entered late takes its place."""
        place = (session.starts_at, session.id)
        return self._session_numbers.get(place) or self._compute_session_number(place)

    @cached_property
    def _session_numbers(self) -> dict[tuple[datetime, str], int]:
        ordered = sorted((note.starts_at, note.id) for note in self.sessions)
        return {place: number for number, place in enumerate(ordered, 1)}

    def _compute_session_number(self, place: tuple[datetime, str]) -> int:
        """Of a session that is not in the file, or stands there at another time."""
        return 1 + sum(known < place for known in self._session_numbers if known[1] != place[1])

    @cached_property
    def reading_cache(self) -> dict[str, tuple[Any, ...]]:
        """What `summaries.readings` has read so far, by measure key."""
        return {}

    def find_reports_to(self, provider_id: str, kind: str) -> tuple[Report, ...]:
        """The reports of that kind that went to that provider, in order of time."""
        return tuple(
            report for report in self.reports if (report.provider_id, report.kind) == (provider_id, kind)
        )

    def find_release_to(self, provider_id: str, on: date) -> Consent | None:
        """The client's release to that provider in force on that day."""
        return find_release(self.consents, provider_id, on)
