"""What all tests share: a home of their own, no real screen unless asked for, and patience on slow machines.

Qt runs offscreen inside pytest. A test of the real window is marked `real_window`, takes `window_env` and starts
the app as a process of its own: `subprocess.Popen([sys.executable, "-m", "ui.cli", …], env=window_env)`.
It needs Xvfb; on a build server (CI is set) its absence is a failure.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import settings
from PySide6.QtCore import QSettings

from charting.reference import custom_data

ROOT = Path(__file__).resolve().parent.parent
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
XDG = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
SCREEN_SIZE = "1440x900x24"

# Two cores running two workers can stall any one example for longer than Hypothesis' 200 ms.
settings.register_profile("soapstone", deadline=None)
settings.load_profile("soapstone")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home folder for each test: its settings and its chart are never those of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in HOMES:
        monkeypatch.setenv(name, str(home))
    for name in XDG:
        monkeypatch.setenv(name, str(home / name.lower()))
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(home / "settings"))
    return home


@pytest.fixture(autouse=True)
def shipped_vocabularies() -> Iterator[None]:
    """What one test's clinic adds to the vocabularies is not there in the next one."""
    yield
    custom_data.set_custom_data(custom_data.SHIPPED)


@pytest.fixture(scope="session")
def real_display() -> Iterator[str]:
    """An X11 display, `:7`, of this test worker's own, so that no other test takes the keyboard away.

    SOAPSTONE_TEST_DISPLAY=:0 shows the real-window tests on a screen that one can watch (with `-n 0`).
    """
    if watched := os.environ.get("SOAPSTONE_TEST_DISPLAY"):
        yield watched
        return
    if shutil.which("Xvfb") is None:
        lack = pytest.fail if os.environ.get("CI") else pytest.skip
        lack("Xvfb is not installed: `python3 run.py test` names the command")
    read, write = os.pipe()
    # Without -noreset it starts anew whenever its last window closes, and refuses the next one meanwhile.
    options = ["-screen", "0", SCREEN_SIZE, "-nolisten", "tcp", "-noreset"]
    command = ["Xvfb", "-displayfd", str(write), *options]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as says:
        number = says.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture
def window_env(real_display: str, home: Path) -> Mapping[str, str]:
    """The environment of a process that opens the real window: X11, this test's home, this checkout's program."""
    found = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "DISPLAY": real_display,
        "PYTHONPATH": os.pathsep.join(found),
        "PYTHONUTF8": "1",
    }


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end of the run what tests had to tell, such as how many keys a note takes."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, said in getattr(report, "user_properties", ()):
            if name == "told" and report.when == "call":
                terminalreporter.write_line(str(said))
