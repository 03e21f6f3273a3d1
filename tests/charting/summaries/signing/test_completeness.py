"""What each profile asks of a note, and what satisfies it."""

from datetime import date, timedelta
from typing import Any

import pytest

from charting.model.assessment import Assessment, CareKind, Decision, Triage
from charting.model.case import CaseKind
from charting.model.client import HealthHistory
from charting.model.consent import Consent, ConsentKind
from charting.model.findings import (
    Activity,
    AskedQuestion,
    RangeOfMotion,
    RangeWord,
    RedFlagAnswer,
    RelativePain,
)
from charting.model.note import Note
from charting.model.plan import Plan
from charting.model.session import Session, Treatment
from charting.reference.charting_rules import GENERAL_PROFILE, collect_profile_checks, list_profiles
from charting.reference.loader import list_red_flags
from charting.summaries.client_records import CaseRecords
from charting.summaries.signing.completeness import find_incomplete_fields
from tests.support.progress_cases import CASE, CLIENT, build_case_records
from tests.support.sample_clinic import NOON, complete_assessment, complete_plan, complete_session

NOTE: dict[str, Any] = {"client_id": "client", "case_id": "case", "therapist_id": "t", "entered_at": NOON}
SESSION = complete_session(Session(**NOTE, starts_at=NOON))
ASSESSMENT = complete_assessment(Assessment(**NOTE, happened_at=NOON))
PLAN = complete_plan(Plan(**NOTE, happened_at=NOON))
DAY = NOON.date()


def asked(note: Note, case: CaseRecords | None = None, profile: str = GENERAL_PROFILE) -> list[str]:
    return [each.field for each in find_incomplete_fields(note, case or build_case_records(), profile)]


@pytest.mark.parametrize("note", [SESSION, ASSESSMENT, PLAN], ids=lambda note: type(note).__name__)
def test_a_complete_note_lacks_nothing(note: Note) -> None:
    assert asked(note) == []


@pytest.mark.parametrize(
    ("note", "changes", "field"),
    [
        (SESSION, {"subjective": " "}, "subjective"),
        (SESSION, {"pain_now": None}, "pain_now"),
        (SESSION, {"health_changes": AskedQuestion()}, "health_changes"),
        (SESSION, {"treatment": ()}, "treatment"),
        (SESSION, {"pain_after": None}, "pain_after"),
        (SESSION, {"adverse_response": AskedQuestion()}, "adverse_response"),
        (ASSESSMENT, {"pain": ASSESSMENT.pain.__class__()}, "pain.now"),
        (ASSESSMENT, {"red_flags": ()}, "red_flags"),
        (ASSESSMENT, {"impression": ""}, "impression"),
        (ASSESSMENT, {"decision": None}, "decision"),
        (ASSESSMENT, {"decision": Decision.REFER_OUT}, "decision_reason"),
        (ASSESSMENT, {"decision": Decision.PRECAUTIONS, "decision_reason": " "}, "decision_reason"),
        (
            ASSESSMENT,
            {"red_flags": (RedFlagAnswer(question=list_red_flags()[0].question, present=True),)},
            "decision_reason",
        ),
        (ASSESSMENT, {"triage": Triage(decided=CareKind.WELLNESS)}, "triage.reason"),
        (PLAN, {"goals": ()}, "goals"),
        (PLAN, {"weeks": None}, "frequency"),
        (PLAN, {"revision": 2}, "reason"),
    ],
)
def test_what_is_missing_is_named_with_its_field(note: Note, changes: dict[str, Any], field: str) -> None:
    assert asked(note.with_changes(**changes)) == [field]


@pytest.mark.parametrize(
    ("note", "changes"),
    [
        (SESSION, {"pain_now": 0, "pain_after": 0}),
        (SESSION, {"subjective": "", "first_answer": "Slept well"}),
        (SESSION, {"pain_now": None, "pain_said": RelativePain(words="half as bad", percent=50)}),
        (SESSION, {"pain_after": None, "pain_after_said": RelativePain(words="gone")}),
        (ASSESSMENT, {"decision": Decision.REFER_OUT, "decision_reason": "Fever"}),
        (ASSESSMENT, {"triage": Triage(decided=CareKind.WELLNESS, reason="Her wish")}),
        (ASSESSMENT, {"triage": Triage(decided=CareKind.MEDICAL)}),
        (PLAN, {"visits_per_week": None, "weeks": None, "frequency": "as needed"}),
        (PLAN, {"revision": 2, "reason": "Plateau"}),
    ],
)
def test_what_stands_for_it(note: Note, changes: dict[str, Any]) -> None:
    assert asked(note.with_changes(**changes)) == []


WA = "washington"
CLIENT_ON_FILE = CLIENT.with_changes(phone="206 555 0100", history=HealthHistory(reviewed=DAY))
FULL = SESSION.with_changes(
    ends_at=NOON + timedelta(hours=1),
    treatment=(Treatment(technique="Massage", areas="Shoulder", minutes=20),),
    plan_words="Weekly",
)


def consent(kind: ConsentKind = ConsentKind.TREATMENT, given: date = DAY) -> Consent:
    return Consent(client_id="client", kind=kind, scope="Massage", signed_by="Linh", given=given)


