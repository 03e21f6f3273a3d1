"""The Providers page: found, shown with whom they referred, added and changed with the keyboard."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from charting.actions.clients import register_client
from charting.actions.list_pages import PAGE_SIZE
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.model.case import Referral
from charting.model.provider import Provider
from tests.support.sample_clinic import build_case, build_client
from tests.support.shown_widgets import read_labels, read_rows, record_client_requests
from tests.support.window_driver import WindowDriver
from ui.pages.providers.page import ProvidersPage

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(empty_file: Path) -> Path:
    with open_clinic_file(empty_file) as clinic_file:
        who = clinic_file.therapists.find()[0]
        okafor = Provider(
            name="Adaeze Okafor",
            credentials="MD",
            practice="Tulsa <b>Shoulder</b>",
            address="2200 N Boston Ave",
            phone="(918) 555-0188",
            fax="(918) 555-0190",
            npi="1234567893",
        )
        okafor = save_record(clinic_file, who, okafor)
        save_record(
            clinic_file, who, Provider(name="Ida Sørensen", credentials="PA-C", specialty="Neurology")
        )
        for family, day in (("Webb", 4), ("Nguyễn", 9)):
            client = register_client(clinic_file, who, build_client(family_name=family))
            case = save_record(clinic_file, who, build_case(client))
            received = date(2026, 1, day)
            save_record(
                clinic_file,
                who,
                Referral(client_id=client.id, case_id=case.id, provider_id=okafor.id, received=received),
            )
    return empty_file


@pytest.fixture
def providers(driver: WindowDriver, path: Path) -> ProvidersPage:
    return driver.show_page(ProvidersPage(driver.connect(path)))


def test_the_first_is_shown_with_all_that_one_needs_to_reach_them(providers: ProvidersPage) -> None:
    words = read_labels(providers.details)
    for part in ("Adaeze Okafor, MD", "Tulsa <b>Shoulder</b>", "2200 N Boston Ave", "555-0190", "1234567893"):
        assert part in words


def test_whom_they_referred_stands_newest_first_and_enter_opens_the_referral(
    qtbot: QtBot, providers: ProvidersPage
) -> None:
    asked = record_client_requests(providers.chart_client)
    clients = providers.details.clients
    assert [row[0] for row in read_rows(clients)] == ["Nguyễn, Thảo Linh", "Webb, Thảo Linh"]
    clients.setFocus()
    qtbot.keyClick(clients, ENTER)
    assert asked == [(clients.get_current_row().client_id, "referral", clients.get_current_row().referral.id)]


def test_many_are_read_as_far_as_one_goes(driver: WindowDriver, path: Path) -> None:
    with open_clinic_file(path) as clinic_file:
        who, okafor = clinic_file.therapists.find()[0], clinic_file.find_providers("okafor")[0]
        client = clinic_file.find_clients("webb")[0]
        case = clinic_file.cases.find_first(client_id=client.id)
        for day in range(PAGE_SIZE):
            received = date(2025, 1, 1) + timedelta(days=day)
            referral = Referral(
                client_id=client.id, case_id=case.id, provider_id=okafor.id, received=received
            )
            save_record(clinic_file, who, referral)
    page = driver.show_page(ProvidersPage(driver.connect(path)))
    clients = page.details.clients
    assert clients.record_model.rows[0].name == "Nguyễn, Thảo Linh"
    assert len(clients.record_model.rows) == PAGE_SIZE
    clients.record_model.fetchMore(QModelIndex())
    driver.settle(page.chart_client)
    assert [row.referral.received for row in clients.record_model.rows[-2:]] == [
        date(2025, 1, 2),
        date(2025, 1, 1),
    ]
    assert len(clients.record_model.rows) == PAGE_SIZE + 2
    clients.select_row(PAGE_SIZE + 1)
    page.refresh_page()
    driver.settle(page.chart_client)
    assert clients.get_current_row().referral.received == date(2025, 1, 1)


def test_a_provider_is_found_by_specialty_and_shown(
    qtbot: QtBot, providers: ProvidersPage, driver: WindowDriver
) -> None:
    qtbot.keyClicks(providers.search, "neuro")
    driver.settle(providers.chart_client)
    assert [row[0] for row in read_rows(providers.table)] == ["Ida Sørensen, PA-C"]
    assert "Ida Sørensen, PA-C" in read_labels(providers.details)
    assert read_rows(providers.details.clients) == []


def test_going_down_the_list_shows_each(qtbot: QtBot, providers: ProvidersPage, driver: WindowDriver) -> None:
    qtbot.keyClick(providers.search, DOWN)
    qtbot.keyClick(providers.table, DOWN)
    driver.settle(providers.chart_client)
    assert "Ida Sørensen, PA-C" in read_labels(providers.details)


def test_enter_changes_the_one_chosen(qtbot: QtBot, providers: ProvidersPage, driver: WindowDriver) -> None:
    qtbot.keyClick(providers.search, ENTER)
    driver.settle(providers.chart_client)
    sheet = driver.find_sheet()
    sheet.form.get_field("fax").edit.selectAll()
    qtbot.keyClicks(sheet.form.get_field("fax").edit, "918 555 0000")
    qtbot.keyClick(sheet, ENTER, CONTROL)
    driver.settle(providers.chart_client)
    assert "918 555 0000" in read_labels(providers.details)


def test_one_whom_nobody_matches_is_added_by_that_name(
    qtbot: QtBot, providers: ProvidersPage, driver: WindowDriver
) -> None:
    qtbot.keyClicks(providers.search, "Klaus Brandt")
    driver.settle(providers.chart_client)
    assert "No provider matches “Klaus Brandt”." in read_labels(providers)
    qtbot.keyClick(providers.search, ENTER)
    driver.settle(providers.chart_client)
    sheet = driver.find_sheet()
    assert sheet.form.get_field("name").get_value() == "Klaus Brandt"
    qtbot.keyClick(sheet, ENTER, CONTROL)
    driver.settle(providers.chart_client)
    assert [row[0] for row in read_rows(providers.table)] == ["Klaus Brandt"]
    assert "Klaus Brandt" in read_labels(providers.details)


def test_a_wrong_npi_is_said_at_its_field(
    qtbot: QtBot, providers: ProvidersPage, driver: WindowDriver
) -> None:
    providers.details.edit_button.click()
    driver.settle(providers.chart_client)
    sheet = driver.find_sheet()
    sheet.form.get_field("npi").edit.selectAll()
    qtbot.keyClicks(sheet.form.get_field("npi").edit, "1234567890")
    qtbot.keyClick(sheet, ENTER, CONTROL)
    driver.settle(providers.chart_client)
    assert "is not an NPI" in sheet.form.get_field("npi").error
    sheet.done(0)


def test_a_chart_without_providers_says_what_they_are_for(driver: WindowDriver, empty_file: Path) -> None:
    page = driver.show_page(ProvidersPage(driver.connect(empty_file)))
    assert "There are no providers yet." in read_labels(page)
