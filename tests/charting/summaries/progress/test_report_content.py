"""The progress report as data: figures from signed notes alone, nothing filled in, worse said as plainly as better."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from charting.errors import NotFound
from charting.model.assessment import Pain
from charting.model.body_mark import MarkKind
from charting.model.case import Area, Side
from charting.model.findings import Activity, Palpation, Score
from charting.model.note import NoteStatus
from charting.model.plan import Goal
from charting.model.provider import Provider
from charting.model.report import Delivery, Report
from charting.model.session import Visit, VisitStatus
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.change_table import cut_change_table
from charting.summaries.progress.progress_report import ChangeRow, ProgressReport
from charting.summaries.progress.report_content import build_progress_report, compute_record_seal
from tests.support.progress_cases import (
    CASE,
    FIRST,
    PROVIDER,
    THERAPIST,
    TODAY,
    build_case_records,
    build_initial_assessment,
    build_last_session,
    build_long_case,
    build_plan,
    build_range,
    build_reach,
    build_session,
    build_shoulder_case,
)

BY = date(2026, 12, 12)


def report(case: CaseRecords, today: date = TODAY, provider: Provider = PROVIDER) -> ProgressReport:
    return build_progress_report(case, provider, THERAPIST, today)


def rows(case: CaseRecords, today: date = TODAY) -> dict[str, ChangeRow]:
    return {row.label: row for row in report(case, today).change.rows}


def issued(period_to: date, provider_id: str = "okafor", **changes: Any) -> Report:
    return Report(
        client_id="client",
        case_id="case",
        provider_id=provider_id,
        therapist_id="therapist",
        issued_at=FIRST,
        issued_by="Rosa Delgado",
        delivery=Delivery.PRINTED,
        period_from=FIRST.date(),
        period_to=period_to,
        bottom_line="Improving.",
        **changes,
    )


def test_the_picture_comes_from_the_chart() -> None:
    page = report(build_shoulder_case())
    table = page.change
    assert (table.start_day, table.last_day, table.now_day, table.more) == ("24 Oct", "", "21 Nov", 0)
    assert [
        (row.label, row.start.text, row.last.text, row.now.text, row.change, row.goal, row.meaningful) for row in table.rows
    ] == [
        ("Reach top shelf", "2", "–", "5", "+3", "8", "Yes (≥ 2 ¹)"),
        ("Pain on arrival", "8", "–", "5", "−3", "2", "Yes (≥ 2 or 30% ²)"),
        ("QuickDASH", "61.4", "–", "43.2", "−18.2", "20", "Yes (≥ 13.6 ¹)"),
        ("Active flexion, right shoulder", "105°", "–", "128°", "+23°", "150°", "Yes (error ± 20° ³)"),
        ("Active external rotation, right shoulder", "25°", "–", "38°", "+13°", "60°", "Not yet (error ± 20° ³)"),
    ]  # fmt: skip
    assert table.footnotes == (
        "¹ Rysstad 2020, shoulder pain",
        "² Farrar 2001, chronic pain",
        "³ de Winter 2004, inter-observer agreement, shoulder pain",
    )
    assert page.visits == "5 of 12 authorized visits used · 0 missed"
    assert (page.period_from, page.period_to) == (date(2026, 10, 24), date(2026, 11, 21))
    assert page.patient.referral == "Referred 19 Oct 2026: M75.01 adhesive capsulitis, right shoulder"
    assert page.patient.details == "born 14 Mar 1981 · F · chart 0412"
    assert page.released == date(2026, 10, 24)


def test_a_figure_not_taken_stays_missing() -> None:
    case = build_case_records(
        build_initial_assessment(pain=Pain(), scores=(), ranges=(build_range("flexion", None),)),
        build_plan(),
        build_session(0, pain_now=6, activities=build_reach(None)),
        build_session(7, pain_now=4, scores=(Score(instrument="quickdash", value=50),)),
    )
    found = rows(case)
    assert [found["QuickDASH"].start.text, found["QuickDASH"].start.day] == ["50", "31 Oct"]
    assert [found["QuickDASH"].now.text, found["QuickDASH"].change, found["QuickDASH"].meaningful] == [
        "–"
    ] * 3
    flexion = found["Active flexion, right shoulder"]
    assert [flexion.start.text, flexion.now.text, flexion.change, flexion.meaningful] == ["–"] * 4
    assert flexion.goal == "150°"
    reaching = found["Reach top shelf"]
    assert (reaching.start.text, reaching.now.text) == ("2", "–")
    assert "QuickDASH" not in report(case).drafted.bottom_line


def test_an_old_figure_is_dated() -> None:
    case = build_case_records(
        build_initial_assessment(), build_plan(), build_last_session(7), build_session(28, pain_now=5)
    )
    now = rows(case)["QuickDASH"].now
    assert (now.text, now.day) == ("43.2", "31 Oct")
    assert rows(case)["Pain on arrival"].now.day == ""


def test_pain_after_a_session_is_never_progress() -> None:
    steady = build_case_records(
        build_plan(), *(build_session(7 * n, pain_now=6, pain_after=6 - n) for n in range(5))
    )
    page = report(steady)
    pain = rows(steady)["Pain on arrival"]
    assert (pain.start.text, pain.now.text, pain.change, pain.meaningful) == (
        "6",
        "6",
        "0",
        "Not yet (≥ 2 or 30% ¹)",
    )
    assert page.drafted.bottom_line == "No meaningful change yet. Pain on arrival is 6, as at the start."
    assert not any("after" in row.label.lower() for row in page.change.rows)
    relief = page.pain.series[1]
    assert relief.style == "hollow"
    assert "not counted as progress" in relief.name


def test_drafts_and_discarded_notes_do_not_count() -> None:
    open_note = {"signed_at": None, "signed_by": ""}
    signed = build_case_records(build_initial_assessment(), build_plan(), build_session(7, pain_now=6))
    extra = (
        build_session(14, pain_now=0, status=NoteStatus.DRAFT, **open_note),
        build_session(21, pain_now=0, status=NoteStatus.DISCARDED, **open_note),
    )
    with_drafts = msgspec.structs.replace(signed, sessions=(*signed.sessions, *extra))
    assert report(with_drafts) == report(signed)


def test_a_case_with_nothing_signed_has_nothing_to_report() -> None:
    with pytest.raises(NotFound, match="Nothing is signed"):
        report(build_case_records())


@pytest.mark.parametrize(
    ("ends", "shown"),
    [
        ([date(2026, 10, 31)], ("31 Oct", "7")),
        ([date(2026, 10, 31), date(2026, 11, 7)], ("7 Nov", "6")),
        ([date(2026, 11, 21)], ("", "–")),  # a second copy of today's report is not the one before
    ],
)
def test_last_report_is_the_newest_earlier_one(ends: list[date], shown: tuple[str, str]) -> None:
    case = build_shoulder_case(reports=tuple(issued(end) for end in ends))
    table = report(case).change
    assert (table.last_day, table.rows[1].last.text) == shown


@pytest.mark.parametrize("other", [{"provider_id": "reyes"}, {"kind": "visit-summary"}])
def test_last_report_is_a_progress_report_that_this_reader_got(other: dict[str, str]) -> None:
    reports = (issued(date(2026, 10, 31)), issued(date(2026, 11, 7), **other))
    assert report(build_shoulder_case(reports=reports)).change.last_day == "31 Oct"
    assert report(build_shoulder_case(reports=reports[1:])).change.last_day == ""


def test_no_more_rows_than_fit_and_goals_and_changes_stay() -> None:
    names = [f"Activity {n}" for n in range(9)]
    case = build_case_records(
        build_initial_assessment(activities=tuple(Activity(name=name, score=3) for name in names)),
        build_plan(goals=(Goal(words="Sit an hour", measure="activity:Activity 8", target=8, by=BY),)),
        build_session(7, pain_now=4),
    )
    table = report(case).change
    assert (len(table.rows), table.more) == (7, 6)
    assert [row.label for row in table.rows][-2:] == ["Activity 8", "Pain on arrival"]
    fewer = cut_change_table(table, 2)
    assert ([row.label for row in fewer.rows], fewer.more) == (["Activity 8", "Pain on arrival"], 11)


def test_cutting_numbers_the_footnotes_anew() -> None:
    table = report(build_shoulder_case()).change
    small = cut_change_table(msgspec.structs.replace(table, rows=table.rows[3:]), 1)
    assert (small.rows[0].meaningful, small.footnotes) == (
        "Yes (error ± 20° ¹)",
        ("¹ de Winter 2004, inter-observer agreement, shoulder pain",),
    )


def test_ranges_of_the_other_side_stay_in_the_chart() -> None:
    both = (build_range("flexion", 100), build_range("flexion", 170, Side.LEFT))
    found = rows(
        build_case_records(
            build_initial_assessment(ranges=both), build_plan(goals=()), build_session(7, ranges=both)
        )
    )
    assert "Active flexion, right shoulder" in found
    assert "Active flexion, left shoulder" not in found
    whole = build_case_records(
        build_initial_assessment(ranges=both),
        case=CASE.with_changes(areas=(Area(region="shoulder", side=Side.BOTH),)),
    )
    assert "Active flexion, left shoulder" in rows(whole)


def test_a_rating_of_change_has_no_start() -> None:
    groc = Score(instrument="groc", value=4)
    row = rows(build_case_records(build_initial_assessment(), build_session(7, scores=(groc,))))["GROC"]
    assert (row.start.text, row.now.text, row.change) == ("–", "+4", "–")
    assert row.meaningful.startswith("Yes (≥ 2.5")


def test_findings_are_the_last_with_the_grade_before() -> None:
    page = report(build_shoulder_case()).findings
    assert [(line.number, line.structure, line.finding) for line in page.lines] == [
        (1, "Infraspinatus R", "active TrP 3/4 (4)"),
        (2, "Upper trapezius R", "hypertonic 2/4 (3)"),
        (3, "Subscapularis R", "adhesion 2/4 (2)"),
    ]
    assert page.day == "21 Nov"
    assert [mark.number for mark in page.marks] == [None, 1, 2, 3]


def test_a_finding_without_grade_or_past_prints_neither() -> None:
    felt = (Palpation(structure="Psoas", finding="ropy"),)
    page = report(build_case_records(build_session(0, palpation=felt))).findings
    assert (page.lines[0].structure, page.lines[0].finding) == ("Psoas", "ropy")


def test_a_mark_never_points_to_a_finding_that_is_not_there() -> None:
    case = build_case_records(
        build_last_session(palpation=(Palpation(structure="Infraspinatus", side=Side.RIGHT),))
    )
    marks = report(case).findings.marks
    assert [mark.number for mark in marks] == [None, 1, None, None]
    assert marks[2].kind is MarkKind.HYPERTONICITY


def test_goals_say_where_they_stand() -> None:
    goals = report(build_shoulder_case()).goals
    assert (goals[0].status, goals[0].words) == (
        "On track",
        "Reach a shelf above head height without stopping (PSFS 8) by 12 Dec",
    )
    assert (goals[2].status, goals[2].words) == ("Slow", "External rotation 60° by 31 Dec")


def test_another_figure_carries_its_unit() -> None:
    goal = Goal(
        words="Sleep through", measure="other:nights slept", target=7, unit="nights", by=date(2027, 1, 9)
    )
    page = report(build_case_records(build_plan(goals=(goal,)), build_session(0, pain_now=5)))
    assert page.goals[0].words == "Sleep through (7 nights) by 9 Jan 2027"
    assert {row.label: row.goal for row in page.change.rows}["Nights slept"] == "7 nights"


def test_the_record_seal_stands_for_all_signed_notes() -> None:
    case = build_shoulder_case()
    digits = hashlib.sha256("\n".join(sorted(case.seals.values())).encode()).hexdigest()
    assert compute_record_seal(case) == f"{digits[:4]} {digits[4:8]}"
    changed = dict(case.seals) | {case.sessions[0].id: "0" * 64}
    assert compute_record_seal(msgspec.structs.replace(case, seals=changed)) != compute_record_seal(case)
    del changed[case.sessions[0].id]
    assert compute_record_seal(msgspec.structs.replace(case, seals=changed)) == ""


def test_missed_visits_and_no_limit() -> None:
    missed = Visit(client_id="client", case_id="case", starts_at=FIRST, status=VisitStatus.MISSED)
    assert report(build_shoulder_case(visits=(missed,))).visits == "5 of 12 authorized visits used · 1 missed"
    assert report(build_shoulder_case(referrals=())).visits == "5 visits · 0 missed"


def test_days_bear_their_year_when_care_crosses_one() -> None:
    case = build_long_case(60)
    page = report(case, datetime(2027, 12, 20, tzinfo=UTC).date())
    assert (page.change.start_day, page.change.now_day) == ("24 Oct 2026", "11 Dec 2027")
    assert len(page.pain.series[0].points) == 60
