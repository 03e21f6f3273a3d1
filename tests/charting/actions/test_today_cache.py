"""Today kept in the chart: it says what reading the chart would say, and counts for nothing as soon as it might not."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting import clock
from charting.actions.cached_opening import open_with_today_cache
from charting.actions.clients import register_client, update_client
from charting.actions.file_check import check_clinic_file
from charting.actions.notes import discard_draft, start_session
from charting.actions.plain_records import save_record
from charting.actions.today_cache_refresh import (
    DAYS_AHEAD,
    refresh_today_cache,
    refresh_today_cache_in_slices,
)
from charting.actions.today_overview import read_day, read_worklist
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_clinic_file
from charting.clinic_file import ClinicFile, load_clinic_file, open_clinic_file
from charting.errors import ClinicFileInUse, StorageFailure
from charting.model.clinic import Therapist
from charting.model.consent import Contact
from charting.model.session import Visit
from charting.storage.verification import verify_clinic_file
from charting.summaries.chip import Chip
from charting.summaries.today.cached_today import (
    CachedToday,
    TherapistSignature,
    decode_cached_today,
    encode_cached_today,
)
from charting.summaries.today.today_content import (
    DayVisit,
    TodayContent,
    Todo,
    TodoKind,
    WorkItem,
    group_work_items,
)
from tests.support.sample_clinic import NOON, Sample, build_case, build_client, open_sample_clinic

TODAY = NOON.date()


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Sample]:
    """The sample chart with somebody on each of the next days, a promise for one of them, and an old draft."""
    with clock.set_to(NOON), open_sample_clinic(tmp_path / "clinic.soapstone") as sample:
        chart, who = sample.clinic_file, sample.who
        other = register_client(chart, who, build_client(family_name="Søn & <b>O'Brien</b>"))
        case = save_record(chart, who, build_case(other))
        for days in range(DAYS_AHEAD + 1):
            at = NOON + timedelta(days=days, hours=days % 3)
            save_record(chart, who, Visit(client_id=other.id, case_id=case.id, starts_at=at))
        promised = Contact(
            client_id=other.id, at=NOON, what="Asked", next_step="Call back", next_by=TODAY + timedelta(3)
        )
        save_record(chart, who, promised)
        start_session(chart, who, case, NOON - timedelta(days=2))
        yield sample


def kept(clinic_file: ClinicFile, day: date = TODAY) -> TodayContent | None:
    """The day as the chart has it kept."""
    text = clinic_file.today_cache.read_day(day, "0.1.0")
    glance = decode_cached_today(text, day) if text is not None else None
    return glance.day if glance else None


def test_each_day_is_kept_as_it_would_be_read_on_that_day(busy: Sample) -> None:
    refresh_today_cache(busy.clinic_file, TODAY)
    seen = set()
    for days in range(DAYS_AHEAD + 1):
        with clock.set_to(NOON + timedelta(days=days)):
            today = clock.today()
            day = kept(busy.clinic_file, today)
            assert day == read_day(busy.clinic_file, today)
            assert day.groups == read_worklist(busy.clinic_file, today)
            seen |= {(group.kind, group.size) for group in day.groups}
    assert (TodoKind.FOLLOW_UP, 1) in seen
    assert {size for kind, size in seen if kind is TodoKind.UNSIGNED} == {
        1,
        2,
    }  # the draft of today, from tomorrow on
    assert kept(busy.clinic_file, TODAY + timedelta(days=DAYS_AHEAD + 1)) is None
    assert kept(busy.clinic_file, TODAY - timedelta(days=1)) is None


@pytest.mark.parametrize(
    "act",
    [
        lambda sample: update_client(sample.clinic_file, sample.who, sample.client),
        lambda sample: discard_draft(sample.clinic_file, sample.who, sample.draft),
        lambda sample: save_record(sample.clinic_file, sample.who, Therapist(name="Ana Silva")),
    ],
    ids=["a client", "a note", "a therapist"],
)
def test_after_any_act_it_counts_no_more(busy: Sample, act: Callable[..., Any]) -> None:
    refresh_today_cache(busy.clinic_file, TODAY)
    act(busy)
    assert kept(busy.clinic_file) is None
    refresh_today_cache(busy.clinic_file, TODAY)
    assert kept(busy.clinic_file) == read_day(busy.clinic_file, TODAY)


def test_an_act_between_two_days_that_are_kept_is_not_overlooked(busy: Sample) -> None:
    keeping = refresh_today_cache_in_slices(busy.clinic_file, TODAY)
    next(keeping)
    update_client(busy.clinic_file, busy.who, busy.client)
    assert list(keeping) != []
    assert kept(busy.clinic_file) is None


def test_another_version_of_the_program_reads_the_day_anew(busy: Sample) -> None:
    list(refresh_today_cache_in_slices(busy.clinic_file, TODAY, "0.0.9"))
    assert busy.clinic_file.today_cache.read_day(TODAY, "0.0.9") is not None
    assert kept(busy.clinic_file) is None


def test_keeping_is_no_act_and_is_done_once(busy: Sample) -> None:
    logged = list(busy.clinic_file.audit_log.iterate_bodies())
    refresh_today_cache(busy.clinic_file, TODAY)
    assert list(refresh_today_cache_in_slices(busy.clinic_file, TODAY)) == []
    assert (
        len(list(refresh_today_cache_in_slices(busy.clinic_file, TODAY + timedelta(days=1))))
        == DAYS_AHEAD + 1
    )
    assert kept(busy.clinic_file) is None
    assert list(busy.clinic_file.audit_log.iterate_bodies()) == logged
    assert verify_clinic_file(busy.clinic_file.connection) == []


def test_no_export_carries_it(busy: Sample, tmp_path: Path) -> None:
    refresh_today_cache(busy.clinic_file, TODAY)
    export_clinic_file(busy.clinic_file, tmp_path / "out.json")
    assert "glance" not in json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    with open_clinic_file(tmp_path / "other.soapstone", create=True) as other:
        import_clinic_file(other, tmp_path / "out.json")
        assert kept(other) is None


def test_a_chart_that_nobody_set_up_keeps_none(tmp_path: Path) -> None:
    with open_clinic_file(tmp_path / "clinic.soapstone", create=True) as clinic_file:
        refresh_today_cache(clinic_file, TODAY)
        assert clinic_file.connection.run_sql("SELECT * FROM glance") == []


def test_the_first_look_opens_the_file_that_the_chart_goes_on_with(busy: Sample) -> None:
    refresh_today_cache(busy.clinic_file, TODAY)
    day, path = read_day(busy.clinic_file, TODAY), busy.clinic_file.path
    busy.clinic_file.close()
    look = open_with_today_cache(path, TODAY)
    assert look is not None
    assert look.glance.day == day
    assert look.glance.find_therapist_at_work("nobody").signature == busy.who.signature
    with pytest.raises(ClinicFileInUse):
        open_clinic_file(path)
    with load_clinic_file(look.connection, path) as clinic_file:
        assert clinic_file.therapists.find_first() == busy.who
        update_client(clinic_file, busy.who, clinic_file.clients.get(busy.client.id))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b"not a chart at all " * 100),
        lambda path: raw(path, "PRAGMA user_version = 2"),
        lambda path: raw(path, "UPDATE glance SET body = '{}'"),
        lambda path: raw(path, "UPDATE glance SET body = 'what'"),
    ],
    ids=["not there", "no chart", "an older schema", "another make", "torn"],
)
def test_whatever_is_in_the_way_is_left_to_opening_it_in_full(
    busy: Sample, spoil: Callable[..., Any]
) -> None:
    refresh_today_cache(busy.clinic_file, TODAY)
    path = busy.clinic_file.path
    busy.clinic_file.close()
    spoil(path)
    assert open_with_today_cache(path, TODAY) is None
    if path.exists():
        raw(path, "PRAGMA schema_version", ok=path.read_bytes().startswith(b"SQLite"))


def test_a_chart_in_use_has_no_first_look(busy: Sample) -> None:
    refresh_today_cache(busy.clinic_file, TODAY)
    assert open_with_today_cache(busy.clinic_file.path, TODAY) is None


def test_a_file_that_went_away_is_not_written(busy: Sample) -> None:
    busy.clinic_file.path.rename(busy.clinic_file.path.with_name("elsewhere.soapstone"))
    with pytest.raises(StorageFailure):
        refresh_today_cache(busy.clinic_file, TODAY)


def raw(path: Path, sql: str, *, ok: bool = True) -> None:
    """Run it as somebody else who has the file would; nobody may hold it."""
    db = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        if ok:
            db.execute(sql).fetchall()
    finally:
        db.close()


WORDS = st.text(max_size=20)
TIMES = st.datetimes(timezones=st.just(timezone(timedelta(hours=5, minutes=45))))
VISITS = st.builds(
    DayVisit, TIMES, WORDS, WORDS, WORDS, st.builds(Chip, WORDS), st.sampled_from(["Chart", "Open"]), WORDS, WORDS
)  # fmt: skip
NEEDS = st.builds(
    Todo, st.sampled_from(TodoKind), WORDS, WORDS, WORDS, st.sampled_from(["plan", "reports"]), WORDS
)
ITEMS = st.lists(st.builds(WorkItem, WORDS, WORDS, NEEDS), max_size=4)


@given(st.lists(VISITS, max_size=3), ITEMS, st.integers(0, 10**6), WORDS)
def test_what_is_written_reads_back_the_same(
    visits: list[Any], items: list[Any], clients: int, name: str
) -> None:
    glance = CachedToday(
        TodayContent(TODAY, tuple(visits), group_work_items(items), clients), (TherapistSignature("1", name),)
    )
    assert decode_cached_today(encode_cached_today(glance), TODAY) == glance


def test_after_checking_the_chart_today_is_read_from_the_records(busy: Sample) -> None:
    """Nothing is sealed of what is kept: somebody with the file could have altered it."""
    refresh_today_cache(busy.clinic_file, TODAY)
    busy.clinic_file.connection.run_sql("UPDATE glance SET body = replace(body, 'Call back', 'Call nobody')")
    assert check_clinic_file(busy.clinic_file).problems == []
    assert kept(busy.clinic_file) is None
    refresh_today_cache(busy.clinic_file, TODAY)
    assert kept(busy.clinic_file) == read_day(busy.clinic_file, TODAY)
