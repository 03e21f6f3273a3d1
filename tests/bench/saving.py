"""Rows: a draft saved and a session signed, durable, beside one write of 4 KB that the disk has."""

import os
from collections.abc import Callable
from time import perf_counter

from charting import clock
from charting.actions.notes import save_draft, sign_note, start_session
from charting.chart import Chart, open_chart
from charting.model.clinic import Therapist
from charting.model.findings import Asked
from charting.model.session import Session
from tests.bench.clinic import Built
from tests.bench.measure import Samples, in_turns, taken
from tests.bench.rows import Goal, Row, ratio, span
from tests.bench.syncs import commits_in

DRAFTS, SIGNINGS = 200, 40
SAVE, SIGN = "a draft saved, durable", "sign a session: seal, log, durable"
BLOCK = os.urandom(4096)
datasync = getattr(os, "fdatasync", os.fsync)  # macOS has no fdatasync
HOW = "Syncs: commits in the write-ahead log, each of which SQLite syncs once"


def saving_rows(built: Built) -> list[Row]:
    """Both, on the thread that has the chart: what a worker takes, without the way there."""
    beside = built.path.with_suffix(".block")
    with open_chart(built.path) as chart:
        who = chart.therapists.find()[0]
        handle = os.open(beside, os.O_CREAT | os.O_RDWR)
        try:
            return [
                _row(
                    SAVE,
                    built,
                    *_measure(chart, _Draft(chart, who, built.long_id).ready, handle, DRAFTS),
                    4.0,
                ),
                _row(
                    SIGN,
                    built,
                    *_measure(chart, _Signing(chart, who, built.long_id).ready, handle, SIGNINGS),
                    6.0,
                ),
            ]
        finally:
            os.close(handle)
            beside.unlink()


def _measure(
    chart: Chart, ready: Callable[[], Callable[[], object]], handle: int, times: int
) -> tuple[Samples, Samples, list[int]]:
    """`ready` does what comes before, and gives what is measured."""
    synced: list[int] = []

    def counted(act: Callable[[], object]) -> float:
        before = commits_in(chart.path)
        seconds = taken(act)
        synced.append(commits_in(chart.path) - before)
        return seconds

    measured, floor = in_turns(lambda: counted(ready()), lambda: _write_block(handle), times)
    # Where the log began anew, its count did too: such a turn counts nothing.
    return measured, floor, [count for count in synced if count >= 0]


def _write_block(handle: int) -> float:
    start = perf_counter()
    os.pwrite(handle, BLOCK, 0)
    datasync(handle)
    return perf_counter() - start


def _row(what: str, built: Built, measured: Samples, floor: Samples, synced: list[int], most: float) -> Row:
    goals = [ratio("median", measured.median, floor.median, most)]
    if what == SAVE:
        goals.append(ratio("p99 by median", measured.p99, measured.median, 3.0))
    goals.append(Goal("syncs", float(max(synced)), 1.0, ""))
    return Row(what, built.clients, span(measured), span(floor), tuple(goals), HOW)


class _Draft:
    """A draft that grows by a few words between saves."""

    def __init__(self, chart: Chart, who: Therapist, client_id: str) -> None:
        case = chart.cases.find(client_id=client_id)[-1]
        self._chart, self._who = chart, who
        last = chart.sessions.last(case_id=case.id)
        self._note: Session = _complete(start_session(chart, who, case, clock.now()), last)

    def ready(self) -> Callable[[], object]:
        typed = self._note.with_changes(subjective=(self._note.subjective + " Reaches the shelf.")[-600:])
        return lambda: self._save(typed)

    def _save(self, typed: Session) -> None:
        self._note = save_draft(self._chart, self._who, typed)


class _Signing:
    """Session after session of one client; each is drafted first, which is not measured."""

    def __init__(self, chart: Chart, who: Therapist, client_id: str) -> None:
        self._chart, self._who = chart, who
        self._case = chart.cases.find(client_id=client_id)[-1]
        self._last = chart.sessions.find(case_id=self._case.id, status="signed")[-1]

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
        health_changes=Asked(asked=True),
        adverse_response=Asked(asked=True),
        palpation=like.palpation,
        ranges=like.ranges,
        activities=like.activities,
        treatment=like.treatment,
        marks=like.marks,
    )
