"""A session as short SOAP lines, to have beside the next note."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from charting.entry.stated import negatives_words
from charting.model.field import find_label, order_for_reading, read_declarations
from charting.model.findings import RelativePain
from charting.model.session import Session
from charting.summaries.note_text import (
    Lines,
    palpation_brief,
    ranges_brief,
    strength_line,
    test_line,
    treatment_brief,
)
from charting.summaries.note_words import field_words
from charting.summaries.o_sentence import o_sentence
from charting.summaries.score_words import score_words
from charting.summaries.words import sentence_case


def soap_lines(session: Session) -> Lines:
    """(letter, words) in brief: what is to be recalled beside the next note. Empty letters are left out."""
    parts: dict[str, list[str]] = defaultdict(list)
    declared = read_declarations(type(session))
    for fields, say in _IN_BRIEF.items():
        parts[declared[fields[0]].letter].append(say(session))
    for field in order_for_reading(type(session)):
        if declared[field].recalled and field not in _SAID_IN_BRIEF:
            parts[declared[field].letter].append(_labeled(session, field))
    sentences = ((letter, _sentences(parts[letter])) for letter in "SOAP")
    return tuple((letter, words) for letter, words in sentences if words)


def _labeled(session: Session, field: str) -> str:
    """`Sleep: six hours`: without its name nobody would know what it is."""
    words = field_words(session, field)
    return f"{find_label(type(session), field)}: {words}" if words.strip() else ""


def _palpation(session: Session) -> str:
    """The findings, unless the observations say them already."""
    sentence = o_sentence(session.palpation, session.marks)
    told = bool(sentence) and session.observations.startswith(sentence)
    return "" if told else palpation_brief(session.palpation)


def _pain_brief(session: Session) -> str:
    worst = "" if session.pain_worst is None else f"worst {session.pain_worst}"
    now = "" if session.pain_now is None else f"pain {session.pain_now}"
    said = _said("pain", session.pain_said)
    return ", ".join(part for part in (now, worst, said) if part)


def _said(what: str, pain: RelativePain | None) -> str:
    """Pain as the client put it: `pain said to be half as bad`."""
    return f"{what} said to be {pain.words}" if pain else ""


def _asked_first(session: Session) -> str:
    """Today's first question with its answer; a question that nobody answered is not recalled."""
    if not session.first_answer:
        return ""
    question = session.first_question.strip()
    colon = ":" if question[-1:].isalnum() else ""
    return f"{question}{colon} {session.first_answer}".strip()


def _after_brief(session: Session) -> str:
    if session.pain_after is None:
        change = ""
    elif session.pain_now is None:
        change = f"pain after {session.pain_after}"
    else:
        change = f"{session.pain_now} → {session.pain_after}"
    adverse = session.adverse_response.answer
    said = _said("pain after", session.pain_after_said)
    return ", ".join(
        part for part in (change, said, f"adverse response: {adverse}" if adverse else "") if part
    )


def _tested(session: Session) -> str:
    strength = [strength_line(each) for each in session.strength if each.filled]
    return ", ".join([*strength, *(test_line(each) for each in session.tests if each.filled)])


def _scores(session: Session) -> str:
    return ", ".join(words for each in session.scores if (words := score_words(each)))


def _home(session: Session) -> str:
    return ", ".join(task.words for task in session.home_program)


def _check(session: Session) -> str:
    return f"check {session.check_next}" if session.check_next.strip() else ""


def _sentences(parts: Iterable[str]) -> str:
    """Each part as a sentence: a large first letter and a full stop, unless it ends in one."""
    kept = [sentence_case(part.strip()) for part in parts if part.strip()]
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in kept)


# What is said in a way of its own: the fields that it holds, the first of which gives the letter. In this order they
# stand before what else is recalled.
_IN_BRIEF: Mapping[tuple[str, ...], Callable[[Session], str]] = {
    ("first_question", "first_answer"): _asked_first,
    ("pain_now", "pain_worst", "pain_said"): _pain_brief,
    ("subjective",): lambda session: session.subjective,
    ("negatives",): lambda session: negatives_words(session.negatives),
    ("ranges",): lambda session: ranges_brief(session.ranges),
    ("palpation",): _palpation,
    ("observations",): lambda session: session.observations,
    ("strength", "tests"): _tested,
    ("scores",): _scores,
    ("treatment",): lambda session: treatment_brief(session.treatment),
    ("pain_after", "pain_after_said", "adverse_response"): _after_brief,
    ("response",): lambda session: session.response,
    ("home_program",): _home,
    ("plan_words",): lambda session: session.plan_words,
    ("check_next",): _check,
}
_SAID_IN_BRIEF = frozenset(field for fields in _IN_BRIEF for field in fields)
