"""Rows: the first report of a running window, and a report from a fresh command line."""

import subprocess
from pathlib import Path
from time import perf_counter

from tests.bench.clinic import Built
from tests.bench.measure import TIMES, Samples, in_turns
from tests.bench.rows import Row, ratio, within_ms
from tests.bench.starting import PYTHON, started

IMPORTS = "import reportlab.platypus, reportlab.graphics"


def cold_report_rows(built: Built) -> list[Row]:
    """Both on one chart; each turn is a process of its own."""
    return [_first_report(built), _cold_report(built)]


def _first_report(built: Built) -> Row:
    took = Samples(
        [float(started("first_report", str(built.path), built.long_id).figure) / 1000 for _ in range(TIMES)]
    )
    return Row(
        "the first report of a running window, 60 visits",
        built.clients,
        took,
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
        "--file",
        str(built.path),
    ]
    measured, floor = in_turns(
        lambda: _process([*PYTHON, "-m", "ui.cli", *words]), lambda: _process([*PYTHON, "-c", IMPORTS])
    )
    Path(out).unlink()
    return Row(
        "`soapstone report`, cold process",
        built.clients,
        measured,
        floor,
        (ratio("median", measured.median, floor.median, 2.2),),
    )


def _process(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - start
