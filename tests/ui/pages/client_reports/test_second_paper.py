"""A kind of paper is a content function, a drawing and an entry: what CONTRIBUTING.md tells to do, done and issued."""

import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from PySide6.QtPrintSupport import QPrinter

from charting import clock
from charting.actions.clients import load_client_file
from charting.actions.list_pages import load_report_rows
from charting.actions.report_release import issue_report, load_case_to_report
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.demo.seed_clinic import FEATURED
from charting.model.clinic import SpellOut, Therapist
from charting.model.provider import Provider
from charting.model.record import encode_record, seal
from charting.model.report import PROGRESS, Report, ReportSentence
from charting.storage.verification import verify_clinic_file
from charting.summaries.client_record_text import list_record_lines
from charting.summaries.client_records import CaseRecords
from charting.summaries.progress.visit_counters import count_case_visits
from reports import papers
from reports.papers import PAPER_KINDS
from tests.conftest import ROOT
from tests.support.pdf_reading import other_text_of
from tests.support.window_driver import WindowDriver
from tests.ui.pages.client_reports.test_client_reports import Opened
from ui.cli.__main__ import main
from ui.issuing.report_pdf import find_last_signer, render_report

SUMMARY = "visit-summary"


# A path in backquotes, then, with no other path in between, a block of Python.
STEP = re.compile(r"`([\w/]+\.py)`(?:(?!`[\w/]+\.py`).)*?\n( *)```python\n(.+?)\n\2```", re.DOTALL)


def read_steps() -> list[tuple[str, str]]:
    """(file, code) of each step of the example: the file is the last one that the text names before the code."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("\n## Worked example: add a paper\n")[2].partition("\n## ")[0]
    return [(file, textwrap.dedent(code)) for file, _, code in STEP.findall(section)]


def add_module(monkeypatch: pytest.MonkeyPatch, file: str, code: str) -> None:
    """Let the code be imported as if it stood in that file, until the test ends."""
    name = file.removesuffix(".py").replace("/", ".")
    module = ModuleType(name)
    monkeypatch.setitem(sys.modules, name, module)
    exec(compile(code, f"<{file} of CONTRIBUTING.md>", "exec"), vars(module))


@pytest.fixture
def second_kind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The code of CONTRIBUTING.md, in the files that it names, for the time of the test."""
    content, drawing, (registry, entry) = read_steps()
    add_module(monkeypatch, *content)
    add_module(monkeypatch, *drawing)
    assert registry == "reports/papers.py"
    before = dict(PAPER_KINDS)
    exec(compile(entry, f"<{registry} of CONTRIBUTING.md>", "exec"), dict(vars(papers)))
    yield
    PAPER_KINDS.clear()
    PAPER_KINDS.update(before)


def load_featured(clinic_file: ClinicFile) -> tuple[CaseRecords, Provider, Therapist]:
    """The case of the demo's featured client, who referred it, and who signed last in it."""
    client = clinic_file.find_client_by_number(FEATURED)
    (record,) = clinic_file.cases.find(client_id=client.id)
    case = load_case_to_report(clinic_file, record)
    assert case.referrer is not None
    return case, case.referrer, find_last_signer(case)


def issued_of(path: Path, kind: str) -> list[tuple[Report, bytes]]:
    """The reports of that kind that the chart holds, each with its page; the chart is whole."""
    with open_clinic_file(path) as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []
        return [
            (report, clinic_file.issued_pdfs.get_pdf(report.id))
            for report in clinic_file.reports.find()
            if report.kind == kind
        ]


@pytest.fixture
def opened(
    second_kind: None,
    driver: WindowDriver,
    demo_file: Path,
) -> Opened:
    return Opened(driver, demo_file)


def choose_kind(opened: Opened, kind: str) -> None:
    """As a person picks it from the list."""
    combo = opened.tab.composer.kind_field.combo
    combo.setCurrentIndex(combo.findData(kind))
    combo.activated.emit(combo.currentIndex())
    opened.settle()


