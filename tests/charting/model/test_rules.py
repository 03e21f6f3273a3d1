"""The rules of every record type: an impossible record cannot exist, and the sentence says what to mend."""

from datetime import date, datetime
from typing import Any

import pytest

from charting import clock
from charting.errors import Invalid
from charting.model.assessment import Pain
from charting.model.body_mark import Mark, Spot, View
from charting.model.case import Area, Case, CaseStatus, Diagnosis, DischargeReason, Referral, Side
from charting.model.client import Alert, Client, Person
from charting.model.clinic import Clinic, Therapist
from charting.model.consent import Consent, ConsentKind, Contact
from charting.model.custom_records import CustomEntry, CustomInstrument, CustomTemplate, Snippet
from charting.model.dose import Dose
from charting.model.field import list_limits
from charting.model.findings import (
    Activity,
    AskedQuestion,
    GradeSign,
    Palpation,
    RangeOfMotion,
    RangeWord,
    RedFlagAnswer,
    RelativePain,
    Score,
    SpecialTest,
    Strength,
    Vitals,
)  # fmt: skip
from charting.model.log_entry import LogEntry
from charting.model.note import Addendum, NoteStatus, SigningReason
from charting.model.plan import Goal, HomeTask, Plan
from charting.model.provider import Provider
from charting.model.report import Delivery, Report
from charting.model.session import GoalReading, Session, Treatment, Visit
from tests.support.sample_clinic import CENTRAL, NOON
from tools.data_format import STRUCTS

NAIVE = datetime(2026, 3, 2, 12)  # noqa: DTZ001
DAY, EARLIER = date(2026, 3, 2), date(2026, 3, 1)
OF_CASE = {"client_id": "c", "case_id": "k"}
NOTE = {**OF_CASE, "therapist_id": "t", "entered_at": NOON}

# For each type the fields of a record that is right.
RIGHT: dict[type, dict[str, Any]] = {
    Clinic: {"name": "C"},
    Therapist: {"name": "T"},
    Provider: {"name": "P"},
    Client: {"family_name": "N", "birth_date": date(1980, 1, 1)},
    Case: {"client_id": "c", "complaint": "x", "opened": DAY},
    Referral: {**OF_CASE, "provider_id": "p", "received": DAY},
    Session: {**NOTE, "starts_at": NOON},
    Plan: {**NOTE, "happened_at": NOON},
    Visit: {**OF_CASE, "starts_at": NOON},
    Consent: {"client_id": "c", "kind": ConsentKind.TREATMENT, "scope": "s", "signed_by": "x", "given": DAY},
    Contact: {"client_id": "c", "at": NOON, "what": "w"},
    Report: {
        **OF_CASE, "provider_id": "p", "therapist_id": "t", "issued_at": NOON, "issued_by": "x",
        "delivery": Delivery.SAVED, "period_from": DAY, "period_to": DAY, "bottom_line": "b",
    },
    Addendum: {
        "client_id": "c", "kind": "session", "record_id": "r", "therapist_id": "t", "author": "a",
        "written_at": NOON, "text": "x",
    },
    LogEntry: {
        "id": "i", "at": NOON, "who": "w", "what": "x", "kind": "k", "record_id": "r", "version": 1, "sha256": "",
    },
    Area: {"region": "r"},
    Diagnosis: {"words": "w"},
    Person: {"name": "n"},
    Alert: {"text": "t"},
    Pain: {},
    Mark: {"view": View.FRONT, "x": 0.5, "y": 0.5},
    Activity: {"name": "a"},
    RangeOfMotion: {"joint": "j", "motion": "m", "side": Side.RIGHT},
    Strength: {"structure": "s", "grade": 3},
    Palpation: {"structure": "s"},
    SpecialTest: {"name": "n"},
    Score: {"instrument": "nprs", "value": 3},
    Vitals: {},
    AskedQuestion: {},
    RedFlagAnswer: {"question": "q"},
    Goal: {"words": "w", "measure": "pain", "target": 3, "by": DAY},
    HomeTask: {"name": "n"},
    Treatment: {"technique": "t"},
    GoalReading: {"measure": "pain"},
    Dose: {},
    RelativePain: {"words": "half as bad"},
    Spot: {"view": View.LEFT, "x": 0.5, "y": 0.5},
    SigningReason: {"about": "a", "words": "w"},
    Snippet: {"short": "ltp", "text": "t"},
    CustomEntry: {"vocabulary": "techniques", "code": "c", "cells": {}},
    CustomInstrument: {"code": "c", "document": "{}"},
    CustomTemplate: {"code": "c", "name": "n"},
}  # fmt: skip


def make(record: type, /, **changes: Any) -> Any:
    with clock.set_to(NOON):
        return record(**{**RIGHT[record], **changes})


