"""`python3 run.py bench`: builds charts, measures each row beside its floor, prints the table. Exit code 1 for a missed goal."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from tests.bench.clinic import Built, build
from tests.bench.measure import Samples
from tests.bench.rows import Row, plain, ratio
from tests.bench.table import far_off, growth, missed, table, write_json

QUICK, FULL = (200, 2_000, 20_000), (200, 2_000, 20_000, 100_000)
MAIN = 20_000  # the chart of the rows that are measured on one
WHOLE_QUICK = 2_000  # with `--quick`, of the rows that read or write a whole chart at each turn
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
SAME = 1.5  # × the second smallest chart
ALL = "all goals are met"
NEAR = "nothing is over twice its goal"


def main(words: Sequence[str]) -> int:
    """Run and judge. With `--quick` only what is far off counts: a build server's machine is shared."""
    args = _parser().parse_args(words)
    begun = perf_counter()
    with tempfile.TemporaryDirectory(prefix="soapstone-bench-") as name:
        for home in HOMES:  # nothing of the person who runs it is read or written
            os.environ[home] = name
        sizes = tuple(args.clients or (QUICK if args.quick else FULL))
        rows = list(_told(_rows(Path(name), sizes, WHOLE_QUICK if args.quick else MAIN)))
    print(f"\n{table(rows)}\n\n{growth(rows)}\n\n{_machine()}; the run took {perf_counter() - begun:.0f} s")
    if args.json:
        write_json(rows, args.json)
    over = (far_off if args.quick else missed)(rows)
    print("\n".join(over) or (NEAR if args.quick else ALL), file=sys.stderr)
    return 1 if over else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("run.py bench", description=__doc__)
    parser.add_argument("--json", metavar="FILE", type=Path, help="write every figure there too")
    parser.add_argument(
        "--quick", action="store_true", help="without the largest chart; fails only from twice a ratio on"
    )
    parser.add_argument(
        "--clients",
        metavar="N",
        type=int,
        nargs="+",
        help="charts of these sizes, the last one for the rows of one chart",
    )
    return parser


def _rows(folder: Path, sizes: tuple[int, ...], whole: int) -> Iterator[Row]:
    """Row by row. Processes that have no window yet come first: a window keeps what it has loaded."""
    from tests.bench import (
        cold_report,
        gaps,
        hands,
        keeping,
        opening,
        reporting,
        saving,
        searching,
        starting,
        transfer,
    )

    charts = {size: build(folder, size) for size in sorted(sizes)}
    yield from (_building(chart) for chart in charts.values())
    main_chart = charts.get(MAIN, charts[max(charts)])
    whole_chart = charts.get(whole, main_chart)
    small = (starting.starting_rows, saving.saving_rows, searching.search_rows)
    yield from _at_each_size(charts, main_chart, *small)
    yield from cold_report.cold_report_rows(main_chart)
    yield from reporting.reporting_rows()
    yield from keeping.keeping_rows(whole_chart)
    yield from transfer.transfer_rows(whole_chart)
    yield from hands.typing_rows(main_chart)
    yield from gaps.gap_rows(main_chart)
    yield from gaps.whole_gap_rows(whole_chart)
    yield from _at_each_size(charts, main_chart, opening.window_rows)


def _at_each_size(
    charts: Mapping[int, Built], judged: Built, *groups: Callable[[Built], Sequence[Row]]
) -> Iterator[Row]:
    """The rows of each chart. Ratios are judged on one; what may not grow stands beside that of the second smallest."""
    base = sorted(charts)[min(1, len(charts) - 1)]
    found: dict[str, Row] = {}
    for size, chart in charts.items():
        for row in (row for group in groups for row in group(chart)):
            if size == base:
                found[row.what] = row
            shown = row if chart is judged else row.shown_only()
            yield _beside(found[row.what], shown) if row.flat and size > base else shown


def _beside(base: Row, row: Row) -> Row:
    """The row with what it has grown by since the smaller chart."""
    assert isinstance(row.measured, Samples)
    assert isinstance(base.measured, Samples)
    grown = ratio(f"{base.clients:,} clients", row.measured.median, base.measured.median, SAME)
    return row._replace(goals=(*row.goals, grown))


def _building(chart: Built) -> Row:
    size = f"{plain(chart.seconds)} s, {plain(chart.megabytes)} MB"
    note = f"{chart.records:,} records, {chart.megabytes * 1000 / chart.records:.1f} KB each"
    return Row("build time and file size", chart.clients, size, note=note)


def _told(rows: Iterator[Row]) -> Iterator[Row]:
    """Each row is said as it comes: a full run takes a while."""
    for row in rows:
        print(f"{row.what} ({row.clients:,} clients): {row.told}", file=sys.stderr, flush=True)
        yield row


def _machine() -> str:
    return f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores"


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)  # Python would take the windows apart in an order that Qt has answered with a crash
