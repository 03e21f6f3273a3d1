"""Drafts the Objective sentence from palpation findings and marks on the body figure; the therapist may edit it."""

from collections.abc import Sequence

import msgspec

from charting.model.body_mark import Mark
from charting.model.case import Side
from charting.model.findings import Depth, Palpation
from charting.reference import loader
from charting.reference.custom_data import cache_by_vocabulary
from charting.summaries.notes.mark_sync import make_palpation_from_mark
from charting.summaries.notes.place_text import (
    ON_EITHER,
    add_articles,
    format_path,
    format_place_with_side,
    make_first_letter_lowercase,
)
from charting.text.folding import fold
from charting.text.wording import make_sentence_case

_DEPTH_WORDS = {
    Depth.SUPERFICIAL: "superficial",
    Depth.MIDDLE: "in the middle layer",
    Depth.DEEP: "deep",
    Depth.NONE: "",
}
_ONE_SIDE = (Side.RIGHT, Side.LEFT)


def draft_objective_sentence(palpation: Sequence[Palpation], marks: Sequence[Mark] = ()) -> str:
    """Draft `Active trigger point in the right infraspinatus, 3/4, deep; no adhesion in the left iliacus.` or "".

    The same finding on both sides is mentioned once; what was not found (grade 0) comes last. A mark without a
    finding counts as one, and the path of a mark gives the referral of a finding that has none.
    """
    charted = [_fill_in_path(finding, number, marks) for number, finding in enumerate(palpation, 1)]
    only_marked = [make_palpation_from_mark(mark) for mark in marks if mark.number is None]
    findings = _merge_sides([finding for finding in charted if finding.filled] + only_marked)
    parts = [_format_present(finding) for finding in findings if finding.grade != 0]
    parts += [_format_absent(finding) for finding in findings if finding.grade == 0]
    return f"{make_sentence_case('; '.join(parts))}." if parts else ""


def _fill_in_path(finding: Palpation, number: int, marks: Sequence[Mark]) -> Palpation:
    paths = [format_path(mark.path) for mark in marks if mark.number == number and mark.path]
    return finding if finding.refers_to or not paths else msgspec.structs.replace(finding, refers_to=paths[0])


def _merge_sides(findings: Sequence[Palpation]) -> list[Palpation]:
    """Drop repetitions, and merge a right and a left finding into both sides if they are otherwise the same."""
    merged: list[Palpation] = []
    for finding in findings:
        key = _make_merge_key(finding)
        twin = next((index for index, other in enumerate(merged) if _make_merge_key(other) == key), None)
        if twin is not None and {merged[twin].side, finding.side} == set(_ONE_SIDE):
            merged[twin] = msgspec.structs.replace(merged[twin], side=Side.BOTH)
        elif twin is None or merged[twin].side is not finding.side:
            merged.append(finding)
    return merged


def _make_merge_key(finding: Palpation) -> tuple[object, ...]:
    texts = (finding.structure, finding.finding, finding.refers_to)
    return (*(fold(text) for text in texts), finding.grade, finding.depth)


def _format_present(finding: Palpation) -> str:
    """Format `active trigger point in the right infraspinatus, 3/4, deep, referring to the front of the shoulder`."""
    place = format_place_with_side(finding.structure, finding.side)
    grade = "" if finding.grade is None else f"{finding.grade}/4"
    refers = f"referring to {add_articles(finding.refers_to)}" if finding.refers_to.strip() else ""
    lead = _format_lead(finding.finding)
    return ", ".join(
        part for part in (f"{lead} {place}".strip(), grade, _DEPTH_WORDS[finding.depth], refers) if part
    )


def _format_absent(finding: Palpation) -> str:
    """Format `no hypertonicity in the upper trapezius on either side`."""
    place = format_place_with_side(finding.structure, finding.side, ON_EITHER)
    if not finding.finding:
        return f"nothing found in the {place}"
    lead = _format_lead(finding.finding)
    return f"no {lead if lead.endswith(' the') else _format_noun(finding.finding)} {place}"


def _format_lead(finding: str) -> str:
    """Format the words before the place: `spasm of the`, `hypertonic`."""
    return _map_leads().get(fold(finding)) or (_format_noun(finding) if finding.strip() else "")


def _format_noun(finding: str) -> str:
    return f"{make_first_letter_lowercase(finding.strip())} in the"


@cache_by_vocabulary
def _map_leads() -> dict[str, str]:
    return {
        fold(name): entry.said
        for entry in loader.list_palpation_findings()
        for name in (entry.name, entry.short)
    }
