"""What in an assessment asks for the physician, and the words for the letter: observations, never a diagnosis."""

from collections.abc import Iterator

from charting.model.assessment import Assessment
from charting.model.case import Case, Side
from charting.model.client import Client
from charting.model.english_dates import format_date
from charting.model.findings import SpecialTest, TestResult
from charting.model.folding import fold
from charting.reference import loader
from charting.reference.entries import RedFlag
from charting.reference.entries import SpecialTest as Test
from charting.reference.rules import letter_words
from charting.summaries.words import listed

LEAST = "tell"  # the urgency that only asks to let the physician know


def refer_out(assessment: Assessment) -> tuple[str, ...]:
    """Why to refer out first: the red flags answered with yes and the tests that ask for it; empty when none does."""
    flags = [known.suspect for known, _ in _flags(assessment) if known.urgency != LEAST]
    unknown = [
        flag.question for flag in assessment.red_flags if flag.present and _known(flag.question) is None
    ]
    return (*flags, *unknown, *(test.name for test, _ in _tests(assessment)))


def positive_tests(assessment: Assessment) -> tuple[str, ...]:
    """The positive tests that end the massage and ask for the physician, by name."""
    return tuple(known.name for known, _ in _tests(assessment))


def referral_words(assessment: Assessment, case: Case, client: Client) -> str:
    """A draft of what the letter says, in three to five sentences; empty when nothing asks for the physician."""
    reported, tests = list(_reported(assessment)), [_test_words(*pair) for pair in _tests(assessment)]
    if not (reported or tests):
        return ""
    words, born = letter_words(), client.birth_date
    opening = words.opening.format(
        name=client.legal_name,
        born=format_date(born),
        day=format_date(assessment.happened_at),
        complaint=case.complaint.rstrip(". "),
    )
    said = [
        opening,
        words.reported.format(flags=listed(reported)) if reported else "",
        words.tests.format(tests=listed(tests)) if tests else "",
        words.urgencies[_urgency(assessment)],
        words.closing,
    ]
    return " ".join(sentence for sentence in said if sentence)


def _urgency(assessment: Assessment) -> str:
    """The most urgent of what was found."""
    words = letter_words()
    asked: set[str] = {known.urgency for known, _ in _flags(assessment)}
    asked |= {words.test_urgency for _ in _tests(assessment)}
    return next((urgency for urgency in words.urgencies if urgency in asked), "soon")


def _reported(assessment: Assessment) -> Iterator[str]:
    """Each yes in the letter's words with the client's own, or as it was asked where the list has it no more."""
    for flag in assessment.red_flags:
        if flag.present:
            known = _known(flag.question)
            said = known.letter if known and known.letter else f"yes to “{flag.question}”"
            yield f"{said} (“{flag.note.strip()}”)" if flag.note.strip() else said


def _flags(assessment: Assessment) -> Iterator[tuple[RedFlag, str]]:
    """The known questions answered with yes, and what the client said."""
    for flag in assessment.red_flags:
        known = _known(flag.question)
        if flag.present and known is not None:
            yield known, flag.note


def _known(question: str) -> RedFlag | None:
    wanted = fold(question)
    return next((flag for flag in loader.red_flags() if fold(flag.question) == wanted), None)


def _tests(assessment: Assessment) -> Iterator[tuple[Test, SpecialTest]]:
    known = {fold(test.name): test for test in loader.special_tests() if test.refer_out}
    for test in assessment.tests:
        if test.result is TestResult.POSITIVE and fold(test.name) in known:
            yield known[fold(test.name)], test


def _test_words(known: Test, test: SpecialTest) -> str:
    sides = {
        Side.RIGHT: " on the right",
        Side.LEFT: " on the left",
        Side.BOTH: " on both sides",
        Side.NONE: "",
    }
    return letter_words().one_test.format(name=known.name, side=sides[test.side], positive=known.positive)
