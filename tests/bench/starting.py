"""Rows of fresh processes: the cold start, what it loads, the first report of a window, and a report from the command line."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from tests.bench.clinic import Built
from tests.bench.measure import TIMES, Samples, in_turns
from tests.bench.rows import Goal, Row, plain, ratio, span, within_ms

PYTHON = (sys.executable, "-I", "-X", "utf8")
LATER = ("reportlab", "pypdfium2", "cryptography", "asyncio", "importlib.metadata", "PySide6.QtPrintSupport")
IMPORTS = "import reportlab.platypus, reportlab.graphics"


class Told(NamedTuple):
    """What a fresh process said when it had painted: seconds since it was started, and its own line."""

    seconds: float
    figure: str
    megabytes: float
    modules: set[str]


def starting_rows(built: Built) -> list[Row]:
    """All of them on one chart."""
    return [*_cold_start(built), _first_report(built), _cold_report(built)]


def started(scene: str, *words: str) -> Told:
    """Start a scene of `cold` and hear it."""
    begun = perf_counter()
    done = subprocess.run(
        [*PYTHON, "-m", "tests.bench.cold", scene, *words], stdout=subprocess.PIPE, text=True, check=True
    )
    seconds = perf_counter() - begun
    figure, megabytes, modules = done.stdout.strip().split("|")
    return Told(seconds, figure, float(megabytes), set(modules.split(",")))


def _cold_start(built: Built) -> list[Row]:
    heard: dict[str, list[Told]] = {"today": [], "bare": []}

    def run(scene: str, *words: str) -> float:
        heard[scene].append(started(scene, *words))
        return heard[scene][-1].seconds

    measured, floor = in_turns(lambda: run("today", str(built.path)), lambda: run("bare"))
    window, bare = heard["today"][-1], heard["bare"][-1]
    goals = [ratio("time", measured.median, floor.median, 1.4)]
    if bare.megabytes:
        goals.append(ratio("memory", window.megabytes, bare.megabytes, 1.4))
    memory = f", {plain(window.megabytes)} MB", f", {plain(bare.megabytes)} MB"
    return [
        Row(
            "cold start: process to Today painted",
            built.clients,
            span(measured) + memory[0],
            span(floor) + memory[1],
            tuple(goals),
        ),
        _loaded(built, window.modules),
    ]


def _loaded(built: Built, modules: set[str]) -> Row:
    found = [name for name in LATER if name in modules]
    count = f"{len(modules)} modules, {sum(1 for name in modules if name.startswith(('ui', 'charting', 'reports')))} of ours"
    return Row(
        "modules loaded at first paint", built.clients, count,
        goals=(Goal("of those kept for later", float(len(found)), 0.0, ""),), note=", ".join(found),
    )  # fmt: skip


def _first_report(built: Built) -> Row:
    took = Samples(
        [float(started("first_report", str(built.path), built.long_id).figure) / 1000 for _ in range(TIMES)]
    )
    return Row(
        "the first report of a running window, 60 visits",
        built.clients,
        span(took),
        goals=(within_ms("median", took.median, 300),),
    )


def _cold_report(built: Built) -> Row:
    """Each run issues its report, as the command does."""
    out = built.path.with_suffix(".pdf")
    words = [
        "report",
        "--client",
        str(built.long_number),
        "--out",
        str(out),
        "--force",
        "--chart",
        str(built.path),
    ]
    measured, floor = in_turns(
        lambda: _process([*PYTHON, "-m", "ui.cli", *words]), lambda: _process([*PYTHON, "-c", IMPORTS])
    )
    Path(out).unlink()
    return Row(
        "`soapstone report`, cold process",
        built.clients,
        span(measured),
        span(floor),
        (ratio("median", measured.median, floor.median, 2.2),),
    )


def _process(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start