# (type, field, lowest, highest): both ends are right, one step beyond is not.
RANGES = [
    *((Pain, field, 0, 10) for field in ("now", "best", "worst", "average")),
    *((Session, field, 0, 10) for field in ("pain_now", "pain_worst", "pain_best", "pain_after")),
    (Activity, "score", 0, 10),
    (RangeOfMotion, "degrees", -30, 200),
    (Strength, "grade", 0, 5),
    (Palpation, "grade", 0, 4),
    (Vitals, "systolic", 50, 300),
    (Vitals, "diastolic", 20, 200),
    (Vitals, "pulse", 20, 250),
    (Treatment, "minutes", 1, 240),
    (Plan, "visits_per_week", 0.1, 7),
    (Plan, "weeks", 1, 104),
    (Plan, "reassess_every", 1, 52),
    (Referral, "visits_authorized", 1, 500),
    (Mark, "x", 0, 1),
    (Mark, "y", 0, 1),
    (Spot, "x", 0, 1),
    (Spot, "y", 0, 1),
    (RangeOfMotion, "percent", 0, 200),
    (RangeOfMotion, "centimeters", -30, 200),
    (RangeOfMotion, "less_than_other", -180, 180),
    (RelativePain, "percent", 0, 1000),
    (Dose, "sets", 1, 50),
    (Dose, "repetitions", 1, 500),
    (Dose, "hold", 1, 3600),
    (Dose, "force", 1, 100),
    (Dose, "per_day", 1, 24),
    (Dose, "per_week", 1, 7),
]


@pytest.mark.parametrize(("kind", "field", "low", "high"), RANGES)
def test_figures_are_held_to_their_range_both_ends_included(
    kind: type, field: str, low: float, high: float
) -> None:
    assert getattr(make(kind, **{field: low}), field) == low
    assert getattr(make(kind, **{field: high}), field) == high
    step = 1 if isinstance(low, int) and high > 1 else 0.01
    for beyond in (low - step, high + step):
        with pytest.raises(Invalid, match=rf"must be from {low:g} to {high:g}, not {beyond:g}\.") as caught:
            make(kind, **{field: beyond})
        assert caught.value.field == field


def test_those_are_all_that_are_declared() -> None:
    declared = {(kind, *each) for kind, _ in STRUCTS for each in list_limits(kind)}
    assert declared == set(RANGES)


NEEDED = [
    (Clinic, "name"), (Therapist, "name"), (Provider, "name"), (Person, "name"), (Alert, "text"),
    (Case, "client_id"), (Case, "complaint"), (Area, "region"), (Activity, "name"), (RangeOfMotion, "joint"),
    (RangeOfMotion, "motion"), (Strength, "structure"), (Palpation, "structure"), (SpecialTest, "name"),
    (Score, "instrument"), (RedFlagAnswer, "question"), (Goal, "words"), (Goal, "measure"), (HomeTask, "name"),
    (Treatment, "technique"), (GoalReading, "measure"), (Consent, "scope"), (Consent, "signed_by"),
    (Contact, "what"), (Report, "bottom_line"), (Report, "issued_by"), (Addendum, "text"), (Addendum, "author"),
    (Session, "case_id"), (Session, "therapist_id"), (Visit, "case_id"), (Referral, "provider_id"), (Session, "id"),
    (LogEntry, "who"), (LogEntry, "record_id"), (RelativePain, "words"), (SigningReason, "about"), (SigningReason, "words"),
    (Snippet, "short"), (Snippet, "text"), (CustomEntry, "vocabulary"), (CustomEntry, "code"),
    (CustomInstrument, "code"), (CustomInstrument, "document"), (CustomTemplate, "code"), (CustomTemplate, "name"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "field"), NEEDED)
def test_words_that_are_needed(kind: type, field: str) -> None:
    for empty in ("", "  \n"):
        with pytest.raises(Invalid, match="is needed") as caught:
            make(kind, **{field: empty})
        assert caught.value.field == field


@pytest.mark.parametrize(
    ("kind", "first", "second", "early", "late"),
    [
        (Case, "opened", "closed", EARLIER, DAY),
        (Referral, "written", "received", EARLIER, DAY),
        (Referral, "written", "valid_until", EARLIER, DAY),
        (Consent, "given", "expires", EARLIER, DAY),
        (Consent, "given", "revoked", EARLIER, DAY),
        (Report, "period_from", "period_to", EARLIER, DAY),
        (Session, "starts_at", "ends_at", NOON.replace(hour=9), NOON),
        (Session, "starts_at", "next_visit", NOON.replace(hour=9), NOON),
    ],
)
def test_times_are_in_order(kind: type, first: str, second: str, early: date, late: date) -> None:
    make(kind, **{first: early, second: late})
    make(kind, **{first: late, second: late})
    with pytest.raises(Invalid, match="cannot be before") as caught:
        make(kind, **{first: late, second: early})
    assert caught.value.field == second


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (Session, "entered_at"), (Session, "starts_at"), (Session, "ends_at"), (Session, "next_visit"),
        (Plan, "happened_at"), (Visit, "starts_at"), (Contact, "at"), (Report, "issued_at"),
        (Addendum, "written_at"), (LogEntry, "at"),
    ],
)  # fmt: skip
def test_a_time_says_its_zone(kind: type, field: str) -> None:
    with pytest.raises(Invalid, match="must say its time zone") as caught:
        make(kind, **{field: NAIVE})
    assert caught.value.field == field


