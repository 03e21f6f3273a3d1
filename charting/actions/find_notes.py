"""Finding in the words of all notes, newest first."""

from datetime import date
from operator import itemgetter
from typing import NamedTuple
from weakref import WeakKeyDictionary

import msgspec

from charting.actions.index_words import DIRECT, signed_records, spoken
from charting.chart import Chart, with_vocabularies_of_chart
from charting.errors import NotAChart
from charting.model.client import Client
from charting.model.note import NoteKind, NoteStatus
from charting.model.wanted import Wanted
from charting.storage.connection import Row
from charting.storage.words import SAME_SECOND, Spoken, first_place
from charting.summaries.excerpt import Excerpts
from charting.summaries.spoken import Written

PAGE = 50

_kept: WeakKeyDictionary[Chart, dict[tuple[str, int], "_Beside"]] = WeakKeyDictionary()


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


class NotesFound(NamedTuple):
    """Some hits, newest first; `more` when there are others after them.

    `excerpts` makes the line around the find of a hit's `words`: only of those that are shown, for that takes longer
    than to find them.
    """

    hits: list[NoteHit]
    more: bool
    excerpts: Excerpts


class _Beside(NamedTuple):
    """A note that is read at each search, for the index has it not: a draft, or signed a moment ago."""

    note: Spoken
    draft: bool


@with_vocabularies_of_chart
def find_notes(chart: Chart, text: str, first: int = 0, most: int = PAGE) -> NotesFound:
    """The notes and addenda of all clients in which stands what was typed, see Wanted: `most` of them from place `first`.

    Discarded drafts never. Without a word there is none.
    """
    wanted = Wanted.of(text)
    found = _found(chart, wanted, first + most + 1) if wanted.phrases else []
    hits = [
        _beside_hit(chart, each) if isinstance(each, _Beside) else _indexed_hit(chart, each)
        for _, each in found[first : first + most]
    ]
    return NotesFound(hits, len(found) > first + most, Excerpts(wanted))


def _found(chart: Chart, wanted: Wanted, most: int) -> list[tuple[int, "Row | _Beside"]]:
    """The newest `most` with their places, those of the index and those that it has not yet."""
    found: list[tuple[int, Row | _Beside]] = [(row["place"], row) for row in _indexed(chart, wanted, most)]
    for count, each in enumerate(_beside(chart)):
        if wanted.held_by(f" {each.note.plain} "):
            found.append((first_place(each.note.happened) + SAME_SECOND - 1 - count, each))
    return sorted(found, key=itemgetter(0), reverse=True)[:most]


def _indexed(chart: Chart, wanted: Wanted, most: int) -> list[Row]:
    """A damaged index is emptied, to be made anew from the notes; they are not harmed by that."""
    try:
        return chart.words.find(wanted, most)
    except NotAChart:
        chart.words.start_over()
        return []


def _indexed_hit(chart: Chart, row: Row) -> NoteHit:
    return NoteHit(
        record_id=row["id"],
        client=chart.clients.read(row["client"]),
        kind=row["note_kind"],
        note_id=row["note_id"],
        title=_numbered(row["title"], row["number"]),
        day=date.fromisoformat(row["day"]),
        words=row["words"],
    )


def _beside_hit(chart: Chart, beside: _Beside) -> NoteHit:
    note = beside.note
    number = chart.words.session_number(note.note_id) if note.note_kind == NoteKind.SESSION else None
    return NoteHit(
        record_id=note.id,
        client=chart.clients.get(note.client_id),
        kind=note.note_kind,
        note_id=note.note_id,
        title=_numbered(note.title, number),
        day=note.happened.date(),
        draft=beside.draft,
        words=note.words,
    )


def _numbered(title: str, number: int | None) -> str:
    return title if number is None else f"{title} {number}"


def _beside(chart: Chart) -> list[_Beside]:
    """The drafts, and what was signed since the index was last read on, unless that is too much to read each time."""
    unread = chart.words.unread(DIRECT)
    records = signed_records(chart, unread.told) if unread.entries < DIRECT else []
    draft = NoteStatus.DRAFT.value
    for gateway in (chart.sessions, chart.assessments, chart.plans):
        records += gateway.find(status=draft)
    before = _kept.get(chart, {})
    # A version never changes, so that what was made of it holds.
    kept = {(each.id, each.version): before.get((each.id, each.version)) or _read(each) for each in records}
    _kept[chart] = kept
    return list(kept.values())


def _read(record: Written) -> _Beside:
    return _Beside(spoken(record), draft=not record.signed)
