"""A small clinic file with a record of every type, made through the actions: what the tests of the core begin with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import NamedTuple

from charting import clock
from charting.actions.clients import register_client
from charting.actions.notes import (
    add_addendum,
    save_draft,
    sign_note,
    start_assessment,
    start_plan,
    start_session,
)
from charting.actions.plain_records import save_record, set_up_clinic
from charting.actions.report_release import issue_report
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.assessment import Assessment, AssessmentKind, Decision, Pain
from charting.model.case import Area, Case, Diagnosis, Referral, Side
from charting.model.client import Alert, Client, HealthHistory, Person
from charting.model.clinic import Clinic, Therapist
from charting.model.consent import Channel, Consent, ConsentKind, Contact
from charting.model.custom_records import CustomEntry, CustomInstrument, CustomTemplate, Snippet
from charting.model.findings import Activity, AskedQuestion, Palpation, RangeOfMotion, RedFlagAnswer
from charting.model.log_entry import LogEntry
from charting.model.note import Addendum
from charting.model.plan import Goal, Plan
from charting.model.provider import Provider
from charting.model.report import Delivery, Report
from charting.model.session import Session, Treatment, Visit

CENTRAL = timezone(-timedelta(hours=6))
NOON = datetime(2026, 3, 2, 12, tzinfo=CENTRAL)
PDF = b"%PDF-1.4 a page \x00\xff"


# A clinic's own data; retired, so that the vocabularies of other tests in this process stay the shipped ones.
CUSTOM_RECORDS = (
    Snippet(short="ltp", text="Left {muscle} tender on pressure."),
    CustomEntry(vocabulary="techniques", code="warm_stones", cells={"name": "Warm stones"}, retired=True),
    CustomInstrument(
        code="sit_to_stand",
        document='{"id": "sit_to_stand", "name": "Sit to stand in 30 s", "short_name": "Sit to stand", "about": "",'
        ' "low": 0, "high": 40, "step": 1, "better": "higher", "unit": "times", "source": "this clinic"}',
        retired=True,
    ),
    CustomTemplate(code="desk_neck", name="Desk neck", lines=("rom cervical rotation b",), retired=True),
)


class Sample(NamedTuple):
    """The open clinic file and what is in it."""

    clinic_file: ClinicFile
    clinic: Clinic
    who: Therapist
    provider: Provider
    client: Client
    case: Case
    referral: Referral
    release: Consent
    assessment: Assessment
    plan: Plan
    session: Session
    draft: Session
    visit: Visit
    contact: Contact
    report: Report
    addendum: Addendum


def create_clinic_file(path: Path) -> tuple[ClinicFile, Therapist]:
    """An open clinic file after the first start."""
    clinic_file = open_clinic_file(path, create=True)
    return clinic_file, set_up_clinic(
        clinic_file, Clinic(name="Côté Clinic"), Therapist(name="Rosa Delgado", credentials="LMT")
    )


def build_client(**changes: object) -> Client:
    """A client with particulars in many letters."""
    plain = Client(
        given_name="Thảo Linh",
        family_name="Nguyễn",
        birth_date=date(1980, 3, 14),
        phone="(918) 555-0142",
        emergency_contact=Person(name="Søren O'Brien", phone="918 555 0143"),
        history=HealthHistory(medications=("apixaban",), reviewed=date(2026, 3, 2)),
        alerts=(Alert(text="Anticoagulant", action="light pressure only"),),
    )
    return plain.with_changes(**changes)


def complete_session(draft: Session) -> Session:
    """The draft with all that signing asks for."""
    return draft.with_changes(
        subjective="Reaches the shelf; “so much better” <5 & >3.",
        pain_now=4,
        health_changes=AskedQuestion(asked=True),
        palpation=(Palpation(structure="Infraspinatus", side=Side.RIGHT, grade=2),),
        ranges=(RangeOfMotion(joint="shoulder", motion="flexion", side=Side.RIGHT, degrees=128),),
        treatment=(Treatment(technique="Myofascial release", minutes=20),),
        pain_after=2,
        adverse_response=AskedQuestion(asked=True),
    )


def complete_assessment(draft: Assessment) -> Assessment:
    """The draft with all that signing asks for."""
    return draft.with_changes(
        pain=Pain(now=7, best=3, worst=8),
        activities=(Activity(name="Reach top shelf", score=3),),
        red_flags=(RedFlagAnswer(question="Night pain?"),),
        impression="Capsular pattern",
        decision=Decision.TREAT,
    )


def complete_plan(draft: Plan) -> Plan:
    """The draft with all that signing asks for."""
    goal = Goal(words="Pain 3 or less", measure="pain", baseline=7, target=3, by=date(2026, 5, 1))
    return draft.with_changes(goals=(goal,), visits_per_week=1, weeks=6)


def build_report(client: Client, case: Case, provider: Provider, who: Therapist) -> Report:
    """A report that is ready to be issued."""
    return Report(
        client_id=client.id,
        case_id=case.id,
        provider_id=provider.id,
        therapist_id=who.id,
        issued_at=clock.now(),
        issued_by=who.signature,
        delivery=Delivery.SAVED,
        period_from=date(2026, 1, 5),
        period_to=date(2026, 3, 2),
        bottom_line="Pain is down from 7 to 4.",
    )


@contextmanager
def open_sample_clinic(path: Path) -> Iterator[Sample]:
    """The sample in a new clinic file at `path`, at noon of 2 March 2026."""
    with clock.set_to(NOON):
        clinic_file, who = create_clinic_file(path)
        with clinic_file:
            yield fill_sample_clinic(clinic_file, who)


def fill_sample_clinic(clinic_file: ClinicFile, who: Therapist) -> Sample:
    """One record of every type, made as a person makes them."""
    store = partial(save_record, clinic_file, who)
    provider = store(
        Provider(name="Adaeze Okafor", credentials="MD", practice="Tulsa Shoulder", npi="1234567893"),
    )
    for own in CUSTOM_RECORDS:
        store(own)  # type: ignore[type-var]  # any of the four
    client = register_client(clinic_file, who, build_client(primary_care_id=provider.id))
    case = store(build_case(client))
    referral = store(
        Referral(client_id=client.id, case_id=case.id, provider_id=provider.id, received=date(2026, 1, 4)),
    )
    release = store(build_release(client, provider))
    visit = store(Visit(client_id=client.id, case_id=case.id, starts_at=NOON - timedelta(hours=2)))
    contact = store(
        Contact(
            client_id=client.id, provider_id=provider.id, at=NOON, channel=Channel.FAX, what="Sent notes"
        ),
    )
    assessment = sign_note(
        clinic_file,
        who,
        complete_assessment(start_assessment(clinic_file, who, case, AssessmentKind.INITIAL)),
    )
    plan = sign_note(clinic_file, who, complete_plan(start_plan(clinic_file, who, case)))
    session = sign_note(
        clinic_file, who, complete_session(start_session(clinic_file, who, case, NOON - timedelta(hours=2)))
    )
    draft = save_draft(
        clinic_file, who, start_session(clinic_file, who, case, NOON).with_changes(unread={"ranges": "12o"})
    )
    report = issue_report(clinic_file, who, build_report(client, case, provider, who), PDF)
    addendum = add_addendum(clinic_file, who, session, "The left side was treated too.")
    clinic = clinic_file.clinic
    assert clinic is not None
    return Sample(
        clinic_file, clinic, who, provider, client, case, referral, release, assessment, plan, session, draft,
        clinic_file.visits.get(visit.id), contact, report, addendum,
    )  # fmt: skip


def build_case(client: Client) -> Case:
    """An episode of care of that client."""
    return Case(
        client_id=client.id,
        complaint="Frozen shoulder",
        opened=date(2026, 1, 5),
        areas=(Area(region="shoulder", side=Side.RIGHT),),
        diagnoses=(Diagnosis(code="M75.01", words="adhesive capsulitis", stated_by="Dr Okafor"),),
    )


def build_release(client: Client, provider: Provider) -> Consent:
    """The client's release to that provider."""
    return Consent(
        client_id=client.id,
        kind=ConsentKind.RELEASE,
        scope="Progress reports",
        signed_by=client.legal_name,
        given=date(2026, 1, 5),
        provider_id=provider.id,
    )


def find_log_entries(clinic_file: ClinicFile, client_id: str, record_id: str) -> list[LogEntry]:
    """The entries about one of the client's records, oldest first."""
    found = [
        entry
        for entry in clinic_file.audit_log.find_client_entries(client_id)
        if entry.record_id == record_id
    ]
    return sorted(found, key=lambda entry: entry.version)
