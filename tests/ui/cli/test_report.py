"""`soapstone report` and `soapstone demo`: a page, recorded when it is written and never otherwise."""

import hashlib
import io
from datetime import date
from pathlib import Path

import pypdf
import pytest

from charting.actions.clients import register_client
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.model.provider import Provider
from charting.model.report import Delivery, Report
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import build_case, build_client, build_release, open_sample_clinic
from ui.cli.__main__ import main


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed chart: the sample's client, and others with no case, nothing signed and no referral."""
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path) as sample:
        chart, who = sample.clinic_file, sample.who
        save_record(chart, who, Provider(name="Adam Okafor", credentials="DC"))
        register_client(chart, who, build_client(family_name="No case"))
        save_record(
            chart, who, build_case(register_client(chart, who, build_client(family_name="Nothing signed")))
        )
        save_record(
            chart, who, build_case(sample.client).with_changes(complaint="Neck", opened=date(2025, 1, 2))
        )
    return path


def reports(path: Path) -> list[Report]:
    with open_clinic_file(path) as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []
        return clinic_file.reports.find()


def report(path: Path, *words: object) -> int:
    return main(["report", "--file", str(path), *map(str, words)])


def test_the_page_is_written_and_recorded(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "page.pdf"
    assert report(path, "--client", "0001", "--out", out) == 0
    assert capsys.readouterr().out == f"{out}\n"
    issued = reports(path)[-1]
    assert issued.sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert (issued.delivery, issued.issued_by) == (Delivery.SAVED, "Rosa Delgado, LMT")
    [page] = pypdf.PdfReader(io.BytesIO(out.read_bytes())).pages
    text = page.extract_text()
    assert "Nguyễn" in text
    assert "Okafor" in text


@pytest.mark.parametrize("to", ["adaeze", "tulsa shoulder", "1234567893"])
def test_the_addressee_is_found_by_name_practice_or_npi(path: Path, tmp_path: Path, to: str) -> None:
    assert report(path, "--client", 1, "--case", 2, "--to", to, "--out", tmp_path / "page.pdf") == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--client", "9"], "There is no client with chart number 0009."),
        (["--client", "2"], "has no case yet"),
        (["--client", "3"], "Nothing is signed in this case yet"),
        (["--client", "1", "--case", "1"], "Nothing is signed in this case yet"),
        (["--client", "1", "--case", "3"], "has 2 cases; there is no case 3"),
        (["--client", "1", "--to", "zzz"], "No provider matches “zzz”"),
        (
            ["--client", "1", "--to", "okafor"],
            "More than one provider matches “okafor”: Adaeze Okafor, MD; Adam",
        ),
        (["--client", "1", "--to", "adam"], "There is no release to Adam Okafor, DC in force."),
    ],
)
def test_what_is_refused_writes_nothing(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    before = reports(path)
    assert report(path, *words, "--out", tmp_path / "page.pdf") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert len(err.splitlines()) == 1
    assert not list(tmp_path.glob("*.pdf*"))
    assert reports(path) == before


def test_a_page_that_cannot_be_written_is_not_recorded(path: Path, tmp_path: Path) -> None:
    before = reports(path)
    folder = tmp_path / "page.pdf"
    folder.mkdir()
    assert report(path, "--client", 1, "--out", folder) == 1
    assert reports(path) == before


def test_a_report_never_replaces_the_chart(path: Path) -> None:
    assert report(path, "--client", 1, "--out", path) == 1
    assert len(reports(path)) == 1


def test_a_second_provider_with_a_release_gets_a_report_too(path: Path, tmp_path: Path) -> None:
    with open_clinic_file(path) as clinic_file:
        who, [adam] = clinic_file.therapists.find()[0], clinic_file.find_providers("adam")
        save_record(clinic_file, who, build_release(clinic_file.find_client_by_number(1), adam))
    assert report(path, "--client", 1, "--to", "adam", "--out", tmp_path / "page.pdf") == 0
    assert reports(path)[-1].provider_id == adam.id


def test_the_demo_twice_in_one_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "demo"
    assert main(["demo", "--dir", str(folder), "--no-window"]) == 0
    chart, page = folder / "demo.soapstone", folder / "progress-report.pdf"
    assert capsys.readouterr().out.splitlines() == [
        f"The demo clinic: {chart}",
        f"A progress report: {page}",
        "The window was not opened, as requested.",
    ]
    [sheet] = pypdf.PdfReader(page).pages
    assert "low back pain" in sheet.extract_text().lower()
    assert [report.delivery for report in reports(chart)][-1] is Delivery.SAVED
    assert main(["demo", "--dir", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("The former demo clinic was set aside: ")
    assert lines[-1] == "There is no screen here, so the window cannot open."
    assert len(list(folder.glob("*.soapstone"))) == 2


def test_the_demo_leaves_a_chart_that_is_named_alone(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    assert main(["demo", "--no-window", "--file", str(path)]) == 1
    assert "--dir DIR" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_demo_that_is_open_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_clinic_file(tmp_path / "demo.soapstone", create=True):
        assert main(["demo", "--dir", str(tmp_path), "--no-window"]) == 1
    assert "open in another window" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["demo.soapstone"]
