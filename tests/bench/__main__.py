"""`python3 run.py bench`: builds charts, measures each row beside its floor, prints the table. Exit code 1 for a missed goal."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from tests.bench.clinic import Built, build
from tests.bench.rows import Row, plain, ratio
from tests.bench.table import far_off, missed, table, write_json

QUICK, FULL = (200, 2_000), (200, 2_000, 20_000, 100_000)
MAIN = {QUICK: 2_000, FULL: 20_000}  # the chart of the rows that are measured on one
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
SAME = 1.5  # × the second smallest chart
ALL = "all goals are met"


def main(words: Sequence[str]) -> int:
    """Run and judge. With `--quick` only what is far off counts: a build server's machine is shared."""
    args = _parser().parse_args(words)
    begun = perf_counter()
    with tempfile.TemporaryDirectory(prefix="soapstone-bench-") as name:
        for home in HOMES:  # nothing of the person who runs it is read or written
            os.environ[home] = name
        rows = list(_told(_rows(Path(name), QUICK if args.quick else tuple(args.clients or FULL))))
    print(f"\n{table(rows)}\n\n{_machine()}; the run took {perf_counter() - begun:.0f} s")
    if args.json:
        write_json(rows, args.json)
    over = (far_off if args.quick else missed)(rows)
    print("\n".join(over) or ALL, file=sys.stderr)
    return 1 if over else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("run.py bench", description=__doc__)
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every figure there too")
    parser.add_argument("--quick", action="store_true", help="small charts; fails only from twice a goal on")
    parser.add_argument(
        "--clients",
        metavar="N",
        type=int,
        nargs="+",
        help="charts of these sizes, the last one for the rows of one chart",
    )
    return parser


def _rows(folder: Path, sizes: tuple[int, ...]) -> Iterator[Row]:
    """Row by row. Processes that have no window yet come first: a window keeps what it has loaded."""
    from tests.bench import gaps, hands, keeping, opening, reporting, saving, starting

    charts = [build(folder, size) for size in sizes]
    yield from (_building(chart) for chart in charts)
    main_chart = next(chart for chart in charts if chart.clients == MAIN.get(sizes, sizes[-1]))
    groups: list[Callable[[Built], list[Row]]] = [
        starting.starting_rows,
        saving.saving_rows,
        lambda _: reporting.reporting_rows(),
        keeping.keeping_rows,
        hands.typing_rows,
        gaps.gap_rows,
    ]
    for group in groups:
        yield from group(main_chart)
    yield from _growing([opening.window_rows(chart) for chart in charts])


def _growing(by_size: list[list[Row]]) -> Iterator[Row]:
    """The rows of each chart, each of the larger ones beside the same row of the second smallest."""
    for same in zip(*by_size, strict=True):
        base = same[min(1, len(same) - 1)]
        for row in same:
            grown = ratio(f"{base.clients:,} clients", row.median, base.median, SAME)
            yield row._replace(goals=(*row.goals, grown)) if row.clients > base.clients else row


def _building(chart: Built) -> Row:
    size = f"{plain(chart.seconds)} s, {plain(chart.megabytes)} MB"
    note = f"{chart.records:,} records, {chart.megabytes * 1000 / chart.records:.1f} KB each"
    return Row("build time and file size", chart.clients, size, note=note)


def _told(rows: Iterator[Row]) -> Iterator[Row]:
    """Each row is said as it comes: a full run takes a while."""
    for row in rows:
        print(f"{row.what} ({row.clients:,} clients): {row.measured}", file=sys.stderr, flush=True)
        yield row


def _machine() -> str:
    return f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores"


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # Python would take the windows apart in an order that Qt has answered with a crash
