"""The Reports page: what is due, and what was issued, each leading to the client's Reports tab."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.plain_records import save_record
from charting.actions.report_release import issue_report
from charting.model.case import Referral
from charting.model.provider import Provider
from charting.model.report import Report
from tests.support.sample_clinic import NOON, PDF, build_report, open_sample_clinic
from tests.support.shown_widgets import read_labels, read_rows, record_client_requests
from tests.support.window_driver import WindowDriver
from ui.pages.client_reports import texts as client_reports_texts
from ui.pages.reports import texts as reports_texts
from ui.pages.reports.page import ReportsPage

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


@pytest.fixture(autouse=True)
def three_weeks_on() -> Iterator[None]:
    """Long enough after the sample's own report for the next one to be due."""
    with clock.set_to(NOON + timedelta(days=21)):
        yield


@pytest.fixture
def chart(tmp_path: Path) -> tuple[Path, Report, Report]:
    """The sample chart with a second report, and a referral by somebody to whom none went yet."""
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path) as sample:
        later = build_report(sample.client, sample.case, sample.provider, sample.who).with_changes(
            issued_at=NOON + timedelta(days=3), issued_by="Søren <b>B</b>, LMT"
        )
        later = issue_report(sample.clinic_file, sample.who, later, PDF + b"2")
        reyes = save_record(sample.clinic_file, sample.who, Provider(name="Maria Reyes", credentials="MD"))
        save_record(
            sample.clinic_file,
            sample.who,
            Referral(
                client_id=sample.client.id,
                case_id=sample.case.id,
                provider_id=reyes.id,
                received=date(2026, 1, 5),
                visits_authorized=1,
            ),
        )
    return path, sample.report, later


@pytest.fixture
def reports(
    driver: WindowDriver,
    chart: tuple[Path, Report, Report],
) -> ReportsPage:
    return driver.show_page(ReportsPage(driver.connect(chart[0])))


def test_the_newest_stands_first_with_its_seal(
    reports: ReportsPage, chart: tuple[Path, Report, Report]
) -> None:
    rows = read_rows(reports.table)
    assert [row[0] for row in rows] == ["5 Mar 2026", "2 Mar 2026"]
    assert rows[0][5] == "Søren <b>B</b>, LMT"
    assert chart[2].sha256.startswith(rows[0][6])
    assert len(rows[0][6]) == 12


def test_down_and_enter_open_the_report_at_the_client(
    qtbot: QtBot, reports: ReportsPage, chart: tuple[Path, Report, Report]
) -> None:
    asked = record_client_requests(reports.chart_client)
    qtbot.keyClick(reports.search, DOWN)
    qtbot.keyClick(reports.table, DOWN)
    qtbot.keyClick(reports.table, ENTER)
    assert asked == [(chart[1].client_id, "reports", chart[1].id)]


@pytest.mark.parametrize("typed", ["soren", "5 mar 2026", "2026-03-05", "nguyen 3/5/2026"])
def test_a_report_is_found_by_any_of_its_words(
    qtbot: QtBot, reports: ReportsPage, driver: WindowDriver, typed: str
) -> None:
    qtbot.keyClicks(reports.search, typed)
    driver.settle(reports.chart_client)
    assert [row[0] for row in read_rows(reports.table)] == ["5 Mar 2026"]
    assert reports.head.subtitle.text() == "1 found"


def test_what_nothing_matches_is_said(qtbot: QtBot, reports: ReportsPage, driver: WindowDriver) -> None:
    qtbot.keyClicks(reports.search, "xyz")
    driver.settle(reports.chart_client)
    assert "No report matches “xyz”." in read_labels(reports)


def test_one_that_is_due_leads_to_where_it_is_made(
    qtbot: QtBot, reports: ReportsPage, chart: tuple[Path, Report, Report]
) -> None:
    asked = record_client_requests(reports.chart_client)
    table = reports.due_card.table
    (row,) = read_rows(table)
    assert row[:2] == ["Nguyễn, Thảo Linh", "Progress report to Dr Reyes (no release on file)"]
    assert row[2:] == ["no authorized visit left", "due"]
    assert reports.head.subtitle.text() == "1 due · 2 issued"
    table.setFocus()
    qtbot.keyClick(table, ENTER)
    assert [where[:2] for where in asked] == [(chart[1].client_id, "reports")]


def test_a_refresh_keeps_the_one_chosen_and_what_was_typed(
    qtbot: QtBot, reports: ReportsPage, driver: WindowDriver, chart: tuple[Path, Report, Report]
) -> None:
    qtbot.keyClicks(reports.search, "nguyen")
    driver.settle(reports.chart_client)
    reports.table.select_row(1)
    newest = chart[2].with_changes(id="0-new", version=0, issued_at=NOON + timedelta(days=4))
    reports.chart_client.run_action(lambda open_chart, who: issue_report(open_chart, who, newest, PDF + b"3"))
    driver.settle(reports.chart_client)
    assert reports.table.model().rowCount() == 3
    assert reports.table.get_current_row().report_id == chart[1].id
    assert reports.search.text() == "nguyen"


def test_a_chart_without_reports_says_where_they_are_made(driver: WindowDriver, empty_file: Path) -> None:
    page = driver.show_page(ReportsPage(driver.connect(empty_file)))
    assert client_reports_texts.NO_REPORTS in read_labels(page)
    assert reports_texts.NOTHING_DUE in read_labels(page)
    assert page.head.subtitle.text() == "0 due · 0 issued"
