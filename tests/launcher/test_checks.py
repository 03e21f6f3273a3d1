"""`run.py test`, `lint` and `fmt`: what each runs, in which order, and what it says about failures."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import checks
from launcher.environment import SetupError

ROOT = Path(__file__).resolve().parents[2]
LINT = ["ruff check", "ruff format --check", "mypy --strict", "import-linter"]
UNTIDY = "import sys\nimport os\n\nprint( os.name,sys.path )\n"
TIDY = "import os\nimport sys\n\nprint(os.name, sys.path)\n"


def titles_of(root: Path, task: str, *words: str) -> list[str]:
    return [title for title, _ in checks.list_commands(root, task, words)]


def test_every_check_runs_even_after_one_has_failed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    python = [sys.executable, "-c"]
    commands = [("first", [*python, "raise SystemExit(2)"]), ("second", [*python, "print('ran')"])]
    assert checks.collect_failures(tmp_path, commands) == ["first"]
    assert capfd.readouterr().out.split() == ["==", "first", "==", "second", "ran"]


def test_words_after_test_go_to_pytest_which_comes_last(tmp_path: Path) -> None:
    title, command = checks.list_commands(tmp_path, "test", ["-k", "sign"])[-1]
    assert titles_of(tmp_path, "test") == [*LINT, "pytest"]
    assert (title, command[1:]) == ("pytest", ["-m", "pytest", "-k", "sign"])


def test_coverage_is_measured_only_when_asked_for_and_told_last(tmp_path: Path) -> None:
    *_, (_, pytest_command), (title, figure) = checks.list_commands(
        tmp_path, "test", ["--coverage", "-k", "sign"]
    )
    assert pytest_command[1:] == ["-m", "pytest", "-k", "sign", "--cov", "--cov-report="]
    assert title.startswith("coverage")
    assert figure[1:] == ["-m", "coverage", "report", "--format=total"]


def test_lint_is_what_test_begins_with(tmp_path: Path) -> None:
    assert titles_of(tmp_path, "lint") == LINT


@pytest.mark.parametrize("task", ["lint", "fmt"])
def test_a_word_that_would_do_nothing_is_refused(tmp_path: Path, task: str) -> None:
    with pytest.raises(SetupError, match=f"`run.py {task}` takes no further arguments"):
        checks.list_commands(tmp_path, task, ["--check"])


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A checkout with our settings and a file that is neither sorted nor formatted."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "run.py").write_text(UNTIDY)
    return tmp_path


def test_fmt_makes_the_tree_such_that_lint_finds_nothing_to_format(untidy: Path) -> None:
    programs = checks.list_format_commands(sys.executable)
    assert checks.collect_failures(untidy, programs) == []
    assert (untidy / "run.py").read_text() == TIDY
    assert checks.collect_failures(untidy, checks.list_lint_commands(sys.executable)[:2]) == []


def test_lint_fails_on_code_that_is_not_formatted(untidy: Path) -> None:
    assert checks.collect_failures(untidy, checks.list_lint_commands(sys.executable)[:2]) == LINT[:2]


def test_coverage_counts_what_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    """The tests start the app by `subprocess`, and xdist starts the tests by it too."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("run", "launcher", "charting", "reports", "ui"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("")
    (tmp_path / "ui" / "cli.py").write_text("import sys\nif sys.argv[1:]:\n    print('said')\n")
    (tmp_path / "tests").mkdir()
    start = "import subprocess, sys\n\n\ndef test_start():\n    assert not subprocess.call({})\n"
    (tmp_path / "tests" / "test_start.py").write_text(
        start.format("[sys.executable, '-m', 'ui.cli', 'word']")
    )
    commands = checks.list_test_commands(sys.executable, ["--coverage", "-n", "1"])
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    done = [
        subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)
        for _, command in commands
    ]
    assert float(done[-1].stdout) == 80.0  # three of three lines, one of the two ways out of the `if`
