"""The sheets of clients and providers, by keyboard, on a real chart."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charting.actions.clients import register_client, update_client
from charting.clinic_file import ClinicFile
from charting.model.client import Client, Sex
from charting.model.clinic import Therapist
from charting.model.provider import Provider, ProviderKind
from tests.support.window_driver import WindowDriver
from ui.core.chart_client import ChartClient
from ui.pages.records import texts
from ui.pages.records.client_sheet import ClientSheet, open_registration_sheet
from ui.pages.records.provider_sheet import ProviderSheet, edit_provider

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chart_client(driver: WindowDriver, empty_file: Path) -> ChartClient:
    return driver.connect(empty_file)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Somewhere for a sheet to stand over."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def front(qtbot: QtBot) -> QWidget:
    """The sheet in front, ready for keys."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    sheet = QApplication.activeModalWidget()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def type_on(qtbot: QtBot, *words: str) -> None:
    """Type each where the cursor is, with Tab in between."""
    for word in words:
        qtbot.keyClicks(QApplication.focusWidget(), word)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def read(chart_client: ChartClient, driver: WindowDriver, job: Callable[[ClinicFile], object]) -> object:
    found: list[object] = []
    chart_client.run_query(job, found.append)
    driver.settle(chart_client)
    return found[0]


def test_a_client_is_registered_with_the_keyboard_alone(
    qtbot: QtBot, chart_client: ChartClient, page: QWidget, driver: WindowDriver
) -> None:
    made: list[Client] = []
    open_registration_sheet(chart_client, page, made.append)
    sheet = front(qtbot)
    type_on(qtbot, "O'Brien & Son <x>", "Zoe", "3/14/81", "Zo")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    type_on(qtbot, "she/her")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    driver.settle(chart_client)
    stored = read(chart_client, driver, lambda clinic_file: clinic_file.clients.get(made[0].id))
    assert isinstance(stored, Client)
    assert (stored.family_name, stored.given_name, stored.preferred_name) == (
        "O'Brien & Son <x>",
        "Zoe",
        "Zo",
    )
    assert stored.birth_date == date(1981, 3, 14)
    assert (stored.sex, stored.pronouns, stored.chart_number) == (Sex.FEMALE, "she/her", 1)
    assert made == [stored]
    assert QApplication.activeModalWidget() is None


def test_every_field_of_a_client_comes_back(
    qtbot: QtBot, chart_client: ChartClient, page: QWidget, driver: WindowDriver
) -> None:
    made: list[Client] = []
    open_registration_sheet(chart_client, page, made.append)
    form = front(qtbot).form
    form.load_record({
        "family_name": "Ťažký", "given_name": "Ana", "birth_date": date(1970, 5, 1), "sex": "",
        "alerts": ({"text": "Pacemaker", "action": "no vibration"},),
        "conditions": ("asthma", "gout"), "implants": ("pacemaker",), "reviewed": date(2026, 1, 2),
        "emergency_contact_name": "Luis", "emergency_contact_phone": "555", "address": "1 Elm\nTulsa",
    })  # fmt: skip
    form.window().submit_form()
    driver.settle(chart_client)
    client = made[0]
    assert [alert.line for alert in client.alerts] == ["Pacemaker: no vibration"]
    assert client.family_name == "Ťažký"
    assert client.history.conditions == ("asthma", "gout")
    assert client.history.reviewed == date(2026, 1, 2)
    assert client.emergency_contact is not None
    assert client.emergency_contact.phone == "555"
    again = ClientSheet(chart_client, page, client, {}, made.append)
    again.open()
    again.form.get_field("occupation").set_value("baker")
    again.submit_form()
    driver.settle(chart_client)
    assert made[1] == client.with_changes(occupation="baker", version=2)


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(
    qtbot: QtBot, chart_client: ChartClient, page: QWidget, driver: WindowDriver
) -> None:
    open_registration_sheet(chart_client, page, lambda _: None)
    sheet = front(qtbot)
    type_on(qtbot, "Ng", "Minh")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert sheet.form.get_field("birth_date").error == texts.BIRTH_DATE_NEEDED
    qtbot.keyClicks(QApplication.focusWidget(), "-10y")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert sheet.form.get_field("guardian_name").error == "A client under 18 needs a guardian."
    assert sheet.form.get_field("birth_date").error == ""
    assert QApplication.focusWidget() is sheet.form.get_field("guardian_name").edit
    qtbot.keyClicks(QApplication.focusWidget(), "Lan Ng")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    driver.settle(chart_client)
    assert read(chart_client, driver, lambda clinic_file: clinic_file.clients.count()) == 1


