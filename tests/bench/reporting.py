"""Rows: a progress report, warm, of twelve and of sixty visits, and a hundred that are due in one go."""

import gc
import random
import tempfile
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from charting import clock
from charting.actions.reports import case_to_report, due_reports
from charting.actions.setting_up import save, set_up
from charting.chart import Chart, open_chart
from charting.model.clinic import Clinic, Therapist
from charting.model.provider import Provider
from charting.summaries.client_file import CaseFile
from charting.summaries.today import WorkItem
from tests.bench.care import Course, records
from tests.bench.marks import Marks
from tests.bench.measure import TIMES, Samples, taken, timed
from tests.bench.memory import resident
from tests.bench.people import client
from tests.bench.rows import Goal, Row, ratio, span
from tests.progress_cases import PROVIDER, THERAPIST, long_case
from ui.issuing import last_signer, make_page
from ui.issuing_due import DueBatch

BATCH, TWELVE, SIXTY = 100, 12, 60


def reporting_rows() -> list[Row]:
    """From the records of a case to the bytes of its page, and from the work list to a folder of pages."""
    return [_warm(TWELVE), _warm(SIXTY), _batch()]


def _page(visits: int) -> Any:
    case, moment = long_case(visits), clock.now()
    return lambda: make_page(case, PROVIDER, THERAPIST, moment)


def _warm(visits: int) -> Row:
    page = _page(visits)
    page()
    marks = Marks(page)
    assert abs(len(marks.draw()) - len(page().pdf)) < 500, "the floor does not draw the same page"
    measured, floor = timed(page, marks.draw)
    goal = ratio("median", measured.median, floor.median, 2.0)
    return Row(f"progress report, warm, {visits} visits", 0, measured, floor, (goal,))


def _batch() -> Row:
    """What `soapstone report --due` and the button do: found, read, made, written, recorded, each on the disk by itself.

    The warm one is the page alone, of the same cases: every fifth is drawn once more in between, and not counted.
    """
    with tempfile.TemporaryDirectory(prefix="soapstone-bench-due-") as name, _due_chart(Path(name)) as chart:
        make_page(*_asked(chart, due_reports(chart, clock.today())[0]))
        gc.collect()
        before = resident()
        whole, warm, most = _all_due(chart, Path(name))
        assert len(list(Path(name).glob("*.pdf"))) == BATCH, "not all that was due was made"
    goals = (ratio("whole", whole, BATCH * warm.median, 1.2), Goal("memory", most - before, 20.0, " MB"))
    return Row(f"{BATCH} due reports in a batch", 0, f"{whole:.2f} s", f"{BATCH} × {span(warm)}", goals)


def _all_due(chart: Chart, folder: Path) -> tuple[float, Samples, float]:
    """Seconds that the product's own batch takes in all, the pages drawn for comparison, the most megabytes meanwhile."""
    batch, warm, most = DueBatch(folder), [], 0.0
    whole = taken(lambda: due_reports(chart, clock.today()))
    for place, item in enumerate(due_reports(chart, clock.today())):
        if place % (BATCH // TIMES) == 0:
            asked = _asked(chart, item)
            warm.append(taken(partial(make_page, *asked)))
        whole += taken(partial(batch.make, chart, item))
        most = max(most, resident())
    return whole, Samples(warm), most


def _asked(chart: Chart, item: WorkItem) -> tuple[CaseFile, Provider, Therapist, datetime]:
    case = case_to_report(chart, chart.cases.get(item.need.case_id))
    return case, case.referrer, last_signer(case), clock.now()


def _due_chart(folder: Path) -> Chart:
    return open_chart(due_clinic(folder, BATCH))


def due_clinic(folder: Path, clients: int) -> Path:
    """A closed chart in which as many reports are due, each of twelve visits, to the one who referred."""
    path, chance = folder / "due.soapstone", random.Random(clients)
    with open_chart(path, create=True) as chart:
        who = set_up(chart, Clinic(name="Bench Clinic"), Therapist(name="Rosa Delgado", credentials="LMT"))
        provider = save(chart, who, Provider(name="Adaeze Okafor", credentials="MD"))
        for number in range(1, clients + 1):
            with chart.act(who.signature, "charted") as act:
                last = clock.now() - timedelta(days=1 + number % 6)
                course = Course(act.put(client(chance, number)), who, provider, TWELVE, last, open=True)
                for record in records(course):
                    act.put(record)
    return path
