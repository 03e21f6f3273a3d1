"""The demo clinic shows findings as therapists state them, the clinic's own data, and safety while charting."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from charting import clock
from charting.actions.clients import load_client_file
from charting.actions.notes import sign_note
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.demo.seed_clinic import make_demo, read_sample_clients
from charting.entry.amounts.ranges import format_range_amount
from charting.entry.amounts.strength_grades import format_strength
from charting.errors import IncompleteNote
from charting.measures.instruments import get_instrument
from charting.model.assessment import Assessment
from charting.model.body_mark import View
from charting.model.note import NoteStatus
from charting.model.note_line import Origin
from charting.model.session import Session
from charting.reference import custom_data, loader
from charting.reference.assessment_templates import list_templates
from charting.summaries.client_banner_content import list_alert_lines
from charting.summaries.safety.triage import is_decided_otherwise

MOMENT = datetime(2026, 11, 21, 10, 41).astimezone()
SIT_TO_STAND = "own_sit_to_stand_in_30_s"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClinicFile]:
    with clock.set_to(MOMENT):
        path = make_demo(tmp_path_factory.mktemp("demo") / "demo.soapstone")
    with open_clinic_file(path) as clinic_file:
        yield clinic_file


@pytest.fixture
def clinic_file(made: ClinicFile) -> ClinicFile:
    custom_data.set_custom_data(made.vocabularies)  # each test of this run ends with that of no clinic
    return made


def of(clinic_file: ClinicFile, name: str) -> tuple[list[Assessment], list[Session]]:
    """The client's assessments and sessions, oldest first."""
    client = clinic_file.find_clients(name)[0]
    sessions = clinic_file.sessions.find(client_id=client.id)
    return clinic_file.assessments.find(client_id=client.id), sorted(
        sessions, key=lambda note: note.starts_at
    )


def examined(clinic_file: ClinicFile) -> list[Assessment | Session]:
    return [*clinic_file.assessments.find(), *clinic_file.sessions.find()]


def test_ranges_are_stated_in_each_way_and_a_course_in_centimeters(clinic_file: ClinicFile) -> None:
    said = {format_range_amount(line) for note in examined(clinic_file) for line in note.ranges}
    assert {"60% of normal", "20° less than left", "full but painful", "within normal limits"} <= said
    assert {"not tested", "full"} <= said
    assessments, sessions = of(clinic_file, "tazky")
    measured = [
        line.centimeters
        for ranges in ([n.ranges for n in assessments] + [n.ranges for n in sessions])
        for line in ranges
    ]
    assert [each for each in measured if each is not None] == [42, 34, 38, 22]


def test_strength_has_its_signs_and_one_is_limited_by_pain(clinic_file: ClinicFile) -> None:
    said = {format_strength(line) for note in clinic_file.assessments.find() for line in note.strength}
    assert {"4+/5", "4−/5", "pain-limited"} <= said


def test_one_visit_tells_pain_as_a_share_and_no_figure(clinic_file: ClinicFile) -> None:
    (note,) = [note for note in clinic_file.sessions.find(status=NoteStatus.SIGNED.value) if note.pain_said]
    assert (note.pain_now, note.pain_after) == (None, None)
    assert note.pain_said is not None
    assert note.pain_after_said is not None
    assert (note.pain_said.percent, note.pain_after_said.percent) == (50, 0)


def test_what_was_looked_for_and_not_there_is_charted_and_has_no_sign(clinic_file: ClinicFile) -> None:
    assert {"leg pain", "bruising", "dizziness"} <= {
        word for note in examined(clinic_file) for word in note.negatives
    }
    none = [
        (note, at)
        for note in examined(clinic_file)
        for at, line in enumerate(note.palpation, 1)
        if line.grade == 0
    ]
    assert none
    assert all(mark.number != at for note, at in none for mark in note.marks)


def test_doses_are_figures_and_words_stay_words(clinic_file: ClinicFile) -> None:
    techniques = {line.dose.words for note in clinic_file.sessions.find() for line in note.treatment}
    assert {"3 ×, hold 5 s, 20% force", "3 ×, hold 7 s, 20% force", "2 ×, hold 90 s"} <= techniques
    tasks = {task.name: task for plan in clinic_file.plans.find() for task in plan.home_program}
    assert tasks["Pendulum"].measured.words == "2 × 10, 1 × a day"
    assert (tasks["Warm bath before bed"].measured.words, tasks["Warm bath before bed"].dose) == (
        "",
        "15 min",
    )


