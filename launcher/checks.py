"""Every check, in the environment: `python3 run.py test`."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from launcher.environment import python_of, say

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def run_checks(root: Path, pytest_words: Sequence[str]) -> int:
    """Run all checks, also after one has failed. Returns 0 when all passed."""
    failed = failures(root, commands(root, pytest_words))
    if failed:
        say(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def commands(root: Path, pytest_words: Sequence[str]) -> list[tuple[str, list[str]]]:
    """(title, command) of each check. pytest is last: its closing line ends the output."""
    python = str(python_of(root))
    return [
        ("ruff check", [python, "-m", "ruff", "check"]),
        ("ruff format --check", [python, "-m", "ruff", "format", "--check"]),
        ("mypy --strict", [python, "-m", "mypy", "--strict"]),
        ("import-linter", [python, "-c", LINT_IMPORTS]),
        ("pytest", [python, "-m", "pytest", *pytest_words]),
    ]


def failures(root: Path, commands: Sequence[tuple[str, list[str]]]) -> list[str]:
    """The titles of the commands that failed, each run in `root` without the machine's own PYTHON… settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    failed = []
    for title, command in commands:
        print(f"== {title}", flush=True)
        if subprocess.call(command, cwd=root, env=clean):
            failed.append(title)
    return failed
