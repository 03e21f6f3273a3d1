"""Intake triage, worked by hand from charting/reference/data/triage.csv."""

from typing import Any

import pytest

from charting.model.assessment import Assessment, CareKind, Duration, Pain, Specificity, Triage
from charting.model.case import Referral
from charting.model.client import HealthHistory
from charting.model.findings import RedFlagAnswer
from charting.reference import loader
from charting.reference.charting_rules import list_triage_rules
from charting.summaries.safety.triage import CareSuggestion, is_decided_otherwise, suggest_care_kind
from tests.support.progress_cases import CASE, CLIENT, REFERRAL, build_case_records, build_initial_assessment

ONE, ALL = Specificity.ONE_PLACE, Specificity.GENERAL
FLAG = loader.list_red_flags()[0].question


def asked(
    worst: int | None, specificity: Specificity, duration: Duration, goal: str, **more: Any
) -> Assessment:
    triage = Triage(specificity=specificity, duration=duration, client_goal=goal, **more)
    return build_initial_assessment(pain=Pain(worst=worst), triage=triage, red_flags=(), tests=())


def suggested(note: Assessment, *referrals: Referral) -> CareSuggestion:
    return suggest_care_kind(note, CASE, referrals, CLIENT)


@pytest.mark.parametrize(
    ("note", "referrals", "kind"),
    [
        # severe 3:0, one place 2:0, acute 2:0, referred 3:0, function 2:0
        (asked(8, ONE, Duration.ACUTE, "return to work"), (REFERRAL,), CareKind.MEDICAL),
        # none 0:2, all over 0:2, nobody referred 0:1, comfort 0:2
        (asked(0, ALL, Duration.NONE, "to relax"), (), CareKind.WELLNESS),
        # mild 1:1, several 1:1, chronic 1:1, nobody 0:1
        (asked(2, Specificity.SEVERAL, Duration.CHRONIC, ""), (), CareKind.BLENDED),
        # moderate 2:0, all over 0:2, chronic 1:1, nobody 0:1
        (asked(5, ALL, Duration.CHRONIC, ""), (), CareKind.BLENDED),
        # moderate 2:0, one place 2:0, 6 to 12 weeks 2:0, nobody 0:1
        (asked(5, ONE, Duration.SUBACUTE, ""), (), CareKind.MEDICAL),
        # a figure on file of another case does not count
        (asked(2, ALL, Duration.NONE, ""), (REFERRAL.with_changes(case_id="other"),), CareKind.WELLNESS),
    ],
)
def test_the_points_decide(note: Assessment, referrals: tuple[Referral, ...], kind: CareKind) -> None:
    assert suggested(note, *referrals).kind is kind


def test_a_red_flag_decides_alone_and_says_so() -> None:
    note = asked(8, ONE, Duration.ACUTE, "return to work").with_changes(
        red_flags=(RedFlagAnswer(question=FLAG, present=True),)
    )
    found = suggested(note, REFERRAL)
    assert found.kind is CareKind.REFER_FIRST
    assert found.reasons == ("A red flag or a test asks for the physician: cauda equina syndrome.",)


def test_an_absolute_stop_in_the_health_history_comes_first_too() -> None:
    client = CLIENT.with_changes(history=HealthHistory(conditions=("DVT left calf",)))
    found = suggest_care_kind(asked(2, ALL, Duration.NONE, "relax"), CASE, (), client)
    assert found.kind is CareKind.REFER_FIRST
    assert "DVT left calf" in found.reasons[0]


def test_each_answer_is_a_reason_with_the_clients_own_words() -> None:
    found = suggested(asked(8, ONE, Duration.ACUTE, "Reach {shelf} again"), REFERRAL)
    assert found.reasons == (
        "Severe pain, 8 of 10.",
        "The problem is in one place.",
        "It began less than 6 weeks ago.",
        "The client wants to do something again: “Reach {shelf} again”.",
        "A provider referred the client.",
    )


def test_nothing_asked_suggests_nothing() -> None:
    assert suggested(asked(None, Specificity.NONE, Duration.NONE, ""), REFERRAL) == CareSuggestion(kind=None)


@pytest.mark.parametrize(
    ("decided", "otherwise"),
    [(None, False), (CareKind.MEDICAL, False), (CareKind.WELLNESS, True), (CareKind.REFER_FIRST, True)],
)
def test_another_decision_is_noticed(decided: CareKind | None, otherwise: bool) -> None:
    note = asked(8, ONE, Duration.ACUTE, "", decided=decided)
    assert is_decided_otherwise(note, build_case_records()) is otherwise


def test_every_answer_that_can_be_given_has_its_rule() -> None:
    known = {(rule.fact, rule.value) for rule in list_triage_rules()}
    assert {("specificity", each.value) for each in Specificity if each} <= known
    assert {("duration", each.value) for each in Duration if each} <= known
