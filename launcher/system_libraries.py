"""The system packages that Soapstone needs: found before the slow part of the setup, and installed if possible.

On Debian and Ubuntu the missing packages are installed for root; other users are told the command that does it.
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

# Asks the dynamic loader, which knows every folder and cache, since `ldconfig` is not on every PATH. Runs in its own
# process, because a loaded library stays loaded.
PROBE = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""


class SystemPart(NamedTuple):
    """Something that the operating system must provide, and the Debian package that has it."""

    name: str
    package: str


VENV = SystemPart(
    "venv and ensurepip for this Python", f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
)
XVFB = SystemPart("Xvfb", "xvfb")


def provide_system_parts(root: Path, *, window: bool = False, tests: bool = False) -> None:
    """Install what is missing, or raise SetupError, which tells the person what to do.

    With `window`, Qt's libraries are needed too. With `tests`, they are, and Xvfb is optional: without it the tests of
    the real window are skipped.
    """
    needed = [*find_missing_venv(root), *(find_missing_libraries(root) if window or tests else [])]
    optional = find_missing_xvfb() if tests else []
    if can_install():
        _install_parts(needed, optional)
    elif needed:
        raise SetupError(explain_missing([*needed, *optional]))
    elif optional:
        tell_user(f"The tests of the real window need Xvfb. {explain_missing(optional)}")


def _install_parts(needed: Sequence[SystemPart], optional: Sequence[SystemPart]) -> None:
    """Install both. A failure is an error only if something needed is missing."""
    try:
        if needed or optional:
            install_packages(list_packages([*needed, *optional]))
    except SetupError as error:
        if needed:
            raise
        tell_user(str(error))


def find_missing_venv(root: Path) -> list[SystemPart]:
    """What is missing to create the environment; Debian has ensurepip in a package of its own."""
    if is_current(root, "app"):
        return []
    return [] if all(importlib.util.find_spec(part) for part in ("venv", "ensurepip")) else [VENV]


def find_missing_libraries(root: Path) -> list[SystemPart]:
    """The missing libraries, without which Qt aborts. Once none is missing, a stamp in `.venv` ends the check."""
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
    """Xvfb, if it is missing on Linux."""
    return [] if shutil.which("Xvfb") or not sys.platform.startswith("linux") else [XVFB]


def read_package_table(table: Path) -> list[SystemPart]:
    """The rows of requirements-debian.txt: library and package."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return [SystemPart(*line.split()) for line in lines if not line.startswith("#")]


def list_packages(parts: Sequence[SystemPart]) -> list[str]:
    """The Debian packages of these parts, sorted, each once."""
    return sorted({part.package for part in parts})


def has_apt() -> bool:
    """Whether the system installs packages with apt-get."""
    return shutil.which("apt-get") is not None


def is_root() -> bool:
    """Whether this process may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def can_install() -> bool:
    """Whether missing packages can be installed without asking anybody."""
    return is_root() and has_apt()


def explain_missing(parts: Sequence[SystemPart]) -> str:
    """The sentence with the command that adds missing parts; for root without sudo, which a bare container lacks."""
    if not has_apt():
        return f"Install what is missing on this system, then start again: {', '.join(part.name for part in parts)}"
    sudo = "" if is_root() else "sudo "
    packages = " ".join(list_packages(parts))
    return (
        "Parts of the system are missing. This command adds them: "
        f"{sudo}apt-get update && {sudo}apt-get install -y {packages}"
    )


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages, after saying so. Raises SetupError with the reason if apt-get fails.

    `apt-get update` may fail, for example without a network, since the package lists at hand may be enough. The timeout
    waits for another apt, such as the nightly upgrade.
    """
    tell_user(f"Parts of the system are missing. Adding them with apt-get: {' '.join(packages)}")
    apt_get = ["apt-get", "-qq", "-y", "-o", "DPkg::Lock::Timeout=120"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--no-install-recommends", *packages]):
        result = subprocess.run(
            [*apt_get, *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    if result.returncode:
        raise SetupError(f"apt-get could not add {' '.join(packages)}: {find_reason(result.stdout)}")
    importlib.invalidate_caches()


def find_reason(apt_output: str) -> str:
    """The first error in the output of apt-get, or its last line."""
    lines = apt_output.strip().splitlines() or ["it gave no reason."]
    return next((line for line in lines if line.startswith("E: ")), lines[-1])
