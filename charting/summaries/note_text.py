"""Findings and treatment in a few words, and a session as short SOAP lines to have beside the next note."""

from collections import Counter
from collections.abc import Iterable

from charting.entry.stated import negatives_words, range_amount, strength_words
from charting.model.findings import Palpation, RangeOfMotion, RangeWord, RelativePain, SpecialTest, Strength
from charting.model.session import Session, Treatment
from charting.summaries.measure import measure_unit, range_key
from charting.summaries.o_sentence import o_sentence
from charting.summaries.score_words import score_words
from charting.summaries.words import sentence_case

Lines = tuple[tuple[str, str], ...]


def soap_lines(session: Session) -> Lines:
    """(letter, words) in brief: what is to be recalled beside the next note. Empty letters are left out."""
    parts = (
        ("S", _sentences([_asked_first(session), _pain_brief(session), session.subjective,
                          negatives_words(session.negatives)])),
        ("O", _sentences([ranges_brief(session.ranges), _palpation(session), session.observations,
                          _tested(session), _scores(session), treatment_brief(session.treatment)])),
        ("A", _sentences([_after_brief(session), session.response])),
        ("P", _sentences([_home(session), session.plan_words, _check(session)])),
    )  # fmt: skip
    return tuple((letter, words) for letter, words in parts if words)


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


def strength_line(each: Strength) -> str:
    """`Deltoid R 4+/5`."""
    return f"{each.structure} {each.side.letter}".strip() + f" {strength_words(each)}"


def test_line(each: SpecialTest) -> str:
    """`Spurling R: positive, arm tingling`."""
    words = f"{each.name} {each.side.letter}".strip() + f": {each.result}"
    return f"{words}, {each.note}" if each.note else words


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


def ranges_brief(ranges: Iterable[RangeOfMotion]) -> str:
    """`flexion 105°, external rotation 25°`; with the side where a motion was measured on both: `rotation L 66°`.

    In whatever way each was stated: `flexion full but painful`; what was not tested is left out.
    """
    taken = [each for each in ranges if each.filled and each.stated is not RangeWord.NOT_TESTED]
    counts = Counter(each.motion for each in taken)
    return ", ".join(_range_brief(each, sided=counts[each.motion] > 1) for each in taken)


def _range_brief(each: RangeOfMotion, *, sided: bool) -> str:
    side = each.side.letter if sided else ""
    amount = range_amount(each, measure_unit(range_key(each))) or ("painful" if each.pain else each.end_feel)
    return " ".join(part for part in (each.motion, side, amount) if part)


def palpation_brief(findings: Iterable[Palpation]) -> str:
    """`infraspinatus R active trigger point 3/4, upper trapezius R hypertonicity 2/4`."""
    return ", ".join(palpation_words(each) for each in findings)


def palpation_words(finding: Palpation) -> str:
    """One finding in a line; looked for and not there: `infraspinatus R no active trigger point`."""
    place = (finding.structure, finding.side.letter)
    depth = f"({finding.depth})" if finding.depth else ""
    refers = f"refers to {finding.refers_to}" if finding.refers_to else ""
    grade = f"{finding.grade}/4" if finding.grade else ""
    found = f"no {finding.finding or 'finding'}" if finding.grade == 0 else finding.finding
    return " ".join(part for part in (*place, found, grade, depth, refers) if part)


def treatment_brief(lines: Iterable[Treatment]) -> str:
    """`myofascial release pectoralis minor R, trigger point therapy infraspinatus R`."""
    return ", ".join(f"{line.technique} {line.where}".strip() for line in lines)


def treatment_words(line: Treatment) -> str:
    """A whole treatment line: `Muscle energy, hamstrings R, hold 7 s, 20% force, 10 min, supine: softened`."""
    minutes = "" if line.minutes is None else f"{line.minutes} min"
    how = (line.pressure, line.dose.words, minutes, line.position)
    done = ", ".join(part for part in (line.technique, line.where, *how) if part)
    return f"{done}: {line.response}" if line.response else done
