"""The table as it is printed and as docs/performance.md shows it, and the same as JSON."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from tests.bench.rows import Row

HEAD = ("What", "Clients", "Measured (median, p95)", "Floor (median, p95)", "Ratio or figure, and its goal")


def table(rows: Sequence[Row]) -> str:
    """A table in Markdown."""
    lines = [HEAD, ("---",) * len(HEAD), *(_cells(row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def missed(rows: Sequence[Row], margin: float = 1.0) -> list[str]:
    """What missed a goal by more than `margin`, in words."""
    return [
        f"{row.what}: {goal.words}".replace(" **missed**", "")
        for row in rows
        for goal in row.goals
        if not goal.met(margin)
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
