"""Rows: opening a client with sixty sessions, and one key in the two lines that find a client, each to what is painted."""

from itertools import cycle
from time import perf_counter

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from charting.chart import open_chart
from charting.storage.tables import TABLES
from tests.bench.clinic import Built, bare
from tests.bench.measure import TIMES, Samples, in_turns, taken
from tests.bench.onscreen import OnScreen, application
from tests.bench.rows import Row, ratio, span, within_ms
from ui.pages.clients.page import ClientsPage
from ui.pages.today.page import TodayPage
from ui.widgets.keeping_place import show_rows

OPEN = "open a client with 60 sessions, to painted chart"
KEY = "one key in find-a-client, to painted list"
CLIENTS_KEY = "one key on the Clients page, to painted table"
TYPED = ("brander", "kelma", "norti", "ashber", "maeve", "dunran")
ROWS = 50


def window_rows(built: Built) -> list[Row]:
    """On one window, which stays open from row to row as it does in a clinic."""
    with open_chart(built.path) as chart:
        others = [client.id for client in chart.find_clients("", 30) if client.id != built.long_id]
    shown = OnScreen(built.path)
    try:
        return [_opening(shown, built, others), _key_today(shown, built), _key_clients(shown, built)]
    finally:
        shown.close()


def _opening(shown: OnScreen, built: Built, others: list[str]) -> Row:
    """Another client is opened between, which is not measured."""
    turns, floor_chart = cycle(others), bare(built.copy)
    client = shown.window.client

    def opened() -> float:
        shown.open(next(turns))
        seconds = taken(lambda: shown.open(built.long_id))
        assert client.file is not None
        assert client.file.client.id == built.long_id
        return seconds

    measured, floor = in_turns(opened, lambda: taken(lambda: _read(floor_chart, built.long_id)))
    floor_chart.close()
    goals = (within_ms("p95", measured.p95, 60),)
    return Row(OPEN, built.clients, span(measured), span(floor), goals, median=measured.median)


def _read(chart, client_id: str) -> int:
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


def _key_today(shown: OnScreen, built: Built) -> Row:
    shown.window.go("today")
    shown.painted()
    page = shown.window.page
    assert isinstance(page, TodayPage)
    page.search.focus()
    measured, floor = _keys(shown, page.search.edit, _list_of_fifty(), len("".join(TYPED)))
    page.search.show_hit(None)
    return _found(KEY, built, measured, floor)


def _key_clients(shown: OnScreen, built: Built) -> Row:
    """The floor is the page's own table, given fifty rows and painted."""
    shown.window.go("clients")
    shown.painted()
    page = shown.window.page
    assert isinstance(page, ClientsPage)
    finder = page.finder
    finder.focus()
    rows = page.table.model().rows[:ROWS]

    def fifty() -> float:
        start = perf_counter()
        show_rows(page.table, rows, lambda row: row.client_id, from_top=True)
        page.table.viewport().repaint()
        return perf_counter() - start

    measured, floor = _keys(shown, page.search, fifty, TIMES, lambda: finder._answered == finder._asked)
    return _found(CLIENTS_KEY, built, measured, floor)


def _keys(shown: OnScreen, line, floor, times: int, answered=None) -> tuple[Samples, Samples]:
    keys = cycle("".join(f"{word}\0" for word in TYPED))

    def key() -> float:
        letter = next(keys)
        if letter == "\0":
            line.clear()
            shown.painted()
            letter = next(keys)
        start = perf_counter()
        QTest.keyClick(line, letter)
        shown.until(answered or (lambda: not shown.window.desk.worker.busy))
        shown.app.processEvents()
        return perf_counter() - start

    return in_turns(key, floor, times)


def _found(what: str, built: Built, measured: Samples, floor: Samples) -> Row:
    goals = (ratio("median", measured.median, floor.median, 1.5), within_ms("p95", measured.p95, 16))
    return Row(what, built.clients, span(measured), span(floor), goals, median=measured.median)


def _list_of_fifty():
    """A bare list, reset to fifty rows and painted."""
    application()
    view, model = QListView(), QStringListModel()
    view.setModel(model)
    view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    view.resize(460, 900)
    view.show()
    turn = cycle("ab")

    def reset() -> float:
        start = perf_counter()
        letter = next(turn)
        model.setStringList(
            [f"Brander{letter}son, Maeve {n}, born 3 March 1980, {n:04d}" for n in range(ROWS)]
        )
        view.viewport().repaint()
        return perf_counter() - start

    return reset
