"""Intake triage: what the first visit's answers speak for. The therapist decides."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from charting.model.assessment import Assessment, CareKind
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.reference.charting_rules import TriageRule, list_triage_rules, list_triage_words
from charting.summaries.case_at_signing import CaseAtSigning
from charting.summaries.safety.contraindications import find_contraindications
from charting.summaries.safety.refer_out import list_refer_out_reasons
from charting.summaries.safety.term_matching import has_term, normalize_words
from charting.summaries.wording import join_with_and, shorten_text

IntakeFact = tuple[str, str, str]  # what was asked, what counts as, the client's own figure or words


class CareSuggestion(msgspec.Struct, frozen=True, kw_only=True):
    """The kind of care that fits the answers, None while there are none, and a sentence for each of them."""

    kind: CareKind | None
    reasons: tuple[str, ...] = ()


def suggest_care_kind(
    assessment: Assessment, case: Case, referrals: Iterable[Referral], client: Client
) -> CareSuggestion:
    """What intake suggests. The rules are charting/reference/data/triage.csv.

    Whatever asks for the physician decides alone. Else each answer gives points for medical and for wellness care:
    twice the other's points decide, anything between is blended.
    """
    rules = [
        (rule, what)
        for fact, value, what in _collect_answers(assessment, client)
        for rule in _find_rules(fact, value)
    ]
    first = [(rule, what) for rule, what in rules if rule.refer]
    if first:
        return CareSuggestion(kind=CareKind.REFER_FIRST, reasons=_format_reasons(first))
    if not rules:
        return CareSuggestion(kind=None)
    referred = any(each.case_id == case.id for each in referrals)
    rules += [(rule, "") for rule in _find_rules("referral", "on file" if referred else "none")]
    return CareSuggestion(kind=_decide_by_points([rule for rule, _ in rules]), reasons=_format_reasons(rules))


def is_decided_otherwise(assessment: Assessment, case: CaseAtSigning) -> bool:
    """Whether the therapist decided for another kind of care than intake suggests, which asks for a reason."""
    decided = assessment.triage.decided
    if decided is None:
        return False
    kind = suggest_care_kind(assessment, case.case, case.referrals, case.client).kind
    return kind is not None and kind is not decided


def _decide_by_points(rules: Sequence[TriageRule]) -> CareKind:
    medical, wellness = sum(rule.medical for rule in rules), sum(rule.wellness for rule in rules)
    if medical >= 2 * wellness:
        return CareKind.MEDICAL
    return CareKind.WELLNESS if wellness >= 2 * medical else CareKind.BLENDED


def _format_reasons(rules: Iterable[tuple[TriageRule, str]]) -> tuple[str, ...]:
    return tuple(f"{rule.reason.format(what=what)}." for rule, what in rules)


def _find_rules(fact: str, value: str) -> Iterator[TriageRule]:
    return (rule for rule in list_triage_rules() if (rule.fact, rule.value) == (fact, value))


def _collect_answers(assessment: Assessment, client: Client) -> Iterator[IntakeFact]:
    """What was asked at intake and answered."""
    if first := list_refer_out_reasons(assessment):
        yield "red flag", "yes", join_with_and(first)
    stops = [
        each
        for each in find_contraindications(client, assessment.happened_at.date())
        if each.kind == "absolute"
    ]
    if stops:
        yield (
            "absolute stop",
            "raised",
            join_with_and([f"{each.condition} ({each.entries[0]})" for each in stops]),
        )
    triage = assessment.triage
    yield from _find_severity(assessment)
    yield "specificity", triage.specificity.value, ""
    yield "duration", triage.duration.value, ""
    yield from _find_goal_kinds(triage.client_goal)


def _find_severity(assessment: Assessment) -> Iterator[IntakeFact]:
    """By the worst pain, else the pain now, on the scale from 0 to 10."""
    pain = assessment.pain
    figure = pain.now if pain.worst is None else pain.worst
    if figure is not None:
        bands = [(int(word.terms), word.value) for word in list_triage_words() if word.fact == "severity"]
        yield "severity", max(band for band in bands if band[0] <= figure)[1], str(figure)


def _find_goal_kinds(goal: str) -> Iterator[IntakeFact]:
    words = normalize_words(goal)
    for each in list_triage_words():
        if each.fact == "goal" and has_term(each.terms, words):
            yield "goal", each.value, f"“{shorten_text(goal, 60)}”"
