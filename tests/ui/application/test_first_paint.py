"""A fresh process, until Today is painted: what it has loaded, with the day kept in the chart and without."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from charting import clock
from charting.actions.today_cache_refresh import refresh_today_cache
from charting.clinic_file import open_clinic_file

ROOT = Path(__file__).resolve().parents[3]
NEVER = {"reportlab", "pypdfium2", "cryptography", "asyncio", "importlib.metadata", "PySide6.QtPrintSupport"}
LATER = {
    "charting.clinic_file",
    "charting.model",
    "charting.reference",
    "msgspec",
    "rapidfuzz",
    "platformdirs.windows",
    "ui.pages.client.page",
    "ui.pages.clients.page",
    "ui.pages.records.client_sheet",
    "ui.widgets.dialogs.standard_dialogs",
    "ui.widgets.text.snippet_expansion",
    "ui.cli.parser",
    "ui.cli.file_commands",
    "ui.core.error_log",
}


@pytest.fixture
def painted(demo_file: Path, tmp_path: Path) -> Callable[..., Any]:
    """Starts the program on the clinic's own chart, and says which modules it had in memory at the first paint."""
    place = tmp_path / "Soapstone"
    place.mkdir()
    shutil.move(demo_file, place / "clinic.soapstone")

    def start(keep: bool) -> set[str]:
        with open_clinic_file(place / "clinic.soapstone") as clinic_file:
            clinic_file.connection.run_sql("DELETE FROM glance")
            if keep:
                refresh_today_cache(clinic_file, clock.today())
        homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), str(tmp_path))
        command = [sys.executable, "-m", "tests.bench.cold", "today"]
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | homes, capture_output=True, text=True, check=True
        )
        return set(done.stdout.strip().split("|")[2].split(","))

    return start


def test_what_is_not_shown_is_not_loaded(painted: Callable[..., Any]) -> None:
    modules = painted(keep=True)
    assert not modules & (NEVER | LATER)
    assert "ui.pages.today.page" in modules


def test_without_it_the_day_is_read_as_ever(painted: Callable[..., Any]) -> None:
    modules = painted(keep=False)
    assert not modules & NEVER
    assert {"charting.clinic_file", "charting.model.session", "msgspec"} <= modules


def test_the_source_of_no_module_is_read_on_loading_it() -> None:
    """PySide would, and would keep every line in memory."""
    program = (
        "from ui.cli import window; window.load_window_code()\n"
        "import linecache; print([file for file in linecache.cache if 'pages' in file])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
