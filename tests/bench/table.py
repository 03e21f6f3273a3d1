"""The table as it is printed and as docs/performance.md shows it, and the same as JSON."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from tests.bench.measure import Samples
from tests.bench.rows import MISSED, TWICE, Goal, Row, plain

HEAD = ("What", "Clients", "Measured (median, p95)", "Floor (median, p95)", "Ratio or figure, and its goal")


def table(rows: Sequence[Row]) -> str:
    """A table in Markdown."""
    return _lines([HEAD, ("---",) * len(HEAD), *(_cells(row) for row in rows)])


def _lines(lines: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def missed(rows: Sequence[Row]) -> list[str]:
    """What missed a goal, in words."""
    return _words(rows, lambda row, goal: goal.met())


def far_off(rows: Sequence[Row]) -> list[str]:
    """What is over twice its goal beside its floor. Milliseconds and the tail of a disk say more about the machine."""
    return _words(rows, lambda _, goal: not goal.beside or goal.figure <= TWICE * goal.most)


def growth(rows: Sequence[Row]) -> str:
    """How cost grows with the chart: the medians of what was measured at every size, one column a size."""
    sizes = sorted({row.clients for row in rows if row.clients})
    found = {(row.what, row.clients): row for row in rows}
    whole = [
        what
        for what in dict.fromkeys(row.what for row in rows)
        if all((what, size) in found for size in sizes)
    ]
    head = ("Clients", *(f"{size:,}" for size in sizes))
    lines = [(what, *(_middle(found[what, size]) for size in sizes)) for what in whole]
    return _lines([head, ("---",) * len(head), *lines])


def _middle(row: Row) -> str:
    return f"{plain(row.measured.median * 1000)} ms" if isinstance(row.measured, Samples) else row.measured


def _words(rows: Sequence[Row], passes: Callable[[Row, Goal], bool]) -> list[str]:
    return [
        f"{row.what}: {goal.words.removesuffix(MISSED)}"
        for row in rows
        for goal in row.goals
        if not passes(row, goal)
    ]


def write_json(rows: Sequence[Row], file: Path) -> None:
    """The rows with every figure in full, times in seconds."""
    file.write_bytes(msgspec.json.format(msgspec.json.encode([_told(row) for row in rows])))


def _told(row: Row) -> dict[str, object]:
    goals = [{**goal._asdict(), "met": goal.met()} for goal in row.goals]
    return {**row._asdict(), "measured": _figures(row.measured), "floor": _figures(row.floor), "goals": goals}


def _figures(samples: Samples | str) -> object:
    """Median and p95, and each turn."""
    if isinstance(samples, str):
        return samples
    return {"median": samples.median, "p95": samples.p95, "seconds": samples.seconds}


def _cells(row: Row) -> tuple[str, ...]:
    goals = "; ".join(goal.words for goal in row.goals) or "–"
    judged = f"{goals}. {row.note}" if row.note else goals
    return row.what, f"{row.clients:,}" if row.clients else "–", row.told, row.floor_told, judged
