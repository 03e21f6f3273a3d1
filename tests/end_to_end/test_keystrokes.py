"""A routine follow-up, charted and signed by the keyboard alone from an open client: how many keys it takes."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from charting.clinic_file import open_clinic_file
from charting.demo.seed_clinic import make_demo
from charting.model.case import Side
from charting.model.findings import Activity, AskedQuestion, Palpation, RangeOfMotion
from charting.model.session import Pressure, Progress, Session, Treatment, VisitStatus
from charting.storage.verification import verify_clinic_file

pytestmark = pytest.mark.real_window

MOST_KEYS = 160
CLIENT, EARLIER = "kjaer", 4
LEFT = Side.LEFT


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Callable[[int], None]:
    """Tells the count at the end of the run, also of one that many workers share."""
    return lambda keys: request.node.user_properties.append(
        ("told", f"Routine follow-up: {keys} keys of at most {MOST_KEYS}")
    )


def _sessions(chart: Path) -> list[Session]:
    with open_clinic_file(chart) as opened:
        client = opened.find_clients(CLIENT)[0]
        return opened.sessions.find(client_id=client.id)


def test_a_routine_follow_up_takes_at_most_160_keys(
    window_env: Mapping[str, str], tmp_path: Path, told: Callable[[int], None]
) -> None:
    chart = make_demo(tmp_path / "clinic.soapstone")
    before = _sessions(chart)
    assert [note.signed for note in before] == [True] * EARLIER
    command = [sys.executable, "-m", "tests.end_to_end.play", "follow-up", str(chart), CLIENT]
    played = subprocess.run(
        command, check=False, env=window_env, capture_output=True, text=True, timeout=170, cwd=tmp_path
    )
    assert played.returncode == 0, played.stderr
    assert played.stderr == ""
    keys = int(played.stdout.removeprefix("keys "))
    told(keys)
    *earlier, note = _sessions(chart)
    assert earlier == before
    _compare(note)
    with open_clinic_file(chart) as opened:
        assert verify_clinic_file(opened.connection) == []
        planned = opened.visits.find(case_id=note.case_id, status=VisitStatus.PLANNED.value)
        assert note.next_visit in [visit.starts_at for visit in planned]
    assert keys <= MOST_KEYS


def _compare(note: Session) -> None:
    """Every field that a person fills in, as it was typed; nothing else in the note."""
    assert note.signed
    expected = {
        "subjective": "8 km fine",
        "pain_now": 1,
        "activities": (Activity(name="Run 5 km", score=8),),
        "health_changes": AskedQuestion(asked=True),
        "palpation": FINDINGS,
        "ranges": RANGES,
        "treatment": TREATMENT,
        "pain_after": 0,
        "adverse_response": AskedQuestion(asked=True),
        "progress": Progress.BETTER,
        "first_question": "downhill",
        "observations": OBSERVED,
    }
    empty = Session(
        client_id="c", case_id="c", therapist_id="t", entered_at=note.entered_at, starts_at=note.starts_at
    )
    by_the_program = {
        "id", "version", "client_id", "case_id", "therapist_id", "entered_at", "starts_at", "ends_at", "status",
        "signed_at", "signed_by", "next_visit", "marks",
    }  # fmt: skip
    charted = {name: getattr(note, name) for name in note.__struct_fields__ if name not in by_the_program}
    assert charted == {name: expected.get(name, getattr(empty, name)) for name in charted}
    assert [mark.number for mark in note.marks] == [1, 2, 3]
    assert note.next_visit is not None
    assert (note.next_visit.date() - note.starts_at.date()).days == 7


OBSERVED = (
    "Latent trigger point in the left tensor fasciae latae, 1/4; taut band in the left vastus lateralis, 1/4; "
    "latent trigger point in the left gluteus medius, 1/4."
)
FINDINGS = (
    Palpation(structure="Tensor fasciae latae", side=LEFT, finding="Latent trigger point", grade=1),
    Palpation(structure="Vastus lateralis", side=LEFT, finding="Taut band", grade=1),
    Palpation(structure="Gluteus medius", side=LEFT, finding="Latent trigger point", grade=1),
)
RANGES = (
    RangeOfMotion(joint="hip", motion="extension", side=LEFT, degrees=14),
    RangeOfMotion(joint="hip", motion="adduction", side=LEFT, degrees=19),
)
TREATMENT = (
    Treatment(
        technique="Trigger point therapy",
        areas="Tensor fasciae latae",
        side=LEFT,
        pressure=Pressure.FIRM,
        minutes=10,
    ),
    Treatment(
        technique="Myofascial release",
        areas="Vastus lateralis",
        side=LEFT,
        pressure=Pressure.MODERATE,
        minutes=8,
    ),
    Treatment(
        technique="Deep tissue massage", areas="Gluteus medius", side=LEFT, pressure=Pressure.DEEP, minutes=8
    ),
)
