"""The whole chart as one JSON document, out and in again; docs/data-format.md describes it.

Each record stands there as the exact bytes that are stored and sealed, so that a signed note keeps its SHA-256
through any number of exports and imports.
"""

import base64
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from charting.actions.import_checks import FileRecord, ImportChecks
from charting.chart import Chart
from charting.errors import ImportRefused
from charting.model.log import LogEntry
from charting.model.record import Part
from charting.storage.whole_file import written_whole

FORMAT = "soapstone-chart"
VERSION = 2
# The lists that an older version of the format does not have; a file of that version may leave them out.
ADDED_IN = {"snippet": 2, "own_entry": 2, "own_instrument": 2, "own_template": 2}


class Paper(Part, frozen=True, kw_only=True):
    """The PDF of an issued report; in JSON its bytes are base64."""

    report_id: str
    pdf: bytes


class _Identity(msgspec.Struct):
    """What our own records may leave to their defaults, and a file may not."""

    id: str
    version: int


class _Heading(msgspec.Struct):
    format: str
    version: int


_decode_identity = msgspec.json.Decoder(_Identity).decode
_decode_entry = msgspec.json.Decoder(LogEntry).decode
_decode_paper = msgspec.json.Decoder(Paper).decode


def export_chart(chart: Chart, out: Path | BinaryIO) -> None:
    """Write the whole chart, one record a line, in little memory. The same chart always gives the same bytes.

    A file gets its name only when all of it is on the disk. Raises StorageFailure.
    """
    if isinstance(out, Path):
        with written_whole(out) as file:
            file.writelines(_pieces(chart))
    else:
        out.writelines(_pieces(chart))


def import_chart(chart: Chart, path: Path) -> int:
    """Read an exported file into an empty chart, all or nothing; returns how many records came in.

    Raises ImportRefused, naming the record and the field at fault, with nothing changed.
    """
    lists = _read(path, chart)
    checks = ImportChecks()
    with chart.connection.transaction():
        if any(gateway.count() for gateway in chart.gateways.values()):
            raise ImportRefused("This chart is not empty. Import into a new chart: --chart FILE names one.")
        for table in chart.gateways:
            _import_table(chart, checks, table, lists[table])
        _import_log(chart, checks, lists["log"])
        _import_papers(chart, checks, lists["paper"])
        checks.complete()
    chart.use_own_data()
    chart.forget_names()
    return sum(len(lists[table]) for table in chart.gateways)


def _pieces(chart: Chart) -> Iterator[bytes]:
    yield f'{{\n"format": "{FORMAT}",\n"version": {VERSION}'.encode()
    for name, gateway in chart.gateways.items():
        yield from _list(name, (body.encode() for body in gateway.bodies()))
    yield from _list("log", (body.encode() for body in chart.log.bodies()))
    yield from _list("paper", (_paper(report_id, pdf) for report_id, pdf in chart.papers.each()))
    yield b"\n}\n"


def _list(name: str, records: Iterator[bytes]) -> Iterator[bytes]:
    yield f',\n"{name}": ['.encode()
    before = b"\n"
    for record in records:
        yield before + record
        before = b",\n"
    yield b"\n]" if before == b",\n" else b"]"


def _paper(report_id: str, pdf: bytes) -> bytes:
    return b'{"report_id":%b,"pdf":"%b"}' % (msgspec.json.encode(report_id), base64.b64encode(pdf))


def _read(path: Path, chart: Chart) -> dict[str, list[msgspec.Raw]]:
    """The lists of the file by table, each record as its exact bytes."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImportRefused(f"{path} cannot be read: {error.strerror}.") from error
    version = _version(path, data)
    fields: list[Any] = [("format", str), ("version", int)]
    fields += [
        (name, list[msgspec.Raw])
        for name in (*chart.gateways, "log", "paper")
        if ADDED_IN.get(name, 1) <= version
    ]
    later: dict[str, list[msgspec.Raw]] = {name: [] for name, since in ADDED_IN.items() if since > version}
    document = msgspec.defstruct("Document", fields, forbid_unknown_fields=True)
    try:
        return later | msgspec.structs.asdict(msgspec.json.decode(data, type=document))
    except (msgspec.DecodeError, RecursionError) as error:
        raise ImportRefused(f"{path.name}: {error}. Nothing was imported.") from error


def _version(path: Path, data: bytes) -> int:
    """The version of the format that the file is in. Raises ImportRefused for one that cannot be read."""
    try:
        heading = msgspec.json.decode(data, type=_Heading)
    except msgspec.ValidationError as error:
        raise ImportRefused(
            f"{path.name} is not a Soapstone export: {error}. Nothing was imported."
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ImportRefused(f"{path.name} is not a JSON file, or not all of it: {error}.") from error
    if heading.format != FORMAT:
        raise ImportRefused(f"{path.name} is not a Soapstone export: its format is “{heading.format}”.")
    if not 1 <= heading.version <= VERSION:
        raise ImportRefused(
            f"{path.name} has version {heading.version} of the format; this Soapstone reads versions up to {VERSION}. "
            "Nothing was imported."
        )
    return heading.version


def _import_table(chart: Chart, checks: ImportChecks, table: str, raws: list[msgspec.Raw]) -> None:
    gateway = chart.gateways[table]
    for number, raw in enumerate(raws, start=1):
        record = FileRecord(table, number, bytes(raw))
        record.read(_decode_identity)
        read = record.read(gateway.decode)
        checks.admit(record, read)
        record.store(partial(gateway.insert, read, record.body))


def _import_log(chart: Chart, checks: ImportChecks, raws: list[msgspec.Raw]) -> None:
    for number, raw in enumerate(raws, start=1):
        record = FileRecord("log", number, bytes(raw))
        entry = record.read(_decode_entry)
        checks.admit_entry(record, entry)
        record.store(partial(chart.log.insert, entry, record.body.decode()))


def _import_papers(chart: Chart, checks: ImportChecks, raws: list[msgspec.Raw]) -> None:
    for number, raw in enumerate(raws, start=1):
        record = FileRecord("paper", number, bytes(raw))
        paper = record.read(_decode_paper)
        checks.admit_page(record, paper.report_id, paper.pdf)
        record.store(partial(chart.papers.keep, paper.report_id, paper.pdf))
