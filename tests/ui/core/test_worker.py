"""The one thread of the chart, with a real database on it."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui.core.worker import Worker


@pytest.fixture
def worker(qtbot: QtBot, tmp_path: Path) -> Iterator[Worker[Any]]:
    made = Worker(lambda: sqlite3.connect(tmp_path / "chart.db", isolation_level=None))
    with qtbot.waitSignal(made.opened):
        pass
    yield made
    if not made._closing:
        made.close_after_jobs(lambda clinic_file: clinic_file.close())
    made.wait_for_thread()
    assert "chart" not in {thread.name for thread in threading.enumerate()}


def test_jobs_run_in_order_on_one_thread_and_answer_on_this_one(qtbot: QtBot, worker: Worker[Any]) -> None:
    told = []
    worker.run_job(lambda clinic_file: clinic_file.execute("CREATE TABLE t (n)"))
    for number in range(50):
        worker.run_job(lambda clinic_file, n=number: clinic_file.execute("INSERT INTO t VALUES (?)", (n,)))
    worker.run_job(
        lambda clinic_file: (
            [n for (n,) in clinic_file.execute("SELECT n FROM t ORDER BY rowid")],
            threading.current_thread().name,
        ),
        lambda answer: told.append((answer, threading.current_thread())),
    )
    with qtbot.waitSignal(worker.idle):
        pass
    assert told == [((list(range(50)), "chart"), threading.main_thread())]
    assert not worker.is_busy


def test_a_failure_is_told_to_who_asked(qtbot: QtBot, worker: Worker[Any]) -> None:
    failed, trouble = [], []
    worker.job_failed.connect(trouble.append)
    worker.run_job(lambda clinic_file: clinic_file.execute("SELECT * FROM nothing"), failed=failed.append)
    with qtbot.waitSignal(worker.idle):
        pass
    assert [type(error) for error in failed] == [sqlite3.OperationalError]
    assert trouble == []


def test_a_failure_that_nobody_hears_is_trouble_and_the_next_job_runs(
    qtbot: QtBot, worker: Worker[Any]
) -> None:
    done = []
    with qtbot.waitSignal(worker.job_failed) as told:
        worker.run_job(lambda _: 1 // 0, done.append)
        worker.run_job(lambda _: "next", done.append)
    assert isinstance(told.args[0], ZeroDivisionError)
    qtbot.waitUntil(lambda: done == ["next"])


def test_a_page_that_is_gone_hears_nothing_but_its_lost_save_is_trouble(
    qtbot: QtBot, worker: Worker[Any]
) -> None:
    page, told, trouble = QObject(), [], []
    worker.job_failed.connect(trouble.append)
    hold = threading.Event()
    worker.run_job(lambda _: hold.wait(5), told.append, told.append, page)
    worker.run_job(lambda _: 1 // 0, told.append, told.append, page)
    shiboken6.delete(page)
    hold.set()
    with qtbot.waitSignal(worker.idle):
        pass
    assert told == []
    assert [type(error) for error in trouble] == [ZeroDivisionError]


@pytest.mark.slow
def test_the_window_goes_on_while_the_disk_is_slow(qtbot: QtBot, worker: Worker[Any]) -> None:
    ticks = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    before = time.perf_counter()
    worker.run_job(lambda _: time.sleep(0.4))
    assert time.perf_counter() - before < 0.1
    with qtbot.waitSignal(worker.idle):
        pass
    timer.stop()
    assert len(ticks) >= 10


def test_closing_finishes_what_was_given_and_then_the_chart(qtbot: QtBot, worker: Worker[Any]) -> None:
    order = []
    worker.run_job(lambda _: order.append("save"))
    with qtbot.waitSignal(worker.closed):
        worker.close_after_jobs(lambda clinic_file: (order.append("backup"), clinic_file.close()))
    assert order == ["save", "backup"]
    with pytest.raises(RuntimeError, match="closing"):
        worker.run_job(lambda _: None)


def test_waiting_delivers_what_was_left(worker: Worker[Any]) -> None:
    told = []
    worker.run_job(lambda _: 41 + 1, told.append)
    worker.close_after_jobs(lambda clinic_file: clinic_file.close())
    worker.wait_for_thread()
    assert told == [42]


def test_a_failure_at_the_end_is_told(qtbot: QtBot, worker: Worker[Any]) -> None:
    failed = []
    with qtbot.waitSignal(worker.closed):
        worker.close_after_jobs(lambda clinic_file: (clinic_file.close(), 1 // 0), failed.append)
    assert [type(error) for error in failed] == [ZeroDivisionError]


def test_waiting_before_closing_is_refused(worker: Worker[Any]) -> None:
    with pytest.raises(RuntimeError, match="never return"):
        worker.wait_for_thread()


def test_a_chart_that_cannot_be_opened_is_told_once_and_jobs_fail(qtbot: QtBot, tmp_path: Path) -> None:
    refused, failed, trouble = [], [], []
    worker = Worker(lambda: sqlite3.connect(tmp_path / "no" / "such" / "folder.db"))
    worker.open_failed.connect(refused.append)
    worker.job_failed.connect(trouble.append)
    worker.run_job(lambda clinic_file: clinic_file, failed=failed.append)
    with qtbot.waitSignal(worker.closed):
        worker.close_after_jobs(lambda clinic_file: clinic_file.close())
    worker.wait_for_thread()
    assert [type(error) for error in refused] == [sqlite3.OperationalError]
    assert failed == refused
    assert trouble == []
