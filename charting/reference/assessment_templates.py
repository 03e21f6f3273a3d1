"""Templates for an initial assessment by complaint: the ranges, tests, palpation sites and measures to take."""

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
    """A template. `complaint` are words in a case that it fits, `lines` are lines of quick entry without figures."""

    id: str
    name: str
    complaint: tuple[str, ...] = ()
    lines: tuple[str, ...]


@cache_by_vocabulary
def load_shipped_templates() -> tuple[AssessmentTemplate, ...]:
    """Loads the templates of the data file. If two fit a complaint equally well, the earlier one is proposed."""
    text = (files("charting.reference") / "data" / "templates.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[AssessmentTemplate, ...])


@cache_by_vocabulary
def list_templates() -> tuple[AssessmentTemplate, ...]:
    """Lists the templates to offer: the shipped ones, replaced by the clinic's with the same code, then the clinic's others.

    A clinic removes a shipped template by replacing it with one that has no lines.
    """
    by_code = {template.id: template for template in load_shipped_templates()}
    for custom_template in custom_data.list_custom_templates():
        by_code[custom_template.code] = _merge_custom_template(
            custom_template, by_code.get(custom_template.code)
        )
    return tuple(template for template in by_code.values() if template.lines)


def propose_template(words: Iterable[str]) -> AssessmentTemplate | None:
    """Returns the template that fits the words of a case: complaint, areas, diagnoses. The longest matching word decides."""
    description = fold(" · ".join(words))
    fitting = {template.id: _score_fit(template, description) for template in list_templates()}
    best = max(list_templates(), key=lambda template: fitting[template.id], default=None)
    return best if best is not None and fitting[best.id] else None


def _score_fit(template: AssessmentTemplate, description: str) -> int:
    complaint_words = (fold(word) for word in template.complaint)
    return max(
        (len(word) for word in complaint_words if re.search(rf"\b{re.escape(word)}(s|es)?\b", description)),
        default=0,
    )


def _merge_custom_template(own_one: CustomTemplate, shipped: AssessmentTemplate | None) -> AssessmentTemplate:
    return AssessmentTemplate(
        id=own_one.code,
        name=own_one.name,
        complaint=shipped.complaint if shipped else (own_one.name,),
        lines=own_one.lines,
        source="this clinic",
    )
