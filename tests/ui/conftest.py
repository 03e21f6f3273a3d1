"""A chart_client on a real chart, and a demo clinic made once for the whole run of a worker process."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charting.actions.plain_records import set_up_clinic
from charting.clinic_file import open_clinic_file
from charting.model.clinic import Clinic, Therapist
from tests.support.window_driver import WindowDriver, drive_window


@pytest.fixture(autouse=True)
def _widgets_die_here() -> Iterator[None]:
    """As ui.application.gui_thread_gc does in the app: no collection on the chart's thread, which would destroy widgets there.

    What is alive before the test is none of the collection's business: looking through it all took most of the time.
    """
    gc.disable()
    gc.freeze()
    yield
    gc.collect()


@pytest.fixture(scope="session")
def _demo_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from charting.demo.seed_clinic import make_demo

    return make_demo(tmp_path_factory.mktemp("demo") / "demo.soapstone")


@pytest.fixture
def demo_file(_demo_master: Path, tmp_path: Path) -> Path:
    """A copy of the demo clinic's chart, for this test alone."""
    return Path(shutil.copy(_demo_master, tmp_path / "demo.soapstone"))


@pytest.fixture
def empty_file(tmp_path: Path) -> Path:
    """A chart that is set up and has no client."""
    path = tmp_path / "clinic.soapstone"
    with open_clinic_file(path, create=True) as clinic_file:
        set_up_clinic(
            clinic_file, Clinic(name="Riverside"), Therapist(name="Rosa Delgado", credentials="LMT")
        )
    return path


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[WindowDriver]:
    """Drives the window in this test; every clinic file that it opens is closed afterwards."""
    with drive_window(qtbot) as driver:
        yield driver
