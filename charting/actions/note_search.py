"""Finding in the words of all notes, newest first."""

from datetime import date
from operator import itemgetter
from typing import NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from charting.actions.note_indexing import MOST_UNINDEXED, build_indexed_note, find_records_to_index
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import NotAClinicFile
from charting.model.client import Client
from charting.model.note import NoteKind, NoteStatus
from charting.storage.sqlite.connection import Row
from charting.storage.sqlite.note_index import SAME_SECOND, IndexedNote, compute_first_place
from charting.summaries.notes.excerpts import ExcerptMaker
from charting.summaries.notes.searchable_text import SearchableRecord
from charting.text.search_query import SearchQuery

PAGE_SIZE = 50

_unindexed_cache: WeakKeyDictionary[ClinicFile, dict[tuple[str, int], "_UnindexedNote"]] = WeakKeyDictionary()


class NoteHit(msgspec.Struct, frozen=True, kw_only=True):
    """A note or an addendum that was found, by its id; `words` are all of its lines.

    `kind` and `note_id` name what to open: of an addendum, what it adds to.
    """

    record_id: str
    client: Client
    kind: str
    note_id: str
    title: str
    day: date
    draft: bool = False
    words: str


class NoteSearchResult(NamedTuple):
    """Some hits, newest first; `more` when there are others after them.

    `excerpts` makes the line around the find of a hit's `words`: only of those that are shown, for that takes longer
    than to find them.
    """

    hits: list[NoteHit]
    more: bool
    excerpts: ExcerptMaker


class _UnindexedNote(NamedTuple):
    """A note that is read at each search, for the index has it not: a draft, or signed a moment ago."""

    note: IndexedNote
    draft: bool


@use_vocabularies_of_file
def find_notes(clinic_file: ClinicFile, text: str, first: int = 0, most: int = PAGE_SIZE) -> NoteSearchResult:
    """The notes and addenda of all clients in which stands what was typed, see Wanted: `most` of them from place `first`.

    Discarded drafts never. Without a word there is none.
    """
    wanted = SearchQuery.from_text(text)
    found = _find_matches(clinic_file, wanted, first + most + 1) if wanted.phrases else []
    hits = [
        _build_unindexed_hit(clinic_file, each)
        if isinstance(each, _UnindexedNote)
        else _build_indexed_hit(clinic_file, each)
        for _, each in found[first : first + most]
    ]
    return NoteSearchResult(hits, len(found) > first + most, ExcerptMaker(wanted))


def _find_matches(
    clinic_file: ClinicFile, wanted: SearchQuery, most: int
) -> list[tuple[int, "Row | _UnindexedNote"]]:
    """The newest `most` with their places, those of the index and those that it has not yet."""
    found: list[tuple[int, Row | _UnindexedNote]] = [
        (row["place"], row) for row in _find_indexed(clinic_file, wanted, most)
    ]
    for count, each in enumerate(_collect_unindexed(clinic_file)):
        if wanted.is_found_in(f" {each.note.plain} "):
            found.append((compute_first_place(each.note.happened) + SAME_SECOND - 1 - count, each))
    return sorted(found, key=itemgetter(0), reverse=True)[:most]


def _find_indexed(clinic_file: ClinicFile, wanted: SearchQuery, most: int) -> list[Row]:
    """A damaged index is emptied, to be made anew from the notes; they are not harmed by that."""
    try:
        return clinic_file.note_index.find_rows(wanted, most)
    except NotAClinicFile:
        clinic_file.note_index.reset_index()
        return []


def _build_indexed_hit(clinic_file: ClinicFile, row: Row) -> NoteHit:
    return NoteHit(
        record_id=row["id"],
        client=clinic_file.clients.read_body(row["client"]),
        kind=row["note_kind"],
        note_id=row["note_id"],
        title=_number_title(row["title"], row["number"]),
        day=date.fromisoformat(row["day"]),
        words=row["words"],
    )


def _build_unindexed_hit(clinic_file: ClinicFile, beside: _UnindexedNote) -> NoteHit:
    note = beside.note
    number = (
        clinic_file.note_index.find_session_number(note.note_id)
        if note.note_kind == NoteKind.SESSION
        else None
    )
    return NoteHit(
        record_id=note.id,
        client=clinic_file.clients.get(note.client_id),
        kind=note.note_kind,
        note_id=note.note_id,
        title=_number_title(note.title, number),
        day=note.happened.date(),
        draft=beside.draft,
        words=note.words,
    )


def _number_title(title: str, number: int | None) -> str:
    return title if number is None else f"{title} {number}"


def _collect_unindexed(clinic_file: ClinicFile) -> list[_UnindexedNote]:
    """The drafts, and what was signed since the index was last read on, unless that is too much to read each time."""
    unread = clinic_file.note_index.find_unindexed(MOST_UNINDEXED)
    records = find_records_to_index(clinic_file, unread.told) if unread.entries < MOST_UNINDEXED else []
    draft = NoteStatus.DRAFT.value
    for gateway in (clinic_file.sessions, clinic_file.assessments, clinic_file.plans):
        records += gateway.find(status=draft)
    before = _unindexed_cache.get(clinic_file, {})
    # A version never changes, so that what was made of it holds.
    kept = {
        (each.id, each.version): before.get((each.id, each.version)) or _read_unindexed(each)
        for each in records
    }
    _unindexed_cache[clinic_file] = kept
    return list(kept.values())


def _read_unindexed(record: SearchableRecord) -> _UnindexedNote:
    return _UnindexedNote(build_indexed_note(record), draft=not record.signed)
