"""While nobody asks anything of the chart, it looks after itself, and a person's job never waits for all of it."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charting.actions.clients import register_client
from charting.clinic_file import ClinicFile
from charting.errors import NotFound, StorageFailure
from charting.model.client import Client
from tests.support.window_driver import WindowDriver
from ui.application import maintenance
from ui.application.maintenance import IdleMaintenance
from ui.core.chart_client import ChartClient
from ui.core.worker import Worker


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "QUIET_MS", 20)


def unfolded(chart_client: ChartClient, qtbot: QtBot) -> bool:
    found: list[bool] = []
    chart_client.run_query(
        lambda clinic_file: clinic_file.connection.has_uncheckpointed_changes, found.append
    )
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def register(chart_client: ChartClient) -> None:
    chart_client.run_action(
        lambda clinic_file, who: register_client(
            clinic_file, who, Client(family_name="Ťažký", birth_date=date(1980, 1, 2))
        )
    )


def test_a_while_after_the_last_act_the_log_is_folded_in_once(
    driver: WindowDriver, empty_file: Path, qtbot: QtBot
) -> None:
    chart_client, idles = driver.connect(empty_file), []
    register(chart_client)
    assert unfolded(chart_client, qtbot)
    IdleMaintenance(chart_client.worker, chart_client)
    chart_client.worker.idle.connect(lambda: idles.append(None))
    register(chart_client)
    qtbot.waitUntil(lambda: len(idles) == 2)  # of the act, and of the upkeep
    qtbot.wait(200)
    assert len(idles) == 2
    assert not unfolded(chart_client, qtbot)


def test_a_job_given_meanwhile_comes_before_the_next_slice(
    driver: WindowDriver, empty_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart_client = driver.connect(empty_file)
    keeper, order = IdleMaintenance(chart_client.worker, chart_client), []
    slices = iter(range(3))

    def one_slice(_: ClinicFile) -> bool:
        order.append(found := next(slices))
        if found == 0:
            chart_client.worker.run_job(lambda _: order.append("asked"))
        return found < 2

    monkeypatch.setattr(keeper, "_run_slice", one_slice)
    register(chart_client)
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == [0, "asked", 1, 2]


def test_what_the_disk_refuses_meanwhile_is_left_to_the_next_save_to_tell(
    driver: WindowDriver, empty_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chart_client of these tests fails on any trouble that a person would be told of."""
    chart_client, tried = driver.connect(empty_file), []

    def refused(_: ClinicFile) -> bool:
        tried.append(None)
        raise StorageFailure("The disk is full.")

    keeper = IdleMaintenance(chart_client.worker, chart_client)
    monkeypatch.setattr(keeper, "_run_slice", refused)
    register(chart_client)
    qtbot.waitUntil(lambda: len(tried) == 1)
    qtbot.wait(200)
    assert len(tried) == 1
    register(chart_client)
    qtbot.waitUntil(lambda: len(tried) == 2)


def test_a_bug_of_ours_is_told(
    driver: WindowDriver, empty_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart_client, told = driver.connect(empty_file), []
    chart_client.worker.job_failed.disconnect()
    chart_client.worker.job_failed.connect(told.append)
    keeper = IdleMaintenance(chart_client.worker, chart_client)
    monkeypatch.setattr(keeper, "_run_slice", lambda _: 1 // 0)
    register(chart_client)
    qtbot.waitUntil(lambda: [type(each) for each in told] == [ZeroDivisionError])


def test_a_chart_that_did_not_open_is_not_looked_after(qtbot: QtBot) -> None:
    """Each job on it fails, and the person would be told again and again."""

    def not_there() -> ClinicFile:
        raise NotFound("There is no clinic file here.")

    told: list[Exception] = []
    worker = Worker(not_there)
    IdleMaintenance(worker, worker)
    worker.job_failed.connect(told.append)
    with qtbot.waitSignal(worker.idle):
        worker.run_job(lambda clinic_file: clinic_file, failed=lambda _: None)
    qtbot.wait(200)
    assert told == []
    with qtbot.waitSignal(worker.closed):
        worker.close_after_jobs(lambda _: None)
    worker.wait_for_thread()
