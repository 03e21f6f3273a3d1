"""Saving a clinic's short words (snippets) and its additions to the vocabularies."""

from charting.actions.custom_codes import choose_code
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import Invalid
from charting.model.clinic import Therapist
from charting.model.custom_records import CustomEntry, Snippet
from charting.reference.vocabularies import check_cells


@use_vocabularies_of_file
def save_snippet(clinic_file: ClinicFile, who: Therapist, snippet: Snippet) -> Snippet:
    """Add or change a short word. Raises Invalid if the same therapist, or the clinic, has another of that name."""
    has_duplicate = any(
        other.short.casefold() == snippet.short.casefold()
        and other.therapist_id == snippet.therapist_id
        and other.id != snippet.id
        for other in clinic_file.snippets.find(retired=0)
    )
    if has_duplicate and not snippet.retired:
        raise Invalid("short", f"There is already a short word “.{snippet.short}”.")
    with clinic_file.act(
        who.signature, _describe_change("short word", snippet.version, retired=snippet.retired)
    ) as act:
        return act.store_record(snippet)


@use_vocabularies_of_file
def save_vocabulary_entry(clinic_file: ClinicFile, who: Therapist, entry: CustomEntry) -> CustomEntry:
    """Add or change an entry of a vocabulary; a new one gets its code from its name. Raises Invalid."""
    if not entry.version:
        entry = entry.with_changes(code=_choose_entry_code(clinic_file, entry))
    if not entry.retired:
        check_cells(entry.vocabulary, entry.code, entry.cells)
    with clinic_file.act(
        who.signature, _describe_change("vocabulary entry", entry.version, retired=entry.retired)
    ) as act:
        return act.store_record(entry)


def _choose_entry_code(clinic_file: ClinicFile, entry: CustomEntry) -> str:
    name = entry.cells.get("name") or entry.cells.get("short") or "entry"
    entries = clinic_file.custom_entries.find(vocabulary=entry.vocabulary)
    return choose_code(name, {other.code for other in entries})


def _describe_change(what: str, version: int, *, retired: bool) -> str:
    return f"{'retired' if retired else 'changed' if version else 'added'} {what}"
