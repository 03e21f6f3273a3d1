"""One line in one data file is all that a technique, an instrument, a template or a region takes: it is then everywhere.

The product is copied and the line appended there, or the clinic adds the same through its chart; then a fresh
interpreter looks for it in every place. Without the line it is in none of them, so each place can tell.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.support.one_data_file_rows import FILES, append_to_files

PACKAGES = ("charting", "reports", "ui")
PLACES = {"technique": 15, "instrument": 18, "template": 6, "region": 22}


@pytest.mark.parametrize("way", ["file", "own", "nowhere"])
def test_it_appears_everywhere_or_nowhere(tmp_path: Path, way: str) -> None:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    if way == "file":
        before = contents(tmp_path)
        append_to_files(tmp_path)
        after = contents(tmp_path)
        assert {path for path in after if after[path] != before.get(path)} == set(FILES.values())
    answer = asked(tmp_path, way)
    assert answer["homes"] == [str(tmp_path)] * len(PACKAGES)
    assert {kind: len(places) for kind, places in answer["found"].items()} == PLACES
    wrong = [
        f"{kind}: {place}"
        for kind, places in answer["found"].items()
        for place, there in places.items()
        if there is (way == "nowhere")
    ]
    assert wrong == []


def contents(product: Path) -> dict[Path, bytes]:
    """Every file of that copy."""
    return {path.relative_to(product): path.read_bytes() for path in product.rglob("*") if path.is_file()}


def asked(copy: Path, way: str) -> dict[str, Any]:
    """What a fresh interpreter finds in that copy; it fails on any warning of Python."""
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(copy), str(ROOT)]),
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-W", "error", "-m", "tests.support.one_data_file_probe", way]
    done = subprocess.run(
        command, cwd=copy, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
