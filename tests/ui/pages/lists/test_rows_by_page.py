"""Of a long list the first page is shown, the next when one comes to its end; and nothing is laid out anew in vain."""

from typing import Any, NamedTuple

import pytest
from PySide6 import QtCore
from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from ui.widgets.record_table.record_table import RecordColumn, RecordModel, RecordTable, refresh_rows

NOWHERE = QModelIndex()


class Named(NamedTuple):
    key: int
    name: str


ROWS = [Named(number, f"Lee {number}") for number in range(6)]
COLUMNS = (RecordColumn("Name", lambda row: row.name), RecordColumn("Key", lambda row: str(row.key)))


@pytest.fixture
def model(qtbot: QtBot) -> RecordModel:
    return RecordModel(COLUMNS)


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    made = RecordTable(COLUMNS, "Clients found")
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def heard(signal: QtCore.SignalInstance) -> list[Any]:
    calls = []
    signal.connect(lambda *values: calls.append(values))
    return calls


def test_the_next_page_is_asked_for_once(model: RecordModel) -> None:
    asked = heard(model.more_wanted)
    model.show_rows(ROWS[:2], 5)
    assert model.canFetchMore(NOWHERE)
    model.fetchMore(NOWHERE)
    model.fetchMore(NOWHERE)
    assert len(asked) == 1
    model.add_rows(ROWS[2:4])
    assert model.rows == ROWS[:4]
    model.fetchMore(NOWHERE)
    model.add_rows(ROWS[4:5])
    assert not model.canFetchMore(NOWHERE)
    assert (model.rowCount(), len(asked)) == (5, 2)


def test_a_list_that_ends_sooner_than_it_was_said_to_asks_no_more(model: RecordModel) -> None:
    model.show_rows(ROWS[:2], 5)
    model.fetchMore(NOWHERE)
    model.add_rows([])
    assert not model.canFetchMore(NOWHERE)


def test_a_list_without_pages_asks_for_nothing(model: RecordModel) -> None:
    model.show_rows(ROWS)
    assert not model.canFetchMore(NOWHERE)


def test_only_a_row_that_changed_is_painted_anew(model: RecordModel) -> None:
    model.show_rows(ROWS)
    changed, reset = heard(model.dataChanged), heard(model.modelReset)
    model.replace_rows(2, [ROWS[2], Named(3, "Lee <b>3</b>"), ROWS[4]])
    assert [(first.row(), last.row(), last.column()) for first, last, *_ in changed] == [(3, 3, 1)]
    assert model.rows[3].name == "Lee <b>3</b>"
    assert reset == []


def test_the_same_answer_to_another_question_goes_to_the_top_and_lays_nothing_out(table: RecordTable) -> None:
    refresh_rows(table, ROWS, lambda row: row.key)
    table.select_row(3)
    reset = heard(table.record_model.modelReset)
    refresh_rows(table, list(ROWS), lambda row: row.key)
    assert table.get_current_row() == ROWS[3]
    refresh_rows(table, list(ROWS), lambda row: row.key, from_top=True)
    assert table.get_current_row() == ROWS[0]
    assert reset == []


def test_how_many_there_are_is_known_though_the_first_page_is_the_same(table: RecordTable) -> None:
    refresh_rows(table, ROWS[:3], lambda row: row.key, total_count=3)
    assert not table.record_model.canFetchMore(NOWHERE)
    refresh_rows(table, ROWS[:3], lambda row: row.key, total_count=6)
    assert table.record_model.canFetchMore(NOWHERE)


def test_a_table_taller_than_its_page_asks_by_itself(qtbot: QtBot, table: RecordTable) -> None:
    asked = heard(table.record_model.more_wanted)
    refresh_rows(table, ROWS[:2], lambda row: row.key, total_count=6)
    qtbot.waitUntil(lambda: bool(asked))
    table.record_model.add_rows(ROWS[2:])
    assert table.record_model.rows == ROWS
