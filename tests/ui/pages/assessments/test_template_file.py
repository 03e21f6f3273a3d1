"""A template that is added to the one data file is offered everywhere: suggested, chosen, filled in, listed in Settings."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from charting.model.assessment import Assessment
from charting.reference import assessment_templates as templates_module
from charting.reference import custom_data
from tests.support.seeded_clients import seed_case
from tests.support.shown_widgets import read_rows
from tests.support.window_driver import WindowDriver, find_focus, press_keys
from ui.core.settings import Settings
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.templates_card import TemplatesCard

ADDED = {
    "id": "desk_shoulder",
    "name": "Desk shoulder",
    "complaint": ["right shoulder"],
    "lines": ["rom shoulder abduction r", "test neer r"],
    "source": "this test",
}


@pytest.fixture
def added_to_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The data folder with one more entry in its templates."""
    shipped = json.loads(
        (files("charting.reference") / "data" / "templates.json").read_text(encoding="utf-8")
    )
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "templates.json").write_text(json.dumps([*shipped, ADDED]), encoding="utf-8")
    monkeypatch.setattr(templates_module, "files", lambda _package: tmp_path)
    custom_data.SHIPPED.version.caches.clear()
    yield
    monkeypatch.undo()
    custom_data.SHIPPED.version.caches.clear()


@pytest.mark.usefixtures("added_to_the_file")
def test_it_is_suggested_and_comes_into_the_assessment(
    driver: WindowDriver,
    empty_file: Path,
) -> None:
    seed_case(empty_file)
    tab = driver.show_tab(AssessmentsTab, empty_file)
    tab.find_command("assessment.new")()
    driver.settle(tab.chart_client)
    tab.find_command("assessment.template")()
    press_keys("Desk")
    assert find_focus().currentText() == "Desk shoulder (suggested)"
    (note,) = driver.read_stored(tab, Assessment)
    assert [each.name for each in note.tests] == ["Neer"]
    assert [each.motion for each in note.ranges] == ["abduction"]


@pytest.mark.usefixtures("added_to_the_file")
def test_it_is_listed_in_settings(driver: WindowDriver, empty_file: Path) -> None:
    page = driver.show_page(SettingsPage(driver.connect(empty_file), Settings()))
    card = next(card for card in page.custom_cards if isinstance(card, TemplatesCard))
    assert ["Desk shoulder", "2", "shipped", ""] in read_rows(card.table)
