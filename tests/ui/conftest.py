"""A desk on a real chart, and a demo clinic made once for the whole run of a worker process."""

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from charting.actions.clients import open_client
from charting.actions.setting_up import set_up
from charting.chart import Chart, open_chart
from charting.model.clinic import Clinic, Therapist
from charting.summaries.client_file import ClientFile
from ui.desk import Desk
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.plan.tab import PlanTab
from ui.pages.sessions.tab import SessionsTab
from ui.worker import Worker


@pytest.fixture(autouse=True)
def _widgets_die_here() -> Iterator[None]:
    """As ui.sweeping does in the app: no collection on the chart's thread, which would destroy widgets there.

    What is alive before the test is none of the collection's business: looking through it all took most of the time.
    """
    gc.disable()
    gc.freeze()
    yield
    gc.collect()


@pytest.fixture(scope="session")
def _demo_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from charting.demo import make_demo

    return make_demo(tmp_path_factory.mktemp("demo") / "demo.soapstone")


@pytest.fixture
def demo_chart(_demo_master: Path, tmp_path: Path) -> Path:
    """A copy of the demo clinic's chart, for this test alone."""
    return Path(shutil.copy(_demo_master, tmp_path / "demo.soapstone"))


@pytest.fixture
def empty_chart(tmp_path: Path) -> Path:
    """A chart that is set up and has no client."""
    path = tmp_path / "clinic.soapstone"
    with open_chart(path, create=True) as chart:
        set_up(chart, Clinic(name="Riverside"), Therapist(name="Rosa Delgado", credentials="LMT"))
    return path


DeskOn = Callable[[Path], Desk]


@pytest.fixture
def desk_on(qtbot: QtBot) -> Iterator[DeskOn]:
    """Make a desk on a chart file; it is closed after the test, and a failed job fails the test."""
    open_desks: list[Desk] = []
    trouble: list[Exception] = []

    def make(path: Path) -> Desk:
        worker: Worker[Chart] = Worker(lambda: open_chart(path))
        worker.trouble.connect(trouble.append)
        desk = Desk(worker)
        with qtbot.waitSignal(worker.opened):
            pass
        worker.run(lambda chart: chart.therapists.first(), lambda found: setattr(desk, "who", found))
        qtbot.waitUntil(lambda: not worker.busy)
        open_desks.append(desk)
        return desk

    yield make
    for desk in open_desks:
        with qtbot.waitSignal(desk.worker.closed):
            desk.worker.close(lambda chart: chart.close())
        desk.worker.wait()
    assert trouble == []


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[Desk], None]:
    """Wait until the desk's worker has nothing left to do and the pages have heard of it."""

    def wait(desk: Desk) -> None:
        qtbot.waitUntil(lambda: not desk.worker.busy, timeout=10_000)
        qtbot.wait(20)
        qtbot.waitUntil(lambda: not desk.worker.busy, timeout=10_000)

    return wait


@pytest.fixture
def on_desk_as(qtbot: QtBot, desk_on: Callable[..., Desk], settle: Callable[..., None]) -> Callable[..., Any]:
    """Puts a tab of that class on show, which follows the desk's changes as the client page makes it do."""

    def show(
        tab_class: type[Any], path: Path, with_case: bool = True, desk: Desk | None = None
    ) -> AssessmentsTab | PlanTab | SessionsTab:
        desk = desk or desk_on(path)
        tab = tab_class(desk)
        qtbot.addWidget(tab)
        tab.resize(1216, 680)

        def shown(file: ClientFile) -> None:
            case = file.current_case() if with_case else None
            tab.show_file(file, file.of_case(case) if case else None)

        tab.refresh = lambda: desk.read(lambda chart: open_client(chart, chart.clients.first().id), shown)
        desk.changed.connect(tab.refresh)
        with qtbot.waitExposed(tab):
            tab.show()
            tab.activateWindow()
        tab.refresh()
        settle(desk)
        return tab

    return show
