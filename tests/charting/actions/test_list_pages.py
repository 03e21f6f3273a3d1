"""The lists by page: what one query says of many is what the records say of each."""

from datetime import date, datetime, timedelta

import pytest

from charting.actions.clients import register_client, update_client
from charting.actions.list_pages import PAGE_SIZE, load_client_rows, load_provider_rows, load_report_rows
from charting.actions.notes import sign_note, start_session
from charting.actions.plain_records import save_record
from charting.actions.report_release import issue_report
from charting.clinic_file import ClinicFile
from charting.model.case import Case, CaseStatus, DischargeReason, Referral
from charting.model.provider import Provider
from charting.model.session import Visit, VisitStatus
from charting.summaries.client_records import find_current_case
from charting.summaries.lists.list_rows import ClientRow
from tests.support.sample_clinic import (
    NOON,
    PDF,
    Sample,
    build_case,
    build_client,
    build_report,
    complete_session,
)

FAR_EAST, FAR_WEST = "+14:00", "-12:00"


def plan_visit(
    sample: Sample, case: Case, starts_at: datetime, status: VisitStatus = VisitStatus.PLANNED
) -> None:
    save_record(
        sample.clinic_file,
        sample.who,
        Visit(client_id=case.client_id, case_id=case.id, starts_at=starts_at, status=status),
    )


def with_case(sample: Sample, name: str) -> Case:
    client = register_client(sample.clinic_file, sample.who, build_client(family_name=name))
    return save_record(sample.clinic_file, sample.who, build_case(client))


def the_row(clinic_file: ClinicFile, name: str) -> ClientRow:
    (row,) = load_client_rows(clinic_file, name).rows
    return row


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (f"2026-03-02T00:00:00{FAR_EAST}", True),
        (f"2026-03-01T23:59:00{FAR_EAST}", False),
        (f"2026-03-01T23:59:00{FAR_WEST}", False),
        (f"2026-03-02T00:01:00{FAR_WEST}", True),
    ],
)
def test_the_next_visit_is_of_today_or_later_on_the_clock_of_its_wall(
    sample: Sample, day: str, *, counts: bool
) -> None:
    case, starts_at = with_case(sample, "Lindqvist"), datetime.fromisoformat(day)
    plan_visit(sample, case, starts_at)
    assert the_row(sample.clinic_file, "lindqvist").next_visit == (starts_at if counts else None)


def test_the_next_visit_is_the_first_that_is_planned(sample: Sample) -> None:
    case = with_case(sample, "Lindqvist")
    for days, status in ((9, VisitStatus.PLANNED), (3, VisitStatus.CANCELED), (7, VisitStatus.PLANNED)):
        plan_visit(sample, case, NOON + timedelta(days=days), status)
    assert the_row(sample.clinic_file, "lindqvist").next_visit == NOON + timedelta(days=7)


def test_the_last_visit_is_the_last_that_was_signed_on_the_clock_of_its_wall(sample: Sample) -> None:
    chart, who, case = sample.clinic_file, sample.who, with_case(sample, "Lindqvist")
    late = datetime.fromisoformat("2026-02-27T23:30:00-06:00")
    for starts_at in (late, late - timedelta(days=7)):
        sign_note(chart, who, complete_session(start_session(chart, who, case, starts_at)))
    start_session(chart, who, case, NOON)
    row = the_row(chart, "lindqvist")
    assert row.last_visit == date(2026, 2, 27)
    assert the_row(chart, "nguyen").last_visit == date(2026, 3, 2)


def test_the_case_is_the_one_that_the_file_says(sample: Sample) -> None:
    chart, case = sample.clinic_file, with_case(sample, "Lindqvist")
    closed = {"status": CaseStatus.DISCHARGED, "closed": date(2026, 3, 1), "discharge_outcome": "Well"}
    reason = {"discharge_reason": DischargeReason.GOALS_MET}
    for number, opened in enumerate((date(2026, 2, 1), date(2026, 2, 1), date(2025, 2, 1))):
        other = build_case(chart.clients.get(case.client_id)).with_changes(
            complaint=f"complaint {number}", opened=opened, **closed, **reason
        )
        save_record(chart, sample.who, other)
    current = find_current_case(chart.cases.find(client_id=case.client_id))
    assert current == case
    assert the_row(chart, "lindqvist").complaint == "Frozen shoulder"


