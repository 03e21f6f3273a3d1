"""Rows: one key in the two lines that find a client, each to what is painted."""

from collections.abc import Callable
from itertools import cycle
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSize, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView

from charting.actions.list_pages import load_client_rows
from charting.summaries.lists.list_rows import ClientRow
from tests.bench.clinic import Built
from tests.bench.measure import Samples, in_turns
from tests.bench.onscreen import OnScreen, application
from tests.bench.rows import Row, ratio, within_ms
from ui.pages.clients.client_columns import SIMILAR_COLUMN, make_client_columns
from ui.pages.clients.page import ClientsPage
from ui.pages.today.client_search_field import ClientSearchField
from ui.pages.today.page import TodayPage
from ui.widgets.record_table.record_table import RecordTable, refresh_rows

KEY = "one key in find-a-client, to painted list"
CLIENTS_KEY = "one key on the Clients page, to painted table"
# Names, then what hardly anybody or nobody has: a phone number, a birth date, a name from elsewhere.
TYPED = ("brander", "kelma", "norti", "maeve", "dunran", "5550142", "3/14/1980", "wojcik", "ana torsa")
ROWS = 50


def finding_rows(shown: OnScreen, built: Built) -> list[Row]:
    """Today's line, then that of the Clients page, in one window."""
    return [_key_today(shown, built), _key_clients(shown, built)]


def _key_today(shown: OnScreen, built: Built) -> Row:
    shown.window.go_to_page("today")
    shown.painted()
    page = shown.window.current_page
    assert isinstance(page, TodayPage)
    page.search.focus_line()
    view, model = QListView(), QStringListModel()
    view.setModel(model)
    _show(view, QSize(460, 900))
    turn = cycle("ab")

    def fifty() -> None:
        letter = next(turn)
        model.setStringList(
            [f"Brander{letter}son, Maeve {n}, born 3 March 1980, {n:04d}" for n in range(ROWS)]
        )

    floor = _Painted(view, fifty)
    key = _Key(shown, page.search.edit, lambda: _answered(page.search))
    measured, least = in_turns(key.press, floor.once, len("".join(TYPED)))
    page.search.show_hit(None)
    view.deleteLater()
    return _found(KEY, built, measured, least)


def _answered(line: ClientSearchField) -> bool:
    """Whether the list below the line is that of what stands there: its last row names it."""
    return bool(line._hits) and line._hits[-1].value == ("notes", line.edit.text().strip())


def _key_clients(shown: OnScreen, built: Built) -> Row:
    """The floor is the same table with the same columns, as large, given fifty rows and painted."""
    shown.window.go_to_page("clients")
    shown.painted()
    page = shown.window.current_page
    assert isinstance(page, ClientsPage)
    finder = page.finder
    finder.focus_line()
    rows: list[ClientRow] = []
    shown.window.chart_client.run_query(
        lambda clinic_file: load_client_rows(clinic_file, "", 0, ROWS).rows, rows.extend
    )
    shown.painted()
    turn = cycle((rows, rows[::-1]))
    table = RecordTable(make_client_columns(), "")
    _show(table, page.table.size())
    table.setColumnHidden(SIMILAR_COLUMN, page.table.isColumnHidden(SIMILAR_COLUMN))
    floor = _Painted(table, lambda: refresh_rows(table, next(turn), lambda row: row.client_id, from_top=True))
    key = _Key(shown, page.search, lambda: finder.is_up_to_date)
    measured, least = in_turns(key.press, floor.once, len("".join(TYPED)))
    table.deleteLater()
    return _found(CLIENTS_KEY, built, measured, least)


def _show(view: QAbstractItemView, size: QSize) -> None:
    view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    view.resize(size)
    view.show()


class _Painted(QObject):
    """How long it takes from new rows until Qt has painted them, once, and has nothing left to do."""

    def __init__(self, view: QAbstractItemView, deed: Callable[[], None]) -> None:
        super().__init__(view)
        self._deed, self._painted = deed, False
        view.viewport().installEventFilter(self)

    def once(self) -> float:
        self._painted = False
        start = perf_counter()
        self._deed()
        while not self._painted:
            application().processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        application().processEvents()
        return perf_counter() - start

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self._painted |= event.type() == QEvent.Type.Paint
        return False


class _Key:
    """The next key of what is typed, until its answer is painted. The loop sleeps in between, as the program's does."""

    def __init__(self, shown: OnScreen, line: QLineEdit, answered: Callable[[], bool]) -> None:
        self._shown, self._line, self._answered = shown, line, answered
        self._keys = cycle("".join(f"{word}\0" for word in TYPED))

    def press(self) -> float:
        letter = next(self._keys)
        if letter == "\0":
            self._line.clear()
            self._shown.painted()
            letter = next(self._keys)
        start = perf_counter()
        QTest.keyClicks(self._line, letter)
        while not self._answered():
            self._shown.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._shown.painted()
        return perf_counter() - start


def _found(what: str, built: Built, measured: Samples, floor: Samples) -> Row:
    goals = (ratio("median", measured.median, floor.median, 1.5), within_ms("p95", measured.p95, 16))
    return Row(what, built.clients, measured, floor, goals, flat=True)
