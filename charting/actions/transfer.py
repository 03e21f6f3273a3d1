"""The whole chart as one JSON document, on its way out; docs/data-format.md describes it.

Each record stands there as the exact bytes that are stored and sealed, so that a signed note keeps its SHA-256
through any number of exports and imports.
"""

import base64
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from charting.actions.transfer_file import FORMAT, VERSION
from charting.chart import Chart, with_vocabularies_of_chart
from charting.storage.whole_file import written_whole

AT_ONCE = 50  # records in one write: more are no quicker


@with_vocabularies_of_chart
def export_chart(chart: Chart, out: Path | BinaryIO) -> None:
    """Write the whole chart, one record a line, in little memory. The same chart always gives the same bytes.

    A file gets its name only when all of it is on the disk. Raises StorageFailure.
    """
    if isinstance(out, Path):
        with written_whole(out) as file:
            file.writelines(_pieces(chart))
    else:
        out.writelines(_pieces(chart))


def _pieces(chart: Chart) -> Iterator[bytes]:
    yield f'{{\n"format": "{FORMAT}",\n"version": {VERSION}'.encode()
    for name, gateway in chart.gateways.items():
        yield from _list(name, map(str.encode, gateway.bodies()))
    yield from _list("log", map(str.encode, chart.log.bodies()))
    yield from _list("paper", (_paper(report_id, pdf) for report_id, pdf in chart.papers.each()))
    yield b"\n}\n"


def _list(name: str, records: Iterator[bytes]) -> Iterator[bytes]:
    """Some records at a time: a write for each would take as long as reading them."""
    yield f',\n"{name}": ['.encode()
    before = b"\n"
    while some := list(islice(records, AT_ONCE)):
        yield before + b",\n".join(some)
        before = b",\n"
    yield b"\n]" if before == b",\n" else b"]"


def _paper(report_id: str, pdf: bytes) -> bytes:
    return b'{"report_id":%b,"pdf":"%b"}' % (msgspec.json.encode(report_id), base64.b64encode(pdf))
