"""All that happened, newest first: for the overview's timeline and the history tab."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Literal

import msgspec

from charting.drawing.trend import short_date
from charting.model.assessment import Assessment, AssessmentKind
from charting.model.case import CaseStatus
from charting.model.consent import Consent, Contact
from charting.model.plan import Plan
from charting.model.provider import Provider
from charting.model.session import Session, Visit, VisitStatus
from charting.summaries.banner import first_code
from charting.summaries.client_file import CaseFile, ClientFile
from charting.summaries.measure import format_value, measure_label
from charting.summaries.note_text import ranges_brief
from charting.summaries.words import clipped, counted, sentence_case

Filter = Literal["sessions", "assessments", "papers"]
FILTERS: tuple[tuple[str, Filter | None], ...] = (
    ("All", None),
    ("Sessions", "sessions"),
    ("Assessments", "assessments"),
    ("Papers", "papers"),
)


class TimelineRow(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened. `record` is the table's name and `record_id` the record to open.

    An addendum opens the note that it belongs to. `at` is the moment where one is known.
    Plans stand with the assessments.
    """

    on: date
    at: datetime | None = None
    title: str
    detail: str = ""
    state: str
    filter: Filter
    record: str
    record_id: str
    case_id: str = ""


def timeline(case: CaseFile) -> tuple[TimelineRow, ...]:
    """One case with the client's consents and contacts, newest first."""
    rows = [*_of_case(case), *_of_client(case.consents, case.contacts, case.providers)]
    return _newest_first(rows)


def history(file: ClientFile) -> tuple[TimelineRow, ...]:
    """Everything of the client, over all cases, newest first."""
    rows = [*_of_client(file.consents, file.contacts, file.providers)]
    for case in file.cases:
        rows += _of_case(file.of_case(case))
    return _newest_first(rows)


def _newest_first(rows: Iterable[TimelineRow]) -> tuple[TimelineRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.on, row.at.timestamp() if row.at else 0.0), reverse=True))


def _of_case(case: CaseFile) -> Iterator[TimelineRow]:
    yield from (_session(case, note) for note in case.sessions)
    yield from (_assessment(note) for note in case.assessments)
    yield from (_plan(note) for note in case.plans)
    yield from _referrals(case)
    yield from _reports(case)
    yield from _addenda(case)
    yield from (_visit(visit) for visit in case.visits if visit.status in (VisitStatus.MISSED, VisitStatus.CANCELED))
    yield from _discharge(case)


def _session(case: CaseFile, note: Session) -> TimelineRow:
    return TimelineRow(
        on=note.starts_at.date(),
        at=note.starts_at,
        title=f"Session {case.session_number(note.id)}",
        detail=_joined([_pain(note), _techniques(note), clipped(_outcome(note), 60)]),
        state=note.status,
        filter="sessions",
        record="session",
        record_id=note.id,
        case_id=note.case_id,
    )


def _pain(note: Session) -> str:
    if note.pain_now is None:
        return ""
    return f"Pain {note.pain_now}" + ("" if note.pain_after is None else f" → {note.pain_after}")


def _techniques(note: Session) -> str:
    """The first three: the row is for recognizing the visit."""
    names = list(dict.fromkeys(line.technique for line in note.treatment))
    return sentence_case(", ".join(name[:1].lower() + name[1:] for name in names[:3]))


def _outcome(note: Session) -> str:
    return f"Adverse: {note.adverse_response.answer}" if note.adverse_response.answer else note.response


def assessment_title(note: Assessment) -> str:
    """`Initial assessment`, `Reassessment`, `Discharge assessment`."""
    return "Reassessment" if note.kind is AssessmentKind.REASSESSMENT else f"{note.kind.capitalize()} assessment"


def _assessment(note: Assessment) -> TimelineRow:
    scores = ", ".join(_score(each.instrument, each.value) for each in note.scores)
    pain = "" if note.pain.now is None else f"Pain {note.pain.now}"
    return TimelineRow(
        on=note.happened_at.date(),
        at=note.happened_at,
        title=assessment_title(note),
        detail=_joined([pain, clipped(ranges_brief(note.ranges), 60), scores]),
        state=note.status,
        filter="assessments",
        record="assessment",
        record_id=note.id,
        case_id=note.case_id,
    )


def _score(instrument_id: str, value: float) -> str:
    key = f"score:{instrument_id}"
    return f"{measure_label(key)} {format_value(key, value)}"


