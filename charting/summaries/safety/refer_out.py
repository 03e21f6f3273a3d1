"""Finds in an assessment what calls for a physician, and drafts the letter: observations, never a diagnosis."""

from collections.abc import Iterator

from charting.model.assessment import Assessment
from charting.model.case import Case, Side
from charting.model.client import Client
from charting.model.findings import SpecialTest, TestResult
from charting.reference import loader
from charting.reference.charting_rules import load_letter_words
from charting.reference.entries import RedFlagQuestion, SpecialTestEntry
from charting.text.dates import format_date
from charting.text.folding import fold
from charting.text.wording import join_with_and

LEAST_URGENCY = "tell"  # only let the physician know


def list_refer_out_reasons(assessment: Assessment) -> tuple[str, ...]:
    """List why to refer out first: red flags answered yes, and positive tests that ask for it; empty if there are none."""
    flags = [
        question.suspect for question, _ in _find_red_flags(assessment) if question.urgency != LEAST_URGENCY
    ]
    unknown = [
        flag.question
        for flag in assessment.red_flags
        if flag.present and _find_known_flag(flag.question) is None
    ]
    return (*flags, *unknown, *(test.name for test, _ in _find_refer_out_tests(assessment)))


def list_positive_tests(assessment: Assessment) -> tuple[str, ...]:
    """List by name the positive tests that rule out massage and call for a physician."""
    return tuple(entry.name for entry, _ in _find_refer_out_tests(assessment))


def draft_referral_letter(assessment: Assessment, case: Case, client: Client) -> str:
    """Draft the letter in three to five sentences; empty if nothing calls for a physician."""
    reported = list(_describe_red_flags(assessment))
    tests = [_describe_test(*pair) for pair in _find_refer_out_tests(assessment)]
    if not (reported or tests):
        return ""
    words, born = load_letter_words(), client.birth_date
    opening = words.opening.format(
        name=client.legal_name,
        born=format_date(born),
        day=format_date(assessment.happened_at),
        complaint=case.complaint.rstrip(". "),
    )
    sentences = [
        opening,
        words.reported.format(flags=join_with_and(reported)) if reported else "",
        words.tests.format(tests=join_with_and(tests)) if tests else "",
        words.urgencies[_find_urgency(assessment)],
        words.closing,
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _find_urgency(assessment: Assessment) -> str:
    """Find the urgency of the most urgent red flag or test."""
    words = load_letter_words()
    urgencies: set[str] = {question.urgency for question, _ in _find_red_flags(assessment)}
    urgencies |= {words.test_urgency for _ in _find_refer_out_tests(assessment)}
    return next((urgency for urgency in words.urgencies if urgency in urgencies), "soon")


def _describe_red_flags(assessment: Assessment) -> Iterator[str]:
    """Describe each yes in the letter's words and the client's own; a question no longer on the list is quoted."""
    for flag in assessment.red_flags:
        if flag.present:
            question = _find_known_flag(flag.question)
            words = question.letter if question and question.letter else f"yes to “{flag.question}”"
            yield f"{words} (“{flag.note.strip()}”)" if flag.note.strip() else words


def _find_red_flags(assessment: Assessment) -> Iterator[tuple[RedFlagQuestion, str]]:
    """Yield the questions on the list that were answered yes, with what the client said."""
    for flag in assessment.red_flags:
        question = _find_known_flag(flag.question)
        if flag.present and question is not None:
            yield question, flag.note


def _find_known_flag(question: str) -> RedFlagQuestion | None:
    folded = fold(question)
    return next((flag for flag in loader.list_red_flags() if fold(flag.question) == folded), None)


def _find_refer_out_tests(assessment: Assessment) -> Iterator[tuple[SpecialTestEntry, SpecialTest]]:
    """Yield the positive tests that call for a physician, each with its entry in the reference data."""
    entries = {fold(entry.name): entry for entry in loader.list_special_tests() if entry.refer_out}
    for test in assessment.tests:
        if test.result is TestResult.POSITIVE and fold(test.name) in entries:
            yield entries[fold(test.name)], test


def _describe_test(entry: SpecialTestEntry, test: SpecialTest) -> str:
    sides = {
        Side.RIGHT: " on the right",
        Side.LEFT: " on the left",
        Side.BOTH: " on both sides",
        Side.NONE: "",
    }
    return load_letter_words().one_test.format(
        name=entry.name, side=sides[test.side], positive=entry.positive
    )
