#!/usr/bin/env python3
"""Starts Soapstone. The first start sets up the environment `.venv`.

    python3 run.py              opens the clinic file
    python3 run.py demo         a made-up clinic to look around in, and one progress report as PDF
    python3 run.py test         every check: those of lint, then pytest (--coverage; other arguments go to pytest)
    python3 run.py lint         the checks that take seconds: ruff, mypy, import-linter
    python3 run.py fmt          sorts imports and formats the code
    python3 run.py bench        how long a therapist waits, and for what (--quick, --json FILE)
    python3 run.py WORDS        any other arguments go to the command line; --help lists them

Standard library only, like all of `launcher`. This file also parses under Python versions that are too old for the
rest, so that it can tell the person. Later starts only check a hash and become the app.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)


def describe_old_python(version: tuple[int, int]) -> str:
    """The sentence for a Python that is too old; empty for one that can run Soapstone."""
    if version >= OLDEST_PYTHON:
        return ""
    return (
        "Soapstone needs Python {}.{} or later, and this is Python {}.{}. "
        "Install a newer Python, then start run.py with that one."
    ).format(*OLDEST_PYTHON, *version)


def start_app(command: list[str]) -> int:
    """Replace this process by the app. Windows cannot do that, so there wait for the app and return its exit code."""
    if os.name == "posix":
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


def prepare_environment(root: Path, stages: list[str], *, window: bool = False, tests: bool = False) -> None:
    """Install missing system packages, then the stages that are not current.

    "app" comes first, because installing it empties the environment. Raises SetupError, which says how to fix it, if
    Python, the system, the network or the disk fails.
    """
    from launcher import environment

    if window or tests or not environment.is_current(root, "app"):
        from launcher.system_libraries import provide_system_parts

        provide_system_parts(root, window=window, tests=tests)
    for stage in stages:
        if not environment.is_current(root, stage):
            from launcher.installation import install_stage

            install_stage(root, stage)
    environment.link_checkout(root)


def run_command(root: Path, words: list[str]) -> int:
    """Run the command that the arguments name; returns the exit code."""
    from launcher import environment

    task = words[0] if words else ""
    if task in ("test", "lint", "fmt"):
        from launcher import checks

        prepare_environment(root, ["app", "test"], tests=task == "test")
        return checks.run_task(root, task, words[1:])
    if task == "bench":
        prepare_environment(root, ["app"], window=True)
        return start_app(environment.build_app_command(root, words[1:], "tests.bench"))
    prepare_environment(root, ["app"], window=environment.is_window_command(words, os.environ))
    return start_app(environment.build_app_command(root, words))


def main(root: Path, words: list[str]) -> int:
    """Run the command; report a failure of the setup in one sentence. Returns the exit code."""
    sentence = describe_old_python((sys.version_info[0], sys.version_info[1]))
    if sentence:
        print(sentence, file=sys.stderr)
        return 1
    sys.path.insert(0, str(root))  # PYTHONSAFEPATH would leave it out
    from launcher.environment import SetupError, tell_user

    try:
        return run_command(root, words)
    except SetupError as error:
        tell_user(str(error))
    except OSError as error:
        tell_user(f"Soapstone could not be set up in {root}: {error.strerror or error} ({error.filename})")
    except KeyboardInterrupt:
        tell_user("Stopped. The next start continues the setup.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(ROOT, sys.argv[1:]))
