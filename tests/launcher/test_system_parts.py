"""What the operating system lacks: found before the slow part, added by root on Debian, else told in one command.

`apt-get` and `Xvfb` belong to the machine and not to Soapstone, so small scripts stand in for them on the PATH.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run
from launcher import environment, installation, system_libraries
from launcher.system_libraries import VENV, XVFB, SystemPart

ROOT = Path(run.__file__).resolve().parent
TABLE = "requirements-debian.txt"
CURSOR = SystemPart("libno-such-cursor.so.0", "libno-such-cursor0")

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux leaves this to the system"
)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH: a machine on which no program is installed."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return programs


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout without an environment, on a system that lacks one library of Qt."""
    root = tmp_path / "checkout"
    root.mkdir()
    lock = environment.LOCKS["app"]
    (root / lock).write_text("")
    (root / TABLE).write_text(f"# library, package\n{CURSOR.name}  {CURSOR.package}\n")
    return root


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)


@pytest.fixture
def as_therapist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def add_program(machine: Path, name: str, script: str = "exit 0") -> Path:
    program = machine / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


def add_apt(machine: Path, script: str = "") -> Callable[[], list[str]]:
    """Put an `apt-get` on the machine and return what reads the words of each call so far."""
    log = machine.parent / "apt.log"
    add_program(machine, "apt-get", f'echo "$DEBIAN_FRONTEND $@" >> "{log}"\n{script}')
    return lambda: log.read_text().splitlines() if log.exists() else []


@linux_only
@pytest.mark.usefixtures("as_root")
def test_root_on_debian_gets_everything_at_once_and_is_told_first(
    machine: Path, bare: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    calls = add_apt(machine, "echo much that nobody reads")
    system_libraries.provide_system_parts(bare, tests=True)
    assert capfd.readouterr() == (
        "",
        f"Parts of the system are missing. Adding them with apt-get: {CURSOR.package} {VENV.package} xvfb\n",
    )
    update, added = calls()
    assert update.startswith("noninteractive ")
    assert update.endswith(" update")
    assert added.endswith(f" install --no-install-recommends {CURSOR.package} {VENV.package} xvfb")


@linux_only
@pytest.mark.usefixtures("as_therapist")
def test_anybody_else_is_told_the_one_command(
    machine: Path, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "venv", None)
    calls = add_apt(machine)
    with pytest.raises(environment.SetupError) as refused:
        system_libraries.provide_system_parts(bare, tests=True)
    assert str(refused.value).endswith(
        "This command adds them: sudo apt-get update && "
        f"sudo apt-get install -y {CURSOR.package} {VENV.package} xvfb"
    )
    assert calls() == []


@linux_only
@pytest.mark.usefixtures("as_therapist", "machine")
def test_where_no_command_is_known_the_parts_are_named(bare: Path) -> None:
    with pytest.raises(environment.SetupError, match=f"then start again: {CURSOR.name}$"):
        system_libraries.provide_system_parts(bare, window=True)


@linux_only
@pytest.mark.usefixtures("as_therapist")
def test_only_the_tests_ask_for_xvfb_and_they_go_on_without(
    machine: Path, bare: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    add_apt(machine)
    (bare / TABLE).write_text("")
    system_libraries.provide_system_parts(bare, window=True)
    assert capfd.readouterr().err == ""
    system_libraries.provide_system_parts(bare, tests=True)
    said = capfd.readouterr().err
    assert said.startswith("The tests of the real window need Xvfb.")
    assert said.endswith("sudo apt-get install -y xvfb\n")
    add_program(machine, "Xvfb")
    system_libraries.provide_system_parts(bare, tests=True)
    assert capfd.readouterr().err == ""


@linux_only
@pytest.mark.usefixtures("as_root", "machine")
def test_what_opens_no_window_asks_for_no_library(bare: Path) -> None:
    system_libraries.provide_system_parts(bare)


@linux_only
@pytest.mark.usefixtures("as_root")
def test_when_apt_fails_its_reason_is_told(machine: Path, bare: Path) -> None:
    add_apt(machine, 'echo "Reading lists"; echo "E: Unable to locate package"; echo "W: late"; exit 100')
    with pytest.raises(environment.SetupError, match=r"could not add .*: E: Unable to locate package$"):
        system_libraries.provide_system_parts(bare, window=True)


@linux_only
@pytest.mark.usefixtures("as_root")
def test_without_a_network_the_tests_still_run_without_xvfb(
    machine: Path, bare: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (bare / TABLE).write_text("")
    add_apt(machine, "exit 100")
    system_libraries.provide_system_parts(bare, tests=True)
    assert capfd.readouterr().err.endswith("could not add xvfb: it gave no reason.\n")


@linux_only
def test_libraries_are_looked_for_until_none_is_missing(bare: Path) -> None:
    """`.venv/libraries.stamp` says that they were all there when this environment was made."""
    (bare / ".venv").mkdir()
    assert system_libraries.find_missing_libraries(bare) == [CURSOR]
    (bare / TABLE).write_text("libc.so.6 libc6\n")
    assert system_libraries.find_missing_libraries(bare) == []
    (bare / TABLE).write_text(f"{CURSOR.name} {CURSOR.package}\n")
    assert system_libraries.find_missing_libraries(bare) == []


@pytest.mark.parametrize("part", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_what_mends_it(
    bare: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setitem(sys.modules, part, None)
    with pytest.raises(environment.SetupError, match="venv"):
        installation.create_venv(bare)


@linux_only
def test_the_table_covers_what_qt_asks_the_system_for() -> None:
    import PySide6

    plugin = Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"
    lines = subprocess.check_output(["ldd", plugin], text=True).splitlines()
    linked = {line.split()[0] for line in lines}
    table = {part.name for part in system_libraries.read_package_table(ROOT / TABLE)}
    assert table <= linked, "a name that Qt does not ask for"
    assert {name for name in linked if name.startswith(("libxcb", "libxkbcommon"))} <= table
    assert [line for line in lines if "not found" in line] == []


def test_xvfb_is_no_library_of_qt() -> None:
    assert XVFB not in system_libraries.read_package_table(ROOT / TABLE)
