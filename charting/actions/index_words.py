"""Keeping the index of the words of notes up to the chart, while nobody waits for it."""

from collections.abc import Iterable, Iterator

from charting.chart import Chart, with_vocabularies_of_chart
from charting.errors import NotAChart
from charting.model.folding import words
from charting.storage.words import KINDS, Spoken
from charting.summaries.spoken import Written, spoken_lines, spoken_title

SLICE = 100  # entries of the log that are read at a time: a key waits no longer for it than for another key
DIRECT = 500  # so many may be read at each search: what they tell of need not be in the index
WHOLE = 5000  # a slice where nobody waits for anything else


@with_vocabularies_of_chart
def words_read(chart: Chart) -> float:
    """How much of the chart can be found, 0 to 1: all of it, but for a while after an import or a new version."""
    return chart.words.read_share() if chart.words.unread(DIRECT).entries == DIRECT else 1.0


def index_words(chart: Chart, entries: int = SLICE) -> Iterator[None]:
    """Read what was signed since it was last read, a slice at each `next`, and a transaction each. Raises StorageFailure.

    A note goes in once it is signed, and never changes after that. A damaged index is emptied, for the next time.
    """
    try:
        while _merged_or_read(chart, entries):
            yield
    except NotAChart:
        chart.words.start_over()


@with_vocabularies_of_chart
def index_all_words(chart: Chart) -> None:
    """The same in one go."""
    for _ in index_words(chart, WHOLE):
        pass


@with_vocabularies_of_chart
def words_are_their_own(chart: Chart) -> bool:
    """Whether each note that is in the index is there as it reads in the chart, whose records are sound."""
    notes = (
        gateway.read(body) for gateway in map(chart.gateways.__getitem__, KINDS) for body in gateway.bodies()
    )
    fixed = (note for note in notes if note.signed)
    try:
        return not any(chart.words.has_other_words(spoken(note)) for note in fixed)
    except NotAChart:
        return False


@with_vocabularies_of_chart
def _merged_or_read(chart: Chart, entries: int) -> bool:
    """One step; whether there was anything to do."""
    if chart.words.merge():
        return True
    unread = chart.words.unread(entries)
    if unread.entries:
        chart.words.add([spoken(record) for record in signed_records(chart, unread.told)], unread.last)
    return bool(unread.entries)


@with_vocabularies_of_chart
def signed_records(chart: Chart, told: Iterable[tuple[str, str]]) -> list[Written]:
    """Of those (kind, id) the ones that are fixed and not in the index."""
    found = [_readable(chart, *each) for each in told if not chart.words.has(each[1])]
    return [each for each in found if each is not None and each.signed]


def spoken(record: Written) -> Spoken:
    """The record as it is found."""
    text = spoken_lines(record)
    return Spoken(
        id=record.id,
        note_kind=record.note_kind,
        note_id=record.note_id,
        client_id=record.client_id,
        title=spoken_title(record),
        happened=record.when,
        words=text,
        plain=" ".join(word for line in text.split("\n") for word in words(line)),
    )


def _readable(chart: Chart, kind: str, record_id: str) -> Written | None:
    """One whose document was damaged is passed over: to verify the chart names it, and the others can still be found."""
    try:
        found: Written | None = chart.gateways[kind].first(id=record_id)
    except NotAChart:
        return None
    return found
