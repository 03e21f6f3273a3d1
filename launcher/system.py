"""What the system must bring by itself, and the one command that mends it where it does not."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from launcher.environment import Refusal, site_packages_of, venv_of

XCB_PLUGIN = "PySide6/Qt/plugins/platforms/libqxcb.so"


def has_apt() -> bool:
    return shutil.which("apt-get") is not None


def apt_command(packages: Sequence[str]) -> str:
    """What a person types on Debian or Ubuntu. Root needs no sudo, and a bare container has none."""
    sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install -y {' '.join(packages)}"


def venv_sentence() -> str:
    """Debian keeps ensurepip in a package of its own."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    mend = apt_command([package]) if has_apt() else "install the parts of Python called venv and ensurepip"
    return f"This Python cannot make environments yet. To mend it: {mend}"


def xvfb_sentence() -> str:
    """The tests of the real window need a screen of their own."""
    mend = apt_command(["xvfb"]) if has_apt() else "install Xvfb"
    return f"The tests of the real window need Xvfb, which is missing. To mend it: {mend}"


def refuse_missing_libraries(root: Path, also: Sequence[str] = ()) -> None:
    """Raise Refusal if Qt's xcb plugin lacks a library: Qt itself would abort the process.

    Asked until the answer is good, then never again for this environment. `also`: Debian packages that would be
    asked for next, so that one command mends it all.
    """
    good = venv_of(root) / "libraries.stamp"
    if good.exists():
        return
    if missing := missing_libraries(site_packages_of(root) / XCB_PLUGIN):
        raise Refusal(libraries_sentence(missing, root / "requirements-debian.txt", also, apt=has_apt()))
    good.touch()


def missing_libraries(shared_object: Path) -> list[str]:
    """The libraries, such as libxcb-cursor.so.0, that the loader cannot find for a shared object."""
    ldd = shutil.which("ldd")
    if ldd is None:
        return []
    english = {**os.environ, "LC_ALL": "C"}
    said = subprocess.run([ldd, str(shared_object)], capture_output=True, text=True, check=False, env=english)
    return unresolved(said.stdout)


def unresolved(ldd_output: str) -> list[str]:
    """The names that `ldd` marks as not found."""
    return sorted({line.split()[0] for line in ldd_output.splitlines() if "=> not found" in line})


def libraries_sentence(libraries: Sequence[str], table: Path, also: Sequence[str], *, apt: bool) -> str:
    """The command where every package is known from `table` (library, package); else the names to look for."""
    packages = debian_packages(table)
    if apt and packages.keys() >= set(libraries):
        mend = apt_command(sorted({*also, *(packages[library] for library in libraries)}))
    else:
        mend = "install the packages that hold " + ", ".join(libraries)
    return f"Qt needs system libraries that are missing here. To mend it: {mend}"


def debian_packages(table: Path) -> dict[str, str]:
    """Library → package, out of requirements-debian.txt."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))
