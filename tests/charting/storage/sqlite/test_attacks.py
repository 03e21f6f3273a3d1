"""Somebody with the file, or a bug of ours, tries to alter what is signed or to mix two clients. The database refuses."""

import sqlite3

import msgspec
import pytest

from charting import clock
from charting.actions.clients import register_client
from charting.actions.notes import save_draft
from charting.actions.plain_records import save_record
from charting.errors import NotAClinicFile, Refused
from charting.model.consent import ConsentKind
from charting.model.note import Addendum
from charting.model.provider import Provider
from charting.model.record import seal
from charting.storage.verification import verify_clinic_file
from tests.support.sample_clinic import PDF, Sample, build_case, build_client, build_report

SIGNED = "WHERE status = 'signed'"
ALTERING = [
    f"UPDATE OR REPLACE session SET body = '{{}}' {SIGNED}",
    f"UPDATE OR IGNORE session SET body = '{{}}' {SIGNED}",
    f"WITH x AS (SELECT id FROM session {SIGNED}) UPDATE session SET status = 'draft', signed_at = NULL WHERE id IN x",
    f"UPDATE session SET client_id = client_id {SIGNED}",
    f"INSERT INTO session SELECT * FROM session {SIGNED} ON CONFLICT DO UPDATE SET body = '{{}}'",
    f"INSERT INTO session SELECT * FROM session {SIGNED} ON CONFLICT (id) DO UPDATE SET body = '{{}}'",
    f"REPLACE INTO session SELECT * FROM session {SIGNED}",
    f"INSERT OR IGNORE INTO session SELECT * FROM session {SIGNED}",
    f"UPDATE OR REPLACE session SET rowid = (SELECT rowid FROM session {SIGNED}) WHERE status = 'draft'",
    f"UPDATE OR REPLACE session SET id = (SELECT id FROM session {SIGNED}) WHERE status = 'draft'",
    "UPDATE session SET oid = -1 WHERE status = 'draft'",
    "DELETE FROM session WHERE status = 'draft'",
    "UPDATE report SET body = body",
    "UPDATE OR REPLACE paper SET pdf = x'00'",
    "REPLACE INTO paper SELECT report_id, x'00' FROM paper",
    "UPDATE addendum SET body = body",
    "UPDATE log SET who = 'nobody'",
    "REPLACE INTO log SELECT * FROM log",
]
TAKEN_AWAY = [
    "DROP TRIGGER session_fixed",
    "DROP TRIGGER addendum_belongs",
    "DROP TABLE log",
    "ALTER TABLE session RENAME TO elsewhere",
    "ALTER TABLE session ADD COLUMN more TEXT",
    "CREATE TRIGGER quiet AFTER INSERT ON session BEGIN SELECT 1; END",
    "DROP INDEX session_of_client",
]


@pytest.mark.parametrize("sql", ALTERING)
def test_no_way_of_saying_it_alters_what_is_fixed(sample: Sample, sql: str) -> None:
    before = list(sample.clinic_file.connection._db.iterdump())
    with pytest.raises(Refused), sample.clinic_file.connection.transaction():
        sample.clinic_file.connection.run_sql(sql)
    assert list(sample.clinic_file.connection._db.iterdump()) == before


@pytest.mark.parametrize("sql", TAKEN_AWAY)
def test_verification_notices_what_was_taken_from_the_schema(sample: Sample, sql: str) -> None:
    sample.clinic_file.connection.run_sql(sql)
    assert [
        problem
        for problem in verify_clinic_file(sample.clinic_file.connection)
        if "schema was altered" in problem
    ]


def addendum(sample: Sample, **changes: str) -> Addendum:
    right = Addendum(
        client_id=sample.client.id,
        kind="session",
        record_id=sample.session.id,
        therapist_id=sample.who.id,
        author=sample.who.signature,
        written_at=clock.now(),
        text="More.",
    )
    return right.with_changes(**changes)


def test_an_addendum_adds_to_what_is_signed_of_the_same_client(sample: Sample) -> None:
    other = register_client(sample.clinic_file, sample.who, build_client(family_name="Other"))
    wrong = [
        addendum(sample, record_id=sample.draft.id),
        addendum(sample, client_id=other.id),
        addendum(sample, record_id="nothing"),
        addendum(sample, kind="plan"),
    ]
    for each in wrong:
        with (
            pytest.raises(Refused, match="adds to a signed note or a report of the same client"),
            sample.clinic_file.act("Rosa", "added") as act,
        ):
            act.store_record(each)
    for kind, record in (("session", sample.session), ("plan", sample.plan), ("report", sample.report)):
        with sample.clinic_file.act("Rosa", "added") as act:
            act.store_record(addendum(sample, id=f"a {kind}", kind=kind, record_id=record.id))
    assert verify_clinic_file(sample.clinic_file.connection) == []


