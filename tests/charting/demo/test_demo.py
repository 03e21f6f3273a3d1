"""Making the demo clinic: whole at any hour of any day, sound, quick, and with work for Today."""

import json
import re
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from charting import clock
from charting.actions.notes import sign_note
from charting.actions.today_overview import read_day, read_worklist
from charting.clinic_file import open_clinic_file
from charting.demo.context import SampleCalendar
from charting.demo.seed_clinic import make_demo
from charting.errors import Refused
from charting.model.note import NoteStatus
from charting.storage.verification import verify_clinic_file
from charting.summaries.today.today_content import TodoKind

UNIQUE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")
MOMENT = datetime(2026, 11, 21, 10, 41).astimezone()
CHICAGO = "CST6CDT,M3.2.0,M11.1.0"
MOMENTS = {
    "half an hour before midnight": "2026-11-21T23:30",
    "ten past midnight": "2026-11-21T00:10",
    "29 February": "2028-02-29T12:00",
    "the day the clocks go forward": "2026-03-08T08:00",
    "the day the clocks go back": "2026-11-01T01:30",
    "New Year": "2027-01-01T09:00",
}


@pytest.fixture
def in_chicago(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose clocks change, as the clinic's do."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", CHICAGO)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())
def test_it_is_sound_and_of_that_day_at_any_hour(tmp_path: Path, in_chicago: None, moment: str) -> None:
    now = datetime.fromisoformat(moment).astimezone()
    with clock.set_to(now), open_clinic_file(make_demo(tmp_path / "demo.soapstone")) as clinic_file:
        assert verify_clinic_file(clinic_file.connection) == []
        assert [row.time for row in read_day(clinic_file, now.date()).visits] == [
            "09:00",
            "10:00",
            "11:15",
            "13:30",
            "14:45",
        ]
        assert len({note.starts_at.utcoffset() for note in clinic_file.sessions.find()}) == 2
        entries = [json.loads(body) for body in clinic_file.audit_log.iterate_bodies()]
        assert all(datetime.fromisoformat(entry["at"]) <= now for entry in entries)
        for note in clinic_file.sessions.find(status=NoteStatus.SIGNED.value):
            assert note.signed_at is not None
            assert note.starts_at <= note.entered_at <= note.signed_at <= now


def test_a_client_keeps_the_wall_clock_time_when_the_clocks_change(in_chicago: None) -> None:
    days = SampleCalendar(datetime(2026, 3, 8, 12, 0).astimezone())
    assert [days.compute_moment(day, "10:00").isoformat() for day in (-1, 0)] == [
        "2026-03-07T10:00:00-06:00",
        "2026-03-08T10:00:00-05:00",
    ]


def test_a_moment_of_another_zone_keeps_its_own_offset(in_chicago: None) -> None:
    days = SampleCalendar(datetime.fromisoformat("2026-11-21T10:41:00+07:00"))
    assert days.compute_moment(-300, "10:00", later=5).isoformat() == "2026-01-25T10:05:00+07:00"


@pytest.mark.slow
def test_it_takes_little_time(tmp_path: Path) -> None:
    began = time.process_time()
    make_demo(tmp_path / "demo.soapstone")
    assert time.process_time() - began < 4


def test_two_made_at_one_moment_tell_the_same(tmp_path: Path) -> None:
    with clock.set_to(MOMENT):
        assert told(make_demo(tmp_path / "once.soapstone")) == told(make_demo(tmp_path / "again.soapstone"))


def told(path: Path) -> list[str]:
    """Everything in the chart but its ids and seals."""
    with open_clinic_file(path) as clinic_file:
        bodies = [body for gateway in clinic_file.gateways.values() for body in gateway.iterate_bodies()]
        return sorted(UNIQUE.sub("x", body) for body in (*bodies, *clinic_file.audit_log.iterate_bodies()))


def test_it_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "demo.soapstone"
    path.write_text("mine")
    with pytest.raises(Refused, match="There is a file"):
        make_demo(path)
    assert path.read_text() == "mine"


def test_one_broken_off_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "demo.soapstone.unfinished").write_text("half")
    make_demo(tmp_path / "demo.soapstone")
    assert [file.name for file in tmp_path.iterdir()] == ["demo.soapstone"]


def test_the_draft_in_progress_can_be_signed_at_once(tmp_path: Path) -> None:
    just_past_midnight = datetime(2026, 11, 21, 0, 10).astimezone()
    with (
        clock.set_to(just_past_midnight),
        open_clinic_file(make_demo(tmp_path / "demo.soapstone")) as clinic_file,
    ):
        linh = clinic_file.find_clients("thao")[0]
        draft = clinic_file.sessions.find_last(client_id=linh.id, status=NoteStatus.DRAFT.value)
        assert draft is not None
        signed = sign_note(clinic_file, clinic_file.therapists.find()[0], draft)
        assert [
            visit.starts_at for visit in clinic_file.visits.find(client_id=linh.id, status="planned")
        ] == [signed.next_visit]


def test_today_has_five_visits_and_something_of_each_kind_to_do(tmp_path: Path) -> None:
    with clock.set_to(MOMENT), open_clinic_file(make_demo(tmp_path / "demo.soapstone")) as clinic_file:
        rows = read_day(clinic_file, MOMENT.date()).visits
        groups = read_worklist(clinic_file, MOMENT.date())
    assert [(row.client_name, row.what, row.chip.text) for row in rows] == [
        ("Marcus Webb", "Session 3 of 6", "Draft since Fri 20 Nov"),
        ("Thảo Linh Nguyễn", "Session 5 of 12", "In progress"),
        ("Ioana Pârvulescu", "Reassessment, visit 6", "Reassess today"),
        ("Samuel Ortiz", "New: initial assessment", "Intake not done"),
        ("Grace Lindqvist", "Session 12", "Ready"),
    ]
    asked = {
        TodoKind.UNSIGNED,
        TodoKind.REPORT,
        TodoKind.REASSESS,
        TodoKind.AUTHORIZATION,
        TodoKind.CONSENT,
        TodoKind.FOLLOW_UP,
    }
    assert asked <= {group.kind for group in groups}
    assert all(item.need.brief.strip() and item.who for group in groups for item in group.items)
