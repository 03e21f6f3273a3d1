"""Sums up a session in short SOAP lines, to recall beside the next note."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from charting.entry.amounts.symptoms import format_negatives
from charting.model.field import find_label, order_for_reading, read_declarations
from charting.model.findings import RelativePain
from charting.model.session import Session
from charting.summaries.notes.finding_text import (
    HeadedLines,
    format_palpation_brief,
    format_ranges_brief,
    format_score,
    format_strength_line,
    format_test_line,
    format_treatment_brief,
)
from charting.summaries.notes.objective_text import draft_objective_sentence
from charting.summaries.notes.record_text import format_field
from charting.text.wording import make_sentence_case


def format_soap_lines(session: Session) -> HeadedLines:
    """Format (letter, words) for S, O, A and P; letters without words are left out."""
    parts: dict[str, list[str]] = defaultdict(list)
    declared = read_declarations(type(session))
    for fields, format_brief in _BRIEF_FORMATS.items():
        parts[declared[fields[0]].letter].append(format_brief(session))
    for field in order_for_reading(type(session)):
        if declared[field].recalled and field not in _FIELDS_IN_BRIEF:
            parts[declared[field].letter].append(_format_labeled_field(session, field))
    sentences = ((letter, _join_sentences(parts[letter])) for letter in "SOAP")
    return tuple((letter, words) for letter, words in sentences if words)


def _format_labeled_field(session: Session, field: str) -> str:
    """Format `Sleep: six hours`, with the label of the field."""
    words = format_field(session, field)
    return f"{find_label(type(session), field)}: {words}" if words.strip() else ""


def _format_new_palpation(session: Session) -> str:
    """Format the findings, unless the observations begin with the sentence drafted from them."""
    sentence = draft_objective_sentence(session.palpation, session.marks)
    is_repeated = bool(sentence) and session.observations.startswith(sentence)
    return "" if is_repeated else format_palpation_brief(session.palpation)


def _format_pain_brief(session: Session) -> str:
    worst = "" if session.pain_worst is None else f"worst {session.pain_worst}"
    now = "" if session.pain_now is None else f"pain {session.pain_now}"
    relative = _format_relative_pain("pain", session.pain_said)
    return ", ".join(part for part in (now, worst, relative) if part)


def _format_relative_pain(label: str, pain: RelativePain | None) -> str:
    """Format pain in the client's words: `pain said to be half as bad`."""
    return f"{label} said to be {pain.words}" if pain else ""


def _format_first_question(session: Session) -> str:
    """Format the first question of the visit with its answer; empty if it was not answered."""
    if not session.first_answer:
        return ""
    question = session.first_question.strip()
    colon = ":" if question[-1:].isalnum() else ""
    return f"{question}{colon} {session.first_answer}".strip()


def _format_after_brief(session: Session) -> str:
    if session.pain_after is None:
        change = ""
    elif session.pain_now is None:
        change = f"pain after {session.pain_after}"
    else:
        change = f"{session.pain_now} → {session.pain_after}"
    relative = _format_relative_pain("pain after", session.pain_after_said)
    answer = session.adverse_response.answer
    adverse = f"adverse response: {answer}" if answer else ""
    return ", ".join(part for part in (change, relative, adverse) if part)


def _format_tests(session: Session) -> str:
    strength = [format_strength_line(line) for line in session.strength if line.filled]
    tests = [format_test_line(test) for test in session.tests if test.filled]
    return ", ".join([*strength, *tests])


def _format_scores(session: Session) -> str:
    return ", ".join(words for score in session.scores if (words := format_score(score)))


def _format_home_program(session: Session) -> str:
    return ", ".join(task.words for task in session.home_program)


def _format_next_check(session: Session) -> str:
    return f"check {session.check_next}" if session.check_next.strip() else ""


def _join_sentences(parts: Iterable[str]) -> str:
    """Make each part a sentence with a capital and a period, unless it already ends in punctuation."""
    sentences = [make_sentence_case(part.strip()) for part in parts if part.strip()]
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in sentences)


# Formats of their own for some fields; the first field of each key gives the letter. They come in this order, before the
# other fields that are declared as recalled.
_BRIEF_FORMATS: Mapping[tuple[str, ...], Callable[[Session], str]] = {
    ("first_question", "first_answer"): _format_first_question,
    ("pain_now", "pain_worst", "pain_said"): _format_pain_brief,
    ("subjective",): lambda session: session.subjective,
    ("negatives",): lambda session: format_negatives(session.negatives),
    ("ranges",): lambda session: format_ranges_brief(session.ranges),
    ("palpation",): _format_new_palpation,
    ("observations",): lambda session: session.observations,
    ("strength", "tests"): _format_tests,
    ("scores",): _format_scores,
    ("treatment",): lambda session: format_treatment_brief(session.treatment),
    ("pain_after", "pain_after_said", "adverse_response"): _format_after_brief,
    ("response",): lambda session: session.response,
    ("home_program",): _format_home_program,
    ("plan_words",): lambda session: session.plan_words,
    ("check_next",): _format_next_check,
}
_FIELDS_IN_BRIEF = frozenset(field for fields in _BRIEF_FORMATS for field in fields)
