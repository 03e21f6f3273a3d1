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
    build_case,
    build_client,
    build_release,
    complete_assessment,
    complete_session,
    open_sample_clinic,
)

LATER = NOON + timedelta(days=21)
SAVED = "progress-report-{:04d}-2026-03-23.pdf"  # as it is named on that day


def add_due_case(sample: Sample, client: Client, who: Therapist | None = None) -> Case:
    """A case of that client with one signed session of two that are authorized, so that its report is due."""
    who = who or sample.who
    case = save_record(sample.clinic_file, who, build_case(client))
    save_record(
        sample.clinic_file,
        who,
        Referral(
            client_id=client.id,
            case_id=case.id,
            provider_id=sample.provider.id,
            received=date(2026, 1, 4),
            visits_authorized=2,
        ),
    )
    assessment = start_assessment(sample.clinic_file, who, case, AssessmentKind.INITIAL)
    sign_note(sample.clinic_file, who, complete_assessment(assessment))
    sign_note(sample.clinic_file, who, complete_session(start_session(sample.clinic_file, who, case, NOON)))
    return case


def add_due_client(sample: Sample, family_name: str, *, released: bool = True) -> Client:
    """Another client, with the release to the referrer or without."""
    client = register_client(
        sample.clinic_file, sample.who, build_client(family_name=family_name, given_name="Ana")
    )
    if released:
        save_record(sample.clinic_file, sample.who, build_release(client, sample.provider))
    return client


def make_due_reports_clinic(path: Path) -> Path:
    """Due are: of 0002 two cases, of 0003 one without a release, of 0004 one whose name paper lacks, of 0005 one that a
    colleague charted."""
    with open_sample_clinic(path) as sample:
        colleague = save_record(
            sample.clinic_file, sample.who, Therapist(name="Lena Park", credentials="LMT")
        )
        twice = add_due_client(sample, "Two")
        for client in (
            twice,
            twice,
            add_due_client(sample, "Three", released=False),
            add_due_client(sample, "木"),
        ):
            add_due_case(sample, client)
        add_due_case(sample, add_due_client(sample, "Five"), colleague)
    return path