def test_each_question_of_the_visit_before_has_its_answer(clinic_file: ClinicFile) -> None:
    asked = [note for note in clinic_file.sessions.find() if note.first_question]
    assert len(asked) > 100
    assert [(note.first_question, note.starts_at) for note in asked if not note.first_answer] == []


def test_one_draft_of_today_holds_carried_lines_that_signing_asks_about(clinic_file: ClinicFile) -> None:
    holding = [note for note in clinic_file.sessions.find() if note.find_unconfirmed_lines()]
    assert [clinic_file.clients.get(note.client_id).family_name for note in holding] == ["Webb"]
    assert {line.origin for line in (*holding[0].treatment, *holding[0].home_program)} == {Origin.CARRIED}
    with clock.set_to(MOMENT), pytest.raises(IncompleteNote) as refused:
        sign_note(clinic_file, clinic_file.therapists.find()[0], holding[0])
    assert "treatment.0" in {each.field for each in refused.value.issues}


def test_pain_radiates_along_a_path_and_stands_on_side_views_too(clinic_file: ClinicFile) -> None:
    marks = [mark for note in examined(clinic_file) for mark in note.marks]
    assert {mark.view for mark in marks} == set(View)
    _, sessions = of(clinic_file, "nguyen")
    reach = [sum(len(mark.path) for mark in note.marks) for note in sessions if note.marks]
    assert reach == [2, 1, 0, 1, 0]


def test_the_clinics_own_measure_is_charted_at_three_visits(clinic_file: ClinicFile) -> None:
    assert get_instrument(SIT_TO_STAND).better == "higher"
    assert get_instrument(SIT_TO_STAND).unit == "times"
    _, sessions = of(clinic_file, "tazky")
    assert [
        score.value for note in sessions for score in note.scores if score.instrument == SIT_TO_STAND
    ] == [
        9,
        11,
        13,
    ]


def test_the_clinic_has_its_short_words_its_technique_and_its_template(clinic_file: ClinicFile) -> None:
    (who,) = clinic_file.therapists.find()
    assert {each.short: each.therapist_id for each in clinic_file.snippets.find()} == {
        "skin": None,
        "ltp": None,
        "after": None,
        "pillow": who.id,
    }
    offered = {each.name for each in loader.list_techniques()}
    given = {line.technique for note in clinic_file.sessions.find() for line in note.treatment}
    assert "Warm towel compress" in given & offered
    assert "Desk worker: neck and upper back" in {each.name for each in list_templates()}


def test_intake_decides_with_a_reason_once_otherwise_than_suggested(clinic_file: ClinicFile) -> None:
    decided: dict[str, bool] = {}
    for note in clinic_file.assessments.find():
        if note.triage.decided is not None:
            assert note.triage.reason
            file = load_client_file(clinic_file, note.client_id)
            decided[file.client.family_name] = is_decided_otherwise(note, file.get_case_file(file.cases[0]))
    assert decided == {"Webb": False, "Lindqvist": True}


def test_who_is_referred_out_has_the_words_of_the_letter(clinic_file: ClinicFile) -> None:
    referred = [note for note in clinic_file.assessments.find() if note.decision == "refer out"]
    assert [bool(note.referral_words) for note in referred] == [True]


def test_one_client_was_treated_for_a_reason_that_the_note_keeps(clinic_file: ClinicFile) -> None:
    kept = [note for note in clinic_file.sessions.find() if note.reasons]
    assert {clinic_file.clients.get(note.client_id).family_name for note in kept} == {"Ťažký"}


def test_a_banner_has_few_alerts(clinic_file: ClinicFile) -> None:
    lines = {
        client.family_name: list_alert_lines(client, MOMENT.date()) for client in clinic_file.clients.find()
    }
    assert max(len(each) for each in lines.values()) <= 4
    assert lines["Wójcik"] == ()


def test_a_long_course_has_as_many_answers_as_questions() -> None:
    for course in (
        story.case.long_course for story in read_sample_clients() if story.case and story.case.long_course
    ):
        assert {len(answers) for answers in course.answers.values()} == {len(course.check)}
        assert set(course.answers) == set(course.subjective)
