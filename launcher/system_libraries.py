"""What the operating system must bring by itself: found out before the slow part, and added where that is possible.

On Debian and Ubuntu root gets the missing packages installed; anybody else is told the one command that does it.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from launcher.environment import SetupError, get_venv_path, is_current, tell_user

# Asks the loader itself: it knows every folder and cache, and `ldconfig` is not on everybody's PATH. In a process
# of its own, because a library that was loaded stays loaded.
PROBE = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


class SystemPart(NamedTuple):
    """Something of the operating system, and the Debian package that holds it."""

    name: str
    package: str


VENV = SystemPart(
    "venv and ensurepip for this Python", f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
)
XVFB = SystemPart("Xvfb", "xvfb")


def provide_system_parts(root: Path, *, window: bool = False, tests: bool = False) -> None:
    """Add what is missing, or raise Refusal with what the person has to do.

    `window`: Qt's libraries are needed too. `tests`: they are, and Xvfb is wanted, without which the tests of the real
    window are skipped.
    """
    needed = [*find_missing_venv(root), *(find_missing_libraries(root) if window or tests else [])]
    wanted = find_missing_xvfb() if tests else []
    if can_install():
        _install_parts(needed, wanted)
    elif needed:
        raise SetupError(explain_missing([*needed, *wanted]))
    elif wanted:
        tell_user(f"The tests of the real window need Xvfb. {explain_missing(wanted)}")


def _install_parts(needed: Sequence[SystemPart], wanted: Sequence[SystemPart]) -> None:
    try:
        if needed or wanted:
            install_packages(list_packages([*needed, *wanted]))
    except SetupError as refusal:
        if needed:
            raise
        tell_user(str(refusal))


def find_missing_venv(root: Path) -> list[SystemPart]:
    """Debian keeps ensurepip in a package of its own. Only making the environment needs it."""
    if is_current(root, "app"):
        return []
    return [] if all(importlib.util.find_spec(part) for part in ("venv", "ensurepip")) else [VENV]


def find_missing_libraries(root: Path) -> list[SystemPart]:
    """Without one of these Qt would abort the process. Asked until none is missing, then never again for this `.venv`."""
    complete = get_venv_path(root) / "libraries.stamp"
    if complete.exists() or not sys.platform.startswith("linux"):
        return []
    parts = read_package_table(root / "requirements-debian.txt")
    probe = [sys.executable, "-I", "-c", PROBE, *(part.name for part in parts)]
    missing = set(subprocess.run(probe, capture_output=True, text=True, check=True).stdout.split())
    if not missing and get_venv_path(root).exists():
        complete.touch()
    return [part for part in parts if part.name in missing]


def find_missing_xvfb() -> list[SystemPart]:
    return [] if shutil.which("Xvfb") or not sys.platform.startswith("linux") else [XVFB]


def read_package_table(table: Path) -> list[SystemPart]:
    """The lines of requirements-debian.txt: library, package."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return [SystemPart(*line.split()) for line in lines if not line.startswith("#")]


def list_packages(parts: Sequence[SystemPart]) -> list[str]:
    return sorted({part.package for part in parts})


def has_apt() -> bool:
    return shutil.which("apt-get") is not None


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def can_install() -> bool:
    return is_root() and has_apt()


def explain_missing(parts: Sequence[SystemPart]) -> str:
    """What a person does about missing parts. A bare container has no sudo, but there everybody is root."""
    if not has_apt():
        return f"Install what is missing on this system, then start again: {', '.join(part.name for part in parts)}"
    sudo = "" if is_root() else "sudo "
    packages = " ".join(list_packages(parts))
    return (
        "Parts of the system are missing. This command adds them: "
        f"{sudo}apt-get update && {sudo}apt-get install -y {packages}"
    )


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages, saying so first. Raises Refusal with the reason when apt-get fails.

    `apt-get update` may fail, as without a network: the lists that are there may do. The timeout is for another apt that
    is at work, such as the nightly upgrade.
    """
    tell_user(f"Parts of the system are missing. Adding them with apt-get: {' '.join(packages)}")
    apt_get = ["apt-get", "-qq", "-y", "-o", "DPkg::Lock::Timeout=120"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*apt_get, *words],
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    if done.returncode:
        raise SetupError(f"apt-get could not add {' '.join(packages)}: {find_reason(done.stdout)}")
    importlib.invalidate_caches()


def find_reason(apt_output: str) -> str:
    """The first error that apt-get names, else its last line."""
    lines = apt_output.strip().splitlines() or ["it gave no reason."]
    return next((line for line in lines if line.startswith("E: ")), lines[-1])
