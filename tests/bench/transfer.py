"""Rows of the whole chart on its way out and in as JSON, each in a process of its own."""

import os
import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from charting.storage.tables import TABLES
from tests.bench.clinic import Built, bare
from tests.bench.keeping import synced
from tests.bench.measure import TIMES, Samples, taken
from tests.bench.rows import Goal, Row, ratio, span
from tests.bench.starting import Heard, started

SELDOM = 4  # turns: how often the floor is taken that is not of the table
AT_ONCE = 50  # rows a statement, where bare sqlite3 is quickest
NAMES = [*(table.name for table in TABLES), "log"]


def transfer_rows(built: Built) -> list[Row]:
    """On one chart. Each turn begins with a disk at rest, so that none waits for what another wrote."""
    out, back, floor_file = (built.path.with_suffix(tail) for tail in (".json", ".back", ".floor.json"))
    out_told, in_told, floors, inserts = [], [], [], []
    bodies = _bodies(built)
    for turn in range(TIMES):
        for old in (out, back, floor_file):
            old.unlink(missing_ok=True)
        os.sync()
        floors.append(taken(lambda: _write(bodies, floor_file)))
        os.sync()
        out_told.append(started("export", str(built.path), str(out)))
        os.sync()
        in_told.append(started("import", str(out), str(back)))
        if turn % SELDOM == 0:
            back.unlink()
            os.sync()
            inserts.append(taken(lambda: _insert(built, back)))
    for each in (out, back, floor_file):
        each.unlink()
    out_row = _moved("export the whole chart", built, out_told, Samples(floors))
    in_row = _moved("import it into a new chart", built, in_told, Samples(floors))
    return [out_row, _beside_sqlite(in_row, in_told, Samples(inserts))]


def _moved(what: str, built: Built, told: list[Heard], floor: Samples) -> Row:
    measured = _seconds(told)
    goals = (
        ratio("median", measured.median, floor.median, 3.0),
        Goal("memory", max(each.megabytes for each in told), 300.0, " MB"),
    )
    return Row(what, built.clients, measured, floor, goals)


def _beside_sqlite(row: Row, told: list[Heard], inserts: Samples) -> Row:
    """No import comes near to what writing the same JSON takes. So what guards it on a build server is another floor:
    the same rows and their indexes, by sqlite3 alone."""
    beside_json, *others = row.goals
    guard = ratio("by bare sqlite3", _seconds(told).median, inserts.median, 3.0)
    note = f"Bare sqlite3 takes {span(inserts)} for the same rows and their indexes."
    return row._replace(goals=(beside_json._replace(beside=False), guard, *others), note=note)


def _seconds(told: list[Heard]) -> Samples:
    return Samples([float(each.figure) for each in told])


def _bodies(built: Built) -> dict[str, list[msgspec.Raw]]:
    """The documents of the chart as they are, in memory."""
    chart = bare(built.copy)
    found = {
        name: [msgspec.Raw(row[0].encode()) for row in chart.execute(f"SELECT body FROM {name} ORDER BY id")]
        for name in NAMES
    }
    chart.close()
    return found


def _write(bodies: dict[str, list[msgspec.Raw]], path: Path) -> None:
    path.write_bytes(msgspec.json.encode(bodies))
    synced(path)


def _insert(built: Built, path: Path) -> None:
    """The rows of the chart into another file by sqlite3 alone, unchecked, the indexes at the end."""
    source, target = bare(built.copy), sqlite3.connect(path, isolation_level=None)
    schema = source.execute(
        f"SELECT type, tbl_name, sql FROM sqlite_master WHERE tbl_name IN ({', '.join('?' * len(NAMES))})",
        NAMES,
    ).fetchall()
    target.execute("BEGIN")
    for kind, name, sql in schema:
        if kind == "table":
            target.execute(sql)
            for statement, values in _statements(source, name):
                target.execute(statement, values)
    for kind, _, sql in schema:
        if kind == "index" and sql:
            target.execute(sql)
    target.execute("COMMIT")
    target.close()
    source.close()
    synced(path)


def _statements(source: sqlite3.Connection, table: str) -> Iterator[tuple[str, list[object]]]:
    rows = source.execute(f"SELECT * FROM {table} ORDER BY id")
    one = f"({', '.join('?' * len(rows.description))})"
    while some := rows.fetchmany(AT_ONCE):
        yield f"INSERT INTO {table} VALUES {', '.join([one] * len(some))}", list(chain.from_iterable(some))
