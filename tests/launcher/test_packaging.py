"""`pip install`: the wheel and the editable install hold the whole program, and `soapstone` works from any folder.

Everything is built and installed offline, with the setuptools of this environment, in an environment of its own. That
one borrows the installed dependencies through a .pth file (docs.python.org/3/library/site.html), so that only Soapstone
itself is installed.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from charting import __version__
from launcher import environment

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("charting", "reports", "ui")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
OFFLINE = ("--no-index", "--no-deps", "--no-build-isolation", "--quiet")


def run_quietly(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed and return what it printed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def copy_sources(folder: Path) -> Path:
    """Copy what a build reads, so that it leaves nothing behind in the checkout."""
    source = folder / "source"
    source.mkdir(parents=True)
    for name in ("pyproject.toml", "README.md", "requirements.in"):
        shutil.copy(ROOT / name, source)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"))
    return source


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = copy_sources(tmp_path_factory.mktemp("build"))
    run_quietly(*PIP, "wheel", *OFFLINE, "--check-build-dependencies", "--wheel-dir", "dist", ".", cwd=source)
    (built,) = (source / "dist").iterdir()
    return built


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with an environment that has the dependencies and setuptools, but no Soapstone yet."""
    run_quietly(
        sys.executable, "-I", "-m", "venv", "--without-pip", environment.get_venv_path(tmp_path), cwd=tmp_path
    )
    borrowed = environment.get_site_packages_path(tmp_path) / "dependencies.pth"
    borrowed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return tmp_path


def pip_install(root: Path, *what: str | Path) -> None:
    python = environment.get_python_path(root)
    run_quietly(*PIP, "--python", python, "install", *OFFLINE, *what, cwd=root)


def check_that_it_works(root: Path) -> None:
    """Make the demo clinic and open the file again, by the entry point, from a folder far from the sources."""
    soapstone = environment.get_scripts_path(root) / ("soapstone.exe" if os.name == "nt" else "soapstone")
    elsewhere = root / "elsewhere"
    elsewhere.mkdir()
    assert run_quietly(soapstone, "--version", cwd=elsewhere) == f"Soapstone {__version__}\n"
    assert "usage: soapstone" in run_quietly(soapstone, "--help", cwd=elsewhere)
    run_quietly(soapstone, "demo", "--no-window", "--dir", "clinic", cwd=elsewhere)
    assert (elsewhere / "clinic" / "progress-report.pdf").read_bytes().startswith(b"%PDF")
    listed = run_quietly(soapstone, "clients", "--file", "clinic/demo.soapstone", cwd=elsewhere)
    assert len(listed.splitlines()) > 10


def loaded_from(root: Path) -> Path:
    """Where the installed program takes its modules from."""
    python = environment.get_python_path(root)
    program = "import charting; print(charting.__file__)"
    return Path(run_quietly(python, "-I", "-c", program, cwd=root).strip()).parents[1]


def test_the_wheel_holds_every_module_and_every_data_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*") if file.is_file()]
    needed = [file for file in files if file.suffix not in {".md", ".pyc"}]
    assert packed == {file.relative_to(ROOT).as_posix() for file in needed}


def test_the_wheel_says_what_it_is_and_what_it_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        metadata = archive.read(f"soapstone-{__version__}.dist-info/METADATA").decode()
    head = metadata.split("\n\n", 1)[0].splitlines()
    assert {f"Version: {__version__}", "License-Expression: MIT", "Requires-Python: >=3.11"} <= set(head)
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    asked = [line.partition("#")[0].strip() for line in lines if line[:1].isalpha()]
    assert [
        line.removeprefix("Requires-Dist: ") for line in head if line.startswith("Requires-Dist")
    ] == asked


def test_an_installed_wheel_works(wheel: Path, installed: Path) -> None:
    pip_install(installed, wheel)
    assert loaded_from(installed) == environment.get_site_packages_path(installed)
    check_that_it_works(installed)


def test_an_editable_install_works_and_runs_the_sources(installed: Path) -> None:
    source = copy_sources(installed)
    pip_install(installed, "--editable", source)
    assert loaded_from(installed) == source
    check_that_it_works(installed)
