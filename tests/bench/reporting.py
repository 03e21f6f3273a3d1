"""Rows: a progress report, warm, of twelve and of sixty visits, and a hundred that are due in one go."""

import gc
import random
import tempfile
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from charting import clock
from charting.actions.plain_records import save_record, set_up_clinic
from charting.actions.report_release import find_due_reports, load_case_to_report
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.clinic import Clinic, Therapist
from charting.model.provider import Provider
from charting.model.report import PROGRESS
from charting.summaries.client_records import CaseRecords
from charting.summaries.today.today_content import WorkItem
from tests.bench.care import Course, records
from tests.bench.marks import Marks
from tests.bench.measure import TIMES, Samples, taken, timed
from tests.bench.memory import resident
from tests.bench.people import client
from tests.bench.rows import Goal, Row, ratio, span
from tests.support.progress_cases import PROVIDER, THERAPIST, build_long_case
from ui.issuing.due_batch import DueBatch
from ui.issuing.report_pdf import find_last_signer, render_report

BATCH, TWELVE, SIXTY = 100, 12, 60


def reporting_rows() -> list[Row]:
    """From the records of a case to the bytes of its page, and from the work list to a folder of pages."""
    return [_warm(TWELVE), _warm(SIXTY), _batch()]


def _page(visits: int) -> Any:
    case, moment = build_long_case(visits), clock.now()
    return lambda: render_report(PROGRESS, case, PROVIDER, THERAPIST, moment)


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
        render_report(PROGRESS, *_asked(chart, find_due_reports(chart, clock.today())[0]))
        gc.collect()
        before = resident()
        whole, warm, most = _all_due(chart, Path(name))
        assert len(list(Path(name).glob("*.pdf"))) == BATCH, "not all that was due was made"
    goals = (ratio("whole", whole, BATCH * warm.median, 1.2), Goal("memory", most - before, 20.0, " MB"))
    return Row(f"{BATCH} due reports in a batch", 0, f"{whole:.2f} s", f"{BATCH} × {span(warm)}", goals)


def _all_due(clinic_file: ClinicFile, folder: Path) -> tuple[float, Samples, float]:
    """Seconds that the product's own batch takes in all, the pages drawn for comparison, the most megabytes meanwhile."""
    batch, warm, most = DueBatch(folder), [], 0.0
    whole = taken(lambda: find_due_reports(clinic_file, clock.today()))
    for place, item in enumerate(find_due_reports(clinic_file, clock.today())):
        if place % (BATCH // TIMES) == 0:
            asked = _asked(clinic_file, item)
            warm.append(taken(partial(render_report, PROGRESS, *asked)))
        whole += taken(partial(batch.issue_due_report, clinic_file, item))
        most = max(most, resident())
    return whole, Samples(warm), most


def _asked(clinic_file: ClinicFile, item: WorkItem) -> tuple[CaseRecords, Provider, Therapist, datetime]:
    case = load_case_to_report(clinic_file, clinic_file.cases.get(item.need.case_id))
    assert case.referrer is not None
    return case, case.referrer, find_last_signer(case), clock.now()


def _due_chart(folder: Path) -> ClinicFile:
    return open_clinic_file(due_clinic(folder, BATCH))


def due_clinic(folder: Path, clients: int) -> Path:
    """A closed chart in which as many reports are due, each of twelve visits, to the one who referred."""
    path, chance = folder / "due.soapstone", random.Random(clients)
    with open_clinic_file(path, create=True) as clinic_file:
        who = set_up_clinic(
            clinic_file, Clinic(name="Bench Clinic"), Therapist(name="Rosa Delgado", credentials="LMT")
        )
        provider = save_record(clinic_file, who, Provider(name="Adaeze Okafor", credentials="MD"))
        for number in range(1, clients + 1):
            with clinic_file.act(who.signature, "charted") as act:
                last = clock.now() - timedelta(days=1 + number % 6)
                course = Course(
                    act.store_record(client(chance, number)), who, provider, TWELVE, last, open=True
                )
                for record in records(course):
                    act.store_record(record)
    return path
