"""What in an assessment asks for the physician, and the words for the letter: observations, never a diagnosis."""

from collections.abc import Iterator

from charting.model.assessment import Assessment
from charting.model.case import Case, Side
from charting.model.client import Client
from charting.model.findings import SpecialTest, TestResult
from charting.reference import loader
from charting.reference.charting_rules import load_letter_words
from charting.reference.entries import RedFlagQuestion
from charting.reference.entries import SpecialTestEntry as Test
from charting.summaries.wording import join_with_and
from charting.text.dates import format_date
from charting.text.folding import fold

LEAST_URGENCY = "tell"  # the urgency that only asks to let the physician know


def list_refer_out_reasons(assessment: Assessment) -> tuple[str, ...]:
    """Why to refer out first: the red flags answered with yes and the tests that ask for it; empty when none does."""
    flags = [known.suspect for known, _ in _find_red_flags(assessment) if known.urgency != LEAST_URGENCY]
    unknown = [
        flag.question
        for flag in assessment.red_flags
        if flag.present and _find_known_flag(flag.question) is None
    ]
    return (*flags, *unknown, *(test.name for test, _ in _find_refer_out_tests(assessment)))


def list_positive_tests(assessment: Assessment) -> tuple[str, ...]:
    """The positive tests that end the massage and ask for the physician, by name."""
    return tuple(known.name for known, _ in _find_refer_out_tests(assessment))


def draft_referral_letter(assessment: Assessment, case: Case, client: Client) -> str:
    """A draft of what the letter says, in three to five sentences; empty when nothing asks for the physician."""
    reported, tests = (
        list(_describe_red_flags(assessment)),
        [_describe_test(*pair) for pair in _find_refer_out_tests(assessment)],
    )
    if not (reported or tests):
        return ""
    words, born = load_letter_words(), client.birth_date
    opening = words.opening.format(
        name=client.legal_name,
        born=format_date(born),
        day=format_date(assessment.happened_at),
        complaint=case.complaint.rstrip(". "),
    )
    said = [
        opening,
        words.reported.format(flags=join_with_and(reported)) if reported else "",
        words.tests.format(tests=join_with_and(tests)) if tests else "",
        words.urgencies[_find_urgency(assessment)],
        words.closing,
    ]
    return " ".join(sentence for sentence in said if sentence)


def _find_urgency(assessment: Assessment) -> str:
    """The most urgent of what was found."""
    words = load_letter_words()
    asked: set[str] = {known.urgency for known, _ in _find_red_flags(assessment)}
    asked |= {words.test_urgency for _ in _find_refer_out_tests(assessment)}
    return next((urgency for urgency in words.urgencies if urgency in asked), "soon")


def _describe_red_flags(assessment: Assessment) -> Iterator[str]:
    """Each yes in the letter's words with the client's own, or as it was asked where the list has it no more."""
    for flag in assessment.red_flags:
        if flag.present:
            known = _find_known_flag(flag.question)
            said = known.letter if known and known.letter else f"yes to “{flag.question}”"
            yield f"{said} (“{flag.note.strip()}”)" if flag.note.strip() else said


def _find_red_flags(assessment: Assessment) -> Iterator[tuple[RedFlagQuestion, str]]:
    """The known questions answered with yes, and what the client said."""
    for flag in assessment.red_flags:
        known = _find_known_flag(flag.question)
        if flag.present and known is not None:
            yield known, flag.note


def _find_known_flag(question: str) -> RedFlagQuestion | None:
    wanted = fold(question)
    return next((flag for flag in loader.list_red_flags() if fold(flag.question) == wanted), None)


def _find_refer_out_tests(assessment: Assessment) -> Iterator[tuple[Test, SpecialTest]]:
    known = {fold(test.name): test for test in loader.list_special_tests() if test.refer_out}
    for test in assessment.tests:
        if test.result is TestResult.POSITIVE and fold(test.name) in known:
            yield known[fold(test.name)], test


def _describe_test(known: Test, test: SpecialTest) -> str:
    sides = {
        Side.RIGHT: " on the right",
        Side.LEFT: " on the left",
        Side.BOTH: " on both sides",
        Side.NONE: "",
    }
    return load_letter_words().one_test.format(
        name=known.name, side=sides[test.side], positive=known.positive
    )