def _plan(note: Plan) -> TimelineRow:
    return TimelineRow(
        on=note.happened_at.date(),
        at=note.happened_at,
        title="Plan revised" if note.revision > 1 else "Plan",
        detail=_joined([sentence_case(note.schedule), clipped(note.reason) or counted(len(note.goals), "goal")]),
        state=note.status,
        filter="assessments",
        record="plan",
        record_id=note.id,
        case_id=note.case_id,
    )


def _referrals(case: CaseFile) -> Iterator[TimelineRow]:
    for referral in case.referrals:
        visits = counted(referral.visits_authorized, "visit") if referral.visits_authorized else ""
        until = f"to {short_date(referral.valid_until)}" if referral.valid_until else ""
        yield TimelineRow(
            on=referral.received,
            title=f"Referral, {case.providers[referral.provider_id].short}",
            detail=_joined([f"{visits} {until}".strip(), first_code(case.case)]),
            state="received",
            filter="papers",
            record="referral",
            record_id=referral.id,
            case_id=case.case.id,
        )


def _reports(case: CaseFile) -> Iterator[TimelineRow]:
    for report in case.reports:
        yield TimelineRow(
            on=report.issued_at.date(),
            at=report.issued_at,
            title=f"{report.kind.capitalize()} report to {case.providers[report.provider_id].short}",
            detail=f"Visits {short_date(report.period_from)} to {short_date(report.period_to)}",
            state=report.delivery,
            filter="papers",
            record="report",
            record_id=report.id,
            case_id=case.case.id,
        )


def _addenda(case: CaseFile) -> Iterator[TimelineRow]:
    owned: dict[str, tuple[str, Filter]] = {
        **{note.id: (f"session {case.session_number(note.id)}", "sessions") for note in case.sessions},
        **{note.id: (assessment_title(note).lower(), "assessments") for note in case.assessments},
        **{note.id: ("plan", "assessments") for note in case.plans},
        **{report.id: ("report", "papers") for report in case.reports},
    }
    for addendum in case.addenda:
        if addendum.record_id in owned:
            name, shown_in = owned[addendum.record_id]
            yield TimelineRow(
                on=addendum.written_at.date(),
                at=addendum.written_at,
                title=f"Addendum to {name}",
                detail=clipped(addendum.text),
                state="addendum",
                filter=shown_in,
                record=addendum.kind,
                record_id=addendum.record_id,
                case_id=case.case.id,
            )


def _visit(visit: Visit) -> TimelineRow:
    return TimelineRow(
        on=visit.starts_at.date(),
        at=visit.starts_at,
        title=f"Visit {visit.status}",
        state=visit.status,
        filter="sessions",
        record="visit",
        record_id=visit.id,
        case_id=visit.case_id,
    )


def _discharge(case: CaseFile) -> Iterator[TimelineRow]:
    if case.case.status is CaseStatus.DISCHARGED and case.case.closed is not None:
        yield TimelineRow(
            on=case.case.closed,
            title=f"Discharged: {case.case.discharge_reason}",
            detail=clipped(case.case.discharge_outcome),
            state="closed",
            filter="assessments",
            record="care_case",
            record_id=case.case.id,
            case_id=case.case.id,
        )


def _of_client(
    consents: Iterable[Consent], contacts: Iterable[Contact], providers: Mapping[str, Provider]
) -> Iterator[TimelineRow]:
    yield from (_contact(contact, providers) for contact in contacts)
    for consent in consents:
        name = _consent_name(consent, providers)
        yield _consent(consent, name, consent.given, "given")
        if consent.revoked is not None:
            yield _consent(consent, f"{name} revoked", consent.revoked, "revoked")


def _contact(contact: Contact, providers: Mapping[str, Provider]) -> TimelineRow:
    whom = providers[contact.provider_id].short if contact.provider_id else "client"
    return TimelineRow(
        on=contact.at.date(),
        at=contact.at,
        title=f"{contact.channel.capitalize()}, {whom}",
        detail=clipped(contact.what),
        state="contact",
        filter="papers",
        record="contact",
        record_id=contact.id,
        case_id=contact.case_id or "",
    )


def _consent_name(consent: Consent, providers: Mapping[str, Provider]) -> str:
    if consent.provider_id:
        return f"Release to {providers[consent.provider_id].short}"
    return f"{consent.kind.capitalize()} consent"


def _consent(consent: Consent, title: str, on: date, state: str) -> TimelineRow:
    return TimelineRow(
        on=on,
        title=title,
        detail=clipped(consent.scope),
        state=state,
        filter="papers",
        record="consent",
        record_id=consent.id,
    )


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part.strip())
