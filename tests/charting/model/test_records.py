"""Ids, seals, signing and the words that records say of themselves."""

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting import clock
from charting.errors import IncompleteNote, Invalid
from charting.model.assessment import Assessment
from charting.model.case import Area, Diagnosis, Side
from charting.model.client import Alert, compute_age
from charting.model.clinic import Therapist
from charting.model.findings import AskedQuestion
from charting.model.note import NoteStatus, sign_draft
from charting.model.note_line import Origin
from charting.model.plan import Goal, HomeTask, Plan
from charting.model.provider import Provider, is_npi
from charting.model.record import encode_record, make_record_id, seal
from charting.model.session import Session, Treatment
from tests.support.sample_clinic import (
    CENTRAL,
    NOON,
    build_client,
    complete_assessment,
    complete_plan,
    complete_session,
)

NOTE: dict[str, Any] = {"client_id": "c", "case_id": "k", "therapist_id": "t", "entered_at": NOON}


def test_ids_are_uuid_7_and_sort_by_the_moment_of_their_making(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for millisecond in (0, 1, 999, 1_700_000_000_000, 1_700_000_000_001):
        monkeypatch.setattr("time.time_ns", lambda at=millisecond: at * 1_000_000)
        made.append(make_record_id())
    assert made == sorted(made)
    for text in made:
        assert [len(part) for part in text.split("-")] == [8, 4, 4, 4, 12]
        assert text[14] == "7"
        assert text[19] in "89ab"
    assert int(made[3].replace("-", "")[:12], 16) == 1_700_000_000_000


def test_no_two_ids_are_the_same() -> None:
    assert len({make_record_id() for _ in range(5000)}) == 5000


def test_the_document_of_a_record_reads_back_as_it() -> None:
    client = build_client()
    assert msgspec.json.decode(encode_record(client), type=type(client)) == client
    assert "Nguyễn" in encode_record(client).decode()
    assert len(seal(encode_record(client))) == 64


def test_a_document_with_a_field_we_do_not_know_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.json.decode(b'{"name":"x","shoe":44}', type=Therapist)


def test_changing_a_record_keeps_its_rules() -> None:
    with pytest.raises(Invalid):
        complete_session(Session(**NOTE, starts_at=NOON)).with_changes(pain_now=12)


SESSION = complete_session(Session(**NOTE, starts_at=NOON))
PLAN = complete_plan(Plan(**NOTE, happened_at=NOON))
DRAFTS = [SESSION, complete_assessment(Assessment(**NOTE, happened_at=NOON)), PLAN]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: type(draft).__name__)
def test_a_complete_draft_is_signed_once(draft: Assessment | Plan | Session) -> None:
    signed = sign_draft(draft, "Rosa Delgado, LMT", NOON)
    assert (signed.signed, signed.signed_by, signed.signed_at) == (True, "Rosa Delgado, LMT", NOON)
    assert not draft.signed
    for other in (signed, draft.with_changes(status=NoteStatus.DISCARDED)):
        with pytest.raises(Invalid, match="Only a draft can be signed"):
            sign_draft(other, "Rosa", NOON)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: type(draft).__name__)
def test_what_is_not_understood_cannot_be_signed(draft: Assessment | Plan | Session) -> None:
    with pytest.raises(IncompleteNote) as caught:
        sign_draft(draft.with_changes(unread={"ranges": "12o"}), "Rosa", NOON)
    (found,) = caught.value.issues
    assert (found.field, found.can_be_overridden) == ("ranges", False)
    assert "“12o”" in found.message
    assert found.message in str(caught.value)


def test_carried_lines_cannot_be_signed_before_they_are_confirmed() -> None:
    carried = SESSION.with_changes(treatment=(Treatment(technique="Massage", origin=Origin.CARRIED),))
    with pytest.raises(IncompleteNote, match="not confirmed: Massage") as caught:
        sign_draft(carried, "Rosa", NOON)
    assert [found.field for found in caught.value.issues] == ["treatment.0"]


@pytest.mark.parametrize("number", ["1234567893", "1245319599", "1003000126"])
def test_an_npi_has_a_check_digit(number: str) -> None:
    assert is_npi(number)
    for place in range(10):
        for digit in "0123456789":
            changed = number[:place] + digit + number[place + 1 :]
            assert is_npi(changed) == (changed == number)


@pytest.mark.parametrize(
    "text", ["", "123456789", "12345678934", "123456789a", "１２３４５６７８９３", " 1234567893"]
)
def test_what_is_no_npi(text: str) -> None:
    assert not is_npi(text)


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 3, 2), date(2026, 3, 2), 18),
        (date(2008, 3, 3), date(2026, 3, 2), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 3, 2), date(2026, 3, 2), 0),
    ],
)
def test_age_in_whole_years(born: date, on: date, years: int) -> None:
    assert compute_age(born, on) == years


def test_the_clock_keeps_the_local_offset() -> None:
    assert clock.now().tzinfo is not None
    assert clock.now().microsecond == 0
    with clock.set_to(NOON):
        assert (clock.now(), clock.today()) == (NOON, date(2026, 3, 2))
    assert clock.now() != NOON
    assert NOON.tzinfo is CENTRAL


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (build_client(chart_number=412).chart_label, "0412"),
        (build_client().listed_name, "Nguyễn, Thảo Linh"),
        (build_client(given_name="").listed_name, "Nguyễn"),
        (build_client(family_name="").short_name, "Thảo Linh"),
        (Alert(text="Apixaban", action="light only").line, "Apixaban: light only"),
        (Area(region="knee", side=Side.BOTH).words, "knee (both sides)"),
        (Area(region="low back").words, "low back"),
        (Diagnosis(code="M75.01", words="frozen").line, "M75.01 frozen"),
        (Therapist(name="Rosa", credentials="LMT").signature, "Rosa, LMT"),
        (Therapist(name="R", license_state="OK", license_number="1").license_line, "OK license 1"),
        (Therapist(name="R", license_state="OK").license_line, ""),
        (Provider(name="Adaeze Okafor", credentials="MD, FACS").spoken_name, "Dr Okafor"),
        (Provider(name="Adaeze Okafor", credentials="M.D.").spoken_name, "Dr Okafor"),
        (Provider(name="Lee Park", credentials="PT").spoken_name, "Lee Park"),
        (AskedQuestion().words, "not asked"),
        (AskedQuestion(asked=True).words, "none reported"),
        (HomeTask(name="Pendulum", dose="2 × 10").words, "Pendulum 2 × 10"),
        (Treatment(technique="x", areas="Teres", side=Side.RIGHT).where, "Teres R"),
        (PLAN.schedule, "weekly × 6"),
        (PLAN.with_changes(visits_per_week=1.5).schedule, "1.5 × a week for 6 weeks"),
        (PLAN.with_changes(frequency="as needed").schedule, "as needed"),
        (SESSION.minutes, 20),
    ],
)
def test_records_say_themselves(said: object, words: object) -> None:
    assert said == words


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_a_goal_asks_for_a_change(baseline: float, target: float) -> None:
    fields: dict[str, Any] = {
        "words": "w",
        "measure": "pain",
        "target": target,
        "baseline": baseline,
        "by": date(2026, 5, 1),
    }
    if baseline == target:
        with pytest.raises(Invalid):
            Goal(**fields)
    else:
        assert Goal(**fields).target == target
