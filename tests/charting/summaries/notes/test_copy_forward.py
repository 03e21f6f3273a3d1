"""What a new session may take over: what tends to stay, and nothing of that day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.actions.notes import save_draft, sign_note, start_session
from charting.errors import IncompleteNote
from charting.model.assessment import Assessment
from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import Activity, AskedQuestion, Palpation, RangeOfMotion, RelativePain, Score
from charting.model.note import sign_draft
from charting.model.note_line import Origin
from charting.model.plan import Goal, HomeTask, Plan
from charting.model.record import encode_record
from charting.model.session import GoalReading, Pressure, Progress, Session, Treatment
from charting.summaries.notes.copy_forward import collect_lines_to_copy, filter_for_empty_fields
from tests.support.sample_clinic import NOON, Sample, complete_session

MOMENT = datetime(2026, 3, 2, 12, tzinfo=UTC)
WHOSE: dict[str, Any] = {
    "client_id": "client",
    "case_id": "case",
    "therapist_id": "therapist",
    "entered_at": MOMENT,
}
OF_TODAY = "OF TODAY"  # stands in every free word of the last session, and must never be carried
STAYS = {
    "technique",
    "areas",
    "side",
    "pressure",
    "position",
    "name",
    "kind",
    "dose",
    "measured",
    "measure",
    "origin",
}

today = st.text(st.characters(codec="ascii", categories=("L", "N")), max_size=8).map(
    lambda text: f"{OF_TODAY} {text}"
)
pain = st.none() | st.integers(0, 10)
sides = st.sampled_from(Side)
treatments = st.builds(
    Treatment,
    technique=st.sampled_from(("Myofascial release", "Effleurage")),
    areas=st.sampled_from(("", "Infraspinatus", "Low back")),
    side=sides,
    pressure=st.sampled_from(Pressure),
    minutes=st.none() | st.integers(1, 90),
    position=st.sampled_from(("", "prone")),
    dose=st.builds(Dose, repetitions=st.none() | st.integers(1, 20)),
    response=today,
)
tasks = st.builds(HomeTask, name=st.sampled_from(("Pendulum", "Doorway stretch")), dose=st.just("daily"))
last_sessions = st.builds(
    Session,
    **{name: st.just(value) for name, value in WHOSE.items()},
    starts_at=st.just(MOMENT),
    subjective=today,
    observations=today,
    response=today,
    response_to_last=today,
    plan_words=today,
    check_next=today,
    first_answer=today,
    pain_now=pain,
    pain_worst=pain,
    pain_after=pain,
    pain_said=st.builds(RelativePain, words=today),
    progress=st.none() | st.sampled_from(Progress),
    health_changes=st.builds(AskedQuestion, asked=st.just(value=True), answer=today),
    activities=st.lists(st.builds(Activity, name=today, score=pain), max_size=2).map(tuple),
    palpation=st.lists(st.builds(Palpation, structure=today, grade=st.integers(0, 4)), max_size=2).map(tuple),
    ranges=st.lists(
        st.builds(RangeOfMotion, joint=today, motion=today, degrees=st.integers(0, 90)), max_size=2
    ).map(tuple),
    scores=st.lists(st.builds(Score, instrument=today, value=st.just(22.0)), max_size=2).map(tuple),
    goal_readings=st.lists(st.builds(GoalReading, measure=today, value=st.just(5.0)), max_size=2).map(tuple),
    treatment=st.lists(treatments, max_size=4).map(tuple),
    home_program=st.lists(tasks, max_size=3).map(tuple),
)


def goal(measure: str, **changes: Any) -> Goal:
    return Goal(words=measure, measure=measure, target=3, by=date(2026, 6, 1), **changes)


PLAN = Plan(
    **WHOSE,
    happened_at=MOMENT,
    goals=(goal("pain"), goal("other:nights slept"), goal("range:shoulder:flexion:right")),
)


@given(last_sessions)
def test_no_score_finding_minute_response_or_word_of_that_day_is_ever_carried(last: Session) -> None:
    lines = collect_lines_to_copy(last, PLAN)
    assert set(lines) <= {"treatment", "home_program", "goal_readings"}
    for line in (each for found in lines.values() for each in found):
        said = {
            key
            for key, value in msgspec.structs.asdict(line).items()
            if value not in (None, "", Side.NONE, Dose())
        }
        assert said <= STAYS
        assert line.origin is Origin.CARRIED
        assert OF_TODAY.encode() not in encode_record(line)
    readings = lines.get("goal_readings", ())
    assert all(isinstance(reading, GoalReading) and reading.value is None for reading in readings)


@given(last_sessions)
def test_every_technique_with_its_place_is_carried_once(last: Session) -> None:
    kept = [(each.technique, each.areas, each.side, each.pressure, each.position) for each in last.treatment]
    found: Any = collect_lines_to_copy(last, None).get("treatment", ())
    now = [(each.technique, each.areas, each.side, each.pressure, each.position) for each in found]
    assert now == list(dict.fromkeys(kept))


@given(last_sessions)
def test_carrying_twice_adds_nothing(last: Session) -> None:
    draft = Session(**WHOSE, starts_at=MOMENT + timedelta(days=7))
    lines = collect_lines_to_copy(last, PLAN)
    once = draft.with_changes(**filter_for_empty_fields(draft, lines))
    assert filter_for_empty_fields(once, lines) == {}


def test_only_goals_that_nothing_else_in_a_note_measures_are_to_be_checked() -> None:
    assert collect_lines_to_copy(None, PLAN) == {
        "goal_readings": (GoalReading(measure="other:nights slept", origin=Origin.CARRIED),)
    }


def test_what_is_typed_stays_alone_even_when_it_cannot_be_read() -> None:
    last = Session(**WHOSE, starts_at=MOMENT, treatment=(Treatment(technique="Effleurage"),))
    draft = Session(**WHOSE, starts_at=MOMENT + timedelta(days=7), unread={"treatment.0": "mfr |  | x"})
    assert filter_for_empty_fields(draft, collect_lines_to_copy(last, None)) == {}


def test_signing_lists_each_line_that_nobody_touched_and_then_forgets_where_it_came_from(
    sample: Sample,
) -> None:
    line = Treatment(
        technique="Myofascial release", areas="infraspinatus", side=Side.RIGHT, origin=Origin.CARRIED
    )
    task = HomeTask(name="Pendulum", dose="daily", origin=Origin.CARRIED)
    figure = GoalReading(measure="other:nights slept", origin=Origin.CARRIED)
    draft = complete_session(sample.draft).with_changes(
        unread={},
        treatment=(Treatment(technique="Effleurage"), line),
        home_program=(task,),
        goal_readings=(figure,),
    )
    with pytest.raises(IncompleteNote) as caught:
        sign_note(sample.clinic_file, sample.who, draft)
    listed = {each.field: each.message for each in caught.value.issues}
    assert listed["treatment.1"] == (
        "Carried from the last session and not confirmed: Myofascial release, infraspinatus R."
    )
    assert listed["home_program.0"] == "Carried from the last session and not confirmed: Pendulum daily."
    assert listed["goal_readings.0"].endswith("not confirmed: goal to check, nights slept.")


def test_what_was_to_be_checked_is_the_first_question_of_the_next_visit(sample: Sample) -> None:
    signed = sample.session
    assert start_session(sample.clinic_file, sample.who, sample.case, NOON).first_question == ""
    draft = complete_session(sample.draft).with_changes(unread={}, check_next=" Is the top shelf easier? ")
    sign_note(sample.clinic_file, sample.who, save_draft(sample.clinic_file, sample.who, draft))
    assert signed.check_next == ""
    following = start_session(sample.clinic_file, sample.who, sample.case, NOON + timedelta(days=7))
    assert following.first_question == "Is the top shelf easier?"
    assert (following.treatment, following.home_program, following.goal_readings) == ((), (), ())


def test_a_templates_unfilled_lines_never_reach_the_signed_note() -> None:
    ranges = (
        RangeOfMotion(joint="neck", motion="flexion", degrees=40),
        RangeOfMotion(joint="neck", motion="extension", origin=Origin.TEMPLATE),
    )
    signed = sign_draft(Assessment(**WHOSE, happened_at=MOMENT, ranges=ranges), "Rosa", MOMENT)
    assert signed.ranges == ranges[:1]
