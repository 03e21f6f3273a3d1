"""The Today page: what it says of the day, and that each thing on it is one key from being done."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import register_client
from charting.actions.notes import save_draft, start_session
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.case import Referral
from charting.model.clinic import Therapist
from charting.model.consent import Contact
from charting.model.session import Visit
from tests.support.sample_clinic import NOON, build_case, build_client, open_sample_clinic
from tests.support.shown_widgets import read_labels, read_rows, record_client_requests
from tests.support.window_driver import WindowDriver
from ui.pages.today import texts
from ui.pages.today.page import TodayPage
from ui.pages.today.work_buttons import WorkGroupButton, WorkItemButton

ENTER, UP, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.set_to(NOON):
        yield


@pytest.fixture
def day(tmp_path: Path) -> tuple[Any, ...]:
    """The sample chart at noon of 2 March, with a new client at 15:00, whose name has markup, and two old drafts."""
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path) as sample:
        chart, who = sample.clinic_file, sample.who
        fresh = register_client(chart, who, build_client(given_name="<b>Bo</b>", family_name="Søn & O'Brien"))
        case = save_record(chart, who, build_case(fresh))
        visit = save_record(
            chart, who, Visit(client_id=fresh.id, case_id=case.id, starts_at=NOON + timedelta(hours=3))
        )
        drafts = []
        for days in (3, 4):
            other = register_client(chart, who, build_client(family_name=f"Old{days}", given_name="Ann"))
            old = start_session(
                chart, who, save_record(chart, who, build_case(other)), NOON - timedelta(days=days)
            )
            drafts.append(save_draft(chart, who, old))
        chart_it = chart.sessions.find_first(id=sample.draft.id)
    return path, fresh, visit, drafts, chart_it


@pytest.fixture
def today(driver: WindowDriver, day: tuple[Any, ...]) -> TodayPage:
    return driver.show_page(TodayPage(driver.connect(day[0])))


def group(page: TodayPage, title: str) -> WorkGroupButton:
    return next(line for line in page.work_list.collect_lines() if line.accessibleName().startswith(title))


def test_it_says_the_day_in_words_and_counts(today: TodayPage) -> None:
    assert today.head.title.text() == "Monday 2 March"
    assert today.head.subtitle.text().startswith("3 sessions · ")
    assert today.head.subtitle.text().endswith(" things need you")


def test_the_sessions_stand_in_order_of_time_as_plain_text(today: TodayPage) -> None:
    rows = read_rows(today.sessions_table)
    assert [row[0] for row in rows] == ["10:00", "12:00", "15:00"]
    assert rows[2][1] == "<b>Bo</b> Søn & O'Brien"
    assert [row[4] for row in rows] == ["Open", "Chart", "Assess"]


def test_the_keyboard_is_on_the_sessions_as_one_comes_in(today: TodayPage) -> None:
    assert today.sessions_table.hasFocus()
    assert today.sessions_table.get_current_row().time == "10:00"


def test_enter_on_a_signed_session_and_on_a_draft_opens_it(
    qtbot: QtBot, today: TodayPage, day: tuple[Any, ...]
) -> None:
    asked = record_client_requests(today.chart_client)
    draft = day[4]
    today.sessions_table.setFocus()
    qtbot.keyClick(today.sessions_table, ENTER)
    qtbot.keyClick(today.sessions_table, DOWN)
    qtbot.keyClick(today.sessions_table, ENTER)
    assert asked[0][1] == "sessions"
    assert asked[1] == (draft.client_id, "sessions", draft.id)


def test_enter_on_a_new_client_begins_the_initial_assessment_once(
    qtbot: QtBot, today: TodayPage, driver: WindowDriver, day: tuple[Any, ...]
) -> None:
    asked, fresh = record_client_requests(today.chart_client), day[1]
    today.sessions_table.setFocus()
    for _ in range(2):
        today.sessions_table.select_row(2)
        qtbot.keyClick(today.sessions_table, ENTER)
        driver.settle(today.chart_client)
    (client, tab, note), again = asked
    assert (client, tab) == (fresh.id, "assessments")
    assert again == (client, tab, note)
    found = []
    today.chart_client.run_query(
        lambda clinic_file: clinic_file.assessments.find(client_id=fresh.id), found.extend
    )
    driver.settle(today.chart_client)
    assert [(each.id, each.kind) for each in found] == [(note, "initial")]


def test_a_click_on_the_button_of_a_row_does_what_enter_does(
    qtbot: QtBot, today: TodayPage, day: tuple[Any, ...]
) -> None:
    asked = record_client_requests(today.chart_client)
    box = today.sessions_table.visualRect(today.sessions_table.model().index(1, 4))
    qtbot.mouseClick(today.sessions_table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert asked == [(day[4].client_id, "sessions", day[4].id)]


def test_a_group_of_several_opens_in_place_and_each_thing_leads_to_its_record(
    qtbot: QtBot, today: TodayPage, day: tuple[Any, ...]
) -> None:
    asked, drafts = record_client_requests(today.chart_client), day[3]
    unsigned = group(today, "Unsigned notes, 2")
    lines = len(today.work_list.collect_lines())
    unsigned.setFocus()
    qtbot.keyClick(unsigned, ENTER)
    assert len(today.work_list.collect_lines()) == lines + 2
    qtbot.keyClick(unsigned, DOWN)
    item = QApplication.focusWidget()
    assert item.accessibleName().startswith("Old")
    qtbot.keyClick(item, ENTER)
    assert asked[0][1:] in {("sessions", draft.id) for draft in drafts}
    qtbot.keyClick(item, UP)
    qtbot.keyClick(unsigned, ENTER)
    assert len(today.work_list.collect_lines()) == lines


def test_a_group_of_one_leads_straight_to_it(
    qtbot: QtBot, today: TodayPage, driver: WindowDriver, day: tuple[Any, ...]
) -> None:
    def promise(clinic_file: ClinicFile, who: Therapist) -> Contact:
        client_id = day[1].id
        contact = Contact(
            client_id=client_id, at=NOON, what="Stretches shown", next_step="Call", next_by=date(2026, 3, 2)
        )
        return save_record(clinic_file, who, contact)

    made = []
    today.chart_client.run_action(promise, made.append)
    driver.settle(today.chart_client)
    asked, line = record_client_requests(today.chart_client), group(today, "Follow-up check-ins, 1")
    line.setFocus()
    qtbot.keyClick(line, ENTER)
    assert asked == [(day[1].id, "referral", made[0].id)]


def test_a_license_that_ends_leads_to_the_settings(
    qtbot: QtBot, today: TodayPage, driver: WindowDriver
) -> None:
    def expire(clinic_file: ClinicFile, who: Therapist) -> Therapist:
        return save_record(
            clinic_file,
            who,
            clinic_file.therapists.get(who.id).with_changes(license_expires=date(2026, 3, 9)),
        )

    today.chart_client.run_action(expire)
    driver.settle(today.chart_client)
    went = []
    today.chart_client.page_requested.connect(went.append)
    line = group(today, "Licenses and insurance, 1")
    line.setFocus()
    qtbot.keyClick(line, ENTER)
    assert went == ["settings"]


def test_a_refresh_keeps_the_open_group_the_focus_and_the_row(
    qtbot: QtBot, today: TodayPage, driver: WindowDriver, day: tuple[Any, ...]
) -> None:
    unsigned = group(today, "Unsigned notes, 2")
    unsigned.setFocus()
    qtbot.keyClick(unsigned, ENTER)
    qtbot.keyClick(unsigned, DOWN)
    name = QApplication.focusWidget().accessibleName()
    today.sessions_table.select_row(2)

    def refer(clinic_file: ClinicFile, who: Therapist) -> Referral:
        case = clinic_file.cases.find_first(client_id=day[1].id)
        provider = clinic_file.providers.find_first()
        earlier = Visit(client_id=case.client_id, case_id=case.id, starts_at=NOON - timedelta(hours=4))
        save_record(clinic_file, who, earlier)
        referral = Referral(
            client_id=case.client_id,
            case_id=case.id,
            provider_id=provider.id,
            received=date(2026, 2, 1),
            valid_until=date(2026, 3, 5),
        )
        return save_record(clinic_file, who, referral)

    today.chart_client.run_action(refer)
    driver.settle(today.chart_client)
    assert group(today, "Authorizations ending")
    assert QApplication.focusWidget().accessibleName() == name
    assert [row[0] for row in read_rows(today.sessions_table)] == ["08:00", "10:00", "12:00", "15:00"]
    assert today.sessions_table.get_current_row().time == "15:00"


def test_the_find_line_offers_matches_and_enter_opens_the_one_marked(
    qtbot: QtBot, today: TodayPage, driver: WindowDriver, day: tuple[Any, ...]
) -> None:
    asked = record_client_requests(today.chart_client)
    today.find_command("client.find")()
    edit = today.search.edit
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "obrien")
    driver.settle(today.chart_client)
    assert today.search.hit_list.isVisible()
    assert "<b>Bo</b>" in today.search.hit_list.model().index(0, 0).data()
    qtbot.keyClick(today.search.hit_list, ENTER)
    assert asked == [(day[1].id, "", "")]
    assert edit.text() == ""


def test_a_name_that_nobody_has_can_be_registered_at_once(
    qtbot: QtBot, today: TodayPage, driver: WindowDriver
) -> None:
    today.find_command("client.find")()
    qtbot.keyClicks(today.search.edit, "marcus webb")
    driver.settle(today.chart_client)
    qtbot.keyClick(today.search.hit_list, ENTER)
    sheet = driver.find_sheet()
    assert sheet.form.get_field("given_name").get_value() == "Marcus"
    assert sheet.form.get_field("family_name").get_value() == "Webb"
    sheet.reject()
    assert not sheet.isVisible()


def test_esc_empties_the_find_line_and_then_leaves_it(
    qtbot: QtBot, today: TodayPage, driver: WindowDriver
) -> None:
    today.find_command("client.find")()
    qtbot.keyClicks(today.search.edit, "obrien")
    driver.settle(today.chart_client)
    qtbot.keyClick(today.search.hit_list, Qt.Key.Key_Escape)
    assert not today.search.hit_list.isVisible()
    assert today.search.edit.text() == "obrien"
    qtbot.keyClick(today.search.edit, Qt.Key.Key_Escape)
    assert today.search.edit.text() == ""
    assert today.search.edit.hasFocus()
    qtbot.keyClick(today.search.edit, Qt.Key.Key_Escape)
    assert today.sessions_table.hasFocus()


def test_a_day_without_visits_says_so(driver: WindowDriver, day: tuple[Any, ...]) -> None:
    with clock.set_to(NOON + timedelta(days=1)):
        page = driver.show_page(TodayPage(driver.connect(day[0])))
        assert page.head.subtitle.text().startswith("No sessions · ")
        assert "No sessions are planned for today." in read_labels(page)
        assert not page.sessions_table.isVisible()


def test_a_window_left_open_overnight_turns_the_page(today: TodayPage, driver: WindowDriver) -> None:
    with clock.set_to(NOON + timedelta(days=1)):
        today.findChild(QTimer).timeout.emit()
        driver.settle(today.chart_client)
    assert today.head.title.text() == "Tuesday 3 March"


def test_a_clinic_without_clients_is_welcomed(driver: WindowDriver, empty_file: Path) -> None:
    page = driver.show_page(TodayPage(driver.connect(empty_file)))
    assert "Welcome." in read_labels(page)
    page.find_command("client.new")()
    sheet = driver.find_sheet()
    assert sheet.windowTitle() == "New client"
    sheet.reject()


def test_nothing_to_do_is_said(driver: WindowDriver, empty_file: Path) -> None:
    with open_clinic_file(empty_file) as clinic_file:
        register_client(
            clinic_file, clinic_file.therapists.find_first() or Therapist(name="x"), build_client()
        )
    page = driver.show_page(TodayPage(driver.connect(empty_file)))
    assert texts.NOTHING in page.head.subtitle.text()
    assert texts.ALL_DONE in read_labels(page)


def test_the_things_of_a_group_are_made_when_it_is_opened(qtbot: QtBot, today: TodayPage) -> None:
    assert today.work_list.findChildren(WorkItemButton) == []
    unsigned = group(today, "Unsigned notes, 2")
    unsigned.setFocus()
    for _ in range(3):
        qtbot.keyClick(unsigned, ENTER)
        assert len(today.work_list.findChildren(WorkItemButton)) == 2
    assert [line.accessibleName() for line in today.work_list.collect_lines()].count(
        unsigned.accessibleName()
    ) == 1