def type_into(opened: Opened, sentence: str, text: str) -> None:
    opened.tab.composer.fields[sentence].edit.setPlainText(text)


@pytest.mark.usefixtures("second_kind")
def test_it_is_issued_by_the_action(demo_file: Path) -> None:
    with open_clinic_file(demo_file) as clinic_file:
        case, referrer, who = load_featured(clinic_file)
        page = render_report(SUMMARY, case, referrer, who, clock.now())
        stored = issue_report(clinic_file, who, page.record, page.pdf)
        entries = clinic_file.audit_log.find_client_entries(case.client.id)
        assert [entry.what for entry in entries if entry.record_id == stored.id] == [
            "saved visit summary report"
        ]
        lines = list_record_lines(load_client_file(clinic_file, case.client.id), stored)
        assert ("Advice for home", "Keep to the home program; full ROM is near.") in lines
        (row, *_) = load_report_rows(clinic_file, "visit summary", 0, 10).rows
        assert (row.report_id, row.kind) == (stored.id, "Visit summary report")
    ((report, pdf),) = issued_of(demo_file, SUMMARY)
    assert (report.bottom_line, report.request) == ("", "No reply.")
    assert report.sentences == (
        ReportSentence(heading="Advice for home", text="Keep to the home program; full ROM is near."),
    )
    assert report.sha256 == seal(pdf)
    assert f"visits of {case.client.legal_name}" in other_text_of(pdf)


