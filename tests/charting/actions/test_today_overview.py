"""Reading across clients: the day, the work list and the lists, from a real chart."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from charting import clock
from charting.actions.clients import load_client_file, register_client, update_client
from charting.actions.list_pages import (
    load_client_rows,
    load_provider_rows,
    load_report_rows,
    mark_similar_names,
)
from charting.actions.notes import discard_draft, start_session
from charting.actions.plain_records import save_record
from charting.actions.today_overview import read_day, read_worklist
from charting.clinic_file import open_clinic_file
from charting.model.case import CaseStatus, DischargeReason
from charting.model.consent import Contact
from charting.model.provider import Provider
from charting.model.session import Visit
from charting.summaries.today.today_content import TodoKind
from tests.support.sample_clinic import NOON, Sample, build_case, build_client

TODAY = NOON.date()


def kinds(groups: tuple[Any, ...]) -> list[Any]:
    return [group.kind for group in groups]


def test_the_day_has_its_planned_and_its_unplanned_visits(sample: Sample) -> None:
    rows = read_day(sample.clinic_file, TODAY).visits
    assert [(row.time, row.what, row.chip.text) for row in rows] == [
        ("10:00", "Session 1", "Signed"),
        ("12:00", "Session 2", "In progress"),
    ]
    assert rows[0].visit_id == sample.visit.id
    assert rows[1].note_id == sample.draft.id
    assert read_day(sample.clinic_file, TODAY + timedelta(days=1)).visits == ()


def test_a_discarded_draft_is_out_of_sight(sample: Sample) -> None:
    discard_draft(sample.clinic_file, sample.who, sample.draft)
    assert [row.chip.text for row in read_day(sample.clinic_file, TODAY).visits] == ["Signed"]
    assert TodoKind.UNSIGNED not in kinds(read_worklist(sample.clinic_file, TODAY + timedelta(days=1)))


def test_a_draft_is_work_from_the_next_day(sample: Sample) -> None:
    assert TodoKind.UNSIGNED not in kinds(read_worklist(sample.clinic_file, TODAY))
    groups = read_worklist(sample.clinic_file, TODAY + timedelta(days=1))
    assert groups[0].kind is TodoKind.UNSIGNED
    assert groups[0].items[0].need.record_id == sample.draft.id


def test_a_discharged_case_leaves_the_list_after_a_while(sample: Sample) -> None:
    discard_draft(sample.clinic_file, sample.who, sample.draft)
    later = sample.case.with_changes(
        status=CaseStatus.DISCHARGED, closed=TODAY, discharge_reason=DischargeReason.MOVED, discharge_outcome="Moved"
    )  # fmt: skip
    save_record(sample.clinic_file, sample.who, later)
    start = start_session(sample.clinic_file, sample.who, later, NOON + timedelta(days=1))
    assert kinds(read_worklist(sample.clinic_file, TODAY + timedelta(days=400))) == [TodoKind.UNSIGNED]
    discard_draft(sample.clinic_file, sample.who, start)
    assert read_worklist(sample.clinic_file, TODAY + timedelta(days=400)) == ()


def test_a_promise_to_a_client_without_a_case_is_not_lost(sample: Sample) -> None:
    lee = register_client(sample.clinic_file, sample.who, build_client(family_name="Hale", given_name="Jo"))
    step = Contact(client_id=lee.id, at=NOON, what="Called", next_step="call again", next_by=TODAY)
    kept = save_record(sample.clinic_file, sample.who, step)
    (group,) = [
        group for group in read_worklist(sample.clinic_file, TODAY) if group.kind is TodoKind.FOLLOW_UP
    ]
    assert group.line == "Hale: call again"
    save_record(sample.clinic_file, sample.who, kept.with_changes(done=True))
    assert TodoKind.FOLLOW_UP not in kinds(read_worklist(sample.clinic_file, TODAY))


def test_a_client_as_listed(sample: Sample) -> None:
    save_record(
        sample.clinic_file,
        sample.who,
        Visit(client_id=sample.client.id, case_id=sample.case.id, starts_at=NOON + timedelta(days=7)),
    )
    (row,) = load_client_rows(sample.clinic_file, "nguyen").rows
    assert (row.name, row.chart_label, row.age, row.complaint) == (
        "Nguyễn, Thảo Linh",
        "0001",
        "45 y",
        "Frozen shoulder",
    )
    assert (row.status, row.last_visit) == ("Open", date(2026, 3, 2))
    assert row.next_visit is not None
    assert row.next_visit.date() == date(2026, 3, 9)
    assert load_client_rows(sample.clinic_file, "nobody") == ([], 0)


def test_names_alike_are_flagged_whether_both_are_shown_or_not(sample: Sample) -> None:
    register_client(
        sample.clinic_file, sample.who, build_client(given_name="Thanh Linh", birth_date=date(1991, 1, 1))
    )
    register_client(sample.clinic_file, sample.who, build_client(family_name="Webb", given_name="Marcus"))
    rows = {
        row.name: row
        for row in mark_similar_names(sample.clinic_file, load_client_rows(sample.clinic_file).rows)
    }
    assert rows["Nguyễn, Thảo Linh"].similar == ("Nguyễn, Thanh Linh",)
    assert rows["Nguyễn, Thanh Linh"].similar == ("Nguyễn, Thảo Linh",)
    assert rows["Webb, Marcus"].similar == ()
    assert rows["Webb, Marcus"].status == "No case"
    (shown,) = mark_similar_names(sample.clinic_file, load_client_rows(sample.clinic_file, "thanh").rows)
    assert shown.similar == ("Nguyễn, Thảo Linh",)


def test_names_compared_before_are_flagged_at_once_and_others_while_it_is_wanted(sample: Sample) -> None:
    twin = register_client(sample.clinic_file, sample.who, build_client(given_name="Thanh Linh"))
    rows = load_client_rows(sample.clinic_file).rows
    assert [row.similar for row in rows] == [(), ()]
    assert mark_similar_names(sample.clinic_file, rows, lambda: False) == rows
    first, second = mark_similar_names(
        sample.clinic_file, rows, lambda: not sample.clinic_file.name_index.has_compared(rows[0].client_id)
    )
    assert (bool(first.similar), bool(second.similar)) == (True, False)
    assert load_client_rows(sample.clinic_file) == ([first, second], 2)
    assert mark_similar_names(sample.clinic_file, rows)[1].similar
    update_client(sample.clinic_file, sample.who, twin.with_changes(given_name="Marcus", family_name="Webb"))
    assert [
        row.similar
        for row in mark_similar_names(sample.clinic_file, load_client_rows(sample.clinic_file).rows)
    ] == [
        (),
        (),
    ]


def test_the_list_and_the_banner_flag_the_same_names(sample: Sample) -> None:
    register_client(sample.clinic_file, sample.who, build_client(family_name="Nguyen", given_name="Thao"))
    rows = mark_similar_names(sample.clinic_file, load_client_rows(sample.clinic_file).rows)
    assert {row.name: row.similar for row in rows} == {
        "Nguyen, Thao": ("Nguyễn, Thảo Linh",),
        "Nguyễn, Thảo Linh": ("Nguyen, Thao",),
    }
    assert [load_client_file(sample.clinic_file, row.client_id).similar for row in rows] == [
        row.similar for row in rows
    ]


def test_the_case_in_care_is_the_newest_that_is_not_discharged(sample: Sample) -> None:
    closed = build_case(sample.client).with_changes(
        complaint="headache", opened=date(2026, 2, 1), status=CaseStatus.DISCHARGED, closed=TODAY,
        discharge_reason=DischargeReason.GOALS_MET, discharge_outcome="Well",
    )  # fmt: skip
    save_record(sample.clinic_file, sample.who, closed)
    assert load_client_rows(sample.clinic_file).rows[0].complaint == "Frozen shoulder"


def test_reports_and_providers(sample: Sample) -> None:
    (report,) = load_report_rows(sample.clinic_file).rows
    assert (report.client_name, report.provider) == ("Nguyễn, Thảo Linh", "Adaeze Okafor, MD")
    assert (report.kind, report.delivery, report.report_id) == ("Progress report", "Saved", sample.report.id)
    save_record(sample.clinic_file, sample.who, Provider(name="Luis Reyes", credentials="DC"))
    rows = {
        row.name: (row.referrals, row.last_referral) for row in load_provider_rows(sample.clinic_file).rows
    }
    assert rows == {"Adaeze Okafor, MD": (1, date(2026, 1, 4)), "Luis Reyes, DC": (0, None)}
    assert [row.name for row in load_provider_rows(sample.clinic_file, "reyes").rows] == ["Luis Reyes, DC"]


def test_a_chart_before_its_first_start_is_empty(tmp_path: Path) -> None:
    with clock.set_to(NOON), open_clinic_file(tmp_path / "new.soapstone", create=True) as clinic_file:
        assert read_day(clinic_file, TODAY).visits == ()
        assert read_worklist(clinic_file, TODAY) == ()
        assert load_client_rows(clinic_file) == ([], 0)
        assert load_report_rows(clinic_file) == ([], 0)
