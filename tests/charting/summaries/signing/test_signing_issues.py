"""Signing: nothing in the way, or a reason for it where a reason is allowed."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.errors import SigningIssue
from charting.model.case import Side
from charting.model.client import HealthHistory
from charting.model.findings import AskedQuestion, Palpation, RangeOfMotion
from charting.model.note import QUICK_LINE, SigningReason
from charting.model.note_line import Origin
from charting.model.session import Pressure, Session, Treatment
from charting.reference import loader
from charting.summaries.client_records import CaseRecords
from charting.summaries.safety.contraindications import find_contraindications
from charting.summaries.safety.treatment_conflicts import find_treatment_conflicts
from charting.summaries.signing.signing_issues import find_signing_issues, find_unresolved_issues
from tests.support.progress_cases import CLIENT, CLINIC, build_case_records
from tests.support.sample_clinic import NOON, complete_session

SESSION = complete_session(
    Session(client_id="client", case_id="case", therapist_id="t", entered_at=NOON, starts_at=NOON)
)
DEEP = (Treatment(technique="Friction", areas="Low back", pressure=Pressure.DEEP),)


def on_thinner() -> CaseRecords:
    return build_case_records(
        client=CLIENT.with_changes(history=HealthHistory(medications=("Apixaban 5 mg",)))
    )


def why(found: tuple[SigningIssue, ...]) -> tuple[SigningReason, ...]:
    return tuple(SigningReason(about=each.rule_code, words="Cleared by Dr Okafor") for each in found)


def test_nothing_is_in_the_way_of_a_complete_note() -> None:
    assert find_signing_issues(SESSION, build_case_records(), NOON) == ()


def test_what_still_stands_in_the_quick_line_is_to_be_filed_or_cleared() -> None:
    note = SESSION.with_changes(unread={QUICK_LINE: "inf r tp 3", "pain_now": "12"})
    assert [(each.field, each.message) for each in note.find_blocking_issues()] == [
        ("quick_line", "Still in the quick line: “inf r tp 3”. File it or clear it."),
        ("pain_now", "“12” is not understood yet."),
    ]
    assert find_signing_issues(note, build_case_records(), NOON) == tuple(note.find_blocking_issues())


def test_a_conflict_asks_for_a_reason_and_takes_it() -> None:
    note, case = SESSION.with_changes(treatment=DEEP), on_thinner()
    (found,) = find_unresolved_issues(note, case, NOON)
    assert (found.field, found.can_be_overridden) == ("treatment.0", True)
    answered = note.with_changes(reasons=why((found,)))
    assert find_unresolved_issues(answered, case, NOON) == ()
    assert find_signing_issues(answered, case, NOON) == (found,)
    elsewhere = (Treatment(technique="Friction", areas="Neck", pressure=Pressure.DEEP),)
    assert len(find_unresolved_issues(answered.with_changes(treatment=elsewhere), case, NOON)) == 1


def test_a_reason_for_firm_hands_does_not_excuse_deep_ones() -> None:
    firm = (Treatment(technique="Effleurage", areas="Low back", pressure=Pressure.FIRM),)
    deep = (Treatment(technique="Effleurage", areas="Low back", pressure=Pressure.DEEP),)
    note, case = SESSION.with_changes(treatment=firm), on_thinner()
    answered = note.with_changes(reasons=why(find_unresolved_issues(note, case, NOON)))
    assert find_unresolved_issues(answered, case, NOON) == ()
    assert len(find_unresolved_issues(answered.with_changes(treatment=deep), case, NOON)) == 1


def test_two_lines_alike_are_asked_about_once() -> None:
    assert len(find_unresolved_issues(SESSION.with_changes(treatment=DEEP * 2), on_thinner(), NOON)) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"unread": {"ranges": "12o"}}, "ranges"),
        ({"palpation": (Palpation(structure="Soleus", origin=Origin.CARRIED),)}, "palpation.0"),
        ({"ranges": (RangeOfMotion(joint="knee", motion="flexion", degrees=190),)}, "ranges.0.degrees"),
        ({"starts_at": NOON + timedelta(days=2)}, "starts_at"),
    ],
)
def test_no_reason_excuses_a_hard_stop(changes: dict[str, Any], field: str) -> None:
    note = SESSION.with_changes(**changes)
    (found,) = find_unresolved_issues(note, build_case_records(), NOON)
    assert (found.field, found.can_be_overridden) == (field, False)
    assert find_unresolved_issues(note.with_changes(reasons=why((found,))), build_case_records(), NOON) == (
        found,
    )


def test_what_is_missing_may_be_given_a_reason() -> None:
    note = SESSION.with_changes(adverse_response=AskedQuestion())
    found = find_unresolved_issues(note, build_case_records(), NOON)
    assert [each.rule_code for each in found] == ["adverse_response"]
    assert find_unresolved_issues(note.with_changes(reasons=why(found)), build_case_records(), NOON) == ()


def test_the_clinics_profile_is_the_one_asked() -> None:
    there = build_case_records(clinic=CLINIC.with_changes(profile="washington"))
    assert any(each.cite.startswith("WAC") for each in find_unresolved_issues(SESSION, there, NOON))


def test_lines_of_a_template_that_nobody_filled_satisfy_nothing() -> None:
    there = build_case_records(clinic=CLINIC.with_changes(profile="washington"))
    empty = (Palpation(structure="Soleus", origin=Origin.TEMPLATE),)
    note = SESSION.with_changes(palpation=empty, ranges=())
    assert "findings" in {each.rule_code for each in find_unresolved_issues(note, there, NOON)}


LINES = st.builds(
    Treatment,
    technique=st.sampled_from([each.name for each in loader.list_techniques()]),
    areas=st.sampled_from(["", "Low back", "Calf", "Neck", "Soleus", "Chest", "Legs"]),
    side=st.sampled_from(Side),
    pressure=st.sampled_from(Pressure),
)
ENTRIES = st.sampled_from(
    [
        "Apixaban 5 mg",
        "DVT left calf",
        "varicose veins both legs",
        "osteoporosis",
        "pacemaker",
        "rash on the neck",
    ]
)


@given(st.lists(LINES, max_size=5).map(tuple), st.lists(ENTRIES, max_size=4).map(tuple), st.randoms())
def test_nothing_is_signed_with_an_unanswered_conflict(
    treatment: tuple[Treatment, ...], entries: tuple[str, ...], chance: Any
) -> None:
    client = CLIENT.with_changes(history=HealthHistory(conditions=entries))
    note, case = SESSION.with_changes(treatment=treatment), build_case_records(client=client)
    codes = {
        each.code for each in find_treatment_conflicts(treatment, find_contraindications(client, NOON.date()))
    }
    some = tuple(code for code in sorted(codes) if chance.random() < 0.5)
    answered = note.with_changes(reasons=tuple(SigningReason(about=code, words="Cleared") for code in some))
    left = {
        each.rule_code
        for each in find_unresolved_issues(answered, case, NOON)
        if each.rule_code.startswith("conflict:")
    }
    assert left == codes - set(some)
