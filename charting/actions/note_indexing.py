"""Updating the full-text index of notes while the program is idle."""

from collections.abc import Iterable, Iterator

from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import NotAClinicFile
from charting.storage.sqlite.note_index import INDEXED_KINDS, IndexedNote
from charting.summaries.notes.searchable_text import (
    SearchableRecord,
    build_searchable_text,
    format_searchable_title,
)
from charting.text.folding import fold_words

SLICE = 100  # log entries in one slice, which delays a key no longer than another key would
MOST_UNINDEXED = (
    500  # log entries that a search reads itself, so their notes are found before they are indexed
)
BATCH_SLICE = 5000  # log entries in one slice if nobody is waiting


@use_vocabularies_of_file
def get_indexed_share(clinic_file: ClinicFile) -> float:
    """How much of the clinic file a search covers, 0 to 1; less than 1 for a while after an import or a new version."""
    return (
        clinic_file.note_index.compute_indexed_share()
        if clinic_file.note_index.find_unindexed(MOST_UNINDEXED).entries == MOST_UNINDEXED
        else 1.0
    )


def index_notes(clinic_file: ClinicFile, entries: int = SLICE) -> Iterator[None]:
    """Index what was signed since the last update, a slice and a transaction at each `next`. Raises StorageFailure.

    A note is indexed once it is signed, since it never changes after that. A damaged index is emptied, and the next
    call rebuilds it.
    """
    try:
        while _run_index_step(clinic_file, entries):
            yield
    except NotAClinicFile:
        clinic_file.note_index.reset_index()


@use_vocabularies_of_file
def index_all_notes(clinic_file: ClinicFile) -> None:
    """Index everything that was signed since the last update, in one go."""
    for _ in index_notes(clinic_file, BATCH_SLICE):
        pass


@use_vocabularies_of_file
def is_note_index_accurate(clinic_file: ClinicFile) -> bool:
    """Whether the index holds each note as the (intact) records have it."""
    notes = (
        gateway.read_body(body)
        for gateway in map(clinic_file.gateways.__getitem__, INDEXED_KINDS)
        for body in gateway.iterate_bodies()
    )
    signed_notes = (note for note in notes if note.signed)
    try:
        return not any(
            clinic_file.note_index.has_outdated_note(build_indexed_note(note)) for note in signed_notes
        )
    except NotAClinicFile:
        return False


@use_vocabularies_of_file
def _run_index_step(clinic_file: ClinicFile, entries: int) -> bool:
    """Merge segments or index the next log entries; False if there was nothing to do."""
    if clinic_file.note_index.merge_segments():
        return True
    unread = clinic_file.note_index.find_unindexed(entries)
    if unread.entries:
        clinic_file.note_index.add_notes(
            [build_indexed_note(record) for record in find_records_to_index(clinic_file, unread.note_keys)],
            unread.last,
        )
    return bool(unread.entries)


@use_vocabularies_of_file
def find_records_to_index(
    clinic_file: ClinicFile, note_keys: Iterable[tuple[str, str]]
) -> list[SearchableRecord]:
    """The notes with these (kind, id) that are signed and not in the index yet."""
    records = [
        _read_if_intact(clinic_file, kind, record_id)
        for kind, record_id in note_keys
        if not clinic_file.note_index.has_note(record_id)
    ]
    return [record for record in records if record is not None and record.signed]


def build_indexed_note(record: SearchableRecord) -> IndexedNote:
    """The entry of a note or an addendum in the index."""
    text = build_searchable_text(record)
    return IndexedNote(
        id=record.id,
        note_kind=record.note_kind,
        note_id=record.note_id,
        client_id=record.client_id,
        title=format_searchable_title(record),
        happened=record.when,
        words=text,
        plain=" ".join(word for line in text.split("\n") for word in fold_words(line)),
    )


def _read_if_intact(clinic_file: ClinicFile, kind: str, record_id: str) -> SearchableRecord | None:
    """The record; None if its document is damaged, which a check of the file reports. Others can still be found."""
    try:
        record: SearchableRecord | None = clinic_file.gateways[kind].find_first(id=record_id)
    except NotAClinicFile:
        return None
    return record
