"""No query reads through a table that grows with the clinic: what SQLite says that it would do, for each one asked."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from charting import clock
from charting.actions.clients import open_client
from charting.actions.notes import start_assessment, start_session
from charting.actions.reading import client_rows, day_visits, worklist
from charting.model.assessment import AssessmentKind
from tests.charting.sample_chart import NOON, Sample

# Few rows in any clinic; and the clients, among whom one looks for any part of a name, in the order of their index.
MAY_BE_SCANNED = {"clinic", "therapist", "provider", "snippet", "own_entry", "own_instrument", "own_template"}
SEARCHED = re.compile(r"client USING (COVERING )?INDEX client_by_name")


@contextmanager
def listening(sample: Sample) -> Iterator[list[str]]:
    """Every SELECT, with its values, as it is run."""
    asked: list[str] = []
    database = sample.chart.connection._db
    database.set_trace_callback(lambda sql: asked.append(sql) if sql.startswith("SELECT") else None)
    yield asked
    database.set_trace_callback(None)


def plans(sample: Sample, asked: list[str]) -> list[tuple[str, str]]:
    """(query, a line of its plan)."""
    database = sample.chart.connection._db
    return [(sql, row["detail"]) for sql in asked for row in database.execute(f"EXPLAIN QUERY PLAN {sql}")]


def scanned(lines: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those that go through a whole table that grows."""
    found = [(sql, line, re.match(r"SCAN (\w+)", line)) for sql, line in lines]
    return [
        (sql, line)
        for sql, line, scan in found
        if scan and scan[1] not in MAY_BE_SCANNED and not SEARCHED.search(line)
    ]


def test_no_query_of_a_day_goes_through_a_table_that_grows(sample: Sample) -> None:
    chart, who, case = sample.chart, sample.who, sample.case
    with listening(sample) as asked:
        open_client(chart, sample.client.id)
        day_visits(chart, NOON.date())
        worklist(chart, NOON.date())
        client_rows(chart, "ngu")
        chart.log.of_client(sample.client.id)
        start_assessment(chart, who, case, AssessmentKind.REASSESSMENT)
        start_session(chart, who, case, clock.now())
    assert len(asked) > 40
    assert scanned(plans(sample, asked)) == []


def test_the_notes_of_one_client_are_not_looked_for_among_all_notes_of_that_status(sample: Sample) -> None:
    """Of 200,000 signed sessions nearly all would be read for one client who was last there years ago."""
    client, case, signed = sample.client.id, sample.case.id, "signed"
    with listening(sample) as asked:
        for notes in (sample.chart.sessions, sample.chart.assessments, sample.chart.plans):
            notes.last(client_id=client, status=signed)
            notes.last(case_id=case, status=signed)
            notes.find(case_id=case, status=signed)
            notes.first(case_id=case, status=signed)
    lines = plans(sample, asked)
    assert len(asked) == 12
    assert [(sql, line) for sql, line in lines if "_by_status" in line] == []


def test_drafts_of_all_clients_are_found_by_their_status(sample: Sample) -> None:
    with listening(sample) as asked:
        sample.chart.sessions.find(status="draft")
    assert "session_by_status" in plans(sample, asked)[0][1]