DISCHARGED = {
    "status": CaseStatus.DISCHARGED,
    "closed": DAY,
    "discharge_reason": DischargeReason.GOALS_MET,
    "discharge_outcome": "Pain 1, full reach",
}
SIGNED = {"status": NoteStatus.SIGNED, "signed_at": NOON, "signed_by": "Rosa"}

BROKEN: list[tuple[type, dict[str, Any], str, str]] = [
    (Client, {"family_name": " "}, "family_name", "A name is needed"),
    (Client, {"birth_date": date(1899, 12, 31)}, "birth_date", "too long ago"),
    (Provider, {"npi": "1234567890"}, "npi", "is not an NPI"),
    (Diagnosis, {"words": " "}, "words", "needs a code or words"),
    (Case, {**DISCHARGED, "discharge_reason": None}, "discharge_reason", "needs its reason"),
    (Case, {**DISCHARGED, "closed": None}, "closed", "needs its date"),
    (Case, {**DISCHARGED, "discharge_outcome": ""}, "discharge_outcome", "is needed"),
    (Pain, {"best": 6, "worst": 5}, "best", "cannot be more than worst"),
    (Vitals, {"systolic": 120, "diastolic": 120}, "diastolic", "must be below"),
    (AskedQuestion, {"answer": "a bruise"}, "answer", "means that the question was asked"),
    (Goal, {"baseline": 3}, "target", "same as the baseline"),
    (Consent, {"kind": ConsentKind.RELEASE}, "provider_id", "names a provider"),
    (Consent, {"provider_id": "p"}, "provider_id", "names a provider"),
    (Contact, {"next_by": DAY}, "next_step", "Say what is to be done"),
    (RangeOfMotion, {"degrees": 38, "percent": 75}, "degrees", "stated in one way"),
    (RangeOfMotion, {"centimeters": 12.0, "stated": RangeWord.NORMAL}, "degrees", "stated in one way"),
    (RangeOfMotion, {"less_than_other": 20, "side": Side.NONE}, "side", "right or left"),
    (Strength, {"grade": None, "sign": GradeSign.PLUS}, "grade", "needs its grade"),
    (Strength, {"grade": 5, "sign": GradeSign.PLUS}, "grade", "from 0 to 5"),
    (Strength, {"grade": 0, "sign": GradeSign.MINUS}, "grade", "from 0 to 5"),
    (Score, {"value": float("nan")}, "value", "must be a number"),
    (GoalReading, {"value": float("inf")}, "value", "must be a number"),
    (Goal, {"target": float("nan")}, "target", "must be a number"),
    (Snippet, {"short": "l.tp"}, "short", "letters and digits only"),
    (Snippet, {"text": "x" * 10_001}, "text", "at most 10,000 letters"),
    (Session, {"status": NoteStatus.SIGNED}, "status", "time of signing"),
    (Session, {**SIGNED, "signed_by": ""}, "status", "time of signing"),
    (Session, {**SIGNED, "status": NoteStatus.DRAFT}, "status", "a draft has neither"),
    (Session, {**SIGNED, "signed_at": NOON.replace(hour=11)}, "signed_at", "cannot be before"),
]


@pytest.mark.parametrize(("kind", "changes", "field", "said"), BROKEN)
def test_rules_across_fields(kind: type, changes: dict[str, Any], field: str, said: str) -> None:
    with pytest.raises(Invalid, match=said) as caught:
        make(kind, **changes)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (Client, {"family_name": "", "given_name": "Madonna"}),
        (Client, {"birth_date": DAY, "guardian": Person(name="Her mother")}),
        (Client, {"birth_date": date(2008, 3, 2)}),
        (Provider, {"npi": "1234567893"}),
        (Diagnosis, {"words": "", "code": "M75.01"}),
        (Case, DISCHARGED),
        (Pain, {"best": 5, "worst": 5}),
        (AskedQuestion, {"asked": True, "answer": "a bruise"}),
        (Consent, {"kind": ConsentKind.RELEASE, "provider_id": "p"}),
        (Contact, {"next_by": DAY, "next_step": "call"}),
        (RangeOfMotion, {"stated": RangeWord.FULL, "pain": True}),
        (RangeOfMotion, {"less_than_other": 20, "side": Side.LEFT}),
        (Strength, {"grade": 4, "sign": GradeSign.PLUS}),
        (Strength, {"grade": None, "pain": True}),
        (Session, SIGNED),
        (Session, {"starts_at": NOON, "next_visit": datetime(2026, 3, 9, 12, tzinfo=CENTRAL)}),
    ],
)
def test_what_keeps_the_rules_is_taken(kind: type, changes: dict[str, Any]) -> None:
    record = make(kind, **changes)
    assert all(getattr(record, field) == value for field, value in changes.items())


@pytest.mark.parametrize("kind", RIGHT, ids=lambda kind: kind.__name__)
def test_a_record_cannot_change(kind: type) -> None:
    record = make(kind)
    with pytest.raises(AttributeError):
        setattr(record, record.__struct_fields__[0], "x")
