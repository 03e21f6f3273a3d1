"""Intake triage: which kind of care the answers of the first visit suggest. The therapist decides."""

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
from charting.text.wording import join_with_and, shorten_text

IntakeFact = tuple[
    str, str, str
]  # the question, the answer as triage.csv has it, the client's own figure or words


class CareSuggestion(msgspec.Struct, frozen=True, kw_only=True):
    """The kind of care that fits the answers, None while there are none, with a sentence for each answer that counts."""

    kind: CareKind | None
    reasons: tuple[str, ...] = ()


def suggest_care_kind(
    assessment: Assessment, case: Case, referrals: Iterable[Referral], client: Client
) -> CareSuggestion:
    """Suggest a kind of care by the rules in charting/reference/data/triage.csv.

    Any answer that calls for a physician decides alone. Otherwise each answer gives points to medical and to wellness
    care: the one with at least twice the points of the other wins, anything in between is blended.
    """
    rules = [
        (rule, words)
        for fact, value, words in _collect_answers(assessment, client)
        for rule in _find_rules(fact, value)
    ]
    refer_first = [(rule, words) for rule, words in rules if rule.refer]
    if refer_first:
        return CareSuggestion(kind=CareKind.REFER_FIRST, reasons=_format_reasons(refer_first))
    if not rules:
        return CareSuggestion(kind=None)
    referred = any(referral.case_id == case.id for referral in referrals)
    rules += [(rule, "") for rule in _find_rules("referral", "on file" if referred else "none")]
    return CareSuggestion(kind=_decide_by_points([rule for rule, _ in rules]), reasons=_format_reasons(rules))


def is_decided_otherwise(assessment: Assessment, case: CaseAtSigning) -> bool:
    """Tell whether the therapist chose another kind of care than intake suggests, which requires a reason."""
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
    return tuple(f"{rule.reason.format(what=words)}." for rule, words in rules)


def _find_rules(fact: str, value: str) -> Iterator[TriageRule]:
    return (rule for rule in list_triage_rules() if (rule.fact, rule.value) == (fact, value))


def _collect_answers(assessment: Assessment, client: Client) -> Iterator[IntakeFact]:
    """Yield what was answered at intake."""
    if reasons := list_refer_out_reasons(assessment):
        yield "red flag", "yes", join_with_and(reasons)
    stops = [
        f"{contraindication.condition} ({contraindication.entries[0]})"
        for contraindication in find_contraindications(client, assessment.happened_at.date())
        if contraindication.kind == "absolute"
    ]
    if stops:
        yield "absolute stop", "raised", join_with_and(stops)
    triage = assessment.triage
    yield from _find_severity(assessment)
    yield "specificity", triage.specificity.value, ""
    yield "duration", triage.duration.value, ""
    yield from _find_goal_kinds(triage.client_goal)


def _find_severity(assessment: Assessment) -> Iterator[IntakeFact]:
    """Grade the worst pain, else the pain now (NPRS, 0 to 10)."""
    pain = assessment.pain
    score = pain.now if pain.worst is None else pain.worst
    if score is not None:
        bands = [(int(word.terms), word.value) for word in list_triage_words() if word.fact == "severity"]
        yield "severity", max(band for band in bands if band[0] <= score)[1], str(score)


def _find_goal_kinds(goal: str) -> Iterator[IntakeFact]:
    words = normalize_words(goal)
    for row in list_triage_words():
        if row.fact == "goal" and has_term(row.terms, words):
            yield "goal", row.value, f"“{shorten_text(goal, 60)}”"
