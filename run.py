#!/usr/bin/env python3
"""Soapstone's front door. It makes the environment `.venv` once, then gets out of the way.

    python3 run.py              opens the clinic's own chart
    python3 run.py demo         a made-up clinic to look around in, and one progress report as PDF
    python3 run.py test         every check: those of lint, then pytest (--coverage; other words go on to pytest)
    python3 run.py lint         the checks that take seconds: ruff, mypy, import-linter
    python3 run.py fmt          sorts imports and formats the code
    python3 run.py bench        how long a therapist waits, and for what (--quick, --json FILE)
    python3 run.py WORDS        any other words go to the command line; --help lists them

Standard library only, like all of `launcher`. This file alone also parses under Pythons too old for the
rest, so that those can be refused in a sentence. A second start checks a hash and becomes the app.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)


def describe_old_python(version: tuple[int, int]) -> str:
    """The sentence for a Python that cannot run Soapstone; empty for one that can."""
    if version >= OLDEST_PYTHON:
        return ""
    return (
        "Soapstone needs Python {}.{} or later, and this is Python {}.{}. "
        "Install a newer Python, then start run.py with that one."
    ).format(*OLDEST_PYTHON, *version)


def start_app(command: list[str]) -> int:
    """Become the app where the system can; on Windows wait for it and hand on its exit code."""
    if os.name == "posix":
        os.execv(command[0], command)
    import subprocess

    return subprocess.call(command)


def prepare_environment(root: Path, stages: list[str], *, window: bool = False, tests: bool = False) -> None:
    """Provide what the system must bring, then install the stages that are not current.

    "app" comes first, because making it anew empties the environment. Raises Refusal with what mends it when Python,
    the system, the network or the disk fails.
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
    """Do what the words say and return the exit code."""
    from launcher import environment

    task = words[0] if words else ""
    if task in ("test", "lint", "fmt"):
        from launcher import checks

        prepare_environment(root, ["app", "test"], tests=task == "test")
        return checks.run_task(root, task, words[1:])
    bench = task == "bench"
    prepare_environment(root, ["app"], window=bench or environment.is_window_command(words, os.environ))
    command = environment.build_app_command(root, words)
    return start_app(environment.build_app_command(root, words[1:], "tests.bench") if bench else command)


def main(root: Path, words: list[str]) -> int:
    """Run, and turn what this machine does to us into a sentence."""
    sentence = describe_old_python((sys.version_info[0], sys.version_info[1]))
    if sentence:
        print(sentence, file=sys.stderr)
        return 1
    sys.path.insert(0, str(root))  # PYTHONSAFEPATH leaves it out
    from launcher.environment import SetupError, tell_user

    try:
        return run_command(root, words)
    except SetupError as refusal:
        tell_user(str(refusal))
    except OSError as error:
        tell_user(f"Soapstone could not be set up in {root}: {error.strerror or error} ({error.filename})")
    except KeyboardInterrupt:
        tell_user("Stopped. The next start takes it up again.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(ROOT, sys.argv[1:]))
