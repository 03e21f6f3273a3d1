"""The developer's commands `python3 run.py test`, `lint` and `fmt`, run inside the environment."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from launcher.environment import SetupError, get_python_path, tell_user

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
COVERAGE = "--coverage"
MEASURE = ("--cov", "--cov-report=")  # pyproject.toml configures the rest

Command = tuple[str, list[str]]  # title, arguments


def run_task(root: Path, task: str, words: Sequence[str]) -> int:
    """Run all commands of "test", "lint" or "fmt", even after one has failed. Returns 0 if all passed, else 1.

    Raises SetupError for arguments that the task does not take.
    """
    failed = collect_failures(root, list_commands(root, task, words))
    if failed:
        tell_user(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def list_commands(root: Path, task: str, words: Sequence[str]) -> list[Command]:
    """The commands of a task in order. Only pytest takes further arguments."""
    python = str(get_python_path(root))
    if task == "test":
        return [*list_lint_commands(python), *list_test_commands(python, words)]
    if words:
        raise SetupError(f"`run.py {task}` takes no further arguments: it always checks the whole tree.")
    return list_lint_commands(python) if task == "lint" else list_format_commands(python)


def list_lint_commands(python: str) -> list[Command]:
    """The checks that take seconds."""
    return [
        ("ruff check", [python, "-m", "ruff", "check"]),
        ("ruff format --check", [python, "-m", "ruff", "format", "--check"]),
        ("mypy --strict", [python, "-m", "mypy", "--strict"]),
        ("import-linter", [python, "-c", LINT_IMPORTS]),
    ]


def list_format_commands(python: str) -> list[Command]:
    """The commands that sort imports and format the code."""
    return [
        ("sort imports", [python, "-m", "ruff", "check", "--select", "I", "--fix"]),
        ("ruff format", [python, "-m", "ruff", "format"]),
    ]


def list_test_commands(python: str, words: Sequence[str]) -> list[Command]:
    """pytest, and with `--coverage` the coverage figure after it."""
    pytest = [python, "-m", "pytest", *(word for word in words if word != COVERAGE)]
    if COVERAGE not in words:
        return [("pytest", pytest)]
    report = [python, "-m", "coverage", "report", "--format=total"]
    return [
        ("pytest, measured", [*pytest, *MEASURE]),
        ("coverage: percent of the lines and branches that the tests ran", report),
    ]


def collect_failures(root: Path, commands: Sequence[Command]) -> list[str]:
    """Run each command in `root` without the machine's own PYTHON… variables; returns the titles of those that failed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    failed = []
    for title, command in commands:
        print(f"== {title}", flush=True)
        if subprocess.call(command, cwd=root, env=environment):
            failed.append(title)
    return failed