def test_clients_come_page_by_page(sample: Sample) -> None:
    for number in range(PAGE_SIZE + 3):
        register_client(sample.clinic_file, sample.who, build_client(family_name=f"Lee{number:03d}"))
    pages = [load_client_rows(sample.clinic_file, "lee", first) for first in (0, PAGE_SIZE, 2 * PAGE_SIZE)]
    assert [len(page.rows) for page in pages] == [PAGE_SIZE, 3, 0]
    assert {page.found for page in pages} == {PAGE_SIZE + 3}
    names = [row.name for page in pages for row in page.rows]
    assert names == [f"Lee{number:03d}, Thảo Linh" for number in range(PAGE_SIZE + 3)]


def issue(sample: Sample, count: int) -> list[str]:
    """So many more, a day after the other; their ids, the newest first."""
    made = build_report(sample.client, sample.case, sample.provider, sample.who)
    issued = [
        issue_report(
            sample.clinic_file,
            sample.who,
            made.with_changes(id=f"r{n:03d}", issued_at=NOON + timedelta(days=n + 1)),
            PDF,
        )
        for n in range(count)
    ]
    return [report.id for report in reversed(issued)]


@pytest.mark.parametrize("text", ["", "okafor"])
def test_reports_come_page_by_page_the_newest_first(sample: Sample, text: str) -> None:
    ids = [*issue(sample, PAGE_SIZE + 3), sample.report.id]
    pages = [load_report_rows(sample.clinic_file, text, first) for first in (0, PAGE_SIZE, 2 * PAGE_SIZE)]
    assert [len(page.rows) for page in pages] == [PAGE_SIZE, 4, 0]
    assert {page.found for page in pages} == {PAGE_SIZE + 4}
    assert [row.report_id for page in pages for row in page.rows] == ids


def test_reports_are_found_by_the_names_of_now(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    assert load_report_rows(chart, "nguyen").found == load_report_rows(chart, "okafor").found == 1
    update_client(chart, who, sample.client.with_changes(family_name="Đặng"))
    save_record(chart, who, sample.provider.with_changes(name="Adaeze Eze"))
    assert load_report_rows(chart, "nguyen").found == load_report_rows(chart, "okafor").found == 0
    assert load_report_rows(chart, "dang eze").found == 1
    issue(sample, 1)
    assert [row.report_id for row in load_report_rows(chart, "eze").rows] == ["r000", sample.report.id]


def test_the_words_of_reports_are_read_once(sample: Sample) -> None:
    load_report_rows(sample.clinic_file, "okafor")
    known = sample.clinic_file.report_index
    load_report_rows(sample.clinic_file, "nguyen")
    save_record(sample.clinic_file, sample.who, build_case(sample.client))
    assert sample.clinic_file.report_index is known


def test_providers_come_page_by_page_with_their_referrals(sample: Sample) -> None:
    chart, who, case = sample.clinic_file, sample.who, sample.case
    for number in range(PAGE_SIZE):
        save_record(chart, who, Provider(name=f"Bo Reyes {number:03d}"))
    for day in (3, 9, 6):
        referral = Referral(
            client_id=case.client_id,
            case_id=case.id,
            provider_id=sample.provider.id,
            received=date(2026, 2, day),
        )
        save_record(chart, who, referral)
    first, second = load_provider_rows(chart), load_provider_rows(chart, "", PAGE_SIZE)
    assert (len(first.rows), len(second.rows), first.found) == (PAGE_SIZE, 1, PAGE_SIZE + 1)
    okafor = first.rows[0]
    assert (okafor.name, okafor.referrals, okafor.last_referral) == ("Adaeze Okafor, MD", 4, date(2026, 2, 9))
    assert {(row.referrals, row.last_referral) for row in (*first.rows[1:], *second.rows)} == {(0, None)}
