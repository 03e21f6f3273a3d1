"""`soapstone report --due`: each due report is written and recorded by itself, and what stands in the way is named."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from charting import clock
from charting.actions.clients import load_client_file
from charting.actions.report_release import find_due_reports, load_case_to_report
from charting.clinic_file import open_clinic_file
from charting.model.report import PROGRESS, Report
from charting.storage.verification import verify_clinic_file
from tests.support.due_reports_clinic import LATER, SAVED, make_due_reports_clinic
from tests.support.sample_clinic import NOON, open_sample_clinic
from ui.cli.__main__ import main
from ui.issuing.report_pdf import find_last_signer, render_report

TWICE = SAVED.format(2).replace(".pdf", "-2.pdf")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_due_reports_clinic(tmp_path / "clinic.soapstone")


@pytest.fixture(autouse=True)
def three_weeks_on() -> Iterator[None]:
    with clock.set_to(LATER):
        yield


def report_due(path: Path, folder: Path, *words: str) -> int:
    return main(["report", "--due", "--file", str(path), "--out", str(folder), *words])


def issued_later(path: Path) -> list[Report]:
    with open_clinic_file(path) as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []
        return [report for report in clinic_file.reports.find() if report.issued_at > NOON]


def due_labels(path: Path) -> list[str]:
    with open_clinic_file(path) as clinic_file:
        found = find_due_reports(clinic_file, clock.today())
        return [clinic_file.clients.get(item.need.client_id).chart_label for item in found]


def test_what_is_due_is_written_and_what_cannot_be_is_named_and_stays_due(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sorted(due_labels(path)) == ["0002", "0002", "0003", "0004", "0005"]
    folder = tmp_path / "reports" / "due"
    assert report_due(path, folder) == 1
    out, err = capsys.readouterr()
    assert sorted(file.name for file in folder.iterdir()) == sorted([TWICE, SAVED.format(2), SAVED.format(5)])
    assert sorted(out.splitlines()[:-1]) == sorted(
        f"{name[16:20]}  {name}  to Adaeze Okafor, MD" for name in (TWICE, SAVED.format(2), SAVED.format(5))
    )
    assert out.splitlines()[-1] == f"3 of 5 due reports were written to {folder}. Read each before it leaves."
    refused = sorted(err.splitlines())
    assert refused[0].startswith("0003: There is no release to Adaeze Okafor, MD in force.")
    assert refused[1].startswith("0004: The PDF shows these letters as “?”: 木.")
    assert sorted(due_labels(path)) == ["0003", "0004"]


def test_each_is_recorded_with_its_own_page_and_signed_by_who_charted(path: Path, tmp_path: Path) -> None:
    report_due(path, tmp_path / "due")
    found = issued_later(path)
    assert len({report.sha256 for report in found}) == len(found) == 3
    assert sorted(report.issued_by for report in found) == ["Lena Park, LMT"] + 2 * ["Rosa Delgado, LMT"]
    with open_clinic_file(path) as clinic_file:
        pages = {clinic_file.issued_pdfs.get_pdf(report.id) for report in found}
    assert pages == {file.read_bytes() for file in (tmp_path / "due").iterdir()}


def test_a_file_that_is_there_is_replaced_only_with_force(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / SAVED.format(5)
    kept.write_text("mine")
    report_due(path, tmp_path)
    assert kept.read_text() == "mine"
    assert f"0005: There is a file {kept.name} already." in capsys.readouterr().err
    assert "0005" in due_labels(path)
    report_due(path, tmp_path, "--force")
    assert kept.read_bytes().startswith(b"%PDF")
    assert "0005" not in due_labels(path)


def test_nothing_due_is_said_and_no_folder_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path):
        pass
    assert report_due(path, tmp_path / "due") == 0
    assert capsys.readouterr().out == "No report is due.\n"
    assert not (tmp_path / "due").exists()


@pytest.mark.parametrize("words", [("--case", "1"), ("--kind", "progress"), ("--to", "okafor")])
def test_words_of_one_report_do_not_go_with_all(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert report_due(path, tmp_path / "due", *words) == 1
    assert "go with --client" in capsys.readouterr().err
    assert not (tmp_path / "due").exists()


def test_out_names_a_folder(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report_due(path, path) == 1
    assert "--out names a folder" in capsys.readouterr().err


def test_one_of_both_is_asked_for(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "--file", str(path), "--out", "x"])
    assert ended.value.code == 2
    assert "--client" in capsys.readouterr().err


def test_the_case_that_is_read_for_a_page_gives_the_page_of_the_whole_file(demo_file: Path) -> None:
    pages = 0
    with open_clinic_file(demo_file) as clinic_file:
        for case in clinic_file.cases.find():
            whole, alone = (
                load_client_file(clinic_file, case.client_id).get_case_file(case),
                load_case_to_report(clinic_file, case),
            )
            if alone.referrer is None or not (alone.signed_sessions or alone.signed_assessments):
                continue
            asked = alone.referrer, find_last_signer(alone), clock.now()
            assert render_report(PROGRESS, alone, *asked).pdf == render_report(PROGRESS, whole, *asked).pdf
            pages += 1
    assert pages > 5
