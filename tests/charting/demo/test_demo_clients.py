"""The clients of the demo clinic: sound charts in the shipped vocabularies, no two notes alike, figures that agree."""

import itertools
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from charting import clock
from charting.actions.clients import load_client_file
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.demo.context import SampleCalendar
from charting.demo.seed_clinic import FEATURED, make_demo, read_sample_clients
from charting.measures.instruments import check_score, get_instrument
from charting.model.assessment import Assessment
from charting.model.client import compute_age
from charting.model.session import Session, VisitStatus
from charting.reference import custom_data, loader
from charting.reference.icd10 import find_icd10
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.summaries.measures.measure_keys import parse_measure
from charting.summaries.progress.headline import build_headline

MOMENT = datetime(2026, 11, 21, 10, 41).astimezone()


@pytest.fixture(scope="module")
def clinic_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClinicFile]:
    folder = tmp_path_factory.mktemp("demo")
    with clock.set_to(MOMENT):
        path = make_demo(folder / "demo.soapstone")
    with open_clinic_file(path) as made:
        yield made


@pytest.fixture
def files(clinic_file: ClinicFile) -> list[ClientRecords]:
    custom_data.set_custom_data(clinic_file.vocabularies)  # each test of this run ends with that of no clinic
    return [load_client_file(clinic_file, client.id) for client in clinic_file.clients.find()]


def notes(file: ClientRecords) -> tuple[Any, ...]:
    return (*file.assessments, *file.plans, *file.sessions)


def find_current_case(file: ClientRecords) -> CaseRecords:
    case = file.get_current_case()
    assert case is not None
    return file.get_case_file(case)


def findings_of(file: ClientRecords) -> tuple[Assessment | Session, ...]:
    """The notes that hold findings."""
    return (*file.assessments, *file.sessions)


def client(files: list[ClientRecords], family_name: str) -> ClientRecords:
    return next(file for file in files if file.client.family_name == family_name)


def test_the_clients_have_their_numbers_in_the_order_of_registration() -> None:
    registered = [story.registered for story in read_sample_clients()]
    assert len(registered) == 17
    assert registered == sorted(registered)


def test_three_sessions_are_drafts_and_every_other_note_is_signed(files: list[ClientRecords]) -> None:
    drafts = {
        (file.client.family_name, note.starts_at.date())
        for file in files
        for note in notes(file)
        if not note.signed
    }
    days = SampleCalendar(MOMENT)
    assert drafts == {
        ("Nguyễn", days.compute_day(0)),
        ("Webb", days.compute_day(-1)),
        ("Cole", days.compute_day(-3)),
    }
    assert all(note.find_blocking_issues() == [] for file in files for note in notes(file) if note.signed)


def test_no_two_sessions_of_a_client_say_the_same(files: list[ClientRecords]) -> None:
    for file in files:
        words = [note.subjective for note in file.sessions]
        assert len(set(words)) == len(words)
    assert len(client(files, "Ångström").sessions) == 60
    assert client(files, "Dubois-Sène").cases == ()


def test_pain_is_never_worse_than_the_worst_or_better_than_the_best(files: list[ClientRecords]) -> None:
    sessions = [note for file in files for note in file.sessions if note.pain_now is not None]
    for note in sessions:
        assert note.pain_best is not None
        assert note.pain_now is not None
        assert note.pain_worst is not None
        assert note.pain_best <= note.pain_now <= note.pain_worst


def test_the_assessment_of_a_visit_agrees_with_its_session(files: list[ClientRecords]) -> None:
    pairs = [
        (one, note)
        for file in files
        for one, note in itertools.product(file.assessments, file.sessions)
        if one.happened_at == note.starts_at
    ]
    assert len(pairs) > 20
    for one, note in pairs:
        assert one.pain.now == note.pain_now
        ratings = {each.name: each.score for each in one.activities}
        assert all(ratings[each.name] == each.score for each in note.activities if each.name in ratings)
        assert set(note.scores) <= set(one.scores)
        assert contradictions(one, note) == []


def contradictions(one: Assessment, note: Session) -> list[str]:
    found = {(line.structure, line.side): (line.finding, line.grade) for line in one.palpation}
    differing = [
        line.structure
        for line in note.palpation
        if found.get((line.structure, line.side), (line.finding, line.grade)) != (line.finding, line.grade)
    ]
    degrees = {(line.motion, line.side): line.degrees for line in one.ranges if line.mode == "active"}
    return differing + [
        line.motion
        for line in note.ranges
        if degrees.get((line.motion, line.side), line.degrees) != line.degrees
    ]


def test_every_word_is_in_the_vocabularies(files: list[ClientRecords]) -> None:
    techniques = {each.name for each in loader.list_techniques()}
    structures = {each.name for each in loader.list_structures()}
    tests = {each.name for each in loader.list_special_tests()}
    for file in files:
        assert {line.technique for note in file.sessions for line in note.treatment} <= techniques
        assert {line.structure for note in findings_of(file) for line in note.palpation} <= structures
        assert {line.structure for note in file.assessments for line in note.strength} <= structures
        assert {line.name for note in file.assessments for line in note.tests} <= tests
        assert {area.region for case in file.cases for area in case.areas} <= set(loader.list_body_areas())


