"""The clients of the demo clinic: sound charts in the shipped vocabularies, no two notes alike, figures that agree."""

import itertools
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from charting import clock
from charting.actions.clients import open_client
from charting.chart import Chart, open_chart
from charting.demo import FEATURED, make_demo
from charting.demo.days import Days
from charting.demo.making import stories
from charting.measures.instrument import check_score, instrument
from charting.model.assessment import Assessment
from charting.model.client import age
from charting.model.session import Session, VisitStatus
from charting.reference import loader, own
from charting.reference.icd10 import icd10
from charting.summaries.client_file import ClientFile
from charting.summaries.headline import headline
from charting.summaries.measure import parse_measure

MOMENT = datetime(2026, 11, 21, 10, 41).astimezone()


@pytest.fixture(scope="module")
def chart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chart]:
    folder = tmp_path_factory.mktemp("demo")
    with clock.set_to(MOMENT):
        path = make_demo(folder / "demo.soapstone")
    with open_chart(path) as made:
        yield made


@pytest.fixture
def files(chart: Chart) -> list[ClientFile]:
    own.use(chart.vocabularies)  # each test of this run ends with that of no clinic
    return [open_client(chart, client.id) for client in chart.clients.find()]


def notes(file: ClientFile) -> tuple[Any, ...]:
    return (*file.assessments, *file.plans, *file.sessions)


def client(files: list[ClientFile], family_name: str) -> ClientFile:
    return next(file for file in files if file.client.family_name == family_name)


def test_the_clients_have_their_numbers_in_the_order_of_registration() -> None:
    registered = [story.registered for story in stories()]
    assert len(registered) == 17
    assert registered == sorted(registered)


def test_three_sessions_are_drafts_and_every_other_note_is_signed(files: list[ClientFile]) -> None:
    drafts = {
        (file.client.family_name, note.starts_at.date())
        for file in files
        for note in notes(file)
        if not note.signed
    }
    days = Days(MOMENT)
    assert drafts == {("Nguyễn", days.day(0)), ("Webb", days.day(-1)), ("Cole", days.day(-3))}
    assert all(note.missing() == [] for file in files for note in notes(file) if note.signed)


def test_no_two_sessions_of_a_client_say_the_same(files: list[ClientFile]) -> None:
    for file in files:
        words = [note.subjective for note in file.sessions]
        assert len(set(words)) == len(words)
    assert len(client(files, "Ångström").sessions) == 60
    assert client(files, "Dubois-Sène").cases == ()


def test_pain_is_never_worse_than_the_worst_or_better_than_the_best(files: list[ClientFile]) -> None:
    sessions = [note for file in files for note in file.sessions if note.pain_now is not None]
    assert all(note.pain_best <= note.pain_now <= note.pain_worst for note in sessions)


def test_the_assessment_of_a_visit_agrees_with_its_session(files: list[ClientFile]) -> None:
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


def test_every_word_is_in_the_vocabularies(files: list[ClientFile]) -> None:
    techniques = {each.name for each in loader.techniques()}
    structures = {each.name for each in loader.structures()}
    tests = {each.name for each in loader.special_tests()}
    for file in files:
        assert {line.technique for note in file.sessions for line in note.treatment} <= techniques
        assert {
            line.structure for note in (*file.assessments, *file.sessions) for line in note.palpation
        } <= structures
        assert {line.structure for note in file.assessments for line in note.strength} <= structures
        assert {line.name for note in file.assessments for line in note.tests} <= tests
        assert {area.region for case in file.cases for area in case.areas} <= set(loader.areas())


def test_a_side_is_named_where_there_are_two(files: list[ClientFile]) -> None:
    paired = {each.name: each.paired for each in loader.structures()}
    for file in files:
        for note in (*file.assessments, *file.sessions):
            assert all(bool(line.side) == paired[line.structure] for line in note.palpation)
            for line in note.ranges:
                norm = loader.rom_norm(line.joint, line.motion)
                assert norm is not None
                assert bool(line.side) == norm.paired


