"""Templates for an initial assessment by complaint: which ranges, tests, sites and measures to take. Data, not code."""

import re
from collections.abc import Iterable
from importlib.resources import files

import msgspec

from charting.model.folding import fold
from charting.model.own import OwnTemplate
from charting.reference import own
from charting.reference.entries import Entry
from charting.reference.own import remembered


class Template(Entry, frozen=True, kw_only=True):
    """A template. `complaint` are words of a case that call for it, `lines` lines of quick entry without their figures."""

    id: str
    name: str
    complaint: tuple[str, ...] = ()
    lines: tuple[str, ...]


@remembered
def shipped_templates() -> tuple[Template, ...]:
    """Those of the data file; where two fit a complaint equally well, the earlier one is proposed."""
    text = (files("charting.reference") / "data" / "templates.json").read_bytes()
    return msgspec.json.decode(text, type=tuple[Template, ...])


@remembered
def templates() -> tuple[Template, ...]:
    """What is offered: the shipped templates, the clinic's own in place of those with the same code, then its others.

    One without lines is a shipped one that the clinic does not want.
    """
    kept = {each.id: each for each in shipped_templates()}
    for each in own.templates():
        kept[each.code] = _own(each, kept.get(each.code))
    return tuple(each for each in kept.values() if each.lines)


def proposed(words: Iterable[str]) -> Template | None:
    """The template that fits what a case says of itself: complaint, areas, diagnoses. The longest word found decides."""
    said = fold(" · ".join(words))
    fitting = {each.id: _fit(each, said) for each in templates()}
    best = max(templates(), key=lambda each: fitting[each.id], default=None)
    return best if best is not None and fitting[best.id] else None


def _fit(template: Template, said: str) -> int:
    found = (fold(word) for word in template.complaint)
    return max((len(word) for word in found if re.search(rf"\b{re.escape(word)}(s|es)?\b", said)), default=0)


def _own(own_one: OwnTemplate, shipped: Template | None) -> Template:
    return Template(
        id=own_one.code,
        name=own_one.name,
        complaint=shipped.complaint if shipped else (own_one.name,),
        lines=own_one.lines,
        source="this clinic",
    )
