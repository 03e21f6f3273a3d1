"""The command line: what it prints, what it writes, and how it ends."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from charting.actions.clients import register_client
from charting.backup_folder import list_backups
from charting.clinic_file import open_clinic_file
from tests.support.sample_clinic import build_client, open_sample_clinic
from ui import __version__
from ui.cli import file_commands
from ui.cli.__main__ import main
from ui.core import paths

ROOT = Path(__file__).parents[3]
COMMANDS = ("clients", "report", "backup", "restore", "verify", "export", "import", "demo")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed chart with two clients."""
    path = tmp_path / "clinic.soapstone"
    with open_sample_clinic(path) as sample:
        plain = build_client(given_name="山田", family_name="太郎", phone="", preferred_name="\x1b[2J")
        register_client(sample.clinic_file, sample.who, plain)
    return path


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line on that chart: exit code, stdout, stderr."""

    def run(*words: object) -> tuple[int, str, str]:
        code = main([*map(str, words), "--file", str(path)])
        return code, *capsys.readouterr()

    return run


def in_a_process(*words: object, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.cli", *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environ}, capture_output=True, encoding="utf-8", check=False
    )


def test_clients_are_a_neat_table(run: Run) -> None:
    code, out, _ = run("clients")
    assert code == 0
    assert out.splitlines() == [
        "Chart  Name               Born         Phone           Complaint        Status",
        "0001   Nguyễn, Thảo Linh  14 Mar 1980  (918) 555-0142  Frozen shoulder  open",
        "0002   太郎, 山田         14 Mar 1980                                   no case",
    ]


@pytest.mark.parametrize("words", [["nguyen"], ["nguyen", "thao"], ["(918) 555-0142"], ["0001"]])
def test_clients_are_found_as_in_the_window(run: Run, words: list[str]) -> None:
    assert "Nguyễn" in run("clients", *words)[1]


def test_clients_as_json(run: Run) -> None:
    found = json.loads(run("clients", "--json")[1])
    assert found[0] == {
        "chart_number": "0001",
        "name": "Nguyễn, Thảo Linh",
        "born": "1980-03-14",
        "phone": "(918) 555-0142",
        "complaint": "Frozen shoulder",
        "status": "open",
    }
    assert json.loads(run("clients", "nobody", "--json")[1]) == []


def test_nobody_found_is_said_beside_the_output(run: Run) -> None:
    assert run("clients", "nobody") == (0, "", "No client matches.\n")


def test_the_clinic_file_is_named_before_or_after_the_command(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["--file", path, "clients"], ["clients", "--file", path], ["clients", f"--file={path}"]):
        assert main(list(map(str, words))) == 0
        assert "Nguyễn" in capsys.readouterr().out


def test_without_chart_it_is_the_clinics_own(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clients"]) == 1
    own = paths.get_clinic_file_path()
    assert capsys.readouterr().err == f"There is no clinic file at {own}.\n"
    own.parent.mkdir(parents=True)
    path.rename(own)
    assert main(["clients"]) == 0


def test_backup_then_restore(run: Run, path: Path) -> None:
    code, out, _ = run("backup")
    [backup] = list_backups(path)
    assert (code, out) == (0, f"{backup}\n")
    code, out, _ = run("restore", backup)
    aside, restored = out.splitlines()
    assert code == 0
    assert Path(aside.removeprefix("The former clinic file was set aside: ")).is_file()
    assert restored == f"Restored: {path}"
    path.unlink()
    assert run("restore", backup)[1] == f"Restored: {path}\n"


def test_verify(run: Run, path: Path) -> None:
    code, out, _ = run("verify")
    assert (code, out) == (0, "The clinic file is whole: 20 records agree with their seals and the log.\n")
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("UPDATE client SET search = 'x' WHERE chart_number = 1")
    db.close()
    code, out, err = run("verify")
    assert code == 1
    assert out.endswith("the column search is not what the document says.\n")
    assert err.startswith("The clinic file is not as it was written: 1 found.")


def test_export_import_export_is_byte_identical(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, other = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "new" / "other.soapstone"
    assert run("export", "--out", first)[:2] == (0, f"{first}\n")
    assert main(["import", str(first), "--file", str(other)]) == 0
    assert capsys.readouterr().out == f"Imported 20 records into {other}\n"
    assert main(["export", "--out", str(second), "--file", str(other)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert main(["verify", "--file", str(other)]) == 0


def test_export_replaces_a_file_only_when_told(run: Run, tmp_path: Path, path: Path) -> None:
    out = tmp_path / "a.json"
    out.write_text("mine")
    code, _, err = run("export", "--out", out)
    assert (code, out.read_text()) == (1, "mine")
    assert "--force" in err
    assert run("export", "--out", out, "--force")[0] == 0
    assert out.read_bytes().startswith(b"{")
    before = path.read_bytes()
    assert run("export", "--out", path, "--force")[0] == 1
    assert path.read_bytes() == before


def test_a_refused_import_leaves_no_chart_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong, chart = tmp_path / "wrong.json", tmp_path / "new.soapstone"
    for content in (None, "not json"):
        if content:
            wrong.write_text(content)
        assert main(["import", str(wrong), "--file", str(chart)]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1
        assert not chart.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["clients"],
        ["backup"],
        ["verify"],
        ["report", "--client", "1", "--out", "x.pdf"],
        ["export", "--out", "x.json"],
        ["restore", "none"],
    ],
    ids=lambda words: words[0],
)
def test_each_refusal_is_one_sentence_and_exit_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*words, "--file", "none.soapstone"]) == 1
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert err.startswith("There is no")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["report"],
        ["report", "--client", "x", "--out", "f"],
        ["export"],
        ["restore"],
        ["clients", "--x"],
    ],
)
def test_wrong_usage_is_exit_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: soapstone" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [[], *([name] for name in COMMANDS)], ids=lambda words: "".join(words) or "all"
)
def test_help(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert "--file FILE" in out
    assert "--chart" not in out
    assert all(name in out for name in (words or COMMANDS))


def test_the_version_is_the_one_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Soapstone {__version__}\n"


def test_an_unexpected_error_is_a_sentence_and_keeps_no_words_of_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("Nguyễn")

    monkeypatch.setattr(file_commands, "format_table", broken)
    code, out, err = run("clients")
    assert (code, out) == (1, "")
    assert err.startswith("Something went wrong inside Soapstone. Everything saved before is safe.")
    assert len(err.splitlines()) == 1
    kept = paths.get_error_log_path().read_text(encoding="utf-8")
    assert str(paths.get_error_log_path()) in err
    assert "KeyError" in kept
    assert "test_commands.py" in kept
    assert "Error: 'Nguyễn'" not in kept


def test_a_window_needs_a_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = run()
    assert code == 1
    assert err.startswith("There is no screen here")


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_who_reads_may_stop_reading(path: Path) -> None:
    with open_clinic_file(path) as clinic_file:
        for number in range(400):
            register_client(
                clinic_file, clinic_file.therapists.find()[0], build_client(family_name=f"N{number:04}")
            )
    command = f"'{sys.executable}' -m ui.cli clients --json --file '{path}' | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_output_that_cannot_be_written_is_a_sentence(path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "ui.cli", "clients", "--file", str(path)]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "This machine refused: No space left on device. Everything saved before is safe."
    ]


def test_the_persons_own_files_lie_in_their_home(home: Path) -> None:
    found = [
        paths.get_clinic_file_path(),
        paths.get_settings_path(),
        paths.get_error_log_path(),
        paths.get_demo_folder(),
    ]
    assert len(set(found)) == 4
    assert all(place.is_relative_to(home) for place in found)


def test_a_terminal_without_the_letters_shows_their_numbers(path: Path) -> None:
    done = in_a_process("clients", "--file", path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert r"Nguy\u1ec5n" in done.stdout


def test_headless_commands_load_no_qt(path: Path) -> None:
    program = (
        "import sys; from ui.cli.__main__ import main; assert main(sys.argv[1:]) == 0; "
        "assert not {'PySide6', 'reportlab'} & {name.partition('.')[0] for name in sys.modules}"
    )
    for words in (["clients"], ["verify"], ["backup"], ["export", "--out", str(path.with_suffix(".json"))]):
        command = [sys.executable, "-c", program, *words, "--file", str(path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_the_former_name_of_the_option_still_works(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts of before say `--chart`; the help shows `--file` alone."""
    assert main(["clients", "--chart", str(path)]) == 0
    former = capsys.readouterr().out
    assert main(["clients", "--file", str(path)]) == 0
    assert main(["--file", str(path), "clients"]) == 0
    assert capsys.readouterr().out == former * 2
    with pytest.raises(SystemExit):
        main(["clients", "--help"])
    shown = capsys.readouterr().out
    assert "--file FILE" in shown
    assert "--chart" not in shown
