"""Exporting the whole clinic file as one JSON document, which docs/data-format.md describes.

Each record is exported as the exact bytes that are stored and sealed, so that a signed note keeps its SHA-256 through
any number of exports and imports.
"""

import base64
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from charting.actions.transfer.export_file import FORMAT, VERSION
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.storage.atomic_file import write_atomically

AT_ONCE = 50  # records in one write; more are not faster


@use_vocabularies_of_file
def export_clinic_file(clinic_file: ClinicFile, out: Path | BinaryIO) -> None:
    """Write the whole clinic file, one record a line, using little memory. The same data always gives the same bytes.

    A path is written atomically. Raises StorageFailure.
    """
    if isinstance(out, Path):
        with write_atomically(out) as file:
            file.writelines(_iterate_pieces(clinic_file))
    else:
        out.writelines(_iterate_pieces(clinic_file))


def _iterate_pieces(clinic_file: ClinicFile) -> Iterator[bytes]:
    yield f'{{\n"format": "{FORMAT}",\n"version": {VERSION}'.encode()
    for name, gateway in clinic_file.gateways.items():
        yield from _encode_list(name, map(str.encode, gateway.iterate_bodies()))
    yield from _encode_list("log", map(str.encode, clinic_file.audit_log.iterate_bodies()))
    yield from _encode_list(
        "paper", (_encode_pdf(report_id, pdf) for report_id, pdf in clinic_file.issued_pdfs.iterate_pdfs())
    )
    yield b"\n}\n"


def _encode_list(name: str, records: Iterator[bytes]) -> Iterator[bytes]:
    """A list as pieces of AT_ONCE records, since a write for each would take as long as reading it."""
    yield f',\n"{name}": ['.encode()
    separator = b"\n"
    while batch := list(islice(records, AT_ONCE)):
        yield separator + b",\n".join(batch)
        separator = b",\n"
    yield b"\n]" if separator == b",\n" else b"]"


def _encode_pdf(report_id: str, pdf: bytes) -> bytes:
    return b'{"report_id":%b,"pdf":"%b"}' % (msgspec.json.encode(report_id), base64.b64encode(pdf))
