"""Templates for an initial assessment by complaint: which ranges, tests, sites and measures to take. Data, not code."""

import re
from collections.abc import Iterable
from importlib.resources import files

import msgspec

from charting.model.custom_records import CustomTemplate
from charting.reference import custom_data
from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.entries import Entry
from charting.text.folding import fold


class AssessmentTemplate(Entry, frozen=True, kw_only=True):
    """A template. `complaint` are words of a case that call for it, `lines` lines of quick entry without their figures."""

    id: str
    name: str
    complaint: tuple[str, ...] = ()
    lines: tuple[str, ...]


@cache_by_vocabulary
def load_shipped_templates() -> tuple[AssessmentTemplate, ...]:
    """Those of the data file; where two fit a complaint equally well, the earlier one is proposed."""
    text = (files("charting.reference") / "data" / "templates.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[AssessmentTemplate, ...])


@cache_by_vocabulary
def list_templates() -> tuple[AssessmentTemplate, ...]:
    """What is offered: the shipped templates, the clinic's own in place of those with the same code, then its others.

    One without lines is a shipped one that the clinic does not want.
    """
    kept = {each.id: each for each in load_shipped_templates()}
    for each in custom_data.list_custom_templates():
        kept[each.code] = _merge_custom_template(each, kept.get(each.code))
    return tuple(each for each in kept.values() if each.lines)


def propose_template(words: Iterable[str]) -> AssessmentTemplate | None:
    """The template that fits what a case says of itself: complaint, areas, diagnoses. The longest word found decides."""
    said = fold(" · ".join(words))
    fitting = {each.id: _score_fit(each, said) for each in list_templates()}
    best = max(list_templates(), key=lambda each: fitting[each.id], default=None)
    return best if best is not None and fitting[best.id] else None


def _score_fit(template: AssessmentTemplate, said: str) -> int:
    found = (fold(word) for word in template.complaint)
    return max((len(word) for word in found if re.search(rf"\b{re.escape(word)}(s|es)?\b", said)), default=0)


def _merge_custom_template(own_one: CustomTemplate, shipped: AssessmentTemplate | None) -> AssessmentTemplate:
    return AssessmentTemplate(
        id=own_one.code,
        name=own_one.name,
        complaint=shipped.complaint if shipped else (own_one.name,),
        lines=own_one.lines,
        source="this clinic",
    )