def test_scores_and_codes_are_possible_ones(files: list[ClientFile]) -> None:
    for file in files:
        for note in (*file.assessments, *file.sessions):
            for score in note.scores:
                check_score(instrument(score.instrument), score.value)
        stated = {provider.titled for provider in file.providers.values()}
        for case in file.cases:
            for each in case.diagnoses:
                code = icd10(each.code)
                assert code is not None
                assert code.billable
                assert each.stated_by in stated


def test_each_goal_starts_where_the_first_visit_began(files: list[ClientFile]) -> None:
    for file in files:
        for goal in (goal for plan in file.plans for goal in plan.goals):
            parse_measure(goal.measure)
            if goal.measure == "pain":
                assert goal.baseline == file.sessions[0].pain_now


def test_marks_carry_the_numbers_of_their_findings(files: list[ClientFile]) -> None:
    for file in files:
        for note in (*file.assessments, *file.sessions):
            numbers = {mark.number for mark in note.marks if mark.number is not None}
            assert numbers <= set(range(1, len(note.palpation) + 1))
    last = client(files, "Nguyễn").sessions[-1]
    assert [(mark.view, mark.kind, mark.number) for mark in last.marks] == [
        ("front", "pain", None),
        ("back", "active trigger point", 1),
        ("back", "hypertonicity", 2),
        ("front", "adhesion", 3),
    ]


def test_the_featured_client_went_from_seven_to_three(chart: Chart) -> None:
    file = open_client(chart, chart.client_by_number(FEATURED).id)
    case = file.of_case(file.current_case())
    assert [note.pain_now for note in case.signed_sessions] == [7, 6, 6, 5, 4, 3]
    assert [plan.schedule for plan in case.plans] == ["weekly × 6", "every 2 weeks for 4 weeks"]
    sitting = [
        each.score
        for note in case.signed_sessions
        for each in note.activities
        if each.name.startswith("Sitting")
    ]
    assert sitting == [3, 4, 6, 7]
    assert case.release(case.referrer.id, MOMENT.date()) is not None


def test_linh_is_the_client_of_the_design(files: list[ClientFile]) -> None:
    file = client(files, "Nguyễn")
    case = file.of_case(file.current_case())
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
    assert (case.referral.visits_authorized, case.referral.valid_until.isoformat()) == (12, "2026-12-31")


def test_the_minor_is_one_and_has_a_guardian(files: list[ClientFile]) -> None:
    minor = client(files, "Đặng")
    assert age(minor.client.birth_date, MOMENT.date()) == 15
    assert minor.client.guardian is not None
    assert {"guardian", "treatment"} <= {
        consent.kind.value for consent in minor.consents if "mother" in consent.signed_by
    }


def test_no_visit_of_the_past_is_still_planned_but_the_one_with_an_unsigned_note(
    files: list[ClientFile],
) -> None:
    late = {
        file.client.family_name
        for file in files
        for visit in file.visits
        if visit.status is VisitStatus.PLANNED and visit.starts_at.date() < MOMENT.date()
    }
    assert late == {"Cole"}
    assert any(visit.status is VisitStatus.MISSED for file in files for visit in file.visits)


def test_one_got_worse_and_was_referred_out_one_met_the_goals(files: list[ClientFile]) -> None:
    worse, well = (client(files, name).of_case(client(files, name).cases[0]) for name in ("Hidalgo", "Hale"))
    assert (worse.case.discharge_reason, headline(worse, MOMENT.date()).state) == ("referred out", "Worse")
    assert (well.case.discharge_reason, headline(well, MOMENT.date()).state) == ("goals met", "Improving")
    assert worse.signed_assessments[-1].decision == "refer out"
    assert all(visit.status is VisitStatus.KEPT for visit in worse.visits)
