"""One page whatever was charted: nothing outside it, nothing printed over another, the signature always there."""

import time
from io import BytesIO
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader

from charting.model.case import Side
from charting.model.clinic import PaperSize
from charting.model.findings import Activity, Palpation, RangeOfMotion, RangeWord
from charting.model.plan import Goal
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.progress_report import ChangeCell, ReportFindings, ReportSentences
from charting.summaries.progress.report_content import build_progress_report
from reports.layout.styles import SMALL, SMALLEST
from reports.progress.progress_pdf import render_progress_pdf
from tests.support.pdf_reading import AT, footer_height, outside, overlaps, printed, text_of
from tests.support.progress_cases import (
    CASE,
    CLIENT,
    CLINIC,
    PROVIDER,
    THERAPIST,
    TODAY,
    build_case_records,
    build_initial_assessment,
    build_last_session,
    build_long_case,
    build_plan,
    build_session,
    build_shoulder_case,
    change_client,
    find_last_day,
)

NOTHING = ReportSentences(bottom_line="Improving.")


def crowded_case() -> CaseRecords:
    """Sixty sessions and more of everything than any page holds, in the widest letters."""
    wide = "W" * 400
    acts = [f"{wide}{n}" for n in range(9)]
    goals = tuple(
        Goal(words=wide, measure=f"other:{wide}{n}", target=1234567.5, unit=wide, by=TODAY) for n in range(12)
    )
    felt = tuple(Palpation(structure=wide, finding=wide, grade=3) for _ in range(14))
    before = build_long_case(60).sessions[:-1]
    return build_case_records(
        build_initial_assessment(activities=tuple(Activity(name=name, score=3) for name in acts)),
        build_plan(goals=goals, outlook=wide * 9, stop_criteria=wide * 9),
        *before,
        build_last_session(
            7 * 59, palpation=felt, activities=tuple(Activity(name=name, score=5) for name in acts)
        ),
        clinic=CLINIC.with_changes(name=wide, address=wide),
        client=CLIENT.with_changes(given_name=wide, family_name=wide),
        case=CASE.with_changes(complaint=wide, diagnoses=()),
    )


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("sessions", [1, 6, 60])
def test_one_page_whatever_the_number_of_sessions(sessions: int, paper: PaperSize) -> None:
    case = (
        build_long_case(sessions)
        if sessions > 1
        else build_case_records(
            build_initial_assessment(), build_plan(), build_session(0, pain_now=8, pain_after=6)
        )
    )
    pdf = printed(case, paper=paper)
    text = text_of(pdf)
    assert f"{sessions} of 12 authorized visits used" in text
    assert "Your reply" in text
    assert outside(pdf) == []
    footer, above = footer_height(pdf)
    assert above > footer
    width, height = (float(side) for side in PdfReader(BytesIO(pdf)).pages[0].mediabox[2:])
    assert (round(width), round(height)) == ((612, 792) if paper is PaperSize.LETTER else (595, 842))


@pytest.mark.parametrize("paper", list(PaperSize))
def test_the_most_crowded_page_keeps_its_signature(paper: PaperSize) -> None:
    words = "This sentence is long enough to be said again and again. " * 200
    pdf = printed(
        crowded_case(),
        ReportSentences(bottom_line=words, request=words, treatment=words, outlook=words),
        paper,
    )
    text = text_of(pdf)
    assert "Prepared and signed electronically Rosa Delgado" in text
    assert "more in the chart Pain by visit" in text.replace(
        text[text.index("¹ ") : text.index("Pain by")], ""
    )
    assert outside(pdf) == []
    footer, above = footer_height(pdf)
    assert above > footer


def test_type_never_shrinks_below_what_a_fax_leaves_readable() -> None:
    assert SMALL * SMALLEST >= 7.5


@pytest.mark.slow
def test_a_word_of_two_hundred_thousand_letters_takes_no_time() -> None:
    endless = "x" * 200_000
    began = time.perf_counter()
    pdf = printed(
        change_client(build_shoulder_case(), family_name=endless),
        ReportSentences(bottom_line=endless, request=endless, treatment=endless, outlook=endless),
    )
    assert time.perf_counter() - began < 3
    assert "Prepared and signed" in text_of(pdf)


def test_without_findings_or_pain_there_is_no_empty_figure() -> None:
    text = text_of(printed(build_case_records(build_session(0))))
    assert "No pain score has been charted." in text
    assert "Findings" not in text
    assert "Front" not in text


def test_findings_without_marks_are_listed_without_the_figure() -> None:
    text = text_of(printed(build_case_records(build_initial_assessment(), build_session(0, pain_now=5))))
    assert "Infraspinatus R" in text
    assert "Front" not in text


def test_ranges_in_words_fit_the_table() -> None:
    """The longest words that a range can be stated in, in every column at once."""
    words: tuple[dict[str, Any], ...] = (
        {"less_than_other": -180},
        {"stated": RangeWord.FULL, "pain": True},
        {"stated": RangeWord.NORMAL, "pain": True},
    )
    notes = [
        build_session(7 * week, ranges=tuple(_range(motion, **said) for motion in ("rotation", "flexion")))
        for week, said in enumerate(words)
    ]
    case = build_case_records(build_initial_assessment(ranges=()), build_plan(), *notes)
    report = build_progress_report(case, PROVIDER, THERAPIST, find_last_day(case))
    for paper in PaperSize:
        pdf = render_progress_pdf(report, NOTHING, paper, AT)
        assert outside(pdf) == []
        assert overlaps(pdf) == []
        assert "180° more than L" in text_of(pdf)
        assert "WNL, painful" in text_of(pdf)


def _range(motion: str, **said: Any) -> RangeOfMotion:
    return RangeOfMotion(joint="shoulder", motion=motion, side=Side.RIGHT, **said)


def test_long_labels_and_days_of_old_figures_do_not_overlap() -> None:
    case = build_case_records(
        build_initial_assessment(),
        build_plan(),
        build_last_session(30),
        build_session(200, pain_now=4),
        build_session(400, pain_now=4),
    )
    report = build_progress_report(case, PROVIDER, THERAPIST, find_last_day(case))
    long_rows = tuple(
        msgspec.structs.replace(
            row,
            label="Driving more than thirty minutes without having to stop and stretch",
            start=ChangeCell(text=row.start.text, day="25 Oct 2026"),
            last=ChangeCell(text=row.start.text, day="26 Oct 2026"),
            now=ChangeCell(text=row.now.text, day="27 Oct 2026"),
        )
        for row in report.change.rows
    )
    table = msgspec.structs.replace(report.change, rows=long_rows, last_day="23 Nov 2026")
    for paper in PaperSize:
        page = msgspec.structs.replace(report, change=table, findings=ReportFindings())
        pdf = render_progress_pdf(page, NOTHING, paper, AT)
        assert outside(pdf) == []
        assert overlaps(pdf) == []
        assert "43.2" in text_of(pdf)
        assert "23 Nov 2026" in text_of(pdf)