def on_file(**changes: Any) -> CaseRecords:
    return build_case_records(**{"client": CLIENT_ON_FILE, "consents": (consent(),), **changes})


def test_washington_asks_for_what_its_rule_lists_and_cites_it() -> None:
    found = find_incomplete_fields(SESSION, build_case_records(consents=()), WA)
    assert [each.field for each in found] == [
        "client.phone", "client.history.reviewed", "treatment", "consent:treatment", "next_visit",
    ]  # fmt: skip
    assert all(each.cite.startswith("WAC 246-830-565(1)(") and each.cite in each.message for each in found)
    assert asked(FULL, on_file(), WA) == []


def test_a_washington_consent_holds_for_a_year() -> None:
    year = timedelta(days=365)
    assert asked(FULL, on_file(consents=(consent(given=DAY - year),)), WA) == []
    old = on_file(consents=(consent(given=DAY - year - timedelta(days=1)),))
    assert asked(FULL, old, WA) == ["consent:treatment"]
    assert (
        asked(FULL, old.__class__(**{**_fields(old), "consents": (consent(ConsentKind.GUARDIAN),)}), WA) == []
    )
    revoked = consent(given=DAY - timedelta(days=9)).with_changes(revoked=DAY)
    assert asked(FULL, on_file(consents=(revoked,)), WA) == ["consent:treatment"]


def _fields(case: CaseRecords) -> dict[str, Any]:
    return {name: getattr(case, name) for name in case.__struct_fields__}


def test_a_sensitive_area_asks_for_its_own_consent_only_when_treated() -> None:
    breast = FULL.with_changes(treatment=(Treatment(technique="Massage", areas="Breast scar", minutes=20),))
    assert asked(breast, on_file(), WA) == ["consent:sensitive area"]
    both = (consent(), consent(ConsentKind.SENSITIVE_AREA))
    assert asked(breast, on_file(consents=both), WA) == []


def test_washington_asks_more_where_a_health_condition_is_treated() -> None:
    bare = FULL.with_changes(palpation=(), ranges=(), plan_words="", pain_after=3)
    assert asked(bare, on_file(), WA) == ["palpation", "next_visit"]
    wellness = on_file(case=CASE.with_changes(kind=CaseKind.WELLNESS))
    assert asked(bare, wellness, WA) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (
            {
                "activities": (Activity(name="Reach up"),),
                "progress": None,
                "response": "",
                "pain_after": None,
            },
            "progress",
        ),
        ({"ranges": (RangeOfMotion(joint="knee", motion="flexion"),)}, "palpation"),
        (
            {"ranges": (RangeOfMotion(joint="knee", motion="flexion", stated=RangeWord.NOT_TESTED),)},
            "palpation",
        ),
    ],
)
def test_names_without_figures_are_no_findings(changes: dict[str, Any], field: str) -> None:
    bare = SESSION.with_changes(
        palpation=(), ranges=(), observations="", marks=(), scores=(), goal_readings=()
    )
    assert field in asked(bare.with_changes(**changes), profile="washington")


def test_a_minor_needs_somebody_to_reach() -> None:
    child = CLIENT_ON_FILE.with_changes(birth_date=date(DAY.year - 10, 1, 1))
    assert asked(FULL, on_file(client=child), WA) == ["client.guardian.phone"]


def test_ontario_asks_for_the_address_and_for_what_was_examined() -> None:
    found = find_incomplete_fields(ASSESSMENT, on_file(), "ontario")
    assert [each.field for each in found] == ["client.address", "palpation"]
    assert all(each.can_be_overridden and each.cite for each in found)


def test_a_profile_that_is_gone_asks_what_the_general_one_asks() -> None:
    assert collect_profile_checks("atlantis") == collect_profile_checks(GENERAL_PROFILE)


@pytest.mark.parametrize("profile", list_profiles(), ids=lambda profile: profile.id)
def test_each_profile_is_sound(profile: Any) -> None:
    checks = collect_profile_checks(profile.id)
    assert len({check.id for check in checks}) == len(checks)
    own = {check.id for check in profile.checks}
    assert profile.source.strip()
    assert profile.id == GENERAL_PROFILE or all(check.cite for check in checks if check.id in own)
    assert all(check.sentence.endswith((".", "?")) for check in checks)


@pytest.mark.parametrize("profile", list_profiles(), ids=lambda profile: profile.id)
def test_every_path_of_a_profile_is_a_field_that_exists(profile: Any) -> None:
    kinds: dict[str, tuple[Note, ...]] = {"session": (SESSION,), "assessment": (ASSESSMENT,), "plan": (PLAN,)}
    for check in profile.checks:
        for path in check.paths:
            head, _, rest = path.partition(":")
            if head == "consent":
                assert rest.partition(":")[0] in {kind.value for kind in ConsentKind}
            elif head == "case":
                assert rest in ("plan", "assessment")
            elif path.startswith("client."):
                assert hasattr(CLIENT, path.split(".")[1])
            else:
                assert all(hasattr(note, (rest or path).split(".")[0]) for note in kinds[check.note])
