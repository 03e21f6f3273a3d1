"""Intake triage: what the first visit's answers speak for. The therapist decides."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from charting.model.assessment import Assessment, CareKind
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.reference.rules import TriageRule, triage_rules, triage_words
from charting.summaries.case_at_signing import CaseAtSigning
from charting.summaries.refer_out import refer_out
from charting.summaries.safety import raised
from charting.summaries.terms import holds, plain_words
from charting.summaries.words import clipped, listed

Fact = tuple[str, str, str]  # what was asked, what counts as, the client's own figure or words


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """The kind of care that fits the answers, None while there are none, and a sentence for each of them."""

    kind: CareKind | None
    reasons: tuple[str, ...] = ()


def suggest(assessment: Assessment, case: Case, referrals: Iterable[Referral], client: Client) -> Suggestion:
    """What intake suggests. The rules are charting/reference/data/triage.csv.

    Whatever asks for the physician decides alone. Else each answer gives points for medical and for wellness care:
    twice the other's points decide, anything between is blended.
    """
    rules = [
        (rule, what) for fact, value, what in _answers(assessment, client) for rule in _rules(fact, value)
    ]
    first = [(rule, what) for rule, what in rules if rule.refer]
    if first:
        return Suggestion(kind=CareKind.REFER_FIRST, reasons=_reasons(first))
    if not rules:
        return Suggestion(kind=None)
    referred = any(each.case_id == case.id for each in referrals)
    rules += [(rule, "") for rule in _rules("referral", "on file" if referred else "none")]
    return Suggestion(kind=_weighed([rule for rule, _ in rules]), reasons=_reasons(rules))


def decided_otherwise(assessment: Assessment, case: CaseAtSigning) -> bool:
    """Whether the therapist decided for another kind of care than intake suggests, which asks for a reason."""
    decided = assessment.triage.decided
    if decided is None:
        return False
    kind = suggest(assessment, case.case, case.referrals, case.client).kind
    return kind is not None and kind is not decided


def _weighed(rules: Sequence[TriageRule]) -> CareKind:
    medical, wellness = sum(rule.medical for rule in rules), sum(rule.wellness for rule in rules)
    if medical >= 2 * wellness:
        return CareKind.MEDICAL
    return CareKind.WELLNESS if wellness >= 2 * medical else CareKind.BLENDED


def _reasons(rules: Iterable[tuple[TriageRule, str]]) -> tuple[str, ...]:
    return tuple(f"{rule.reason.format(what=what)}." for rule, what in rules)


def _rules(fact: str, value: str) -> Iterator[TriageRule]:
    return (rule for rule in triage_rules() if (rule.fact, rule.value) == (fact, value))


def _answers(assessment: Assessment, client: Client) -> Iterator[Fact]:
    """What was asked at intake and answered."""
    if first := refer_out(assessment):
        yield "red flag", "yes", listed(first)
    stops = [each for each in raised(client, assessment.happened_at.date()) if each.kind == "absolute"]
    if stops:
        yield "absolute stop", "raised", listed([f"{each.condition} ({each.entries[0]})" for each in stops])
    triage = assessment.triage
    yield from _severity(assessment)
    yield "specificity", triage.specificity.value, ""
    yield "duration", triage.duration.value, ""
    yield from _goal(triage.client_goal)


def _severity(assessment: Assessment) -> Iterator[Fact]:
    """By the worst pain, else the pain now, on the scale from 0 to 10."""
    pain = assessment.pain
    figure = pain.now if pain.worst is None else pain.worst
    if figure is not None:
        bands = [(int(word.terms), word.value) for word in triage_words() if word.fact == "severity"]
        yield "severity", max(band for band in bands if band[0] <= figure)[1], str(figure)


def _goal(goal: str) -> Iterator[Fact]:
    words = plain_words(goal)
    for each in triage_words():
        if each.fact == "goal" and holds(each.terms, words):
            yield "goal", each.value, f"“{clipped(goal, 60)}”"
