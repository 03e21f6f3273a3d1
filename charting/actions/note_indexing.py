"""Keeping the index of the words of notes up to the chart, while nobody waits for it."""

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

SLICE = 100  # entries of the log that are read at a time: a key waits no longer for it than for another key
MOST_UNINDEXED = 500  # so many may be read at each search: what they tell of need not be in the index
BATCH_SLICE = 5000  # a slice where nobody waits for anything else


@use_vocabularies_of_file
def get_indexed_share(clinic_file: ClinicFile) -> float:
    """How much of the chart can be found, 0 to 1: all of it, but for a while after an import or a new version."""
    return (
        clinic_file.note_index.compute_indexed_share()
        if clinic_file.note_index.find_unindexed(MOST_UNINDEXED).entries == MOST_UNINDEXED
        else 1.0
    )


def index_notes(clinic_file: ClinicFile, entries: int = SLICE) -> Iterator[None]:
    """Read what was signed since it was last read, a slice at each `next`, and a transaction each. Raises StorageFailure.

    A note goes in once it is signed, and never changes after that. A damaged index is emptied, for the next time.
    """
    try:
        while _run_index_step(clinic_file, entries):
            yield
    except NotAClinicFile:
        clinic_file.note_index.reset_index()


@use_vocabularies_of_file
def index_all_notes(clinic_file: ClinicFile) -> None:
    """The same in one go."""
    for _ in index_notes(clinic_file, BATCH_SLICE):
        pass


@use_vocabularies_of_file
def is_note_index_accurate(clinic_file: ClinicFile) -> bool:
    """Whether each note that is in the index is there as it reads in the chart, whose records are sound."""
    notes = (
        gateway.read_body(body)
        for gateway in map(clinic_file.gateways.__getitem__, INDEXED_KINDS)
        for body in gateway.iterate_bodies()
    )
    fixed = (note for note in notes if note.signed)
    try:
        return not any(clinic_file.note_index.has_outdated_note(build_indexed_note(note)) for note in fixed)
    except NotAClinicFile:
        return False


@use_vocabularies_of_file
def _run_index_step(clinic_file: ClinicFile, entries: int) -> bool:
    """One step; whether there was anything to do."""
    if clinic_file.note_index.merge_segments():
        return True
    unread = clinic_file.note_index.find_unindexed(entries)
    if unread.entries:
        clinic_file.note_index.add_notes(
            [build_indexed_note(record) for record in find_records_to_index(clinic_file, unread.told)],
            unread.last,
        )
    return bool(unread.entries)


@use_vocabularies_of_file
def find_records_to_index(clinic_file: ClinicFile, told: Iterable[tuple[str, str]]) -> list[SearchableRecord]:
    """Of those (kind, id) the ones that are fixed and not in the index."""
    found = [
        _read_if_intact(clinic_file, *each) for each in told if not clinic_file.note_index.has_note(each[1])
    ]
    return [each for each in found if each is not None and each.signed]


def build_indexed_note(record: SearchableRecord) -> IndexedNote:
    """The record as it is found."""
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
    """One whose document was damaged is passed over: to verify the chart names it, and the others can still be found."""
    try:
        found: SearchableRecord | None = clinic_file.gateways[kind].find_first(id=record_id)
    except NotAClinicFile:
        return None
    return found
