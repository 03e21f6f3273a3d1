"""Keeping a clinic's short words and its additions to the vocabularies."""

from charting.chart import Chart, with_vocabularies_of_chart
from charting.errors import Invalid
from charting.model.clinic import Therapist
from charting.model.folding import fold
from charting.model.own import OwnEntry, Snippet
from charting.reference.vocabularies import check_cells


@with_vocabularies_of_chart
def save_snippet(chart: Chart, who: Therapist, snippet: Snippet) -> Snippet:
    """Add or change a short word. Raises Invalid when the same person, or the clinic, has another of that name."""
    alike = [
        each
        for each in chart.snippets.find(retired=0)
        if each.short.casefold() == snippet.short.casefold() and each.therapist_id == snippet.therapist_id
    ]
    if not snippet.retired and any(each.id != snippet.id for each in alike):
        raise Invalid("short", f"There is a short word “.{snippet.short}” already.")
    with chart.act(who.signature, _said("short word", snippet.version, retired=snippet.retired)) as act:
        return act.put(snippet)


@with_vocabularies_of_chart
def save_entry(chart: Chart, who: Therapist, entry: OwnEntry) -> OwnEntry:
    """Add or change a row of a vocabulary; a new one gets its code from its name. Raises Invalid."""
    named = entry if entry.version else entry.with_changes(code=_code(chart, entry))
    if not named.retired:
        check_cells(named.vocabulary, named.code, named.cells)
    with chart.act(who.signature, _said("vocabulary entry", entry.version, retired=entry.retired)) as act:
        return act.put(named)


def _code(chart: Chart, entry: OwnEntry) -> str:
    """The name as an id, which no row of the chart has yet, a retired one neither."""
    named = entry.cells.get("name") or entry.cells.get("short") or "entry"
    plain = "_".join(fold(named).split())
    taken = {each.code for each in chart.own_entries.find(vocabulary=entry.vocabulary)}
    numbered = (f"own_{plain}{'' if number == 1 else f'_{number}'}" for number in range(1, len(taken) + 2))
    return next(code for code in numbered if code not in taken)


def _said(what: str, version: int, *, retired: bool) -> str:
    return f"{'retired' if retired else 'changed' if version else 'added'} {what}"
