"""A chart_client on a real chart, and a demo clinic made once for the whole run of a worker process."""

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from charting.actions.clients import load_client_file
from charting.actions.plain_records import set_up_clinic
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.clinic import Clinic, Therapist
from charting.summaries.client_records import ClientRecords
from ui.core.chart_client import ChartClient
from ui.core.worker import Worker
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.plan.tab import PlanTab
from ui.pages.sessions.tab import SessionsTab


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
def demo_chart(_demo_master: Path, tmp_path: Path) -> Path:
    """A copy of the demo clinic's chart, for this test alone."""
    return Path(shutil.copy(_demo_master, tmp_path / "demo.soapstone"))


@pytest.fixture
def empty_chart(tmp_path: Path) -> Path:
    """A chart that is set up and has no client."""
    path = tmp_path / "clinic.soapstone"
    with open_clinic_file(path, create=True) as clinic_file:
        set_up_clinic(
            clinic_file, Clinic(name="Riverside"), Therapist(name="Rosa Delgado", credentials="LMT")
        )
    return path


DeskOn = Callable[[Path], ChartClient]


@pytest.fixture
def desk_on(qtbot: QtBot) -> Iterator[DeskOn]:
    """Make a chart_client on a chart file; it is closed after the test, and a failed job fails the test."""
    open_desks: list[ChartClient] = []
    trouble: list[Exception] = []

    def make(path: Path) -> ChartClient:
        worker: Worker[ClinicFile] = Worker(lambda: open_clinic_file(path))
        worker.job_failed.connect(trouble.append)
        chart_client = ChartClient(worker)
        with qtbot.waitSignal(worker.opened):
            pass
        worker.run_job(
            lambda clinic_file: clinic_file.therapists.find_first(),
            lambda found: setattr(chart_client, "therapist", found),
        )
        qtbot.waitUntil(lambda: not worker.is_busy)
        open_desks.append(chart_client)
        return chart_client

    yield make
    for chart_client in open_desks:
        with qtbot.waitSignal(chart_client.worker.closed):
            chart_client.worker.close_after_jobs(lambda clinic_file: clinic_file.close())
        chart_client.worker.wait_for_thread()
    assert trouble == []


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[ChartClient], None]:
    """Wait until the chart_client's worker has nothing left to do and the pages have heard of it."""

    def wait(chart_client: ChartClient) -> None:
        qtbot.waitUntil(lambda: not chart_client.worker.is_busy, timeout=10_000)
        qtbot.wait(20)
        qtbot.waitUntil(lambda: not chart_client.worker.is_busy, timeout=10_000)

    return wait


@pytest.fixture
def on_desk_as(
    qtbot: QtBot, desk_on: Callable[..., ChartClient], settle: Callable[..., None]
) -> Callable[..., Any]:
    """Puts a tab of that class on show, which follows the chart_client's changes as the client page makes it do."""

    def show(
        tab_class: type[Any], path: Path, with_case: bool = True, chart_client: ChartClient | None = None
    ) -> AssessmentsTab | PlanTab | SessionsTab:
        chart_client = chart_client or desk_on(path)
        tab = tab_class(chart_client)
        qtbot.addWidget(tab)
        tab.resize(1216, 680)

        def shown(file: ClientRecords) -> None:
            case = file.get_current_case() if with_case else None
            tab.show_client_file(file, file.get_case_file(case) if case else None)

        tab.refresh = lambda: chart_client.run_query(
            lambda clinic_file: load_client_file(clinic_file, clinic_file.clients.find_first().id), shown
        )
        chart_client.chart_changed.connect(tab.refresh)
        with qtbot.waitExposed(tab):
            tab.show()
            tab.activateWindow()
        tab.refresh()
        settle(chart_client)
        return tab

    return show
