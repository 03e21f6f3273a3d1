"""One gateway for every record type: what goes in comes out, and no change is lost without a word."""

from datetime import date, datetime, timedelta

import pytest

from charting import clock
from charting.actions.clients import register_client, update_client
from charting.actions.notes import save_draft
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile
from charting.errors import EditConflict, NotFound, Refused
from charting.model.case import Referral
from charting.model.client import Client
from charting.model.consent import Contact
from charting.model.record import Record, encode_record, seal
from charting.model.session import Visit
from charting.storage.sqlite.connection import Row, Value
from charting.storage.tables import TABLES
from tests.support.sample_clinic import (
    CENTRAL,
    NOON,
    Sample,
    build_case,
    build_client,
    build_report,
    find_log_entries,
)


def everything(clinic_file: ClinicFile) -> dict[str, list[Record]]:
    return {name: gateway.find() for name, gateway in clinic_file.gateways.items()}


def test_every_record_type_has_a_gateway_and_is_in_the_sample(sample: Sample) -> None:
    assert set(sample.clinic_file.gateways) == {table.name for table in TABLES}
    assert all(everything(sample.clinic_file).values())


def test_what_was_stored_is_what_is_read(sample: Sample) -> None:
    for record in sample[1:]:
        gateway = next(g for g in sample.clinic_file.gateways.values() if g.table.record is type(record))
        assert gateway.get(record.id) == record


def test_the_document_is_stored_as_it_was_sealed(sample: Sample) -> None:
    seals = sample.clinic_file.audit_log.collect_client_seals(sample.client.id)
    assert seals[sample.session.id] == seal(encode_record(sample.session))


def test_columns_say_what_the_document_says(sample: Sample) -> None:
    row = dict(
        sample.clinic_file.connection.run_sql("SELECT * FROM session WHERE id = :id", id=sample.session.id)[0]
    )
    assert row["starts_at"] == "2026-03-02T16:00:00Z"
    assert row["signed_at"] == "2026-03-02T18:00:00Z"
    assert (row["status"], row["version"]) == ("signed", 2)


def test_a_change_of_an_old_version_is_a_conflict_with_both_texts(sample: Sample) -> None:
    update_client(sample.clinic_file, sample.who, sample.client.with_changes(occupation="painter"))
    with pytest.raises(EditConflict) as caught:
        update_client(sample.clinic_file, sample.who, sample.client.with_changes(occupation="teacher"))
    assert isinstance(caught.value.mine, Client)
    assert isinstance(caught.value.theirs, Client)
    assert (caught.value.mine.occupation, caught.value.theirs.occupation) == ("teacher", "painter")
    assert sample.clinic_file.clients.get(sample.client.id).occupation == "painter"


def test_a_refused_act_leaves_neither_record_nor_log(sample: Sample) -> None:
    chart, before, entries = (
        sample.clinic_file,
        everything(sample.clinic_file),
        list(sample.clinic_file.audit_log.iterate_bodies()),
    )
    nowhere = Referral(
        client_id=sample.client.id, case_id="x", provider_id=sample.provider.id, received=date(2026, 2, 1)
    )
    with pytest.raises(Refused), chart.act("Rosa", "two things") as act:  # noqa: PT012
        act.store_record(sample.client.with_changes(occupation="painter"))
        act.store_record(nowhere)
    assert everything(chart) == before
    assert list(chart.audit_log.iterate_bodies()) == entries


def test_an_exception_in_the_middle_leaves_nothing(sample: Sample) -> None:
    before = list(sample.clinic_file.audit_log.iterate_bodies())
    with pytest.raises(ZeroDivisionError), sample.clinic_file.act("Rosa", "half a thing") as act:  # noqa: PT012
        act.store_record(build_client(chart_number=77))
        raise ZeroDivisionError
    assert sample.clinic_file.clients.count() == 1
    assert list(sample.clinic_file.audit_log.iterate_bodies()) == before


def test_every_write_is_logged_with_version_and_seal(sample: Sample) -> None:
    changed = update_client(sample.clinic_file, sample.who, sample.client.with_changes(occupation="painter"))
    first, second = find_log_entries(sample.clinic_file, sample.client.id, sample.client.id)
    assert (first.version, second.version) == (1, 2)
    assert second.sha256 == seal(encode_record(changed))
    assert (second.who, second.what, second.kind) == ("Rosa Delgado, LMT", "changed client", "client")
    assert sample.clinic_file.audit_log.find_client_entries(sample.client.id)[0] == second


