"""The worked examples of CONTRIBUTING.md do what they say: their blocks are applied to a copy of the program."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.support.worked_example_probe import NIGHT

PACKAGES = ("charting", "reports", "ui", "tools", "docs")
# "In `file`, before `line`:" and the block of Python that follows.
INSERTION = re.compile(r"In `([\w/]+\.py)`, before `([^`]+)`:\n\n +```python\n(.+?)\n +```", re.DOTALL)
ROW = re.compile(r"one row in `([\w/]+\.csv)`.+?```csv\n(.+?)\n```", re.DOTALL)


def read_section(heading: str) -> str:
    """The text of CONTRIBUTING.md below that heading."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program that an example may change."""
    for package in PACKAGES:
        ignore = shutil.ignore_patterns("__pycache__", "pictures")
        shutil.copytree(ROOT / package, tmp_path / "program" / package, ignore=ignore)
    return tmp_path / "program"


def run_in(program: Path, *words: str) -> str:
    """What a fresh interpreter prints that imports the copy; a warning of Python is a failure."""
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(program), str(ROOT)]),
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-W", "error", "-m", *words]
    done = subprocess.run(command, cwd=program, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def probe(program: Path, what: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(
        run_in(program, "tests.support.worked_example_probe", what, str(program.parent)).splitlines()[-1]
    )
    assert answer.pop("home") == str(program)
    return answer


def list_changes(program: Path) -> set[str]:
    """The files of the copy that differ from the program."""
    files = (file for package in PACKAGES for file in (program / package).rglob("*") if file.is_file())
    return {
        str(file.relative_to(program))
        for file in files
        if "__pycache__" not in file.parts
        if file.read_bytes() != (ROOT / file.relative_to(program)).read_bytes()
    }


def insert_blocks(program: Path, section: str) -> None:
    """Put each block before the line that its sentence names; a step of a list is indented by three blanks."""
    insertions = INSERTION.findall(section)
    assert len(insertions) == 2
    for name, line, block in insertions:
        file = program / name
        text = file.read_text(encoding="utf-8")
        place = re.compile(rf"^ *{re.escape(line)}", re.MULTILINE)
        assert len(place.findall(text)) == 1, (name, line)
        new = "\n".join(row.removeprefix("   ") for row in block.splitlines())
        start = place.search(text).start()  # type: ignore[union-attr]  # counted above
        file.write_text(f"{text[:start]}{new}\n{text[start:]}", encoding="utf-8")


def test_a_field_takes_three_files(program: Path) -> None:
    insert_blocks(program, read_section("Worked example: add a field"))
    run_in(program, "tools.data_format")
    assert list_changes(program) == {
        "charting/model/session.py",
        "ui/pages/sessions/subjective_card.py",
        "docs/data-format.md",
    }
    assert probe(program, "field") == {
        "label": "Sleep",
        "stored": True,
        "reader": NIGHT,
        "searched": True,
        "recalled": True,
    }
    assert "| `sleep` | text |" in (program / "docs" / "data-format.md").read_text(encoding="utf-8")


def test_a_technique_takes_one_row(program: Path) -> None:
    before = probe(program, "technique")
    ((name, row),) = ROW.findall(read_section("Worked example: add a technique"))
    with (program / name).open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    assert list_changes(program) == {name}
    phrase = "Quiet wave glide, Infraspinatus, right, light, 10 min"
    assert phrase not in before["phrases"]
    assert probe(program, "technique") == {"phrases": [phrase]}
