"""Charts of many clients, made through the product's own code: some clients are one act, stored, sealed and logged."""

import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from charting import clock
from charting.actions.maintenance_slices import run_maintenance_slices
from charting.actions.note_indexing import BATCH_SLICE, index_notes
from charting.actions.plain_records import save_record, set_up_clinic
from charting.actions.today_cache_refresh import refresh_today_cache
from charting.clinic_file import Act, ClinicFile, open_clinic_file
from charting.model.clinic import Clinic, Therapist
from charting.model.provider import Provider
from tests.bench.care import Course, records
from tests.bench.people import client

SESSIONS, LONG, EVERY = 10, 60, 50  # every fiftieth client has sixty sessions
IN_CARE = 40  # whom a therapist sees at a time, whatever the chart has grown to
YEARS = 20
AN_ACT = 20  # clients; each act waits for the disk
BAR = 40  # letters


class Built(NamedTuple):
    """A chart in its file; `copy` is the same for a floor, which must not meet the lock of the product's."""

    path: Path
    copy: Path
    clients: int
    seconds: float
    records: int
    long_id: str  # the newest client with sixty sessions, in care
    long_number: int

    @property
    def megabytes(self) -> float:
        return self.path.stat().st_size / 1e6


def build(folder: Path, clients: int) -> Built:
    """A chart of that many clients over twenty years; the newest are in care."""
    path = folder / f"{clients}.soapstone"
    start = perf_counter()
    with open_clinic_file(path, create=True) as clinic_file:
        count, long_id = _fill(clinic_file, clients, _progress_bar(clients, "clients are charted"))
        _come_to_rest(clinic_file, _progress_bar(clients, "clients can be found by the words of their notes"))
        refresh_today_cache(clinic_file, clock.today())
        seconds = perf_counter() - start
        number = clinic_file.clients.get(long_id).chart_number
    copy = path.with_suffix(".floor")
    shutil.copy(path, copy)
    return Built(path, copy, clients, seconds, count, long_id, number)


def bare(path: Path) -> sqlite3.Connection:
    """A file that nobody has open, as a floor reads it."""
    return sqlite3.connect(path, isolation_level=None)


def _fill(clinic_file: ClinicFile, clients: int, tell: Callable[[float], None]) -> tuple[int, str]:
    chance = random.Random(clients)
    who = set_up_clinic(
        clinic_file, Clinic(name="Bench Clinic"), Therapist(name="Rosa Delgado", credentials="LMT")
    )
    providers = [
        save_record(clinic_file, who, Provider(name=f"Provider {n}")) for n in range(max(5, clients // 200))
    ]
    stored, long_id = len(providers) + 2, ""
    for first in range(1, clients + 1, AN_ACT):
        with clinic_file.act(who.signature, "charted") as act:
            for number in range(first, min(first + AN_ACT, clients + 1)):
                course = _course(act, chance, who, chance.choice(providers), number, clients)
                stored += course.sessions + 6 + course.open
                if course.sessions == LONG:
                    long_id = course.client.id
        tell(number / clients)
    return stored, long_id


def _course(
    act: Act, chance: random.Random, who: Therapist, provider: Provider, number: int, clients: int
) -> Course:
    """One client, and all that was charted for them."""
    since_end = timedelta(days=int(YEARS * 365 * (clients - number) / clients))
    sessions = LONG if number % EVERY == 0 else SESSIONS
    here = number > clients - IN_CARE
    ended = clock.now() - (timedelta(days=1 + number % 6) if here else max(since_end, timedelta(days=120)))
    course = Course(act.store_record(client(chance, number)), who, provider, sessions, ended, here)
    for record in records(course):
        act.store_record(record)
    return course


def _come_to_rest(clinic_file: ClinicFile, tell: Callable[[float], None]) -> None:
    """As a window leaves a chart that has been open for a while."""
    for _ in index_notes(clinic_file, BATCH_SLICE):
        if (share := clinic_file.note_index.compute_indexed_share()) < 1:
            tell(share)
    tell(1.0)
    for _ in run_maintenance_slices(clinic_file):
        pass


def _progress_bar(whole: int, what: str) -> Callable[[float], None]:
    """On a terminal a bar that fills, told the share that is done; elsewhere a line at the end."""

    def tell(share: float) -> None:
        if sys.stderr.isatty():
            full = int(BAR * share)
            line = f"\r[{'#' * full}{'.' * (BAR - full)}] {whole:,} {what}: {share:.0%}"
            print(line, end="", file=sys.stderr, flush=True)
        if share == 1:
            print(f"\r{whole:,} {what}.{' ' * BAR}", file=sys.stderr, flush=True)

    return tell
