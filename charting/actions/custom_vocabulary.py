"""Keeping a clinic's short words and its additions to the vocabularies."""

from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import Invalid
from charting.model.clinic import Therapist
from charting.model.custom_records import CustomEntry, Snippet
from charting.reference.vocabularies import check_cells
from charting.text.folding import fold


@use_vocabularies_of_file
def save_snippet(clinic_file: ClinicFile, who: Therapist, snippet: Snippet) -> Snippet:
    """Add or change a short word. Raises Invalid when the same person, or the clinic, has another of that name."""
    alike = [
        each
        for each in clinic_file.snippets.find(retired=0)
        if each.short.casefold() == snippet.short.casefold() and each.therapist_id == snippet.therapist_id
    ]
    if not snippet.retired and any(each.id != snippet.id for each in alike):
        raise Invalid("short", f"There is a short word “.{snippet.short}” already.")
    with clinic_file.act(
        who.signature, _describe_change("short word", snippet.version, retired=snippet.retired)
    ) as act:
        return act.store_record(snippet)


@use_vocabularies_of_file
def save_vocabulary_entry(clinic_file: ClinicFile, who: Therapist, entry: CustomEntry) -> CustomEntry:
    """Add or change a row of a vocabulary; a new one gets its code from its name. Raises Invalid."""
    named = entry if entry.version else entry.with_changes(code=_choose_entry_code(clinic_file, entry))
    if not named.retired:
        check_cells(named.vocabulary, named.code, named.cells)
    with clinic_file.act(
        who.signature, _describe_change("vocabulary entry", entry.version, retired=entry.retired)
    ) as act:
        return act.store_record(named)


def _choose_entry_code(clinic_file: ClinicFile, entry: CustomEntry) -> str:
    """The name as an id, which no row of the chart has yet, a retired one neither."""
    named = entry.cells.get("name") or entry.cells.get("short") or "entry"
    plain = "_".join(fold(named).split())
    taken = {each.code for each in clinic_file.custom_entries.find(vocabulary=entry.vocabulary)}
    numbered = (f"own_{plain}{'' if number == 1 else f'_{number}'}" for number in range(1, len(taken) + 2))
    return next(code for code in numbered if code not in taken)


def _describe_change(what: str, version: int, *, retired: bool) -> str:
    return f"{'retired' if retired else 'changed' if version else 'added'} {what}"
