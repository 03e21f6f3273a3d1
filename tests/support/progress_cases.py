"""Cases to report on, as plain records: a frozen shoulder with as many sessions as a test asks for."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from charting.model.assessment import Assessment, Decision, Pain
from charting.model.body_mark import Mark, MarkKind, View
from charting.model.case import Area, Case, Diagnosis, Referral, Side
from charting.model.client import Client, Sex
from charting.model.clinic import Clinic, Therapist
from charting.model.consent import Consent, ConsentKind
from charting.model.findings import Activity, AskedQuestion, Palpation, RangeOfMotion, RedFlagAnswer, Score
from charting.model.note import NoteStatus
from charting.model.plan import Goal, HomeTask, Plan
from charting.model.provider import Provider
from charting.model.record import encode_record, seal
from charting.model.session import Pressure, Session, Treatment
from charting.summaries.client_records import CaseRecords

FIRST = datetime(2026, 10, 24, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
RIGHT = Side.RIGHT

CLINIC = Clinic(
    name="Riverside Medical Massage",
    address="412 Riverside Ave, Suite 210, Tulsa OK 74103",
    phone="(918) 555-0142",
    fax="(918) 555-0143",
)
THERAPIST = Therapist(
    id="therapist",
    name="Rosa Delgado",
    credentials="LMT, CNMT",
    license_number="104882",
    license_state="Oklahoma",
)
PROVIDER = Provider(
    id="okafor",
    name="Adaeze Okafor",
    credentials="MD",
    specialty="Orthopaedics",
    practice="Northside Orthopaedic Associates",
    fax="(918) 555-0190",
)
CLIENT = Client(
    id="client",
    chart_number=412,
    given_name="Thảo Linh",
    family_name="Nguyễn",
    birth_date=date(1981, 3, 14),
    sex=Sex.FEMALE,
)
CASE = Case(
    id="case",
    client_id="client",
    complaint="Right shoulder stiff and painful",
    opened=date(2026, 10, 19),
    areas=(Area(region="shoulder", side=RIGHT),),
    diagnoses=(Diagnosis(code="M75.01", words="adhesive capsulitis, right shoulder", stated_by="Dr Okafor"),),
)
REFERRAL = Referral(
    client_id="client",
    case_id="case",
    provider_id="okafor",
    written=date(2026, 10, 19),
    received=date(2026, 10, 20),
    visits_authorized=12,
)
RELEASE = Consent(
    client_id="client",
    kind=ConsentKind.RELEASE,
    scope="progress reports",
    signed_by="Thảo Linh Nguyễn",
    given=date(2026, 10, 24),
    provider_id="okafor",
)
OWN: dict[str, Any] = {
    "client_id": "client",
    "case_id": "case",
    "therapist_id": "therapist",
    "entered_at": FIRST,
    "status": NoteStatus.SIGNED,
    "signed_at": FIRST + timedelta(days=800),
    "signed_by": "Rosa Delgado, LMT, CNMT",
}


def build_session(day: int, **changes: Any) -> Session:
    """A signed session `day` days after the first."""
    plain: dict[str, Any] = {
        "starts_at": FIRST + timedelta(days=day),
        "subjective": "Sleeps better.",
        "health_changes": AskedQuestion(asked=True),
        "adverse_response": AskedQuestion(asked=True),
        "treatment": (
            Treatment(
                technique="Myofascial release", areas="anterior shoulder, pectoralis minor", side=RIGHT,
                pressure=Pressure.LIGHT, minutes=20,
            ),
            Treatment(
                technique="Trigger point therapy", areas="infraspinatus, teres minor", side=RIGHT,
                pressure=Pressure.LIGHT, minutes=20,
            ),
            Treatment(technique="Muscle energy technique", areas="external rotators", side=RIGHT, minutes=10),
        ),
    }  # fmt: skip
    return Session(**{**OWN, **plain, **changes})


def build_range(motion: str, degrees: int | None, side: Side = RIGHT) -> RangeOfMotion:
    return RangeOfMotion(joint="shoulder", motion=motion, side=side, degrees=degrees)


def build_reach(score: int | None) -> tuple[Activity, ...]:
    return (Activity(name="Reach top shelf", score=score),)


def build_initial_assessment(**changes: Any) -> Assessment:
    """The signed assessment of the first day."""
    plain: dict[str, Any] = {
        "happened_at": FIRST,
        "pain": Pain(now=8, worst=9),
        "activities": build_reach(2),
        "scores": (Score(instrument="quickdash", value=61.4),),
        "ranges": (build_range("flexion", 105), build_range("external rotation", 25)),
        "palpation": (
            Palpation(structure="Infraspinatus", side=RIGHT, finding="Active trigger point", grade=4),
            Palpation(structure="Upper trapezius", side=RIGHT, finding="Hypertonicity", grade=3),
            Palpation(structure="Subscapularis", side=RIGHT, finding="Adhesion", grade=2),
        ),
        "red_flags": (RedFlagAnswer(question="Fever?"),),
        "impression": "Capsular pattern",
        "decision": Decision.TREAT,
    }
    return Assessment(**{**OWN, **plain, **changes})


def build_plan(**changes: Any) -> Plan:
    """The signed plan: reach, flexion, rotation, pain and QuickDASH."""
    by = date(2026, 12, 12)
    plain: dict[str, Any] = {
        "happened_at": FIRST,
        "goals": (
            Goal(words="Reach a shelf above head height without stopping", measure="activity:Reach top shelf",
                 target=8, by=by),
            Goal(words="Right shoulder flexion 150°", measure="range:shoulder:flexion:right", target=150, by=by),
            Goal(words="External rotation 60°", measure="range:shoulder:external rotation:right", target=60,
                 by=date(2026, 12, 31)),
            Goal(words="Pain on arrival at most 2", measure="pain", target=2, by=by),
            Goal(words="QuickDASH at most 20", measure="score:quickdash", target=20, by=by),
        ),
        "visits_per_week": 1.0,
        "weeks": 9,
        "pressure_limit": "light, anticoagulated",
        "home_program": (HomeTask(name="Pendulum", dose="2 × 10 daily"), HomeTask(name="Cross-body stretch")),
        "reassess_every": 5,
        "stop_criteria": "pain exceeds 7 on two visits or new numbness appears.",
        "outlook": "Expect functional reach by mid-December; external rotation is likely to stay limited without "
        "capsular mobilization, outside massage scope.",
    }  # fmt: skip
    return Plan(**{**OWN, **plain, **changes})


def build_last_session(day: int = 28, **changes: Any) -> Session:
    """The fifth visit of the picture: everything measured again, and the hands' findings with their marks."""
    plain: dict[str, Any] = {
        "pain_now": 5,
        "pain_after": 3,
        "activities": build_reach(5),
        "scores": (Score(instrument="quickdash", value=43.2),),
        "ranges": (build_range("flexion", 128), build_range("external rotation", 38)),
        "palpation": (
            Palpation(structure="Infraspinatus", side=RIGHT, finding="Active trigger point", grade=3),
            Palpation(structure="Upper trapezius", side=RIGHT, finding="Hypertonicity", grade=2),
            Palpation(structure="Subscapularis", side=RIGHT, finding="Adhesion", grade=2),
        ),
        "marks": (
            Mark(view=View.FRONT, x=0.3, y=0.22, kind=MarkKind.PAIN),
            Mark(view=View.BACK, x=0.66, y=0.25, kind=MarkKind.ACTIVE_TRIGGER_POINT, number=1),
            Mark(view=View.BACK, x=0.62, y=0.19, kind=MarkKind.HYPERTONICITY, number=2),
            Mark(view=View.FRONT, x=0.32, y=0.25, kind=MarkKind.ADHESION, number=3),
        ),
        "home_program_done": "6 of 7 days",
    }
    return build_session(day, **{**plain, **changes})