def test_a_report_leaves_only_under_the_release_to_its_addressee(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    stranger = save_record(chart, who, Provider(name="Ben Stranger"))
    treatment = save_record(
        chart,
        who,
        sample.release.with_changes(id="t", version=0, kind=ConsentKind.TREATMENT, provider_id=None),
    )
    page = build_report(sample.client, sample.case, sample.provider, who).with_changes(sha256=seal(PDF))
    wrong = [
        page.with_changes(provider_id=stranger.id, consent_id=sample.release.id),
        page.with_changes(consent_id=treatment.id),
        page,
    ]
    for each in wrong:
        with (
            pytest.raises(Refused, match="needs the release of its client"),
            chart.act("Rosa", "sent") as act,
        ):
            act.store_record(each)
    with pytest.raises(Refused, match="A report left under this release"):
        save_record(chart, who, sample.release.with_changes(provider_id=stranger.id))
    revoked = save_record(chart, who, sample.release.with_changes(revoked=clock.today()))
    assert chart.consents.get(revoked.id).provider_id == sample.provider.id


def test_a_record_never_changes_hands(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    other = register_client(chart, who, build_client(family_name="Other"))
    case = save_record(chart, who, build_case(other))
    moved = {"client_id": other.id, "case_id": case.id}
    with pytest.raises(Refused, match="keeps its id and its client"):
        save_draft(chart, who, sample.draft.with_changes(**moved))
    with pytest.raises(Refused):
        save_draft(chart, who, sample.draft.with_changes(client_id=other.id))
    assert chart.sessions.find(client_id=other.id) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"subjective": 5},
        {"pain_now": True},
        {"starts_at": "tomorrow"},
    ],
)
def test_what_could_not_be_read_back_is_never_stored(sample: Sample, changes: dict[str, object]) -> None:
    wrong = msgspec.structs.replace(sample.draft)
    for field, value in changes.items():
        msgspec.structs.force_setattr(wrong, field, value)
    with pytest.raises(Exception, match=r"."):
        save_draft(sample.clinic_file, sample.who, wrong)
    assert sample.clinic_file.sessions.get(sample.draft.id) == sample.draft


@pytest.mark.parametrize(
    "words",
    [
        "word " * 40_000,
        "x" * 200_000,
        "a\x00b",
        "half \ud83d",
        "\u202ereversed",
        "a\r\nb\tc",
        "</script>\\\"'",
    ],
    ids=["many", "long", "NUL", "half a letter", "bidi", "lines", "marks"],
)
def test_every_text_comes_back(sample: Sample, words: str) -> None:
    kept = save_draft(
        sample.clinic_file,
        sample.who,
        sample.draft.with_changes(subjective=words, unread={"ranges.0": words}),
    )
    whole = words.encode(errors="replace").decode()
    assert sample.clinic_file.sessions.get(sample.draft.id) == kept
    assert (kept.subjective, kept.unread) == (whole, {"ranges.0": whole})
    named = register_client(sample.clinic_file, sample.who, build_client(family_name=words))
    assert sample.clinic_file.clients.get(named.id).family_name == whole
    assert verify_clinic_file(sample.clinic_file.connection) == []


@pytest.mark.parametrize(
    "typed",
    [
        "%",
        "_",
        "\\",
        "'\"; DROP TABLE client",
        "a " * 5_000,
        "x" * 60_000,
        "\x00",
        "\ud800",
        "1 2 3 " * 2_000,
    ],
)
def test_no_search_is_too_strange(sample: Sample, typed: str) -> None:
    assert len(sample.clinic_file.find_clients(typed)) <= 1
    assert sample.clinic_file.find_clients("nguyen thao " * 200) == [sample.client]


def test_a_document_that_was_damaged_is_a_sentence_without_its_words(sample: Sample) -> None:
    clinic_file = sample.clinic_file
    clinic_file.connection.run_sql("UPDATE session SET body = '{\"secret' WHERE id = :id", id=sample.draft.id)
    with pytest.raises(NotAClinicFile, match="A session in this clinic file cannot be read"):
        clinic_file.sessions.find()
    clinic_file.connection.run_sql(
        "UPDATE session SET body = CAST(x'22ff73' AS TEXT) WHERE id = :id", id=sample.draft.id
    )
    with pytest.raises(NotAClinicFile, match="it is damaged") as caught:
        clinic_file.sessions.find()
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
    with pytest.raises(NotAClinicFile):
        verify_clinic_file(clinic_file.connection)
