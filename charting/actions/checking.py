"""Checking the whole chart, as Settings and the command line do."""

from typing import NamedTuple

from charting.chart import Chart
from charting.storage.parts import forget_parts, parts_are_whole
from charting.storage.verify import verify


class Checked(NamedTuple):
    """What is wrong with the records, a sentence each; and whether the indexes of words and of names were whole.

    One that was not is no harm to any record: it is emptied, and made anew from the notes or the clients.
    """

    problems: list[str]
    index_whole: bool


def check_chart(chart: Chart) -> Checked:
    """Every record against its seal, the log and the page that left; then the index against the notes."""
    problems = verify(chart.connection)
    whole = bool(problems) or chart.words.is_whole()  # of a chart that is not sound nothing is made anew
    if not whole:
        chart.words.start_over()
    if not problems and not parts_are_whole(chart.connection):
        forget_parts(chart.connection)
        whole = False
    return Checked(problems, whole)