@pytest.mark.usefixtures("second_kind")
def test_it_is_issued_from_the_command_line(demo_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "summary.pdf"
    words = ["report", "--file", str(demo_file), "--client", str(FEATURED), "--out", str(out)]
    assert main([*words, "--kind", SUMMARY]) == 0
    assert "Keep to the home program" in other_text_of(out.read_bytes())
    assert main([*words, "--force"]) == 0
    assert "Progress report" in other_text_of(out.read_bytes())
    ((_, pdf),) = issued_of(demo_file, SUMMARY)
    assert "Keep to the home program" in other_text_of(pdf)


def test_a_kind_that_there_is_not_is_said(
    demo_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "summary.pdf"
    words = ["report", "--file", str(demo_file), "--client", str(FEATURED), "--out", str(out)]
    assert main([*words, "--kind", SUMMARY]) == 1
    assert "no kind of report called “visit-summary”. Choose from: progress." in capsys.readouterr().err
    assert not out.exists()


def test_the_window_shows_saves_and_records_it(
    opened: Opened, demo_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    composer = opened.tab.composer
    assert composer.kind_field.isVisible()
    choose_kind(opened, SUMMARY)
    assert list(composer.fields) == ["advice", "request"]
    assert [field.label for field in composer.fields.values()] == ["Advice for home", "What we ask"]
    assert composer.fields["request"].get_value() == "No reply."
    assert not opened.tab.preview.widget().pixmap().isNull()
    type_into(opened, "advice", "Walk <b>each</b> day.")
    opened.choose(monkeypatch, tmp_path / "page")
    opened.tab.save_pdf()
    opened.settle()
    written = (tmp_path / "page.pdf").read_bytes()
    assert "Walk <b>each</b> day." in other_text_of(written)
    (report,) = [report for report in opened.reports() if report.kind == SUMMARY]
    assert report.sha256 == seal(written)


def test_the_window_prints_it_and_shows_it_again(opened: Opened, tmp_path: Path) -> None:
    choose_kind(opened, SUMMARY)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    opened.tab.issuer.print_to_printer(opened.tab.prepare_issue(), printer)
    opened.settle()
    (report,) = [report for report in opened.reports() if report.kind == SUMMARY]
    choose_kind(opened, PROGRESS)
    opened.tab.open_record(report.id)
    opened.settle()
    assert opened.tab.prepare_issue().kind == SUMMARY
    assert not opened.tab.composer.kind_field.isVisible()
    assert not opened.tab.composer.fields["bottom_line"].isVisible()


def find_client_before_care(clinic_file: ClinicFile) -> int:
    """The chart number of a client who was referred, and in whose case nothing is signed yet."""
    referred = (clinic_file.cases.get(referral.case_id) for referral in clinic_file.referrals.find())
    waiting = (
        case
        for case in referred
        if not clinic_file.sessions.count(case_id=case.id, status="signed")
        and not clinic_file.assessments.count(case_id=case.id, status="signed")
    )
    return clinic_file.clients.get(next(waiting).client_id).chart_number


def test_where_there_is_nothing_to_tell_the_window_says_why_and_issues_nothing(opened: Opened) -> None:
    found: list[int] = []
    opened.chart_client.run_query(find_client_before_care, found.append)
    opened.settle()
    (opened.number,) = found
    opened.show()
    reasons = {
        PROGRESS: "Nothing is signed in this case yet, so there is no progress to report.",
        SUMMARY: "No visit is signed in this case yet.",
    }
    for kind, reason in reasons.items():
        choose_kind(opened, kind)
        assert opened.tab.preview.widget().text() == reason
        assert {field.get_value() for field in opened.tab.composer.fields.values()} == {""}
        assert not opened.tab.composer.save_button.isEnabled()


def test_sentences_typed_for_two_kinds_wait_side_by_side(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_into(opened, "request", "Please advise on lifting.")
    choose_kind(opened, SUMMARY)
    assert opened.tab.composer.fields["request"].get_value() == "No reply."
    type_into(opened, "advice", "Walk each day.")
    opened.number = next(number for number in range(1, 20) if number != FEATURED)
    opened.show()
    assert opened.tab.composer.kind == PROGRESS
    opened.number = FEATURED
    opened.show()
    assert opened.tab.composer.fields["request"].get_value() == "Please advise on lifting."
    assert len(opened.chart_client.unsaved) == 2
    opened.choose(monkeypatch, tmp_path / "page")
    opened.tab.save_pdf()
    opened.settle()
    assert len(opened.chart_client.unsaved) == 1
    choose_kind(opened, SUMMARY)
    assert opened.tab.composer.fields["advice"].get_value() == "Walk each day."


def test_with_one_kind_there_is_nothing_to_choose(
    driver: WindowDriver,
    demo_file: Path,
) -> None:
    opened = Opened(driver, demo_file)
    assert list(PAPER_KINDS) == [PROGRESS]
    assert not opened.tab.composer.kind_field.isVisible()
    assert [column.name for column in opened.tab._make_columns()] == ["Date", "To", ""]


@pytest.mark.usefixtures("second_kind")
def test_it_leaves_the_progress_report_due(demo_file: Path) -> None:
    with open_clinic_file(demo_file) as clinic_file:
        case, referrer, who = load_featured(clinic_file)
        before = count_case_visits(case, clock.today())
        assert before.report_due
        page = render_report(SUMMARY, case, referrer, who, clock.now())
        issue_report(clinic_file, who, page.record, page.pdf)
        case, *_ = load_featured(clinic_file)
        assert [report.kind for report in case.reports] == [SUMMARY]
        assert count_case_visits(case, clock.today()) == before


@pytest.mark.usefixtures("second_kind")
def test_its_sentences_are_spelled_out_where_the_clinic_asks_for_it(demo_file: Path) -> None:
    with open_clinic_file(demo_file) as clinic_file:
        case, referrer, who = load_featured(clinic_file)
        clinic = case.clinic.with_changes(spell_out=SpellOut.ON_PAPER)
        case = msgspec.structs.replace(case, clinic=clinic)
        page = render_report(SUMMARY, case, referrer, who, clock.now())
    assert "full range of motion is near" in other_text_of(page.pdf)
    assert "full range of motion is near" in page.record.sentences[0].text


def test_a_progress_report_is_stored_without_its_kind(demo_file: Path) -> None:
    """So are those of before, whose seals hold."""
    with open_clinic_file(demo_file) as clinic_file:
        case, referrer, who = load_featured(clinic_file)
        page = render_report(PROGRESS, case, referrer, who, clock.now())
    body = encode_record(page.record)
    assert b'"kind"' not in body
    assert b'"sentences"' not in body
