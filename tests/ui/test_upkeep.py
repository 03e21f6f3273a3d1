"""While nobody asks anything of the chart, it looks after itself, and a person's job never waits for all of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charting.actions.clients import register_client
from charting.chart import Chart
from charting.errors import NotFound, StorageFailure
from charting.model.client import Client
from ui import upkeep
from ui.desk import Desk
from ui.upkeep import Upkeep
from ui.worker import Worker

DeskOn = Callable[[Path], Desk]


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "QUIET_MS", 20)


def unfolded(desk: Desk, qtbot: QtBot) -> bool:
    found: list[bool] = []
    desk.read(lambda chart: chart.connection.unfolded, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def register(desk: Desk) -> None:
    desk.act(
        lambda chart, who: register_client(
            chart, who, Client(family_name="Ťažký", birth_date=date(1980, 1, 2))
        )
    )


def test_a_while_after_the_last_act_the_log_is_folded_in_once(
    desk_on: DeskOn, empty_chart: Path, qtbot: QtBot
) -> None:
    desk, idles = desk_on(empty_chart), []
    register(desk)
    assert unfolded(desk, qtbot)
    Upkeep(desk.worker, desk)
    desk.worker.idle.connect(lambda: idles.append(None))
    register(desk)
    qtbot.waitUntil(lambda: len(idles) == 2)  # of the act, and of the upkeep
    qtbot.wait(200)
    assert len(idles) == 2
    assert not unfolded(desk, qtbot)


def test_a_job_given_meanwhile_comes_before_the_next_slice(
    desk_on: DeskOn, empty_chart: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_on(empty_chart)
    keeper, order = Upkeep(desk.worker, desk), []
    slices = iter(range(3))

    def one_slice(_: Chart) -> bool:
        order.append(found := next(slices))
        if found == 0:
            desk.worker.run(lambda _: order.append("asked"))
        return found < 2

    monkeypatch.setattr(keeper, "_slice", one_slice)
    register(desk)
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == [0, "asked", 1, 2]


def test_what_the_disk_refuses_meanwhile_is_left_to_the_next_save_to_tell(
    desk_on: DeskOn, empty_chart: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk of these tests fails on any trouble that a person would be told of."""
    desk, tried = desk_on(empty_chart), []

    def refused(_: Chart) -> bool:
        tried.append(None)
        raise StorageFailure("The disk is full.")

    keeper = Upkeep(desk.worker, desk)
    monkeypatch.setattr(keeper, "_slice", refused)
    register(desk)
    qtbot.waitUntil(lambda: len(tried) == 1)
    qtbot.wait(200)
    assert len(tried) == 1
    register(desk)
    qtbot.waitUntil(lambda: len(tried) == 2)


def test_a_bug_of_ours_is_told(
    desk_on: DeskOn, empty_chart: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, told = desk_on(empty_chart), []
    desk.worker.trouble.disconnect()
    desk.worker.trouble.connect(told.append)
    keeper = Upkeep(desk.worker, desk)
    monkeypatch.setattr(keeper, "_slice", lambda _: 1 // 0)
    register(desk)
    qtbot.waitUntil(lambda: [type(each) for each in told] == [ZeroDivisionError])


def test_a_chart_that_did_not_open_is_not_looked_after(qtbot: QtBot) -> None:
    """Each job on it fails, and the person would be told again and again."""

    def not_there() -> Chart:
        raise NotFound("There is no chart here.")

    told: list[Exception] = []
    worker = Worker(not_there)
    Upkeep(worker, worker)
    worker.trouble.connect(told.append)
    with qtbot.waitSignal(worker.idle):
        worker.run(lambda chart: chart, failed=lambda _: None)
    qtbot.wait(200)
    assert told == []
    with qtbot.waitSignal(worker.closed):
        worker.close(lambda _: None)
    worker.wait()