def build_case_records(*notes: Session | Assessment | Plan, **changes: Any) -> CaseRecords:
    """The case with those notes, each with its seal."""
    plain: dict[str, Any] = {
        "client": CLIENT,
        "clinic": CLINIC,
        "therapists": {THERAPIST.id: THERAPIST},
        "providers": {PROVIDER.id: PROVIDER},
        "case": CASE,
        "referrals": (REFERRAL,),
        "consents": (RELEASE,),
        "sessions": tuple(note for note in notes if isinstance(note, Session)),
        "assessments": tuple(note for note in notes if isinstance(note, Assessment)),
        "plans": tuple(note for note in notes if isinstance(note, Plan)),
        "seals": {note.id: seal(encode_record(note)) for note in notes},
    }
    return CaseRecords(**{**plain, **changes})


def build_shoulder_case(**changes: Any) -> CaseRecords:
    """The case of the picture: five visits, better, external rotation behind."""
    pains = [(8, 6), (7, 5), (6, 5), (6, 4)]
    visits = [
        build_session(7 * week, pain_now=now, pain_after=after) for week, (now, after) in enumerate(pains)
    ]
    return build_case_records(
        build_initial_assessment(), build_plan(), *visits, build_last_session(), **changes
    )


def build_long_case(sessions: int) -> CaseRecords:
    """A case with that many weekly sessions, the last one measured in full."""
    visits = [build_session(7 * week, pain_now=8 - week % 4, pain_after=5) for week in range(sessions - 1)]
    last = build_last_session(7 * (sessions - 1))
    return build_case_records(build_initial_assessment(), build_plan(), *visits, last)


def find_last_day(case: CaseRecords) -> date:
    """The day of the newest session."""
    return case.sessions[-1].starts_at.date()


def change_client(case: CaseRecords, **changes: Any) -> CaseRecords:
    return msgspec.structs.replace(case, client=CLIENT.with_changes(**changes))
