"""Making all due reports in the window: each by itself, to be stopped between two, and what was left out says why."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile
from charting.model.clinic import Therapist
from charting.model.consent import Consent
from charting.model.report import PROGRESS, Delivery
from charting.storage.verification import verify_clinic_file
from tests.support.due_reports_clinic import LATER, SAVED, make_due_reports_clinic
from tests.support.sample_clinic import NOON, build_release
from tests.support.shown_widgets import read_labels, read_rows, record_client_requests
from tests.support.window_driver import WindowDriver
from ui.issuing.report_pdf import make_unsaved_key
from ui.pages.reports import texts
from ui.pages.reports.page import ReportsPage

ENTER = Qt.Key.Key_Return


@pytest.fixture(autouse=True)
def three_weeks_on() -> Iterator[None]:
    with clock.set_to(LATER):
        yield


def rosa(therapists: list[Therapist]) -> Therapist:
    return next(each for each in therapists if each.name == "Rosa Delgado")


@pytest.fixture
def page(driver: WindowDriver, tmp_path: Path) -> ReportsPage:
    """The page of Rosa Delgado, in a clinic where a colleague charts too."""
    chart_client = driver.connect(make_due_reports_clinic(tmp_path / "clinic.soapstone"))
    chart_client.run_query(
        lambda clinic_file: clinic_file.therapists.find(),
        lambda found: setattr(chart_client, "therapist", rosa(found)),
    )
    driver.settle(chart_client)
    return driver.show_page(ReportsPage(chart_client))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "due"
    made.mkdir()
    return made


@pytest.fixture
def run(qtbot: QtBot, page: ReportsPage, folder: Path, driver: WindowDriver) -> Callable[..., Any]:
    """Makes all that is due, and waits until the page has said what came of it."""

    def make_all() -> None:
        page.make_all_reports(folder)
        qtbot.waitUntil(page.due_card.make_all_button.isEnabled, timeout=20_000)
        driver.settle(page.chart_client)

    return make_all


def ask(qtbot: QtBot, page: ReportsPage, job: Callable[..., Any]) -> list[Any]:
    """What a job on the chart gives."""
    answers = []
    page.chart_client.run_query(job, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1)
    return answers[0]


def issued(qtbot: QtBot, page: ReportsPage) -> list[Any]:
    return ask(
        qtbot,
        page,
        lambda clinic_file: [each for each in clinic_file.reports.find() if each.issued_at > NOON],
    )


def test_all_that_can_be_made_are_saved_and_recorded(
    qtbot: QtBot, page: ReportsPage, folder: Path, run: Callable[..., None]
) -> None:
    run()
    names = {SAVED.format(2), SAVED.format(2).replace(".pdf", "-2.pdf")}
    assert {file.name for file in folder.iterdir()} == names
    found = issued(qtbot, page)
    assert [(each.delivery, each.issued_by) for each in found] == 2 * [(Delivery.SAVED, "Rosa Delgado, LMT")]
    assert ask(qtbot, page, lambda clinic_file: verify_clinic_file(clinic_file.connection)) == []
    assert f"2 of 5 reports saved in {folder}. Read each page before you send it." in read_labels(page)


def test_those_left_out_stay_in_the_list_with_their_reasons_and_lead_to_the_client(
    qtbot: QtBot, page: ReportsPage, run: Callable[..., None]
) -> None:
    run()
    rows = {row[0]: row for row in read_rows(page.due_card.table)}
    assert len(rows) == 3
    assert rows["Three, Ana"][1].startswith("There is no release to Adaeze Okafor, MD in force.")
    assert rows["木, Ana"][1].startswith("The PDF shows these letters as “?”: 木.")
    assert rows["Five, Ana"][1] == "Lena Park, LMT signed last in this case and must issue the report."
    assert {row[3] for row in rows.values()} == {"left out"}
    asked = record_client_requests(page.chart_client)
    page.due_card.table.setFocus()
    qtbot.keyClick(page.due_card.table, ENTER)
    assert [where[1] for where in asked] == ["reports"]


def test_a_reason_is_not_told_any_longer_once_something_has_changed(
    page: ReportsPage, run: Callable[..., None], driver: WindowDriver
) -> None:
    run()

    def record(clinic_file: ClinicFile, who: Therapist) -> Consent:
        client = clinic_file.find_client_by_number(3)
        return save_record(clinic_file, who, build_release(client, clinic_file.providers.find()[0]))

    page.chart_client.run_action(record)
    driver.settle(page.chart_client)
    rows = {row[0]: row for row in read_rows(page.due_card.table)}
    assert rows["Three, Ana"][1] == "Progress report to Dr Okafor"
    assert "saved in" not in read_labels(page)


def test_it_stops_between_two(qtbot: QtBot, page: ReportsPage, folder: Path, driver: WindowDriver) -> None:
    page.make_all_reports(folder)
    assert "Making 1 of 5" in read_labels(page)
    page.due_card.progress_notice.pressed.emit()
    qtbot.waitUntil(page.due_card.make_all_button.isEnabled, timeout=20_000)
    driver.settle(page.chart_client)
    assert texts.STOPPED in read_labels(page)
    assert len(issued(qtbot, page)) == len(list(folder.iterdir())) <= 1
    assert len(read_rows(page.due_card.table)) >= 4


def test_sentences_that_are_being_written_are_not_passed_over(
    qtbot: QtBot, page: ReportsPage, run: Callable[..., None]
) -> None:
    item = next(item for item in page.due_card.items if item.who == "Two")
    page.chart_client.unsaved[make_unsaved_key(PROGRESS, item.need.case_id)] = "typed"
    run()
    assert len(issued(qtbot, page)) == 1
    row = next(row for row in read_rows(page.due_card.table) if row[0] == "Two, Ana")
    assert row[1].startswith("Its sentences are being edited")


def test_a_folder_that_went_away_ends_it_with_a_sentence(
    qtbot: QtBot, page: ReportsPage, folder: Path, run: Callable[..., None]
) -> None:
    folder.rmdir()
    run()
    assert f"There is no folder {folder}." in read_labels(page)
    assert issued(qtbot, page) == []
    assert len(read_rows(page.due_card.table)) == 5


def test_a_run_that_ended_elsewhere_is_told_when_one_comes_back(
    page: ReportsPage, run: Callable[..., None]
) -> None:
    page.hide()
    run()
    page.show()
    page.refresh_page()
    assert "2 of 5 reports saved" in read_labels(page)


def test_by_keyboard_it_says_what_it_does_and_asks_for_the_folder(
    qtbot: QtBot,
    page: ReportsPage,
    folder: Path,
    driver: WindowDriver,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    def answer() -> None:
        sheet = driver.find_sheet()
        assert "5 due, each addressed to the referring provider" in read_labels(sheet)
        assert "Rosa Delgado, LMT" in read_labels(sheet)
        assert "Nothing is sent. Read each page before you send it." in read_labels(sheet)
        qtbot.keyClick(QApplication.focusWidget(), ENTER)

    QTimer.singleShot(50, answer)
    page.due_card.make_all_button.setFocus()
    qtbot.keyClick(page.due_card.make_all_button, ENTER)
    qtbot.waitUntil(page.due_card.make_all_button.isEnabled, timeout=20_000)
    driver.settle(page.chart_client)
    assert len(issued(qtbot, page)) == 2


def test_it_is_offered_only_where_something_is_due(driver: WindowDriver, empty_file: Path) -> None:
    page = driver.show_page(ReportsPage(driver.connect(empty_file)))
    assert not page.due_card.make_all_button.isVisible()
