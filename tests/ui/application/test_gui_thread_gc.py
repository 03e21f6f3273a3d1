"""Python's collector on the GUI thread: what was loaded is not looked through, and nothing is left for good."""

import gc
import sys
import weakref
from collections.abc import Iterator
from weakref import ReferenceType

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.application.gui_thread_gc import GuiThreadGc, collect_due_generation, collect_everything
from ui.core.worker import SWITCH_INTERVAL, Worker


class Ring:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.me = self


def ring() -> ReferenceType:
    """A dead one, and how to see whether it is gone."""
    return weakref.ref(Ring())


@pytest.fixture
def sweeper(qapp: QtWidgets.QApplication) -> Iterator[GuiThreadGc]:
    made = GuiThreadGc(qapp)
    yield made
    if not gc.isenabled():
        made.stop_collecting()
    gc.disable()


def test_what_outlived_a_full_collection_is_looked_at_again_when_the_person_turns_away(
    sweeper: GuiThreadGc, qapp: QtWidgets.QApplication
) -> None:
    alive = Ring()
    dead = weakref.ref(alive)
    collect_everything()
    frozen = gc.get_freeze_count()
    del alive
    gc.collect()
    assert frozen > 0
    assert dead() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert dead() is None
    assert gc.get_freeze_count() > 0


def test_coming_back_sweeps_nothing(sweeper: GuiThreadGc, qapp: QtWidgets.QApplication) -> None:
    dead = ring()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert dead() is not None


def test_little_is_swept_and_what_was_just_loaded_is_not_gone_through(sweeper: GuiThreadGc) -> None:
    collect_everything()
    dead, some = ring(), [[] for _ in range(1_000)]
    collect_due_generation()
    assert dead() is None
    kept, many = ring(), [[] for _ in range(20_000)]
    before = gc.get_freeze_count()
    collect_due_generation()
    assert kept() is not None
    assert gc.get_freeze_count() >= before + len(many)
    assert len(some) == 1_000


def test_at_the_end_collecting_is_python_s_again_with_all_there_is(sweeper: GuiThreadGc) -> None:
    sweeper.stop_collecting()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_the_window_waits_no_longer_than_a_turn_for_a_chart_at_work(qtbot: QtBot) -> None:
    worker = Worker(lambda: None)
    assert sys.getswitchinterval() == pytest.approx(SWITCH_INTERVAL)
    with qtbot.waitSignal(worker.closed):
        worker.close_after_jobs(lambda _: None)
    worker.wait_for_thread()
