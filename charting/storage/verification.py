"""Checks that a clinic file is complete and unaltered: documents, columns, audit log, PDFs and schema must agree.

It reads row by row, so that even a large file needs little memory. No message names a person.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from charting.model.log_entry import LogEntry
from charting.model.note import NoteKind
from charting.model.record import seal
from charting.storage.audit_log import build_log_row
from charting.storage.gateway import Gateway
from charting.storage.issued_pdfs import IssuedPdfs
from charting.storage.sqlite.connection import Connection, Row
from charting.storage.sqlite.note_index import is_about_index
from charting.storage.sqlite.schema_migration import migrate_schema
from charting.storage.tables import TABLES, TableLayout

_ALTERED = "The schema was altered: {type} {name}."
_decode_entry = msgspec.json.Decoder(LogEntry).decode


def verify_clinic_file(connection: Connection) -> list[str]:
    """What is wrong with the file, one sentence each; empty if nothing is. Raises NotAClinicFile or StorageFailure."""
    parts = _find_altered_parts(connection)
    altered = [_ALTERED.format(type=part.type, name=part.name) for part in parts]
    if any(part.type == "table" for part in parts):
        return altered  # the other checks would ask for columns that may be missing
    checks = [_check_file(connection), _check_log(connection), _check_pdfs(connection)]
    checks += [_check_records(connection, table) for table in TABLES]
    return altered + [problem for check in checks for problem in check]


def _check_file(connection: Connection) -> Iterator[str]:
    for row in connection.run_sql("PRAGMA integrity_check"):
        if row[0] != "ok" and not is_about_index(row[0]):
            yield f"The file is damaged: {row[0]}."
    for row in connection.run_sql("PRAGMA foreign_key_check"):
        yield f"A {row['table']} points to a {row['parent']} that is missing."
    for kind in NoteKind:
        signed = "" if kind is NoteKind.REPORT else " AND status = 'signed'"
        target = (
            f"SELECT 1 FROM {kind} WHERE id = addendum.record_id AND client_id = addendum.client_id{signed}"
        )
        sql = f"SELECT id FROM addendum WHERE kind = '{kind}' AND NOT EXISTS ({target})"
        for row in connection.iterate_rows(sql):
            yield f"addendum {row['id']}: the client's {kind} that it adds to is missing, or is a draft."


class _Part(NamedTuple):
    """A part of the schema by SQLite's names (sqlite.org/schematab.html): its type is table, index, trigger or view."""

    type: str
    name: str


def _find_altered_parts(connection: Connection) -> list[_Part]:
    """The parts that differ from a new file's: without its trigger, for example, a signed note could change."""
    fresh = Connection(Path(":memory:"))
    try:
        migrate_schema(fresh, 0, lambda: None)
        expected, actual = _read_schema(fresh), _read_schema(connection)
    finally:
        fresh.close()
    return sorted(part for part in expected.keys() | actual.keys() if expected.get(part) != actual.get(part))


def _read_schema(connection: Connection) -> dict[_Part, str]:
    """The SQL of each part of the schema, without the tables that FTS5 creates behind an index.

    Each version of SQLite may create those in its own way. A trigger or view with such a name is not SQLite's.
    """
    rows = connection.run_sql("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    virtual = tuple(f"{row['name']}_" for row in rows if str(row["sql"]).startswith("CREATE VIRTUAL"))
    return {
        _Part(row["type"], row["name"]): row["sql"]
        for row in rows
        if row["type"] != "table" or not row["name"].startswith(virtual)
    }


def _check_log(connection: Connection) -> Iterator[str]:
    for row in connection.iterate_rows("SELECT * FROM log ORDER BY id"):
        try:
            expected = build_log_row(_decode_entry(row["body"]), row["body"].encode())
        except msgspec.DecodeError as error:
            yield f"log {row['id']}: it cannot be read ({error})."
            continue
        for column in _find_differing_columns(row, expected):
            yield f"log {row['id']}: the column {column} is not what the entry says."


def _check_pdfs(connection: Connection) -> Iterator[str]:
    reports = {row["id"]: row["sha256"] for row in connection.iterate_rows("SELECT id, sha256 FROM report")}
    for report_id, pdf in IssuedPdfs(connection).iterate_pdfs():
        if seal(pdf) != reports.pop(report_id, ""):
            yield f"report {report_id}: the page is not the one that was issued."
    for report_id in reports:
        yield f"report {report_id}: its page is missing."


def _check_records(connection: Connection, table: TableLayout) -> Iterator[str]:
    gateway: Gateway[Any] = Gateway(connection, table.record)
    for row in connection.iterate_rows(f"SELECT * FROM {table.name} ORDER BY id"):
        for problem in (*_check_document(gateway, row), *_check_versions(connection, table, row)):
            yield f"{table.name} {row['id']}: {problem}"
    vanished = (
        f"SELECT DISTINCT record_id FROM log WHERE kind = '{table.name}' "
        f"AND NOT EXISTS (SELECT 1 FROM {table.name} WHERE id = log.record_id)"
    )
    for row in connection.iterate_rows(vanished):
        yield f"{table.name} {row['record_id']}: it is in the log, but missing."


def _check_document(gateway: Gateway[Any], row: Row) -> Iterator[str]:
    try:
        body = row["body"].encode()
        expected = gateway.build_row(gateway.decode(body), body)
    except msgspec.DecodeError as error:
        yield f"it cannot be read ({error})."
        return
    for column in _find_differing_columns(row, expected):
        yield f"the column {column} is not what the document says."


def _check_versions(connection: Connection, table: TableLayout, row: Row) -> Iterator[str]:
    """The audit log must have each version once, and the newest with the seal of the document."""
    sql = "SELECT version, sha256 FROM log WHERE record_id = :id AND kind = :kind ORDER BY version"
    entries = connection.run_sql(sql, id=row["id"], kind=table.name)
    if [entry["version"] for entry in entries] != list(range(1, row["version"] + 1)):
        yield "the log does not have each of its versions once."
    elif entries[-1]["sha256"] != seal(row["body"].encode()):
        yield "the document is not the one that was logged."


def _find_differing_columns(row: Row, expected: dict[str, Any]) -> list[str]:
    return [name for name, value in expected.items() if row[name] != value]
