"""Rows: a draft saved and a session signed, durable, beside one write of 4 KB that the disk has.

Started as `python -m tests.bench.saving CHART CLIENT draft|sign TURNS` it does nothing but those, for a tracer.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from charting import clock
from charting.actions.maintenance_slices import run_maintenance_slices
from charting.actions.notes import save_draft, sign_note, start_session
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.findings import AskedQuestion
from charting.model.session import Session
from tests.bench.clinic import Built
from tests.bench.measure import Samples, in_turns, taken
from tests.bench.rows import Goal, Row, plain, ratio, tail
from tests.bench.syncs import commits_in, mark, traced

DRAFTS, SIGNINGS = 400, 60
SAVE, SIGN = "a draft saved, durable", "sign a session: seal, log, durable"
BLOCK = os.urandom(4096)
PAUSE = 20  # turns: then the chart's thread is left alone for a while, as whenever a therapist thinks
datasync = getattr(os, "fdatasync", os.fsync)  # macOS has no fdatasync
TRACED = "Syncs: calls counted by strace"
MARKED = "Syncs: commits in the write-ahead log, each of which SQLite syncs once"

Ready = Callable[[], Callable[[], object]]


class _Turns(NamedTuple):
    """`longest` is the longest slice of upkeep in the pauses, in seconds; it is no part of what is measured."""

    measured: Samples
    floor: Samples
    synced: int
    longest: float


def saving_rows(built: Built) -> list[Row]:
    """Both, on the thread that has the chart: what a worker takes, without the way there."""
    beside = built.path.with_suffix(".block")
    handle = os.open(beside, os.O_CREAT | os.O_RDWR)
    try:
        with open_clinic_file(built.path) as clinic_file:
            drafts = _measure(clinic_file, _Draft(clinic_file, built.long_id).ready, handle, DRAFTS)
            signings = _measure(clinic_file, _Signing(clinic_file, built.long_id).ready, handle, SIGNINGS)
    finally:
        os.close(handle)
        beside.unlink()
    rows = [
        _row(SAVE, built, drafts, 4.0, traced_syncs(built, "draft")),
        _row(SIGN, built, signings, 6.0, traced_syncs(built, "sign")),
    ]
    with open_clinic_file(built.path) as clinic_file:
        _rested(clinic_file)  # the rows that follow meet it as a window leaves it
    return rows


def traced_syncs(built: Built, deed: str) -> float | None:
    """A signing comes after two saves of its draft, which are not its own."""
    found = traced("tests.bench.saving", str(built.path), built.long_id, deed)
    return found if found is None or deed == "draft" else found - 2


def _measure(clinic_file: ClinicFile, ready: Ready, handle: int, times: int) -> _Turns:
    """`ready` does what comes before, and gives what is measured."""
    synced: list[int] = []
    slices: list[float] = []
    _rested(clinic_file)  # of what was before, which is no part of the turns

    def counted(act: Callable[[], object]) -> float:
        before = commits_in(clinic_file.path)
        seconds = taken(act)
        synced.append(commits_in(clinic_file.path) - before)
        if len(synced) % PAUSE == 0:
            slices.extend(_rested(clinic_file))
        return seconds

    measured, floor = in_turns(lambda: counted(ready()), lambda: _write_block(handle), times)
    return _Turns(measured, floor, max(synced), max(slices))


def _rested(clinic_file: ClinicFile) -> list[float]:
    """What a window does once nobody has asked for anything for some seconds; how long each slice took."""
    seconds, slices = [], run_maintenance_slices(clinic_file)
    more = True
    while more:
        start = perf_counter()
        more = next(slices, clinic_file) is not clinic_file
        seconds.append(perf_counter() - start)
    return seconds


def _write_block(handle: int) -> float:
    start = perf_counter()
    os.pwrite(handle, BLOCK, 0)
    datasync(handle)
    return perf_counter() - start


def _row(what: str, built: Built, turns: _Turns, most: float, counted: float | None) -> Row:
    measured, floor = turns.measured, turns.floor
    goals = [ratio("median", measured.median, floor.median, most)]
    if what == SAVE:
        goals.append(tail(measured, 3.0))
    goals.append(Goal("syncs", turns.synced if counted is None else counted, 1.0, ""))
    notes = (
        MARKED if counted is None else TRACED,
        f"The floor's own p99 is {plain(floor.p99 / floor.median)} × its median",
        f"Upkeep between: {plain(turns.longest * 1000)} ms at most",
    )
    return Row(what, built.clients, measured, floor, tuple(goals), ". ".join(notes))


class _Draft:
    """A draft that grows by a few words between saves."""

    def __init__(self, clinic_file: ClinicFile, client_id: str) -> None:
        case = clinic_file.cases.find(client_id=client_id)[-1]
        who = clinic_file.therapists.find()[0]
        self._chart, self._who = clinic_file, who
        last = clinic_file.sessions.find_last(case_id=case.id)
        assert last is not None
        self._note: Session = _complete(start_session(clinic_file, who, case, clock.now()), last)

    def ready(self) -> Callable[[], object]:
        typed = self._note.with_changes(subjective=(self._note.subjective + " Reaches the shelf.")[-600:])
        return lambda: self._save(typed)

    def _save(self, typed: Session) -> None:
        self._note = save_draft(self._chart, self._who, typed)


class _Signing:
    """Session after session of one client; each is drafted first, which is not measured."""

    def __init__(self, clinic_file: ClinicFile, client_id: str) -> None:
        self._chart, self._who = clinic_file, clinic_file.therapists.find()[0]
        self._case = clinic_file.cases.find(client_id=client_id)[-1]
        self._last = clinic_file.sessions.find(case_id=self._case.id, status="signed")[-1]

    def ready(self) -> Callable[[], object]:
        chart, who = self._chart, self._who
        draft = _complete(start_session(chart, who, self._case, clock.now()), self._last)
        stored = save_draft(chart, who, draft)
        return lambda: sign_note(chart, who, stored)


def _complete(draft: Session, like: Session) -> Session:
    """The draft with all that signing asks for, as long as the note before."""
    return draft.with_changes(
        subjective="Sleeps better.",
        pain_now=3,
        pain_after=2,
        health_changes=AskedQuestion(asked=True),
        adverse_response=AskedQuestion(asked=True),
        palpation=like.palpation,
        ranges=like.ranges,
        activities=like.activities,
        treatment=like.treatment,
        marks=like.marks,
    )


def _turns(path: str, client_id: str, deed: str, times: str) -> None:
    """Nothing but those turns, in a process that a tracer looks at."""
    with open_clinic_file(Path(path)) as clinic_file:
        turns: dict[str, type[_Draft] | type[_Signing]] = {"draft": _Draft, "sign": _Signing}
        ready = turns[deed](clinic_file, client_id).ready
        ready()()
        _rested(clinic_file)
        mark()
        for _ in range(int(times)):
            ready()()
        mark()


if __name__ == "__main__":
    _turns(*sys.argv[1:])
