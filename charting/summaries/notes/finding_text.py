"""Puts single entries of a note in one line each: its title, findings, scores and treatments."""

from collections import Counter
from collections.abc import Iterable

from charting.entry.amounts.ranges import format_range_amount
from charting.entry.amounts.strength_grades import format_strength
from charting.model.assessment import Assessment, AssessmentKind
from charting.model.findings import Palpation, RangeOfMotion, RangeWord, Score, SpecialTest, Strength
from charting.model.plan import Plan
from charting.model.session import Treatment
from charting.summaries.measures.measure_keys import (
    find_instrument_of_measure,
    format_measure_label,
    format_measure_value,
    get_measure_unit,
    make_range_key,
)

HeadedLines = tuple[tuple[str, str], ...]


def format_assessment_title(note: Assessment) -> str:
    """Format `Initial assessment`, `Reassessment` or `Discharge assessment`."""
    return (
        "Reassessment" if note.kind is AssessmentKind.REASSESSMENT else f"{note.kind.capitalize()} assessment"
    )


def format_plan_title(note: Plan) -> str:
    """Format `Plan`, or `Plan revised` from the second plan of the case on."""
    return "Plan revised" if note.revision > 1 else "Plan"


def format_strength_line(strength: Strength) -> str:
    """Format `Deltoid R 4+/5`."""
    return f"{strength.structure} {strength.side.letter}".strip() + f" {format_strength(strength)}"


def format_test_line(test: SpecialTest) -> str:
    """Format `Spurling R: positive, arm tingling`."""
    words = f"{test.name} {test.side.letter}".strip() + f": {test.result}"
    return f"{words}, {test.note}" if test.note else words


def format_ranges_brief(ranges: Iterable[RangeOfMotion]) -> str:
    """Format `flexion 105°, external rotation 25°, abduction full but painful`.

    A motion that was measured on both sides has its side: `rotation L 66°`. Motions not tested are left out.
    """
    tested = [motion for motion in ranges if motion.filled and motion.stated is not RangeWord.NOT_TESTED]
    counts = Counter(motion.motion for motion in tested)
    return ", ".join(_format_range_brief(motion, with_side=counts[motion.motion] > 1) for motion in tested)


def _format_range_brief(motion: RangeOfMotion, *, with_side: bool) -> str:
    side = motion.side.letter if with_side else ""
    amount = format_range_amount(motion, get_measure_unit(make_range_key(motion))) or (
        "painful" if motion.pain else motion.end_feel
    )
    return " ".join(part for part in (motion.motion, side, amount) if part)


def format_palpation_brief(findings: Iterable[Palpation]) -> str:
    """Format `infraspinatus R active trigger point 3/4, upper trapezius R hypertonicity 2/4`."""
    return ", ".join(format_palpation(finding) for finding in findings)


def format_palpation(finding: Palpation) -> str:
    """Format one finding. Grade 0 means it was looked for and not found: `infraspinatus R no active trigger point`."""
    place = (finding.structure, finding.side.letter)
    depth = f"({finding.depth})" if finding.depth else ""
    refers = f"refers to {finding.refers_to}" if finding.refers_to else ""
    grade = f"{finding.grade}/4" if finding.grade else ""
    name = f"no {finding.finding or 'finding'}" if finding.grade == 0 else finding.finding
    return " ".join(part for part in (*place, name, grade, depth, refers) if part)


def format_treatment_brief(lines: Iterable[Treatment]) -> str:
    """Format `myofascial release pectoralis minor R, trigger point therapy infraspinatus R`."""
    return ", ".join(f"{line.technique} {line.where}".strip() for line in lines)


def format_treatment(line: Treatment) -> str:
    """Format a whole treatment line: `Muscle energy, hamstrings R, hold 7 s, 20% force, 10 min, supine: softened`."""
    minutes = "" if line.minutes is None else f"{line.minutes} min"
    parts = (line.technique, line.where, line.pressure, line.dose.words, minutes, line.position)
    words = ", ".join(part for part in parts if part)
    return f"{words}: {line.response}" if line.response else words


def format_score(score: Score) -> str:
    """Format `QuickDASH 43.2`, `STarT Back 3 (low risk)`; without a total, the answers are counted; "" if there are none."""
    key = f"score:{score.instrument}"
    label, instrument = format_measure_label(key), find_instrument_of_measure(key)
    if score.value is None:
        answered = sum(answer is not None for answer in score.answers)
        return f"{label}: {answered} of {len(score.answers)} items answered, no total" if answered else ""
    band = instrument.describe_total(score.value) if instrument else ""
    words = f"{label} {format_measure_value(key, score.value)}"
    return f"{words} ({band})" if band else words