def test_a_similar_name_is_flagged_and_not_refused(
    qtbot: QtBot, chart_client: ChartClient, page: QWidget, driver: WindowDriver
) -> None:
    person = Client(family_name="Nguyễn", given_name="Thảo", birth_date=date(1981, 3, 14))
    chart_client.run_action(lambda clinic_file, who: register_client(clinic_file, who, person))
    sheet = open_registration_sheet(chart_client, page, lambda _: None)
    front(qtbot)
    type_on(qtbot, "Nguyen", "Thao")
    qtbot.waitUntil(sheet.similar.isVisible)
    assert "Nguyễn, Thảo (chart 0001, born 14 Mar 1981)" in sheet.similar.accessibleName()
    type_on(qtbot, "3/14/81")
    assert sheet.form.get_field("birth_date").echo.text() == "14 Mar 1981"
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    driver.settle(chart_client)
    assert read(chart_client, driver, lambda clinic_file: clinic_file.clients.count()) == 2


def test_a_change_by_somebody_else_is_told_and_both_are_kept(
    qtbot: QtBot, chart_client: ChartClient, page: QWidget, driver: WindowDriver
) -> None:
    made: list[Client] = []
    person = Client(family_name="Webb", given_name="Ada", birth_date=date(1970, 1, 1), phone="1")
    chart_client.run_action(lambda clinic_file, who: register_client(clinic_file, who, person), made.append)
    driver.settle(chart_client)
    sheet = ClientSheet(chart_client, page, made[0], {}, made.append)
    sheet.open()
    front(qtbot)
    theirs = made[0].with_changes(phone="2", occupation="pilot")
    chart_client.run_action(lambda clinic_file, who: update_client(clinic_file, who, theirs))
    phone = sheet.form.get_field("phone")
    phone.setFocus()
    qtbot.keyClicks(phone.edit, "9")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    driver.settle(chart_client)
    assert "Somebody else changed this in the meantime" in sheet.notice.accessibleName()
    assert "Phone: “2”" in sheet.notice.accessibleName()
    assert phone.get_value() == "91"
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    driver.settle(chart_client)
    assert (made[-1].phone, made[-1].occupation, made[-1].version) == ("91", "pilot", 3)


def test_a_provider_s_npi_is_verified_at_its_field(
    qtbot: QtBot, chart_client: ChartClient, page: QWidget, driver: WindowDriver
) -> None:
    made: list[Provider] = []
    edit_provider(chart_client, page, None, made.append, "Adaeze Okafor")
    sheet = front(qtbot)
    assert isinstance(sheet, ProviderSheet)
    npi = sheet.form.get_field("npi")
    npi.setFocus()
    qtbot.keyClicks(npi.edit, "123-456-7890")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert "check digit" in npi.error
    qtbot.keyClick(npi.edit, Qt.Key.Key_Backspace)
    qtbot.keyClicks(npi.edit, "3")
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    driver.settle(chart_client)
    assert (made[0].name, made[0].npi, made[0].kind) == (
        "Adaeze Okafor",
        "1234567893",
        ProviderKind.PHYSICIAN,
    )


def test_a_provider_is_found_by_a_part_of_the_name(
    qtbot: QtBot, chart_client: ChartClient, page: QWidget, driver: WindowDriver
) -> None:
    def store(clinic_file: ClinicFile, who: Therapist) -> None:
        with clinic_file.act(who.signature, "added provider") as act:
            for name in ("Adaeze Okafor", "Bo Ma"):
                act.store_record(Provider(name=name, credentials="MD"))

    chart_client.run_action(store)
    sheet = open_registration_sheet(chart_client, page, lambda _: None)
    front(qtbot)
    doctor = sheet.form.get_field("primary_care_id")
    doctor.setFocus()
    qtbot.keyClicks(doctor.edit, "oka")
    qtbot.waitUntil(doctor.hit_list.isVisible)
    qtbot.keyClick(doctor.hit_list, Qt.Key.Key_Return)
    found = read(
        chart_client,
        driver,
        lambda clinic_file: clinic_file.providers.find_first(name="Adaeze Okafor"),
    )
    assert isinstance(found, Provider)
    assert doctor.get_value() == found.id
    qtbot.keyClicks(doctor.edit, "x")
    assert doctor.get_value() is None
    assert "Choose a provider" in doctor.describe_problem()
