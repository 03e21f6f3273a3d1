"""A tab looks the same whether it came with the file, was filled when it was looked at, or anew while it was in front."""

from pathlib import Path

import pytest
from PySide6 import QtGui
from pytestqt.qtbot import QtBot

from tests.support.window_driver import WindowDriver
from ui.core.settings import Settings
from ui.pages.client.page import TABS, ClientPage


@pytest.fixture
def page(qtbot: QtBot, driver: WindowDriver, demo_file: Path) -> ClientPage:
    made = ClientPage(driver.connect(demo_file), Settings())
    qtbot.addWidget(made)
    made.resize(1360, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def clients(page: ClientPage, driver: WindowDriver) -> tuple[str, str]:
    """The one with most goals, and the one with fewest."""
    found = []
    page.chart_client.run_query(
        lambda clinic_file: sorted(clinic_file.plans.find(), key=lambda plan: len(plan.goals)), found.extend
    )
    driver.settle(page.chart_client)
    return found[-1].client_id, found[0].client_id


@pytest.mark.parametrize("tab", [name.removeprefix("tab.") for name in TABS])
def test_it_looks_the_same_however_it_was_filled(
    qtbot: QtBot, page: ClientPage, clients: tuple[str, str], driver: WindowDriver, tab: str
) -> None:
    many, few = clients

    def go(client_id: str, where: str = "") -> None:
        page.show_client(client_id, where)
        page.refresh_page()
        driver.settle(page.chart_client)

    def seen() -> QtGui.QImage:
        driver.settle(page.chart_client)
        qtbot.wait(30)
        focused = page.focusWidget()
        if focused is not None:
            focused.clearFocus()
        return page.grab().toImage()

    go(few, tab)
    with_the_file = seen()
    go(many, tab)
    seen()
    go(few)
    page.tabs.setCurrentIndex(page.tabs.ids.index(f"tab.{tab}"))
    assert seen() == with_the_file
    page.refresh_page()
    assert seen() == with_the_file
