"""What a chart does for itself while nobody asks anything of it."""

from collections.abc import Iterator

from charting import clock
from charting.chart import Chart
from charting.storage.parts import reading_parts


def upkeep(chart: Chart) -> Iterator[None]:
    """Each `next` does one slice and leaves no transaction open; the end means that nothing is left to do.

    A slice is short, for a key that is pressed meanwhile waits for it on the chart's thread. Whoever walks through
    it may stop after any slice and begin anew later: what is left is found again. It writes no log entry, for no
    person does anything. Raises StorageFailure. Clients are found again first, which is soon done, even
    after an import; folding the log in comes last, for the others write into it.
    """
    yield from reading_parts(chart.connection)
    yield from chart.names.gathering()
    if chart.words.unread(1).entries:
        from charting.actions.index_words import index_words  # the words of notes take loading

        yield from index_words(chart)
    from charting.actions.glancing import keeping_glance  # so do the rules of what needs doing

    yield from keeping_glance(chart, clock.today())
    if chart.connection.unfolded:
        chart.connection.fold()
        yield
