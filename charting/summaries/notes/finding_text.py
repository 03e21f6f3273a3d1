"""A score as a note says it."""

from collections import Counter
from collections.abc import Iterable

from charting.entry.amounts.stated import format_range_amount, format_strength
from charting.model.findings import Palpation, RangeOfMotion, RangeWord, Score, SpecialTest, Strength
from charting.model.session import Treatment
from charting.summaries.measures.measure_keys import (
    find_instrument_of_measure,
    format_measure_label,
    format_measure_value,
    get_measure_unit,
    make_range_key,
)

HeadedLines = tuple[tuple[str, str], ...]


def format_strength_line(each: Strength) -> str:
    """`Deltoid R 4+/5`."""
    return f"{each.structure} {each.side.letter}".strip() + f" {format_strength(each)}"


def format_test_line(each: SpecialTest) -> str:
    """`Spurling R: positive, arm tingling`."""
    words = f"{each.name} {each.side.letter}".strip() + f": {each.result}"
    return f"{words}, {each.note}" if each.note else words


def format_ranges_brief(ranges: Iterable[RangeOfMotion]) -> str:
    """`flexion 105°, external rotation 25°`; with the side where a motion was measured on both: `rotation L 66°`.

    In whatever way each was stated: `flexion full but painful`; what was not tested is left out.
    """
    taken = [each for each in ranges if each.filled and each.stated is not RangeWord.NOT_TESTED]
    counts = Counter(each.motion for each in taken)
    return ", ".join(_format_range_brief(each, sided=counts[each.motion] > 1) for each in taken)


def _format_range_brief(each: RangeOfMotion, *, sided: bool) -> str:
    side = each.side.letter if sided else ""
    amount = format_range_amount(each, get_measure_unit(make_range_key(each))) or (
        "painful" if each.pain else each.end_feel
    )
    return " ".join(part for part in (each.motion, side, amount) if part)


def format_palpation_brief(findings: Iterable[Palpation]) -> str:
    """`infraspinatus R active trigger point 3/4, upper trapezius R hypertonicity 2/4`."""
    return ", ".join(format_palpation(each) for each in findings)


def format_palpation(finding: Palpation) -> str:
    """One finding in a line; looked for and not there: `infraspinatus R no active trigger point`."""
    place = (finding.structure, finding.side.letter)
    depth = f"({finding.depth})" if finding.depth else ""
    refers = f"refers to {finding.refers_to}" if finding.refers_to else ""
    grade = f"{finding.grade}/4" if finding.grade else ""
    found = f"no {finding.finding or 'finding'}" if finding.grade == 0 else finding.finding
    return " ".join(part for part in (*place, found, grade, depth, refers) if part)


def format_treatment_brief(lines: Iterable[Treatment]) -> str:
    """`myofascial release pectoralis minor R, trigger point therapy infraspinatus R`."""
    return ", ".join(f"{line.technique} {line.where}".strip() for line in lines)


def format_treatment(line: Treatment) -> str:
    """A whole treatment line: `Muscle energy, hamstrings R, hold 7 s, 20% force, 10 min, supine: softened`."""
    minutes = "" if line.minutes is None else f"{line.minutes} min"
    how = (line.pressure, line.dose.words, minutes, line.position)
    done = ", ".join(part for part in (line.technique, line.where, *how) if part)
    return f"{done}: {line.response}" if line.response else done


def format_score(score: Score) -> str:
    """`QuickDASH 43.2`, `STarT Back 3 (low risk)`; answers without a total are counted; "" where nothing was charted."""
    key = f"score:{score.instrument}"
    label, known = format_measure_label(key), find_instrument_of_measure(key)
    if score.value is None:
        answered = sum(answer is not None for answer in score.answers)
        return f"{label}: {answered} of {len(score.answers)} items answered, no total" if answered else ""
    band = known.describe_total(score.value) if known else ""
    said = f"{label} {format_measure_value(key, score.value)}"
    return f"{said} ({band})" if band else said