def test_listings_are_in_their_order(sample: Sample) -> None:
    for name, day in (("Zoë", 3), ("Ádám", 2), ("aaron", 1)):
        register_client(
            sample.clinic_file, sample.who, build_client(family_name=name, birth_date=date(1990, 1, day))
        )
    assert [c.family_name for c in sample.clinic_file.clients.find()] == ["aaron", "Ádám", "Nguyễn", "Zoë"]


def test_times_are_ordered_as_moments_whatever_their_offset(sample: Sample) -> None:
    east = datetime(2026, 3, 3, 9, tzinfo=CENTRAL) - timedelta(minutes=1)
    for moment in (datetime(2026, 3, 3, 9, tzinfo=CENTRAL), east.astimezone(clock.now().tzinfo)):
        save_record(
            sample.clinic_file,
            sample.who,
            Visit(client_id=sample.client.id, case_id=sample.case.id, starts_at=moment),
        )
    low, high = NOON + timedelta(hours=1), NOON + timedelta(days=7)
    found = sample.clinic_file.visits.find_between("starts_at", low, high, case_id=sample.case.id)
    assert [visit.starts_at for visit in found] == sorted(visit.starts_at for visit in found)
    assert len(found) == 2
    assert sample.clinic_file.visits.find_between("starts_at", low, found[0].starts_at) == []


def test_first_last_count_and_none(sample: Sample) -> None:
    assert sample.clinic_file.sessions.find_last(case_id=sample.case.id) == sample.draft
    assert sample.clinic_file.sessions.find_first(case_id=sample.case.id) == sample.session
    assert sample.clinic_file.sessions.count(status="signed") == 1
    assert sample.clinic_file.contacts.find(case_id=None) == [sample.contact]
    with pytest.raises(NotFound, match="no such session"):
        sample.clinic_file.sessions.get("nothing")


def test_two_clients_cannot_be_mixed(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    other = register_client(chart, who, build_client(given_name="Anna", family_name="Other"))
    theirs = save_record(chart, who, build_case(other))
    mixed = [
        sample.referral.with_changes(id="n", version=0, case_id=theirs.id),
        sample.draft.with_changes(id="n", version=0, case_id=theirs.id),
        sample.assessment.with_changes(id="n", version=0, case_id=theirs.id),
        sample.plan.with_changes(id="n", version=0, case_id=theirs.id),
        Visit(client_id=other.id, case_id=theirs.id, starts_at=NOON, session_id=sample.session.id),
        Contact(client_id=other.id, case_id=sample.case.id, at=NOON, what="x"),
        build_report(sample.client, theirs, sample.provider, who).with_changes(
            consent_id=sample.release.id, sha256="0" * 64
        ),
        build_report(other, theirs, sample.provider, who).with_changes(
            consent_id=sample.release.id, sha256="0" * 64
        ),
    ]
    for record in mixed:
        with pytest.raises(Refused), chart.act("Rosa", "mix") as act:
            act.store_record(record)


def test_the_chart_number_never_changes(sample: Sample) -> None:
    with pytest.raises(Refused, match="keeps the chart number"):
        update_client(sample.clinic_file, sample.who, sample.client.with_changes(chart_number=9))


def test_a_change_writes_only_the_columns_that_are_not_as_they_were(
    sample: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite writes every index anew of which a column is named."""
    asked: list[str] = []
    run = sample.clinic_file.connection.run_sql

    def listening(sql: str, **values: Value) -> list[Row]:
        asked.append(sql)
        return run(sql, **values)

    monkeypatch.setattr(sample.clinic_file.connection, "run_sql", listening)
    saved = save_draft(sample.clinic_file, sample.who, sample.draft.with_changes(subjective="Sleeps better."))
    save_draft(sample.clinic_file, sample.who, saved.with_changes(starts_at=NOON + timedelta(days=2)))
    assert [sql for sql in asked if sql.startswith("UPDATE")] == [
        "UPDATE session SET version = :version, body = :body WHERE id = :id",
        "UPDATE session SET version = :version, body = :body, starts_at = :starts_at WHERE id = :id",
    ]
    row = sample.clinic_file.connection.run_sql(
        "SELECT starts_at FROM session WHERE id = :id", id=sample.draft.id
    )[0]
    assert row["starts_at"] == "2026-03-04T18:00:00Z"
