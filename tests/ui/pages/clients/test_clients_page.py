"""The Clients page: found by any part, flagged when alike, opened with Enter, registered when nobody matches."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from charting.actions.clients import register_client, update_client
from charting.actions.list_pages import PAGE_SIZE
from charting.clinic_file import SEARCH_LIMIT, ClinicFile, open_clinic_file
from charting.model.client import Client
from charting.model.clinic import Therapist
from tests.support.sample_clinic import build_client
from tests.support.shown_widgets import read_labels, read_rows, record_client_requests
from tests.support.window_driver import WindowDriver
from ui.pages.clients.page import ClientsPage
from ui.pages.clients.registration import guess_name_parts

ENTER, UP, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape
NAMES = (
    ("Thảo Linh", "Nguyễn"),
    ("Thao Lin", "Nguyen"),
    ("Conor", "O'Brien"),
    ("<i>Ada</i>", "Ťažký & Søn"),
)


@pytest.fixture
def path(empty_file: Path) -> Path:
    with open_clinic_file(empty_file) as clinic_file:
        who = clinic_file.therapists.find()[0]
        for given, family in NAMES:
            register_client(
                clinic_file,
                who,
                build_client(given_name=given, family_name=family, phone=f"({len(family)}) 1"),
            )
    return empty_file


@pytest.fixture
def clients(driver: WindowDriver, path: Path) -> ClientsPage:
    return driver.show_page(ClientsPage(driver.connect(path)))


def found(page: ClientsPage) -> list[str]:
    return [row[1] for row in read_rows(page.table)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("nguyen", ["Nguyen, Thao Lin", "Nguyễn, Thảo Linh"]),
        ("obrien", ["O'Brien, Conor"]),
        ("TAZKY son", ["Ťažký & Søn, <i>Ada</i>"]),
        ("0003", ["O'Brien, Conor"]),
        ("14 march 1980 con", ["O'Brien, Conor"]),
    ],
)
def test_a_client_is_found_by_any_part_as_one_types(
    qtbot: QtBot, clients: ClientsPage, driver: WindowDriver, typed: str, names: list[str]
) -> None:
    qtbot.keyClicks(clients.search, typed)
    driver.settle(clients.chart_client)
    assert sorted(found(clients)) == sorted(names)
    assert clients.head.subtitle.text() == f"{len(names)} found"


def test_one_can_type_as_soon_as_the_page_is_there(clients: ClientsPage) -> None:
    assert clients.search.hasFocus()
    assert clients.head.subtitle.text() == "4 on file"


def test_enter_waits_for_the_answer_and_opens_the_one_found(
    qtbot: QtBot, clients: ClientsPage, driver: WindowDriver
) -> None:
    asked = record_client_requests(clients.chart_client)
    qtbot.keyClicks(clients.search, "brien")
    qtbot.keyClick(clients.search, ENTER)
    driver.settle(clients.chart_client)
    assert [where[1:] for where in asked] == [("", "")]
    assert asked[0][0] == clients.table.get_current_row().client_id
    assert clients.table.get_current_row().name == "O'Brien, Conor"


def test_down_goes_into_the_list_and_up_comes_back(
    qtbot: QtBot, clients: ClientsPage, driver: WindowDriver
) -> None:
    asked = record_client_requests(clients.chart_client)
    qtbot.keyClick(clients.search, DOWN)
    assert clients.table.hasFocus()
    qtbot.keyClick(clients.table, DOWN)
    second = clients.table.get_current_row()
    qtbot.keyClick(clients.table, ENTER)
    assert [where[0] for where in asked] == [second.client_id]
    qtbot.keyClick(clients.table, UP)
    qtbot.keyClick(clients.table, UP)
    assert clients.search.hasFocus()


def flags_come(qtbot: QtBot, page: ClientsPage) -> None:
    qtbot.waitUntil(lambda: any(row.similar for row in page.table.record_model.rows))


def test_names_that_are_alike_are_flagged_once_the_hand_rests(qtbot: QtBot, clients: ClientsPage) -> None:
    assert not any(row.similar for row in clients.table.record_model.rows)
    flags_come(qtbot, clients)
    flags = {row[1]: row[8] for row in read_rows(clients.table)}
    assert flags["Nguyễn, Thảo Linh"] == flags["Nguyen, Thao Lin"] == "Similar name"
    assert flags["O'Brien, Conor"] == ""
    assert not clients.table.isColumnHidden(8)


def test_the_flags_take_no_room_where_no_name_is_alike(
    qtbot: QtBot, clients: ClientsPage, driver: WindowDriver
) -> None:
    qtbot.keyClicks(clients.search, "brien")
    driver.settle(clients.chart_client)
    assert clients.table.isColumnHidden(8)


def test_a_refresh_keeps_what_was_typed_and_the_one_chosen(
    qtbot: QtBot, clients: ClientsPage, driver: WindowDriver
) -> None:
    clients.table.select_row(2)
    chosen = clients.table.get_current_row().client_id

    def rename(clinic_file: ClinicFile, who: Therapist) -> Client:
        client = next(each for each in clinic_file.clients.find() if each.family_name == "O'Brien")
        return update_client(clinic_file, who, client.with_changes(family_name="Aarons"))

    clients.chart_client.run_action(rename)
    driver.settle(clients.chart_client)
    assert found(clients)[0] == "Aarons, Conor"
    assert clients.table.get_current_row().client_id == chosen
    qtbot.keyClicks(clients.search, "aar")
    driver.settle(clients.chart_client)
    clients.refresh_page()
    driver.settle(clients.chart_client)
    assert clients.search.text() == "aar"
    assert found(clients) == ["Aarons, Conor"]


def test_nobody_found_can_be_registered_by_that_name_with_enter(
    qtbot: QtBot, clients: ClientsPage, driver: WindowDriver
) -> None:
    asked = record_client_requests(clients.chart_client)
    clients.search.insert("ánna lindqvist")
    driver.settle(clients.chart_client)
    assert "No client matches “ánna lindqvist”." in read_labels(clients)
    qtbot.keyClick(clients.search, ENTER)
    sheet = driver.find_sheet()
    assert sheet.form.get_field("given_name").get_value() == "Ánna"
    qtbot.keyClicks(sheet.form.get_field("birth_date").edit, "3/14/81")
    qtbot.keyClick(sheet, ENTER, Qt.KeyboardModifier.ControlModifier)
    driver.settle(clients.chart_client)
    assert len(asked) == 1
    assert found(clients) == ["Lindqvist, Ánna"]
    assert clients.table.get_current_row().client_id == asked[0][0]


def test_esc_empties_the_line(qtbot: QtBot, clients: ClientsPage, driver: WindowDriver) -> None:
    qtbot.keyClicks(clients.search, "zzz")
    driver.settle(clients.chart_client)
    qtbot.keyClick(clients.search, ESC)
    driver.settle(clients.chart_client)
    assert clients.search.text() == ""
    assert len(found(clients)) == 4


def test_ctrl_k_selects_what_was_typed(qtbot: QtBot, clients: ClientsPage, driver: WindowDriver) -> None:
    qtbot.keyClicks(clients.search, "brien")
    clients.table.setFocus()
    clients.find_command("client.find")()
    assert clients.search.selectedText() == "brien"
    driver.settle(clients.chart_client)


def test_a_chart_without_clients_leads_to_the_first(driver: WindowDriver, empty_file: Path) -> None:
    page = driver.show_page(ClientsPage(driver.connect(empty_file)))
    assert "There are no clients yet." in read_labels(page)
    page.find_command("client.new")()
    sheet = driver.find_sheet()
    assert sheet.form.get_field("family_name").get_value() == ""
    sheet.reject()


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("webb", ("", "Webb")),
        ("marcus  webb", ("Marcus", "Webb")),
        ("Nguyễn, Thảo Linh", ("Thảo Linh", "Nguyễn")),
        ("DeShawn McCoy", ("DeShawn", "McCoy")),
        ("3/14/81", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_name_is_guessed_from_what_was_looked_for(typed: str, parts: tuple[str, str]) -> None:
    assert guess_name_parts(typed) == parts


def test_no_name_is_compared_while_one_types(
    qtbot: QtBot, clients: ClientsPage, driver: WindowDriver
) -> None:
    """The flags come after the rows, when the hand rests; the rows stay what and where they are."""
    flags_come(qtbot, clients)
    shown = []
    clients.finder.shown.connect(lambda text, rows, _: shown.append((text, any(row.similar for row in rows))))
    qtbot.keyClicks(clients.search, "lin")
    driver.settle(clients.chart_client)
    assert shown[-1] == ("lin", True), "those compared before are flagged at once"
    rename = build_client(given_name="Thao", family_name="Nguyen")
    clients.chart_client.run_action(lambda clinic_file, who: register_client(clinic_file, who, rename))
    driver.settle(clients.chart_client)
    assert shown[-1] == ("lin", False), "the names are others now"
    clients.table.select_row(1)
    flags_come(qtbot, clients)
    assert shown[-1] == ("lin", True)
    assert clients.table.currentIndex().row() == 1


def long_list(path: Path, count: int) -> None:
    with open_clinic_file(path) as clinic_file:
        who = clinic_file.therapists.find()[0]
        for number in range(count):
            register_client(clinic_file, who, build_client(given_name="Ann", family_name=f"Lee{number:03d}"))


def test_a_long_list_is_read_as_far_as_one_goes(qtbot: QtBot, driver: WindowDriver, path: Path) -> None:
    long_list(path, 2 * PAGE_SIZE)
    page = driver.show_page(ClientsPage(driver.connect(path)))
    page.search.insert("lee")
    driver.settle(page.chart_client)
    assert len(page.table.record_model.rows) == PAGE_SIZE
    assert page.head.subtitle.text() == f"{2 * PAGE_SIZE} found"
    qtbot.keyClick(page.search, DOWN)
    qtbot.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    driver.settle(page.chart_client)
    assert found(page) == [f"Lee{number:03d}, Ann" for number in range(2 * PAGE_SIZE)]
    assert page.table.get_current_row().name == f"Lee{PAGE_SIZE - 1:03d}, Ann"
    assert not page.table.record_model.canFetchMore(QModelIndex())
    page.refresh_page()
    driver.settle(page.chart_client)
    assert len(page.table.record_model.rows) == 2 * PAGE_SIZE
    assert page.table.get_current_row().name == f"Lee{PAGE_SIZE - 1:03d}, Ann"


def test_the_next_page_of_a_former_question_is_not_added(driver: WindowDriver, path: Path) -> None:
    long_list(path, 2 * PAGE_SIZE)
    page = driver.show_page(ClientsPage(driver.connect(path)))
    page.search.insert("lee")
    driver.settle(page.chart_client)
    page.table.record_model.fetchMore(QModelIndex())
    page.search.insert("01")
    page.table.record_model.fetchMore(QModelIndex())
    driver.settle(page.chart_client)
    assert found(page) == [f"Lee{number:03d}, Ann" for number in range(10, 20)]


def test_the_first_of_very_many_are_said_to_be_that(driver: WindowDriver, path: Path) -> None:
    long_list(path, SEARCH_LIMIT + 1)
    page = driver.show_page(ClientsPage(driver.connect(path)))
    assert page.head.subtitle.text() == f"The first {SEARCH_LIMIT}, by name; type more to find others"