def test_a_side_is_named_where_there_are_two(files: list[ClientRecords]) -> None:
    paired = {each.name: each.paired for each in loader.list_structures()}
    for file in files:
        for note in findings_of(file):
            assert all(bool(line.side) == paired[line.structure] for line in note.palpation)
            for line in note.ranges:
                norm = loader.find_rom_norm(line.joint, line.motion)
                assert norm is not None
                assert bool(line.side) == norm.paired


def test_scores_and_codes_are_possible_ones(files: list[ClientRecords]) -> None:
    for file in files:
        for note in findings_of(file):
            for score in note.scores:
                assert score.value is not None
                check_score(get_instrument(score.instrument), score.value)
        stated = {provider.name_with_credentials for provider in file.providers.values()}
        for case in file.cases:
            for each in case.diagnoses:
                code = find_icd10(each.code)
                assert code is not None
                assert code.billable
                assert each.stated_by in stated


def test_each_goal_starts_where_the_first_visit_began(files: list[ClientRecords]) -> None:
    for file in files:
        for goal in (goal for plan in file.plans for goal in plan.goals):
            parse_measure(goal.measure)
            if goal.measure == "pain":
                assert goal.baseline == file.sessions[0].pain_now


def test_marks_carry_the_numbers_of_their_findings(files: list[ClientRecords]) -> None:
    for file in files:
        for note in findings_of(file):
            numbers = {mark.number for mark in note.marks if mark.number is not None}
            assert numbers <= set(range(1, len(note.palpation) + 1))
    last = client(files, "Nguyễn").sessions[-1]
    assert [(mark.view, mark.kind, mark.number) for mark in last.marks] == [
        ("front", "pain", None),
        ("back", "active trigger point", 1),
        ("back", "hypertonicity", 2),
        ("front", "adhesion", 3),
    ]


def test_the_featured_client_went_from_seven_to_three(clinic_file: ClinicFile) -> None:
    file = load_client_file(clinic_file, clinic_file.find_client_by_number(FEATURED).id)
    case = find_current_case(file)
    assert [note.pain_now for note in case.signed_sessions] == [7, 6, 6, 5, 4, 3]
    assert [plan.schedule for plan in case.plans] == ["weekly × 6", "every 2 weeks for 4 weeks"]
    sitting = [
        each.score
        for note in case.signed_sessions
        for each in note.activities
        if each.name.startswith("Sitting")
    ]
    assert sitting == [3, 4, 6, 7]
    assert case.referrer is not None
    assert case.find_release_to(case.referrer.id, MOMENT.date()) is not None


def test_linh_is_the_client_of_the_design(files: list[ClientRecords]) -> None:
    file = client(files, "Nguyễn")
    case = find_current_case(file)
    assert [alert.line for alert in file.client.alerts] == [
        "Anticoagulant (apixaban): light pressure only",
        "Latex allergy",
    ]
    assert [(note.pain_now, note.pain_after) for note in case.sessions] == [
        (8, 6),
        (7, 5),
        (6, 5),
        (6, 4),
        (5, 3),
    ]
    assert {line.pressure.value for note in case.sessions for line in note.treatment} <= {"light", ""}
    assert [plan.revision for plan in case.plans] == [1, 2]
    assert case.case.diagnoses[0].line == "M75.01 adhesive capsulitis, right shoulder"
    assert case.referral is not None
    assert (case.referral.visits_authorized, case.referral.valid_until) == (12, date(2026, 12, 31))


def test_the_minor_is_one_and_has_a_guardian(files: list[ClientRecords]) -> None:
    minor = client(files, "Đặng")
    assert compute_age(minor.client.birth_date, MOMENT.date()) == 15
    assert minor.client.guardian is not None
    assert {"guardian", "treatment"} <= {
        consent.kind.value for consent in minor.consents if "mother" in consent.signed_by
    }


def test_no_visit_of_the_past_is_still_planned_but_the_one_with_an_unsigned_note(
    files: list[ClientRecords],
) -> None:
    late = {
        file.client.family_name
        for file in files
        for visit in file.visits
        if visit.status is VisitStatus.PLANNED and visit.starts_at.date() < MOMENT.date()
    }
    assert late == {"Cole"}
    assert any(visit.status is VisitStatus.MISSED for file in files for visit in file.visits)


def test_one_got_worse_and_was_referred_out_one_met_the_goals(files: list[ClientRecords]) -> None:
    worse, well = (
        client(files, name).get_case_file(client(files, name).cases[0]) for name in ("Hidalgo", "Hale")
    )
    assert (worse.case.discharge_reason, build_headline(worse, MOMENT.date()).state) == (
        "referred out",
        "Worse",
    )
    assert (well.case.discharge_reason, build_headline(well, MOMENT.date()).state) == (
        "goals met",
        "Improving",
    )
    assert worse.signed_assessments[-1].decision == "refer out"
    assert all(visit.status is VisitStatus.KEPT for visit in worse.visits)
