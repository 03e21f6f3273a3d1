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
from charting.actions.glancing import keep_glance
from charting.chart import open_chart

ROOT = Path(__file__).resolve().parents[2]
NEVER = {"reportlab", "pypdfium2", "cryptography", "asyncio", "importlib.metadata", "PySide6.QtPrintSupport"}
LATER = {
    "charting.chart",
    "charting.model",
    "charting.reference",
    "msgspec",
    "rapidfuzz",
    "platformdirs.windows",
    "ui.pages.client.page",
    "ui.pages.clients.page",
    "ui.pages.client_sheet",
    "ui.widgets.dialogs",
    "ui.widgets.snippets",
    "ui.cli_words",
    "ui.cli_chart",
    "ui.problems",
}


@pytest.fixture
def painted(demo_chart: Path, tmp_path: Path) -> Callable[..., Any]:
    """Starts the program on the clinic's own chart, and says which modules it had in memory at the first paint."""
    place = tmp_path / "Soapstone"
    place.mkdir()
    shutil.move(demo_chart, place / "clinic.soapstone")

    def start(keep: bool) -> set[str]:
        with open_chart(place / "clinic.soapstone") as chart:
            chart.connection.run("DELETE FROM glance")
            if keep:
                keep_glance(chart, clock.today())
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
    assert {"charting.chart", "charting.model.session", "msgspec"} <= modules


def test_the_source_of_no_module_is_read_on_loading_it() -> None:
    """PySide would, and would keep every line in memory."""
    program = (
        "from ui import cli_window; cli_window.loaded()\n"
        "import linecache; print([file for file in linecache.cache if 'pages' in file])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
