"""Row: opening a client with sixty sessions, to what is painted; on the window that the keys of finding.py share."""

from itertools import cycle
from typing import Any

from charting.clinic_file import open_clinic_file
from charting.storage.tables import TABLES
from tests.bench.clinic import Built, bare
from tests.bench.finding import finding_rows
from tests.bench.measure import in_turns, taken
from tests.bench.onscreen import OnScreen
from tests.bench.rows import Row, within_ms
from tests.bench.searching import notes_key_rows

OPEN = "open a client with 60 sessions, to painted chart"
OPENINGS = 60  # so that the 95th percentile is not the one that met something else at work


def window_rows(built: Built) -> list[Row]:
    """On one window, which stays open from row to row as it does in a clinic."""
    with open_clinic_file(built.path) as clinic_file:
        others = [client.id for client in clinic_file.find_clients("", 30) if client.id != built.long_id]
    shown = OnScreen(built.path)
    try:
        return [_opening(shown, built, others), *finding_rows(shown, built), *notes_key_rows(shown, built)]
    finally:
        shown.close()


def _opening(shown: OnScreen, built: Built, others: list[str]) -> Row:
    """Another client is opened between, which is not measured."""
    turns, floor_chart = cycle(others), bare(built.copy)
    client = shown.window.client_page

    def opened() -> float:
        shown.open(next(turns))
        seconds = taken(lambda: shown.open(built.long_id))
        assert client.file is not None
        assert client.file.client.id == built.long_id
        return seconds

    measured, floor = in_turns(opened, lambda: taken(lambda: _read(floor_chart, built.long_id)), OPENINGS)
    floor_chart.close()
    goals = (within_ms("p95", measured.p95, 60),)
    return Row(OPEN, built.clients, measured, floor, goals, flat=True)


def _read(chart: Any, client_id: str) -> int:
    """The same rows with bare sqlite3, decoded: whatever names the client, and the seals of the log."""
    from charting.storage.gateway import Gateway

    count = 0
    for table in TABLES:
        key = "client_id" if "client_id" in table.columns else "id"
        decode = Gateway(None, table.record).decode  # type: ignore[arg-type]
        rows = chart.execute(f"SELECT body FROM {table.name} WHERE {key} = ?", (client_id,))
        count += len([decode(row[0]) for row in rows])
    seals = chart.execute(
        "SELECT record_id, sha256 FROM log WHERE client_id = ? ORDER BY version", (client_id,)
    )
    return count + len(dict(seals))
