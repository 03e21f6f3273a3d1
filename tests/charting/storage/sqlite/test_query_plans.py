"""No query reads through a table that grows with the clinic: what SQLite says that it would do, for each one asked."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from charting import clock
from charting.actions.clients import load_client_file, update_client
from charting.actions.list_pages import (
    PAGE_SIZE,
    load_client_rows,
    load_provider_rows,
    load_referred_clients,
    load_report_rows,
    mark_similar_names,
)
from charting.actions.maintenance_slices import run_maintenance_slices
from charting.actions.note_search import find_notes
from charting.actions.notes import discard_draft, start_assessment, start_session
from charting.actions.report_release import find_due_reports, load_case_to_report
from charting.actions.today_overview import read_day
from charting.actions.usage_habits import read_habits
from charting.clinic_file import ClinicFile
from charting.model.assessment import AssessmentKind
from charting.model.clinic import Therapist
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import NOON, Sample, create_clinic_file, fill_sample_clinic

# Few rows in any clinic, or emptied whenever the chart rests, or no table but what was asked with.
MAY_BE_SCANNED = {
    "clinic", "therapist", "provider", "snippet", "own_entry", "own_instrument", "own_template",
    "glance", "words_read", "client_unread", "sqlite_master", "CONSTANT", "json_each",
}  # fmt: skip
# Any part of a name is looked for along the list of names, where the index of parts does not say who has it.
SEARCHED = re.compile(r"SELECT \w+ FROM client WHERE search LIKE .* LIMIT \d+$")
ALONG_NAMES = (
    ("SCAN client USING INDEX client_by_name",),
    ("SCAN client USING COVERING INDEX client_by_name",),
)
# How many there are, as a page says it: an index is counted. And the newest entry of the log, which is its last row.
COUNTED = re.compile(r"SELECT count\(\*\) FROM (report|client) WHERE 1 = 1$")
LAST_ENTRY = "FROM log ORDER BY rowid DESC LIMIT 1"
SCAN = re.compile(r"SCAN (\w+)(.*)")
BY_WORD_OR_ROW = re.compile(r" VIRTUAL TABLE INDEX \d+:.*[M=<>]")
STATEMENT = re.compile(r"SELECT|INSERT|UPDATE|DELETE|WITH")


class Planned(NamedTuple):
    """A statement, and what SQLite would do for it, line by line."""

    sql: str
    lines: tuple[str, ...]

    def scanned(self) -> list[str]:
        """The lines that go through a whole table that grows."""
        if COUNTED.match(self.sql) or (SEARCHED.match(self.sql) and self.lines in ALONG_NAMES):
            return []
        scans = [line for line in self.lines if (scan := SCAN.match(line)) and scan[1] not in MAY_BE_SCANNED]
        return [line for line in scans if not self._soon_over(line)]

    def _soon_over(self, line: str) -> bool:
        """In the order of an index until enough are found, whatever they are; or along the words of an index."""
        anybody = " WHERE " not in self.sql.replace("WHERE 1 = 1", "") and "LIMIT" in self.sql
        in_order = " INDEX " in line and "USE TEMP B-TREE FOR ORDER BY" not in self.lines
        last = line == "SCAN log" and LAST_ENTRY in self.sql
        return (anybody and in_order) or last or BY_WORD_OR_ROW.search(line) is not None


@contextmanager
def listening(clinic_file: ClinicFile) -> Iterator[dict[str, None]]:
    """Every statement, with its values, as it is run; those of triggers are comments to SQLite, and left out."""
    asked: dict[str, None] = {}
    database = clinic_file.connection._db
    database.set_trace_callback(
        lambda sql: asked.update({sql.strip(): None}) if STATEMENT.match(sql.strip()) else None
    )
    yield asked
    database.set_trace_callback(None)


def planned(clinic_file: ClinicFile, asked: dict[str, None]) -> list[Planned]:
    database = clinic_file.connection._db
    return [
        Planned(sql, tuple(row["detail"] for row in database.execute(f"EXPLAIN QUERY PLAN {sql}")))
        for sql in asked
    ]


@pytest.fixture
def chart(tmp_path: Path) -> Iterator[tuple[ClinicFile, Therapist]]:
    with clock.set_to(NOON):
        made, who = create_clinic_file(tmp_path / "clinic.soapstone")
        with made:
            yield made, who


def a_working_day(clinic_file: ClinicFile, who: Therapist) -> None:
    """Everything that people do and look at between opening the chart and closing it; files as a whole are no part."""
    sample = fill_sample_clinic(clinic_file, who)
    look_around(sample)
    chart_some_more(sample)
    look_around(sample)
    for _ in run_maintenance_slices(clinic_file):
        pass
    look_around(sample)


def look_around(sample: Sample) -> None:
    chart, today = sample.clinic_file, NOON.date()
    read_day(chart, today)
    find_due_reports(chart, today)
    for text in ("", "n", "nguyen", "zzz", "thao 1980", "3/14/1980"):
        rows = load_client_rows(chart, text).rows
        load_client_rows(chart, text, PAGE_SIZE)
        mark_similar_names(chart, rows)
        load_provider_rows(chart, text)
        load_report_rows(chart, text)
        load_report_rows(chart, text, PAGE_SIZE)
        find_notes(chart, text)
        chart.find_clients(text, 9)
    load_client_file(chart, sample.client.id)
    load_case_to_report(chart, sample.case)
    read_habits(chart, sample.who, sample.client.id)
    chart.audit_log.find_client_entries(sample.client.id)
    load_referred_clients(chart, sample.provider.id)
    chart.issued_pdfs.get_pdf(sample.report.id)
    chart.find_client_by_number(sample.client.chart_number)


def chart_some_more(sample: Sample) -> None:
    chart, who, case = sample.clinic_file, sample.who, sample.case
    update_client(chart, who, chart.clients.get(sample.client.id).with_changes(family_name="Đặng"))
    start_assessment(chart, who, case, AssessmentKind.REASSESSMENT)
    discard_draft(chart, who, start_session(chart, who, case, NOON + timedelta(days=1)))


def test_no_statement_of_a_working_day_goes_through_a_table_that_grows(
    chart: tuple[ClinicFile, Therapist],
) -> None:
    with listening(chart[0]) as asked:
        a_working_day(*chart)
    plans = planned(chart[0], asked)
    assert len(plans) > 150
    assert [(plan.sql, lines) for plan in plans if (lines := plan.scanned())] == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT body FROM session WHERE signed_at > '2026'",
        "SELECT body FROM session WHERE signed_at > '2026' ORDER BY starts_at LIMIT 1",
        "SELECT body FROM client ORDER BY birth_date LIMIT 9",
        "SELECT body FROM client WHERE 1 = 1 ORDER BY sort_name, id",
        "SELECT count(*) FROM session WHERE 1 = 1",
        "SELECT body FROM referral WHERE received > '2026'",
        "SELECT rowid FROM client_parts WHERE search = 'nguyen'",
        "UPDATE log SET who = '' WHERE kind = 'session'",
    ],
)
def test_what_does_is_noticed(chart: tuple[ClinicFile, Therapist], sql: str) -> None:
    (plan,) = planned(chart[0], {sql: None})
    assert plan.scanned()


def test_the_notes_of_one_client_are_not_looked_for_among_all_notes_of_that_status(sample: Sample) -> None:
    """Of 200,000 signed sessions nearly all would be read for one client who was last there years ago."""
    client, case, signed = sample.client.id, sample.case.id, "signed"
    with listening(sample.clinic_file) as asked:
        for notes in (sample.clinic_file.sessions, sample.clinic_file.assessments, sample.clinic_file.plans):
            notes.find_last(client_id=client, status=signed)
            notes.find_last(case_id=case, status=signed)
            notes.find(case_id=case, status=signed)
            notes.find_first(case_id=case, status=signed)
    plans = planned(sample.clinic_file, asked)
    assert len(plans) == 12
    assert [plan for plan in plans if any("_by_status" in line for line in plan.lines)] == []


def test_drafts_of_all_clients_are_found_by_their_status(sample: Sample) -> None:
    with listening(sample.clinic_file) as asked:
        sample.clinic_file.sessions.find(status="draft")
    (plan,) = planned(sample.clinic_file, asked)
    assert "session_by_status" in plan.lines[0]


def test_verifying_a_chart_looks_each_record_up_in_the_log_by_its_index(sample: Sample) -> None:
    """It goes through every table once; through the log once for each record would take hours."""
    with listening(sample.clinic_file) as asked:
        verify_clinic_file(sample.clinic_file.connection)
    of_one = [plan for plan in planned(sample.clinic_file, asked) if "record_id = '" in plan.sql]
    assert len(of_one) > 10
    assert [plan for plan in of_one if plan.scanned()] == []
