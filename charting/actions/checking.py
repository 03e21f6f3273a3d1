"""Checking the whole chart, as Settings and the command line do."""

from contextlib import suppress
from typing import NamedTuple

from charting.actions.index_words import words_are_their_own
from charting.chart import Chart, with_vocabularies_of_chart
from charting.errors import StorageFailure
from charting.storage.glance import forget_texts
from charting.storage.parts import forget_parts, parts_are_whole
from charting.storage.verify import verify


class Checked(NamedTuple):
    """What is wrong with the records, a sentence each; and whether the indexes of words and of names were whole.

    One that was not is no harm to any record: it is emptied, and made anew from the notes or the clients.
    """

    problems: list[str]
    index_whole: bool


@with_vocabularies_of_chart
def check_chart(chart: Chart) -> Checked:
    """Every record against its seal, the log and the page that left; then the indexes against them; Today is read anew."""
    if problems := verify(chart.connection):
        return Checked(problems, index_whole=True)  # of a chart that is not sound nothing is made anew
    words_whole = chart.words.is_whole() and words_are_their_own(chart)
    if not words_whole:
        chart.words.start_over()
    parts_whole = parts_are_whole(chart.connection)
    if not parts_whole:
        forget_parts(chart.connection)
    with suppress(StorageFailure):  # a full disk is told of by who saves
        forget_texts(chart.connection)
    return Checked([], words_whole and parts_whole)
