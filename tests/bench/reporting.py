"""Rows: a progress report, warm, of twelve and of sixty visits, and a hundred of them one after the other."""

import gc

from charting import clock
from tests.bench.marks import Marks
from tests.bench.measure import TIMES, Samples, taken, timed
from tests.bench.memory import resident
from tests.bench.rows import Goal, Row, ratio, span
from tests.progress_cases import PROVIDER, THERAPIST, long_case
from ui.issuing import make_page

BATCH, TWELVE, SIXTY = 100, 12, 60


def reporting_rows() -> list[Row]:
    """From the records of a case to the bytes of its page."""
    return [_warm(TWELVE), _warm(SIXTY), _batch()]


def _page(visits: int):
    case, moment = long_case(visits), clock.now()
    return lambda: make_page(case, PROVIDER, THERAPIST, moment)


def _warm(visits: int) -> Row:
    page = _page(visits)
    page()
    marks = Marks(page)
    assert abs(len(marks.draw()) - len(page().pdf)) < 500, "the floor does not draw the same page"
    measured, floor = timed(page, marks.draw)
    goal = ratio("median", measured.median, floor.median, 2.0)
    return Row(f"progress report, warm, {visits} visits", 0, span(measured), span(floor), (goal,))


def _batch() -> Row:
    """What is due in a clinic, one page after the other. The program has no batch of its own."""
    page = _page(TWELVE)
    warm = Samples([taken(page) for _ in range(TIMES)])
    gc.collect()
    before = resident()
    whole = taken(lambda: [page() and None for _ in range(BATCH)])
    grown = resident() - before
    goals = (ratio("whole", whole, BATCH * warm.median, 1.2), Goal("memory", grown, 20.0, " MB"))
    return Row("100 reports one after the other", 0, f"{whole:.2f} s", f"100 × {span(warm)}", goals)
