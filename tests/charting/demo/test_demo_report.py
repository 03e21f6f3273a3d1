"""The demo's featured picture: once Linh's open note is signed, her report is the one that the design shows."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from charting import clock
from charting.actions.clients import load_client_file
from charting.actions.notes import sign_note
from charting.clinic_file import open_clinic_file
from charting.demo.seed_clinic import make_demo
from charting.model.note import NoteStatus
from charting.summaries.progress.progress_report import ProgressReport
from charting.summaries.progress.report_content import build_progress_report

MOMENT = datetime(2026, 11, 21, 11, 12).astimezone()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProgressReport]:
    path: Path = tmp_path_factory.mktemp("linh") / "demo.soapstone"
    with clock.set_to(MOMENT), open_clinic_file(make_demo(path)) as clinic_file:
        linh = next(each for each in clinic_file.clients.find() if each.family_name == "Nguyễn")
        who = clinic_file.therapists.find_first()
        draft = clinic_file.sessions.find_last(client_id=linh.id, status=NoteStatus.DRAFT.value)
        assert who is not None
        assert draft is not None
        sign_note(clinic_file, who, draft)
        file = load_client_file(clinic_file, linh.id)
        current = file.get_current_case()
        assert current is not None
        case = file.get_case_file(current)
        assert case.referrer is not None
        yield build_progress_report(case, case.referrer, who, MOMENT.date())


def test_the_rows_are_those_of_the_picture(report: ProgressReport) -> None:
    shown = {
        row.label: (row.start.text, row.now.text, row.change, row.goal, row.meaningful)
        for row in report.change.rows
    }
    assert shown["Reach top shelf"] == ("2", "5", "+3", "8", "Yes (≥ 2 ¹)")
    assert shown["Pain on arrival"] == ("8", "5", "−3", "2", "Yes (≥ 2 or 30% ²)")
    assert shown["QuickDASH"] == ("61.4", "43.2", "−18.2", "20", "Yes (≥ 13.6 ¹)")
    assert shown["Active flexion, right shoulder"] == ("105°", "128°", "+23°", "150°", "Yes (error ± 20° ³)")
    assert shown["Active external rotation, right shoulder"] == (
        "25°", "38°", "+13°", "60°", "Not yet (error ± 20° ³)",
    )  # fmt: skip
    assert (report.change.start_day, report.change.now_day) == ("24 Oct", "21 Nov")
    assert report.visits == "5 of 12 authorized visits used · 0 missed"


def test_the_sentences_are_those_of_the_picture(report: ProgressReport) -> None:
    assert report.drafted.bottom_line == (
        "Improving. Pain on arrival fell from 8 to 5 and “reach top shelf” rose from 2 to 5 of 10; "
        "external rotation is at 38°, goal 60°."
    )
    assert report.drafted.request.startswith("We ask you to approve completing the 12 visits")
    assert [goal.status for goal in report.goals][:3] == ["On track", "On track", "Slow"]
    assert report.goals[0].words == "Reach above head height without stopping (PSFS 8) by 12 Dec"


def test_the_findings_are_those_of_the_picture(report: ProgressReport) -> None:
    assert [(line.number, line.structure, line.finding) for line in report.findings.lines] == [
        (1, "Infraspinatus R", "active TrP 3/4 (4)"),
        (2, "Upper trapezius R", "hypertonic 2/4 (3)"),
        (3, "Subscapularis R", "adhesion 2/4 (2)"),
    ]


def test_no_session_tells_its_pain_scores_twice(tmp_path: Path) -> None:
    """What is beside the next note begins with the scores; the words must not say them once more."""
    with clock.set_to(MOMENT), open_clinic_file(make_demo(tmp_path / "demo.soapstone")) as clinic_file:
        words = [note.subjective for note in clinic_file.sessions.find()]
    assert len(words) > 100
    assert [each for each in words if re.match(r"pain (is )?\d|worst \d", each, re.IGNORECASE)] == []
