"""The sentence of O: what palpation found and what is marked on the figure, in words that the therapist may edit."""

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
    make_first_letter_small,
)
from charting.summaries.wording import make_sentence_case
from charting.text.folding import fold

_DEPTH_WORDS = {
    Depth.SUPERFICIAL: "superficial",
    Depth.MIDDLE: "in the middle layer",
    Depth.DEEP: "deep",
    Depth.NONE: "",
}
_ONE_SIDE = (Side.RIGHT, Side.LEFT)


def draft_objective_sentence(palpation: Sequence[Palpation], marks: Sequence[Mark] = ()) -> str:
    """`Active trigger point in the right infraspinatus, 3/4, deep; no adhesion in the left iliacus.` "" when nothing.

    Right and left of the same finding are said once; what was not found (grade 0) comes last. Marks without a finding
    of their own count too, and a mark's path says where its finding refers to when the finding does not.
    """
    charted = [_fill_in_path(finding, number, marks) for number, finding in enumerate(palpation, 1)]
    alone = [make_palpation_from_mark(mark) for mark in marks if mark.number is None]
    said = _merge_sides([finding for finding in charted if finding.filled] + alone)
    parts = [_format_present(each) for each in said if each.grade != 0] + [
        _format_absent(each) for each in said if each.grade == 0
    ]
    return f"{make_sentence_case('; '.join(parts))}." if parts else ""


def _fill_in_path(finding: Palpation, number: int, marks: Sequence[Mark]) -> Palpation:
    paths = [format_path(mark.path) for mark in marks if mark.number == number and mark.path]
    return finding if finding.refers_to or not paths else msgspec.structs.replace(finding, refers_to=paths[0])


def _merge_sides(findings: Sequence[Palpation]) -> list[Palpation]:
    """Each said once: the right and the left of what is alike in all else are both sides."""
    kept: list[Palpation] = []
    for finding in findings:
        twin = next(
            (at for at, each in enumerate(kept) if _make_merge_key(each) == _make_merge_key(finding)), None
        )
        sides = None if twin is None else {kept[twin].side, finding.side}
        if twin is not None and sides == set(_ONE_SIDE):
            kept[twin] = msgspec.structs.replace(kept[twin], side=Side.BOTH)
        elif twin is None or kept[twin].side is not finding.side:
            kept.append(finding)
    return kept


def _make_merge_key(finding: Palpation) -> tuple[object, ...]:
    texts = (finding.structure, finding.finding, finding.refers_to)
    return (*(fold(text) for text in texts), finding.grade, finding.depth)


def _format_present(finding: Palpation) -> str:
    place = format_place_with_side(finding.structure, finding.side)
    grade = "" if finding.grade is None else f"{finding.grade}/4"
    refers = f"referring to {add_articles(finding.refers_to)}" if finding.refers_to.strip() else ""
    lead = _format_lead(finding.finding)
    return ", ".join(
        part for part in (f"{lead} {place}".strip(), grade, _DEPTH_WORDS[finding.depth], refers) if part
    )


def _format_absent(finding: Palpation) -> str:
    """`no hypertonicity in the upper trapezius on either side`."""
    place = format_place_with_side(finding.structure, finding.side, ON_EITHER)
    if not finding.finding:
        return f"nothing found in the {place}"
    lead = _format_lead(finding.finding)
    return f"no {lead if lead.endswith(' the') else _format_noun(finding.finding)} {place}"


def _format_lead(finding: str) -> str:
    """The words before the place: `spasm of the`, `hypertonic`."""
    return _map_leads().get(fold(finding)) or (_format_noun(finding) if finding.strip() else "")


def _format_noun(finding: str) -> str:
    return f"{make_first_letter_small(finding.strip())} in the"


@cache_by_vocabulary
def _map_leads() -> dict[str, str]:
    return {
        fold(name): each.said for each in loader.list_palpation_findings() for name in (each.name, each.short)
    }
