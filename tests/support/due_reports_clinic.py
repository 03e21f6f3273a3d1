"""A chart in which reports are due: what the tests of the batch begin with."""

from datetime import date, timedelta
from pathlib import Path

from charting.actions.clients import register_client
from charting.actions.notes import sign_note, start_assessment, start_session
from charting.actions.plain_records import save_record
from charting.model.assessment import AssessmentKind
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.model.clinic import Therapist
from tests.support.sample_clinic import (
    NOON,
    Sample,
    a_case,
    a_client,
    a_release,
    complete_assessment,
    complete_session,
    sample_chart,
)

LATER = NOON + timedelta(days=21)
SAVED = "progress-report-{:04d}-2026-03-23.pdf"  # as it is named on that day


def due_case(sample: Sample, client: Client, who: Therapist | None = None) -> Case:
    """A case of that client with one signed session of two that are authorized, so that its report is due."""
    who = who or sample.who
    case = save_record(sample.chart, who, a_case(client))
    save_record(
        sample.chart,
        who,
        Referral(
            client_id=client.id,
            case_id=case.id,
            provider_id=sample.provider.id,
            received=date(2026, 1, 4),
            visits_authorized=2,
        ),
    )
    assessment = start_assessment(sample.chart, who, case, AssessmentKind.INITIAL)
    sign_note(sample.chart, who, complete_assessment(assessment))
    sign_note(sample.chart, who, complete_session(start_session(sample.chart, who, case, NOON)))
    return case


def due_client(sample: Sample, family_name: str, *, released: bool = True) -> Client:
    """Another client, with the release to the referrer or without."""
    client = register_client(sample.chart, sample.who, a_client(family_name=family_name, given_name="Ana"))
    if released:
        save_record(sample.chart, sample.who, a_release(client, sample.provider))
    return client


def due_chart(path: Path) -> Path:
    """Due are: of 0002 two cases, of 0003 one without a release, of 0004 one whose name paper lacks, of 0005 one that a
    colleague charted."""
    with sample_chart(path) as sample:
        colleague = save_record(sample.chart, sample.who, Therapist(name="Lena Park", credentials="LMT"))
        twice = due_client(sample, "Two")
        for client in (twice, twice, due_client(sample, "Three", released=False), due_client(sample, "木")):
            due_case(sample, client)
        due_case(sample, due_client(sample, "Five"), colleague)
    return path
