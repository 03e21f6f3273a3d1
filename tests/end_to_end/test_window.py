"""The real window on a real X server: the whole path by keyboard alone, and a kill in the middle of a sentence."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from charting.clinic_file import open_clinic_file
from charting.demo.seed_clinic import make_demo
from charting.model.record import seal
from charting.storage.verification import verify_clinic_file

pytestmark = pytest.mark.real_window


def play(name: str, chart: Path, word: str) -> list[str]:
    return [sys.executable, "-X", "faulthandler", "-m", "tests.end_to_end.play", name, str(chart), word]


def test_from_an_empty_chart_to_the_report_by_keyboard(window_env: Mapping[str, str], tmp_path: Path) -> None:
    chart, out = tmp_path / "clinic.soapstone", tmp_path / "report.pdf"
    played = subprocess.run(
        play("report", chart, str(out)),
        check=False,
        env=window_env,
        capture_output=True,
        text=True,
        timeout=170,
    )
    assert played.returncode == 0, played.stderr
    assert played.stderr == ""
    page = PdfReader(out)
    words = " ".join(page.pages[0].extract_text().split())
    assert len(page.pages) == 1
    for said in (
        "Riverside Medical Massage",
        "Thảo O'Brien & Søn <x>",
        "Adaeze Okafor, MD",
        "Pain on arrival fell from 7 to 3",
        "3 of 12 authorized visits used",
        "Back pain 2 or less",
        "Weekly × 6",
        "Rosa Delgado, LMT, CNMT",
    ):
        assert said in words
    with open_clinic_file(chart) as opened:
        (report,) = opened.reports.find()
        assert report.sha256 == seal(out.read_bytes())
        assert [session.signed for session in opened.sessions.find()] == [True] * 3
        assert verify_clinic_file(opened.connection) == []
    assert list((tmp_path / "backups").glob("clinic-*.soapstone"))


@pytest.mark.slow
def test_a_draft_survives_kill_9_while_typing(window_env: Mapping[str, str], tmp_path: Path) -> None:
    chart = make_demo(tmp_path / "clinic.soapstone")
    typed: dict[int, float] = {}
    with subprocess.Popen(
        play("typing", chart, "wojcik"), env=window_env, stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            typed[int(line)] = time.monotonic()
            if time.monotonic() - typed[1] > 9:
                break
        running.send_signal(signal.SIGKILL)
        killed = time.monotonic()
    with open_clinic_file(chart) as opened:
        client = opened.find_clients("wojcik")[0]
        draft = opened.sessions.find_last(client_id=client.id, status="draft")
        assert draft is not None
        *kept, last = draft.subjective.split()
        assert verify_clinic_file(opened.connection) == []
    safe = max((number for number, moment in typed.items() if moment < killed - 6), default=0)
    assert safe > 10
    assert kept == [f"word{number}" for number in range(1, len(kept) + 1)]
    assert f"word{len(kept) + 1}".startswith(last)
    assert len(kept) >= safe
