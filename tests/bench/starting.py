"""Rows of fresh processes: the cold start, and what it loads."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from charting import clock
from charting.actions.today_cache_refresh import refresh_today_cache
from charting.clinic_file import open_clinic_file
from tests.bench.clinic import Built, bare
from tests.bench.measure import TIMES, Samples, in_turns
from tests.bench.rows import Goal, Row, plain, ratio
from ui.core.paths import get_clinic_file_path

PYTHON = (sys.executable, "-I", "-X", "utf8")
LATER = ("reportlab", "pypdfium2", "cryptography", "asyncio", "importlib.metadata", "PySide6.QtPrintSupport")


class Heard(NamedTuple):
    """What a fresh process said when it had painted: seconds since it was started, and its own line."""

    seconds: float
    figure: str
    megabytes: float
    modules: set[str]


def starting_rows(built: Built) -> list[Row]:
    """All of them on one chart."""
    return _cold_start(built)


def started(scene: str, *words: str) -> Heard:
    """Start a scene of `cold` and hear it."""
    begun = perf_counter()
    done = subprocess.run(
        [*PYTHON, "-m", "tests.bench.cold", scene, *words], stdout=subprocess.PIPE, text=True, check=True
    )
    seconds = perf_counter() - begun
    figure, megabytes, modules = done.stdout.strip().split("|")
    return Heard(seconds, figure, float(megabytes), set(modules.split(",")))


def _cold_start(built: Built) -> list[Row]:
    heard: dict[str, list[Heard]] = {"today": [], "bare": []}

    def run(scene: str) -> float:
        heard[scene].append(started(scene))
        return heard[scene][-1].seconds

    with _as_the_clinics(built.path):
        measured, floor = in_turns(lambda: run("today"), lambda: run("bare"))
        answering = Row("the same until the chart answers", built.clients, _starts("answering"))
        crashed = _after_a_crash(built)
    goals = [ratio("time", measured.median, floor.median, 1.4)]
    window, label = (median(each.megabytes for each in heard[scene]) for scene in ("today", "bare"))
    if label:
        goals.append(ratio("memory", window, label, 1.4))
    memory = f", {plain(window)} MB", f", {plain(label)} MB"
    what = "cold start: process to Today painted"
    return [
        Row(what, built.clients, measured, floor, tuple(goals), more=memory[0], floor_more=memory[1]),
        answering,
        crashed,
        _loaded(built, heard["today"][-1].modules),
    ]


@contextmanager
def _as_the_clinics(chart: Path) -> Iterator[None]:
    """The chart at the place where `soapstone` without a word looks for it."""
    place = get_clinic_file_path()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(chart)
    try:
        yield
    finally:
        place.unlink()


def _after_a_crash(built: Built) -> Row:
    """The program did not come to keeping Today for this start; it is kept again at the end."""
    with closing(bare(built.path)) as db:
        db.execute("DELETE FROM glance")
    measured = _starts("today")
    with open_clinic_file(built.path) as clinic_file:
        refresh_today_cache(clinic_file, clock.today())
    return Row("the same after a crash, the day not kept", built.clients, measured)


def _starts(scene: str) -> Samples:
    """One after the other, but for a first that does not count."""
    return Samples([started(scene).seconds for _ in range(TIMES + 1)][1:])


def _loaded(built: Built, modules: set[str]) -> Row:
    found = [name for name in LATER if name in modules]
    count = f"{len(modules)} modules, {sum(1 for name in modules if name.startswith(('ui', 'charting', 'reports')))} of ours"
    return Row(
        "modules loaded at first paint", built.clients, count,
        goals=(Goal("of those kept for later", float(len(found)), 0.0, ""),), note=", ".join(found),
    )  # fmt: skip
