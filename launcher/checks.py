"""The developer's commands, in the environment: `python3 run.py test`, `lint` and `fmt`."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from launcher.environment import SetupError, get_python_path, tell_user

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
COVERAGE = "--coverage"
MEASURE = ("--cov", "--cov-report=")  # what and how is measured stands in pyproject.toml

Command = tuple[str, list[str]]  # title, words


def run_task(root: Path, task: str, words: Sequence[str]) -> int:
    """Run all commands of "test", "lint" or "fmt", also after one has failed. Returns 0 when all passed.

    Raises Refusal for words that the task does not know.
    """
    failed = collect_failures(root, list_commands(root, task, words))
    if failed:
        tell_user(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def list_commands(root: Path, task: str, words: Sequence[str]) -> list[Command]:
    """The commands of a task in their order. Further words belong to pytest alone."""
    python = str(get_python_path(root))
    if task == "test":
        return [*list_lint_commands(python), *list_test_commands(python, words)]
    if words:
        raise SetupError(f"`run.py {task}` takes no further words: it always does the whole tree.")
    return list_lint_commands(python) if task == "lint" else list_format_commands(python)


def list_lint_commands(python: str) -> list[Command]:
    return [
        ("ruff check", [python, "-m", "ruff", "check"]),
        ("ruff format --check", [python, "-m", "ruff", "format", "--check"]),
        ("mypy --strict", [python, "-m", "mypy", "--strict"]),
        ("import-linter", [python, "-c", LINT_IMPORTS]),
    ]


def list_format_commands(python: str) -> list[Command]:
    return [
        ("sort imports", [python, "-m", "ruff", "check", "--select", "I", "--fix"]),
        ("ruff format", [python, "-m", "ruff", "format"]),
    ]


def list_test_commands(python: str, words: Sequence[str]) -> list[Command]:
    """pytest is last, since its closing line ends the output; with `--coverage` the figure comes after it."""
    pytest = [python, "-m", "pytest", *(word for word in words if word != COVERAGE)]
    if COVERAGE not in words:
        return [("pytest", pytest)]
    figure = [python, "-m", "coverage", "report", "--format=total"]
    return [
        ("pytest, measured", [*pytest, *MEASURE]),
        ("coverage: percent of the lines and branches that the tests ran", figure),
    ]


def collect_failures(root: Path, commands: Sequence[Command]) -> list[str]:
    """The titles of the commands that failed, each run in `root` without the machine's own PYTHON… settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    failed = []
    for title, command in commands:
        print(f"== {title}", flush=True)
        if subprocess.call(command, cwd=root, env=clean):
            failed.append(title)
    return failed
