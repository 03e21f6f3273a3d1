"""Templates for an initial assessment, by complaint: which ranges, tests, sites and measures to take."""

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
    """A template. `complaint` are words in a case that suggest it; `lines` are quick-entry lines without figures."""

    id: str
    name: str
    complaint: tuple[str, ...] = ()
    lines: tuple[str, ...]


@cache_by_vocabulary
def load_shipped_templates() -> tuple[AssessmentTemplate, ...]:
    """Load the shipped templates. If two fit a complaint equally well, the earlier one is proposed."""
    text = (files("charting.reference") / "data" / "templates.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[AssessmentTemplate, ...])


@cache_by_vocabulary
def list_templates() -> tuple[AssessmentTemplate, ...]:
    """List the templates to offer: shipped ones or the clinic's with the same code, then the clinic's others.

    A custom template without lines hides the shipped one.
    """
    by_code = {template.id: template for template in load_shipped_templates()}
    for custom in custom_data.list_custom_templates():
        by_code[custom.code] = _merge_custom_template(custom, by_code.get(custom.code))
    return tuple(template for template in by_code.values() if template.lines)


def propose_template(words: Iterable[str]) -> AssessmentTemplate | None:
    """Propose the template for a case's complaint, areas and diagnoses. The longest matching word decides; None if no match."""
    case_text = fold(" · ".join(words))
    scores = {template.id: _score_fit(template, case_text) for template in list_templates()}
    best = max(list_templates(), key=lambda template: scores[template.id], default=None)
    return best if best is not None and scores[best.id] else None


def _score_fit(template: AssessmentTemplate, case_text: str) -> int:
    words = (fold(word) for word in template.complaint)
    return max(
        (len(word) for word in words if re.search(rf"\b{re.escape(word)}(s|es)?\b", case_text)), default=0
    )


def _merge_custom_template(custom: CustomTemplate, shipped: AssessmentTemplate | None) -> AssessmentTemplate:
    return AssessmentTemplate(
        id=custom.code,
        name=custom.name,
        complaint=shipped.complaint if shipped else (custom.name,),
        lines=custom.lines,
        source="this clinic",
    )
