"""The sentence of O: what palpation found and what is marked on the figure, in words that the therapist may edit."""

from collections.abc import Sequence

import msgspec

from charting.model.body import Mark
from charting.model.case import Side
from charting.model.findings import Depth, Palpation
from charting.model.folding import fold
from charting.reference import loader
from charting.reference.own import remembered
from charting.summaries.marking import palpation_at
from charting.summaries.place_words import ON_EITHER, path_words, place_words, small, with_articles
from charting.summaries.words import sentence_case

_LAYERS = {
    Depth.SUPERFICIAL: "superficial",
    Depth.MIDDLE: "in the middle layer",
    Depth.DEEP: "deep",
    Depth.NONE: "",
}
_ONE_SIDE = (Side.RIGHT, Side.LEFT)


def o_sentence(palpation: Sequence[Palpation], marks: Sequence[Mark] = ()) -> str:
    """`Active trigger point in the right infraspinatus, 3/4, deep; no adhesion in the left iliacus.` "" when nothing.

    Right and left of the same finding are said once; what was not found (grade 0) comes last. Marks without a finding
    of their own count too, and a mark's path says where its finding refers to when the finding does not.
    """
    charted = [_with_path(finding, number, marks) for number, finding in enumerate(palpation, 1)]
    alone = [palpation_at(mark) for mark in marks if mark.number is None]
    said = _joined([finding for finding in charted if finding.filled] + alone)
    parts = [_found(each) for each in said if each.grade != 0] + [
        _absent(each) for each in said if each.grade == 0
    ]
    return f"{sentence_case('; '.join(parts))}." if parts else ""


def _with_path(finding: Palpation, number: int, marks: Sequence[Mark]) -> Palpation:
    paths = [path_words(mark.path) for mark in marks if mark.number == number and mark.path]
    return finding if finding.refers_to or not paths else msgspec.structs.replace(finding, refers_to=paths[0])


def _joined(findings: Sequence[Palpation]) -> list[Palpation]:
    """Each said once: the right and the left of what is alike in all else are both sides."""
    kept: list[Palpation] = []
    for finding in findings:
        twin = next((at for at, each in enumerate(kept) if _alike(each) == _alike(finding)), None)
        sides = None if twin is None else {kept[twin].side, finding.side}
        if twin is not None and sides == set(_ONE_SIDE):
            kept[twin] = msgspec.structs.replace(kept[twin], side=Side.BOTH)
        elif twin is None or kept[twin].side is not finding.side:
            kept.append(finding)
    return kept


def _alike(finding: Palpation) -> tuple[object, ...]:
    texts = (finding.structure, finding.finding, finding.refers_to)
    return (*(fold(text) for text in texts), finding.grade, finding.depth)


def _found(finding: Palpation) -> str:
    place = place_words(finding.structure, finding.side)
    grade = "" if finding.grade is None else f"{finding.grade}/4"
    refers = f"referring to {with_articles(finding.refers_to)}" if finding.refers_to.strip() else ""
    lead = _lead(finding.finding)
    return ", ".join(
        part for part in (f"{lead} {place}".strip(), grade, _LAYERS[finding.depth], refers) if part
    )


def _absent(finding: Palpation) -> str:
    """`no hypertonicity in the upper trapezius on either side`."""
    place = place_words(finding.structure, finding.side, ON_EITHER)
    if not finding.finding:
        return f"nothing found in the {place}"
    lead = _lead(finding.finding)
    return f"no {lead if lead.endswith(' the') else _noun(finding.finding)} {place}"


def _lead(finding: str) -> str:
    """The words before the place: `spasm of the`, `hypertonic`."""
    return _leads().get(fold(finding)) or (_noun(finding) if finding.strip() else "")


def _noun(finding: str) -> str:
    return f"{small(finding.strip())} in the"


@remembered
def _leads() -> dict[str, str]:
    return {fold(name): each.said for each in loader.palpation_findings() for name in (each.name, each.short)}
