"""Searching the text of all notes, newest first."""

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
from charting.summaries.lists.list_rows import ListPage
from charting.summaries.notes.searchable_text import SearchableRecord
from charting.text.excerpts import Excerpt, ExcerptMaker
from charting.text.search_query import SearchQuery

PAGE_SIZE = 50

_unindexed_cache: WeakKeyDictionary[ClinicFile, dict[tuple[str, int], "_UnindexedNote"]] = WeakKeyDictionary()


class NoteHit(msgspec.Struct, frozen=True, kw_only=True):
    """A note or an addendum that matches a search; `words` is its whole text.

    `kind` and `note_id` name the note to open; for an addendum, the note that it adds to.
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
    """A page of hits, newest first; `more` says whether others follow.

    `excerpts` makes the excerpt of a hit's `words`. The page asks for it only when it shows the hit, since an excerpt
    takes longer than the search.
    """

    hits: list[NoteHit]
    more: bool
    excerpts: ExcerptMaker


class FoundNote(NamedTuple):
    """A row of the list of notes found. Its excerpt is made only when the row is painted."""

    hit: NoteHit
    excerpts: ExcerptMaker

    @property
    def excerpt(self) -> Excerpt:
        """The text around the words that were searched for."""
        return self.excerpts.make_excerpt(self.hit.words)


class _UnindexedNote(NamedTuple):
    """A note that each search reads itself, because the index lacks it: a draft, or one signed a moment ago."""

    note: IndexedNote
    draft: bool


@use_vocabularies_of_file
def load_found_notes(clinic_file: ClinicFile, text: str, first: int, most: int) -> ListPage[FoundNote]:
    """The notes that match `text` as rows of a list, `most` of them from index `first`.

    Counting all of them would take reading all of them, so the count of the page is one too high if others follow.
    """
    result = find_notes(clinic_file, text, first, most)
    rows = [FoundNote(hit, result.excerpts) for hit in result.hits]
    return ListPage(rows, first + len(rows) + result.more)


@use_vocabularies_of_file
def find_notes(clinic_file: ClinicFile, text: str, first: int = 0, most: int = PAGE_SIZE) -> NoteSearchResult:
    """The notes and addenda of all clients that match the text (see `SearchQuery`): `most` of them from index `first`.

    Discarded drafts are left out. A text without words matches nothing.
    """
    query = SearchQuery.from_text(text)
    matches = _find_matches(clinic_file, query, first + most + 1) if query.phrases else []
    hits = [
        _build_unindexed_hit(clinic_file, match)
        if isinstance(match, _UnindexedNote)
        else _build_indexed_hit(clinic_file, match)
        for _, match in matches[first : first + most]
    ]
    return NoteSearchResult(hits, len(matches) > first + most, ExcerptMaker(query))


def _find_matches(
    clinic_file: ClinicFile, query: SearchQuery, most: int
) -> list[tuple[int, "Row | _UnindexedNote"]]:
    """The newest `most` matches, in the index or not, each after its place in the order of the index."""
    matches: list[tuple[int, Row | _UnindexedNote]] = [
        (row["place"], row) for row in _find_indexed(clinic_file, query, most)
    ]
    for number, unindexed in enumerate(_collect_unindexed(clinic_file)):
        if query.is_found_in(f" {unindexed.note.plain} "):
            last_place = compute_first_place(unindexed.note.happened) + SAME_SECOND - 1
            matches.append((last_place - number, unindexed))
    return sorted(matches, key=itemgetter(0), reverse=True)[:most]


def _find_indexed(clinic_file: ClinicFile, query: SearchQuery, most: int) -> list[Row]:
    """The matching rows of the index. A damaged index is emptied, and maintenance rebuilds it from the notes."""
    try:
        return clinic_file.note_index.find_rows(query, most)
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


def _build_unindexed_hit(clinic_file: ClinicFile, unindexed: _UnindexedNote) -> NoteHit:
    note = unindexed.note
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
        draft=unindexed.draft,
        words=note.words,
    )


def _number_title(title: str, number: int | None) -> str:
    return title if number is None else f"{title} {number}"


def _collect_unindexed(clinic_file: ClinicFile) -> list[_UnindexedNote]:
    """The drafts, and the notes signed since the last update of the index unless they are too many to read each time."""
    unread = clinic_file.note_index.find_unindexed(MOST_UNINDEXED)
    records = find_records_to_index(clinic_file, unread.note_keys) if unread.entries < MOST_UNINDEXED else []
    draft = NoteStatus.DRAFT.value
    for gateway in (clinic_file.sessions, clinic_file.assessments, clinic_file.plans):
        records += gateway.find(status=draft)
    before = _unindexed_cache.get(clinic_file, {})
    # A version of a record never changes, so its text can be cached.
    current = {
        (record.id, record.version): before.get((record.id, record.version)) or _read_unindexed(record)
        for record in records
    }
    _unindexed_cache[clinic_file] = current
    return list(current.values())


def _read_unindexed(record: SearchableRecord) -> _UnindexedNote:
    return _UnindexedNote(build_indexed_note(record), draft=not record.signed)
