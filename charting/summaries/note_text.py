"""Findings and treatment in a few words, and a session as short SOAP lines to have beside the next note."""

from collections import Counter
from collections.abc import Iterable

from charting.model.findings import Palpation, RangeOfMotion
from charting.model.session import Session, Treatment
from charting.summaries.measure import format_value, range_key
from charting.summaries.words import sentence_case

Lines = tuple[tuple[str, str], ...]


def soap_lines(session: Session) -> Lines:
    """(letter, words) in brief: what is to be recalled beside the next note. Empty letters are left out."""
    parts = (
        ("S", _sentences([_pain_brief(session), session.subjective])),
        ("O", _sentences([ranges_brief(session.ranges), palpation_brief(session.palpation), session.observations,
                          treatment_brief(session.treatment)])),
        ("A", _sentences([_after_brief(session), session.response])),
        ("P", _sentences([_home(session), session.plan_words, _check(session)])),
    )  # fmt: skip
    return tuple((letter, words) for letter, words in parts if words)


def _pain_brief(session: Session) -> str:
    worst = "" if session.pain_worst is None else f"worst {session.pain_worst}"
    now = "" if session.pain_now is None else f"pain {session.pain_now}"
    return ", ".join(part for part in (now, worst) if part)


def _after_brief(session: Session) -> str:
    if session.pain_after is None:
        change = ""
    elif session.pain_now is None:
        change = f"pain after {session.pain_after}"
    else:
        change = f"{session.pain_now} → {session.pain_after}"
    adverse = session.adverse_response.answer
    return ", ".join(part for part in (change, f"adverse response: {adverse}" if adverse else "") if part)


def _home(session: Session) -> str:
    return ", ".join(task.words for task in session.home_program)


def _check(session: Session) -> str:
    return f"check {session.check_next}" if session.check_next.strip() else ""


def _sentences(parts: Iterable[str]) -> str:
    """Each part as a sentence: a large first letter and a full stop, unless it ends in one."""
    kept = [sentence_case(part.strip()) for part in parts if part.strip()]
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in kept)


def ranges_brief(ranges: Iterable[RangeOfMotion]) -> str:
    """`flexion 105°, external rotation 25°`; with the side where a motion was measured on both: `rotation L 66°`."""
    taken = [each for each in ranges if each.degrees is not None]
    counts = Counter(each.motion for each in taken)
    return ", ".join(_range_brief(each, sided=counts[each.motion] > 1) for each in taken)


def _range_brief(each: RangeOfMotion, *, sided: bool) -> str:
    side = each.side.letter if sided else ""
    figure = format_value(range_key(each), each.degrees)
    return " ".join(part for part in (each.motion, side, figure) if part)


def palpation_brief(findings: Iterable[Palpation]) -> str:
    """`infraspinatus R active trigger point 3/4, upper trapezius R hypertonicity 2/4`."""
    return ", ".join(palpation_words(each) for each in findings)


def palpation_words(finding: Palpation) -> str:
    """One finding in a line."""
    grade = "" if finding.grade is None else f"{finding.grade}/4"
    refers = f"refers to {finding.refers_to}" if finding.refers_to else ""
    return " ".join(
        part for part in (finding.structure, finding.side.letter, finding.finding, grade, refers) if part
    )


def treatment_brief(lines: Iterable[Treatment]) -> str:
    """`myofascial release pectoralis minor R, trigger point therapy infraspinatus R`."""
    return ", ".join(f"{line.technique} {line.where}".strip() for line in lines)


def treatment_words(line: Treatment) -> str:
    """A whole treatment line: `Myofascial release, pectoralis minor R, light, 20 min, supine: softened`."""
    minutes = "" if line.minutes is None else f"{line.minutes} min"
    done = ", ".join(
        part for part in (line.technique, line.where, line.pressure, minutes, line.position) if part
    )
    return f"{done}: {line.response}" if line.response else done
