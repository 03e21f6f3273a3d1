"""The table as it is printed and as docs/performance.md shows it, and the same as JSON."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from tests.bench.rows import MISSED, TWICE, Goal, Row

HEAD = ("What", "Clients", "Measured (median, p95)", "Floor (median, p95)", "Ratio or figure, and its goal")


def table(rows: Sequence[Row]) -> str:
    """A table in Markdown."""
    lines = [HEAD, ("---",) * len(HEAD), *(_cells(row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def missed(rows: Sequence[Row]) -> list[str]:
    """What missed a goal, in words."""
    return _words(rows, lambda row, goal: goal.met())


def far_off(rows: Sequence[Row]) -> list[str]:
    """What is over twice its goal; a goal that is not reached yet is held at twice where it stands."""
    stands = {(each.what, each.about): each.figure for each in standing()}
    return _words(
        rows, lambda row, goal: goal.figure <= TWICE * max(goal.most, stands.get((row.what, goal.about), 0.0))
    )


class Standing(NamedTuple):
    """A goal that is not reached yet, and how far it is: a line of standing.csv."""

    what: str
    about: str
    figure: float


def standing() -> list[Standing]:
    """All of them."""
    with (Path(__file__).parent / "standing.csv").open(encoding="utf-8", newline="") as file:
        return [Standing(line["what"], line["about"], float(line["figure"])) for line in csv.DictReader(file)]


def _words(rows: Sequence[Row], passes: Callable[[Row, Goal], bool]) -> list[str]:
    return [
        f"{row.what}: {goal.words.removesuffix(MISSED)}"
        for row in rows
        for goal in row.goals
        if not passes(row, goal)
    ]


def write_json(rows: Sequence[Row], file: Path) -> None:
    """The rows with every figure in full."""
    file.write_bytes(msgspec.json.format(msgspec.json.encode([_told(row) for row in rows])))


def _told(row: Row) -> dict[str, object]:
    goals = [{**goal._asdict(), "met": goal.met()} for goal in row.goals]
    return {**row._asdict(), "goals": goals}


def _cells(row: Row) -> tuple[str, ...]:
    goals = "; ".join(goal.words for goal in row.goals) or "–"
    judged = f"{goals}. {row.note}" if row.note else goals
    return row.what, f"{row.clients:,}" if row.clients else "–", row.measured, row.floor, judged
