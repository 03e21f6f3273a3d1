"""What a report costs before anything is drawn: what it loads, and how often its parts are made."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reports.progress import progress_pdf
from tests.support.pdf_reading import printed
from tests.support.progress_cases import build_shoulder_case

ROOT = Path(__file__).resolve().parents[3]
A_PAGE = """
import sys
from charting import clock
from charting.model.report import PROGRESS
from tests.support.progress_cases import PROVIDER, THERAPIST, build_shoulder_case
from ui.issuing.report_pdf import render_report
render_report(PROGRESS, build_shoulder_case(), PROVIDER, THERAPIST, clock.now())
print(*sys.modules)
"""
LEFT_ALONE = {
    "reportlab.platypus",
    "reportlab.graphics",
    "html.parser",
    "urllib.request",
    "rapidfuzz",
    "PySide6",
}


def test_a_page_loads_only_what_draws_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", A_PAGE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "reportlab.pdfgen.canvas" in loaded
    assert not loaded & LEFT_ALONE


def test_the_command_loads_its_own_words_alone() -> None:
    words = "import sys, ui.cli, ui.cli.report_command; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {
        "ui.cli.file_commands",
        "ui.cli.demo_command",
        "charting.actions.transfer.clinic_export",
        "reportlab",
    }


def test_a_page_that_fits_at_once_is_composed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[str] = []
    figured: list[str] = []

    def counted(name: str, made: list[Any]) -> None:
        kept = getattr(progress_pdf, name)

        def count(*asked: Any) -> Any:
            made.append(name)
            return kept(*asked)

        monkeypatch.setattr(progress_pdf, name, count)

    counted("build_letterhead", composed)
    counted("build_figure_row", figured)
    printed(build_shoulder_case())
    tried = len(composed)
    assert tried <= 2
    assert len(figured) == tried + 1  # those of the page are as tall as there is room
