"""The History tab on a real chart: everything in time order, found by words, and the log."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import load_client_file, register_client
from charting.actions.notes import add_addendum, sign_note, start_session
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.model.case import Case, CaseStatus, DischargeReason
from charting.model.client import Client
from charting.model.consent import Consent, ConsentKind, Contact
from charting.model.findings import AskedQuestion
from charting.model.session import Treatment
from charting.summaries.client_records import ClientRecords
from tests.support.window_driver import WindowDriver
from ui.pages.history import texts
from ui.pages.history.tab import LOG_VIEW, HistoryTab

ENTER = Qt.Key.Key_Return


@pytest.fixture
def client_id(empty_file: Path) -> str:
    """A client with an old case and a new one, a signed session with an addendum, a contact, a consent."""
    today, asked = clock.today(), AskedQuestion(asked=True)
    long_ago = today - timedelta(days=400)
    with open_clinic_file(empty_file) as clinic_file:
        who = clinic_file.therapists.find()[0]
        born = today - timedelta(days=12_000)
        client = register_client(
            clinic_file, who, Client(family_name="Webb", given_name="Ada", birth_date=born)
        )
        save_record(clinic_file, who, Case(
            client_id=client.id, complaint="Low back", opened=long_ago, status=CaseStatus.DISCHARGED,
            closed=long_ago, discharge_reason=DischargeReason.GOALS_MET, discharge_outcome="pain 7 to 1",
        ))  # fmt: skip
        case = save_record(clinic_file, who, Case(client_id=client.id, complaint="Shoulder", opened=today))
        save_record(
            clinic_file,
            who,
            Contact(client_id=client.id, at=clock.now() - timedelta(days=2), what="<b>Called</b> Dr Søn"),
        )
        save_record(clinic_file, who, Consent(
            client_id=client.id, kind=ConsentKind.TREATMENT, scope="all", signed_by="Ada", given=today,
        ))  # fmt: skip
        draft = start_session(clinic_file, who, case, clock.now()).with_changes(
            subjective="Slept on the shoulder", pain_now=6, pain_after=4, health_changes=asked,
            adverse_response=asked, treatment=(Treatment(technique="cupping"),),
        )  # fmt: skip
        add_addendum(clinic_file, who, sign_note(clinic_file, who, draft), "Phoned: slept five hours.")
    return client.id


@pytest.fixture
def tab(
    qtbot: QtBot,
    empty_file: Path,
    client_id: str,
    driver: WindowDriver,
) -> HistoryTab:
    chart_client = driver.connect(empty_file)
    made = HistoryTab(chart_client)
    qtbot.addWidget(made)
    made.resize(1216, 600)
    made.show()
    made.activateWindow()
    chart_client.run_query(
        lambda clinic_file: load_client_file(clinic_file, client_id), lambda file: show(made, file)
    )
    driver.settle(chart_client)
    return made


def show(tab: HistoryTab, file: ClientRecords) -> None:
    case = file.get_current_case()
    tab.show_client_file(file, file.get_case_file(case) if case else None)


def titles(tab: HistoryTab) -> list[str]:
    return [row.title for row in tab.record_list.get_rows()]


def read_at_the_right(tab: HistoryTab) -> str:
    reader = tab.reader
    return "\n".join((reader.title.text(), reader.below.text(), reader.lines.accessibleName()))


def test_everything_of_all_cases_stands_in_time_order(tab: HistoryTab) -> None:
    assert set(titles(tab)) == {
        "Session 1", "Addendum to session 1", "Phone, client", "Treatment consent", "Discharged: goals met",
    }  # fmt: skip
    assert titles(tab)[-2:] == ["Phone, client", "Discharged: goals met"]


def test_the_newest_is_read_at_once(tab: HistoryTab) -> None:
    assert tab.record_list.get_current_row() == tab.record_list.get_rows()[0]
    assert tab.reader.title.text() == tab.record_list.get_rows()[0].title
    tab.reader.clear_record()
    assert (tab.reader.title.isVisible(), tab.reader.below.text()) == (False, texts.CHOOSE)


def test_what_is_chosen_is_read_in_full_with_its_addenda(qtbot: QtBot, tab: HistoryTab) -> None:
    qtbot.keyClicks(tab.search.edit, "session")
    qtbot.keyClick(tab.search.edit, Qt.Key.Key_Down)
    qtbot.waitUntil(tab.record_list.hasFocus)
    tab.record_list.select_key(
        next(row.key for row in tab.record_list.get_rows() if row.title == "Session 1")
    )
    words = read_at_the_right(tab)
    assert "Slept on the shoulder" in words
    assert "cupping" in words
    assert "Phoned: slept five hours.\nRosa Delgado, LMT" in words
    assert f"seal {tab.file.seals[tab.file.sessions[0].id][:12]}" in words


def test_words_are_found_anywhere_in_a_record_whatever_their_accents(qtbot: QtBot, tab: HistoryTab) -> None:
    qtbot.keyClicks(tab.search.edit, "CUPPING slept")
    assert set(titles(tab)) == {"Session 1", "Addendum to session 1"}
    tab.search.edit.selectAll()
    qtbot.keyClicks(tab.search.edit, "dr son")
    assert titles(tab) == ["Phone, client"]
    tab.search.edit.selectAll()
    qtbot.keyClicks(tab.search.edit, "zebra")
    assert titles(tab) == []


def test_enter_opens_the_record_on_its_tab(qtbot: QtBot, tab: HistoryTab) -> None:
    tab.open_record(tab.file.contacts[0].id)
    with qtbot.waitSignal(tab.chart_client.client_requested) as asked:
        qtbot.keyClick(tab.record_list, ENTER)
    assert asked.args == [tab.file.client.id, "referral", tab.file.contacts[0].id]


def test_a_record_of_another_case_brings_that_case_on_show(qtbot: QtBot, tab: HistoryTab) -> None:
    old = tab.file.cases[0]
    tab.open_record(old.id)
    asked: list[str] = []
    tab.case_requested.connect(asked.append)
    with qtbot.waitSignal(tab.chart_client.client_requested):
        qtbot.keyClick(tab.record_list, ENTER)
    assert asked == [old.id]


def test_what_was_typed_is_shown_as_typed(tab: HistoryTab) -> None:
    tab.open_record(tab.file.contacts[0].id)
    label = next(each for each in tab.reader.findChildren(QLabel) if each.text() == "<b>Called</b> Dr Søn")
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_log_tells_who_wrote_what_with_its_seal(
    qtbot: QtBot, tab: HistoryTab, driver: WindowDriver
) -> None:
    tab.view_filter.select_value(LOG_VIEW)
    driver.settle(tab.chart_client)
    qtbot.keyClicks(tab.search.edit, "signed session")
    qtbot.keyClick(tab.search.edit, Qt.Key.Key_Down)
    entry = tab.log.get_current_row()
    session = tab.file.sessions[0]
    assert (entry.record_id, entry.version, entry.who) == (session.id, session.version, "Rosa Delgado, LMT")
    assert entry.sha256[:12] in [tab.log.model().index(0, column).data() for column in range(5)]
    assert entry.sha256 in read_at_the_right(tab).replace(" ", "")
    with qtbot.waitSignal(tab.chart_client.client_requested) as asked:
        qtbot.keyClick(tab.log, ENTER)
    assert asked.args == [tab.file.client.id, "sessions", session.id]


def test_the_same_client_again_keeps_cursor_and_words_another_one_clears_them(
    qtbot: QtBot, tab: HistoryTab
) -> None:
    qtbot.keyClicks(tab.search.edit, "session")
    tab.record_list.select_key(tab.record_list.get_rows()[1].key)
    chosen = tab.record_list.get_current_row()
    show(tab, tab.file)
    assert tab.record_list.get_current_row() == chosen
    assert tab.search.get_value() == "session"
    born = tab.file.client.birth_date
    other = Client(family_name="Ma", birth_date=born)
    show(tab, ClientRecords(client=other, clinic=tab.file.clinic, therapists={}, providers={}))
    assert titles(tab) == []
    assert tab.search.get_value() == ""
    assert "Slept" not in read_at_the_right(tab)
