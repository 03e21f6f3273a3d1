"""What is charted for one client of the bench: a case with its papers, its assessment, its plan and its sessions."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from charting.model.case import Area, Case, CaseStatus, DischargeReason, Referral, Side
from charting.model.client import Client
from charting.model.clinic import Therapist
from charting.model.consent import Consent, ConsentKind
from charting.model.note import NoteStatus
from charting.model.provider import Provider
from charting.model.record import Record
from charting.model.session import Visit, VisitStatus
from tests.bench.told import Told
from tests.support.progress_cases import (
    build_initial_assessment,
    build_last_session,
    build_plan,
    build_session,
)

WEEK = timedelta(days=7)
MEASURED = 5  # every fifth session measures all again


class Course(NamedTuple):
    """Who comes for how many sessions, the last one at `ends`; `open` when there is a next one."""

    client: Client
    who: Therapist
    provider: Provider
    sessions: int
    ends: datetime
    open: bool


def records(course: Course) -> Iterator[Record]:
    """All of it but the client, in the order in which it was charted."""
    first = course.ends - WEEK * (course.sessions - 1)
    case, told = _case(course, first), Told(course.client.chart_number)
    yield case
    yield from _papers(course, case, first)
    yield build_initial_assessment(**_signed(course, case, first), **told.assessment(), happened_at=first)
    yield build_plan(**_signed(course, case, first), **told.plan(), happened_at=first)
    for number in range(1, course.sessions + 1):
        moment = first + WEEK * (number - 1)
        whole = number == course.sessions or number % MEASURED == 0
        read = {"starts_at": moment, "pain_now": max(1, 8 - number // 2), "pain_after": 1}
        made = build_last_session if whole else build_session
        yield made(0, **_signed(course, case, moment), **{**told.session(), **read})
    if course.open:
        yield Visit(
            client_id=course.client.id,
            case_id=case.id,
            starts_at=course.ends + WEEK,
            status=VisitStatus.PLANNED,
        )


def _case(course: Course, first: datetime) -> Case:
    closed: dict[str, Any] = {
        "status": CaseStatus.DISCHARGED,
        "closed": course.ends.date(),
        "discharge_reason": DischargeReason.GOALS_MET,
        "discharge_outcome": "Back at work.",
    }
    return Case(
        client_id=course.client.id,
        complaint="right shoulder stiff and painful",
        opened=first.date(),
        areas=(Area(region="shoulder", side=Side.RIGHT),),
        **({} if course.open else closed),
    )


def _papers(course: Course, case: Case, first: datetime) -> Iterator[Record]:
    mine: dict[str, Any] = {"client_id": course.client.id, "provider_id": course.provider.id}
    yield Referral(**mine, case_id=case.id, received=first.date(), visits_authorized=course.sessions + 2)
    yield Consent(
        **mine,
        kind=ConsentKind.RELEASE,
        scope="progress reports",
        signed_by=course.client.legal_name,
        given=first.date(),
    )


def _signed(course: Course, case: Case, moment: datetime) -> dict[str, Any]:
    return {
        "client_id": course.client.id,
        "case_id": case.id,
        "therapist_id": course.who.id,
        "entered_at": moment,
        "status": NoteStatus.SIGNED,
        "signed_at": moment + timedelta(hours=1),
        "signed_by": course.who.signature,
    }
