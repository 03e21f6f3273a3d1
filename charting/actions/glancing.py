"""Keeping Today in the chart for the next start."""

from collections.abc import Iterator
from datetime import date, timedelta

from charting import __version__
from charting.actions.reading import read_days
from charting.chart import Chart, with_vocabularies_of_chart
from charting.storage.glance import keep_texts, kept_text, last_logged
from charting.summaries.glance import Charting, Glance, written

DAYS = 7  # a weekend, and the days between: who stays away for longer waits for one reading


@with_vocabularies_of_chart
def keep_glance(chart: Chart, today: date) -> None:
    """Keep today and the next days as they stand now. Raises StorageFailure."""
    for _ in keeping_glance(chart, today):
        pass


def keeping_glance(chart: Chart, today: date, edition: str = __version__) -> Iterator[None]:
    """The same a day at a time, with pauses in which others may ask the chart; nothing while what is kept counts.

    `edition` is the version of the program, for another one may say the same in other words. It writes no log
    entry: it is no person's act, and all that is in it can be read anew. Raises StorageFailure.
    """
    days = [today + timedelta(days=ahead) for ahead in range(DAYS + 1)]
    therapists = sorted(Charting(each.id, each.signature) for each in chart.therapists.find())
    if not therapists or kept_text(chart.connection, days[-1], edition) is not None:
        return
    logged, texts = last_logged(chart.connection), {}
    for day in read_days(chart, days):
        texts[day.day] = written(Glance(day, tuple(therapists)))
        yield
    keep_texts(chart.connection, texts, logged, edition)
