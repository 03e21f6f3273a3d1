"""The tabs of the client page are filled when they are looked at, and none ever shows another client than the banner."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import register_client
from charting.actions.notes import start_session
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.model.case import Case
from charting.model.client import Client
from charting.model.consent import Contact
from tests.support.window_driver import WindowDriver
from ui.core.settings import Settings
from ui.pages.client.page import TABS, ClientPage


class Painted(QObject):
    """At each painting of a tab: whose it is, and whose name the banner shows."""

    def __init__(self, page: ClientPage) -> None:
        super().__init__(page)
        self.page, self.seen = page, []

    def watch(self) -> None:
        for part in self.page.client_tabs.made_so_far:
            part.removeEventFilter(self)
            part.installEventFilter(self)

    def eventFilter(self, watched: Any, event: Any) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Paint:
            self.seen.append((whose(watched), self.page.banner.name_label.get_text()))
        return False


def whose(tab: Any) -> str:
    """The family name of the client whose records stand on that tab."""
    card = getattr(tab, "client", None)  # Referral & consent keeps them on its cards
    shown = getattr(tab, "file", None) or getattr(tab, "case", None) or card.file
    return shown.client.family_name.upper()


@pytest.fixture
def two_clients(empty_file: Path) -> list[Case]:
    """Ann with a draft, and Zoe, each with a case."""
    made = []
    with open_clinic_file(empty_file) as clinic_file:
        who = clinic_file.therapists.find()[0]
        for family, given in (("Ames", "Ann"), ("Zorn", "Zoe")):
            client = register_client(
                clinic_file, who, Client(family_name=family, given_name=given, birth_date=date(1970, 1, 1))
            )
            opened = clock.today() - timedelta(days=9)
            case = save_record(
                clinic_file, who, Case(client_id=client.id, complaint=f"{given}’s neck", opened=opened)
            )
            made.append(case)
        start_session(clinic_file, who, made[0], clock.now())
    return made


@pytest.fixture
def page(qtbot: QtBot, two_clients: list[Case], empty_file: Path, driver: WindowDriver) -> ClientPage:
    made = ClientPage(driver.connect(empty_file), Settings())
    qtbot.addWidget(made)
    made.resize(1208, 690)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.chart_client.chart_changed.connect(made.refresh_page)
    return made


@pytest.fixture
def go(page: ClientPage, driver: WindowDriver) -> Callable[..., Any]:
    def there(case: Case, tab: str = "") -> None:
        page.show_client(case.client_id, tab)
        page.refresh_page()
        driver.settle(page.chart_client)
        driver.settle(page.chart_client)

    return there


def look_at(page: ClientPage, tab: str) -> None:
    """As a person does, on the line of tabs."""
    page.tabs.setCurrentIndex(page.tabs.ids.index(f"tab.{tab}"))


def test_only_the_tab_in_front_is_filled_and_the_others_when_they_are_looked_at(
    page: ClientPage, go: Callable[..., None], two_clients: list[Case]
) -> None:
    go(two_clients[0])
    sessions = page.client_tabs["tab.sessions"]
    assert sessions.case is None
    look_at(page, "sessions")
    assert sessions.case.case == two_clients[0]
    assert sessions.list.count() == 1


def test_after_an_act_the_tab_in_front_reads_anew_and_the_others_when_they_come_to_the_front(
    page: ClientPage, go: Callable[..., None], driver: WindowDriver, two_clients: list[Case]
) -> None:
    mine = two_clients[0]
    go(mine, "history")
    look_at(page, "overview")
    history, overview = page.client_tabs["tab.history"], page.client_tabs["tab.overview"]
    rows = len(history.record_list.get_rows())
    contact = Contact(client_id=mine.client_id, case_id=mine.id, at=clock.now(), what="Called the doctor")
    page.chart_client.run_action(lambda clinic_file, who: save_record(clinic_file, who, contact))
    driver.settle(page.chart_client)
    driver.settle(page.chart_client)
    assert contact.id in {row.data.record_id for row in overview.timeline.list.get_rows()}
    assert len(history.record_list.get_rows()) == rows
    look_at(page, "history")
    assert contact.id in {row.data.record_id for row in history.record_list.get_rows()}


@pytest.mark.parametrize("tab", [name.removeprefix("tab.") for name in TABS])
def test_no_painting_shows_one_client_s_tab_under_another_s_name(
    page: ClientPage,
    go: Callable[..., None],
    driver: WindowDriver,
    two_clients: list[Case],
    tab: str,
    qtbot: QtBot,
) -> None:
    """Each client on each tab, then the other one on every tab: what was filled for the first lies there still."""
    ann, zoe = two_clients
    painted = Painted(page)
    for case in (ann, zoe):
        go(case, tab)
        painted.watch()
        for other in TABS:
            look_at(page, other.removeprefix("tab."))
            painted.watch()
            qtbot.wait(1)
    go(ann, tab)
    page.show_client(zoe.client_id, tab)
    qtbot.wait(1)
    assert page.stack.currentWidget() is page.blank
    page.refresh_page()
    driver.settle(page.chart_client)
    assert page.stack.currentWidget() is page.client_tabs[f"tab.{tab}"]
    assert len(painted.seen) > len(TABS)
    assert [(own, name) for own, name in painted.seen if not name.startswith(own)] == []


def test_a_command_of_a_tab_that_still_holds_the_client_before_is_done_for_the_one_on_show(
    page: ClientPage, go: Callable[..., None], driver: WindowDriver, two_clients: list[Case]
) -> None:
    ann, zoe = two_clients
    go(ann, "sessions")
    go(zoe)
    page.find_command("session.new")()
    driver.settle(page.chart_client)
    driver.settle(page.chart_client)
    editor = page.client_tabs["tab.sessions"].editor
    assert page.tabs.get_current_tab() == "tab.sessions"
    assert editor.note.client_id == zoe.client_id


def test_what_was_typed_is_stored_when_another_client_comes_and_is_there_again(
    qtbot: QtBot,
    page: ClientPage,
    go: Callable[..., None],
    driver: WindowDriver,
    two_clients: list[Case],
) -> None:
    ann, zoe = two_clients
    go(ann, "sessions")
    words = page.client_tabs["tab.sessions"].editor.cards[0].fields["subjective"].edit
    words.setFocus()
    qtbot.keyClicks(words, "Sleeps well")
    go(zoe)
    stored = []
    page.chart_client.run_query(
        lambda clinic_file: clinic_file.sessions.find(client_id=ann.client_id), stored.extend
    )
    driver.settle(page.chart_client)
    assert stored[0].subjective == "Sleeps well"
    look_at(page, "sessions")
    assert page.stack.currentWidget().stack.currentWidget() is page.client_tabs["tab.sessions"].no_notes
    go(ann, "sessions")
    assert page.client_tabs["tab.sessions"].editor.collect_draft(stored[0]).subjective == "Sleeps well"


def test_a_tab_chosen_while_the_file_is_read_comes_with_the_file(
    page: ClientPage, go: Callable[..., None], driver: WindowDriver, two_clients: list[Case]
) -> None:
    ann, zoe = two_clients
    go(ann)
    page.show_client(zoe.client_id)
    page.refresh_page()
    look_at(page, "measures")
    assert page.stack.currentWidget() is page.blank
    driver.settle(page.chart_client)
    assert page.stack.currentWidget() is page.client_tabs["tab.measures"]
    assert page.client_tabs["tab.measures"].case.client.id == zoe.client_id
