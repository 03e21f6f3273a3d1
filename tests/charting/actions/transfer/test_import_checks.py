"""A file that is wrong is refused with the record and the field at fault, and the chart stays empty."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_clinic_file
from charting.clinic_file import open_clinic_file
from charting.errors import ImportRefused
from charting.model.record import seal
from tests.support.sample_clinic import Sample

Document = dict[str, Any]


def first(table: str, **changes: object) -> Callable[[Document], None]:
    """Change fields of the table's first record."""

    def spoil(document: Document) -> None:
        document[table][0].update(changes)

    return spoil


def without(table: str, field: str) -> Callable[[Document], None]:
    return lambda document: document[table][0].pop(field)


def twice(table: str) -> Callable[[Document], None]:
    return lambda document: document[table].append(dict(document[table][0]))


def no(table: str) -> Callable[[Document], None]:
    return lambda document: document[table].clear()


def another(table: str, **changes: object) -> Callable[[Document], None]:
    return lambda document: document[table].append({**document[table][0], **changes})


def other_client(document: Document) -> None:
    """A second client, and the first one's visit now says that it is this one's."""
    client = {**document["client"][0], "id": "other", "chart_number": 2}
    document["client"].append(client)
    document["visit"][0]["client_id"] = "other"


def foreign_entry(document: Document) -> None:
    entry = next(e for e in document["log"] if e["kind"] == "session")
    entry["client_id"] = None


def lost_entry(document: Document) -> None:
    document["log"] = [e for e in document["log"] if not (e["kind"] == "session" and e["version"] == 1)]


WRONG: dict[str, tuple[Callable[[Document], object], str]] = {
    "format": (lambda d: d.update(format="csv"), "not a Soapstone export: its format is “csv”"),
    "no format": (lambda d: d.pop("format"), "not a Soapstone export: .*missing required field `format`"),
    "newer": (
        lambda d: d.update(version=3),
        "has version 3 of the format; this Soapstone reads versions up to 2",
    ),
    "version in words": (lambda d: d.update(version="1"), "Expected `int`, got `str` - at `\\$.version`"),
    "a list is missing": (lambda d: d.pop("session"), "missing required field `session`"),
    "a list too many": (lambda d: d.update(invoice=[]), "unknown field `invoice`"),
    "not a list": (lambda d: d.update(plan={}), "Expected `array`, got `object` - at `\\$.plan`"),
    "not a record": (lambda d: d.update(plan=["x"]), "^plan 1: Expected `object`, got `str`"),
    "missing field": (
        without("client", "birth_date"),
        r"^client 1 \(.+\): .*missing required field `birth_date`",
    ),
    "no id": (without("visit", "id"), r"^visit 1: .*missing required field `id`"),
    "no version": (without("visit", "version"), r"^visit 1 \(.+\): .*missing required field `version`"),
    "unknown field": (first("provider", shoe=44), r"^provider 1 \(.+\): .*unknown field `shoe`"),
    "wrong type": (
        first("session", pain_now="four"),
        r"^session \d \(.+\): Expected `int \| null`.*pain_now` \(Pain now\)\. ",
    ),
    "rule": (
        first("session", pain_now=11),
        r"^session \d \(.+\), pain_now: Pain now must be from 0 to 10, not 11",
    ),
    "rule in a part": (
        first("session", treatment=[{"technique": "x"}, {"technique": "y", "minutes": 900}]),
        r"^session \d \(.+\), minutes: Minutes must be .*`\$.treatment\[1\]`",
    ),
    "no zone": (first("visit", starts_at="2026-03-02T10:00:00"), r"visit 1 \(.+\), starts_at: .*time zone"),
    "version 0": (first("contact", version=0), r"^contact 1 \(.+\), version: .*1 or more"),
    "huge version": (first("contact", version=10**12), r"^contact 1 \(.+\), version: The log does not"),
    "number beyond the database": (
        first("plan", revision=10**30),
        r"^plan 1 \(.+\).* (too large|out of range)",
    ),
    "chart number 0": (first("client", chart_number=0), r"^client 1 \(.+\), chart_number: .*1 or more"),
    "chart number twice": (
        another("client", id="n"),
        r"^client 2 \(n\), chart_number: Another client has .*0001",
    ),
    "id twice": (
        twice("care_case"),
        r"^care_case 2 \(.+\), id: There is a record with this id",
    ),
    "two clinics": (another("clinic", id="n"), r"^clinic 2 \(n\), id: A clinic file has one clinic"),
    "no such client": (
        first("care_case", client_id="n"),
        r"^care_case 1 \(.+\), client_id: There is no client n",
    ),
    "no such provider": (
        first("client", primary_care_id="n"),
        r"^client 1 \(.+\), primary_care_id: There is no",
    ),
    "no such therapist": (no("therapist"), r"^assessment 1 \(.+\), therapist_id: There is no therapist"),
    "no such session": (
        first("visit", session_id="n"),
        r"^visit 1 \(.+\), session_id: There is no session n",
    ),
    "no such consent": (first("report", consent_id=""), r"^report 1 \(.+\), consent_id: There is no consent"),
    "no such note": (
        first("addendum", record_id="n"),
        r"^addendum 1 \(.+\), record_id: There is no session n",
    ),
    "no such kind": (first("addendum", kind="song"), r"^addendum 1 \(.+\), record_id: There is no song"),
    "another client's case": (other_client, r"^visit 1 \(.+\), case_id: That care_case is another client's"),
    "altered record": (
        first("session", subjective="x"),
        r"^session 1 \(.+\), sha256: .*not the one that was logged",
    ),
    "not logged": (
        lost_entry,
        r"^session \d \(.+\), version: The log does not have each of its versions once",
    ),
    "log without its record": (no("addendum"), r"^log \d+ \(.+\), record_id: There is no addendum"),
    "entry twice": (twice("log"), r"^log \d+ \(.+\), id: There is a log entry with this id already"),
    "entry of nobody": (foreign_entry, r"^log \d+ \(.+\), client_id: .*not this client's"),
    "entry without a zone": (
        first("log", at="2026-03-02T10:00:00"),
        r"^log 1 \(.+\), at: At must say its time zone",
    ),
    "entry without a writer": (first("log", who=" "), r"^log 1 \(.+\), who: Who is needed"),
    "other page": (
        first("paper", pdf="AAAA"),
        r"^paper 1, pdf: This is not the page that report .+ was issued with",
    ),
    "page in no base64": (first("paper", pdf="#"), r"^paper 1: Invalid base64 encoded string"),
    "page of no report": (first("paper", report_id="n"), r"^paper 1, report_id: There is no report n"),
    "page twice": (twice("paper"), r"^paper 2, report_id: Report .+ has a page already"),
    "no page": (no("paper"), r"^report 1 \(.+\), sha256: The file has no page of this report"),
}


def refused(folder: Path, content: bytes) -> str:
    """What importing that file says; nothing came in."""
    file = folder / "wrong.json"
    file.write_bytes(content)
    with open_clinic_file(folder / "empty.soapstone", create=True) as clinic_file:
        with pytest.raises(ImportRefused) as caught:
            import_clinic_file(clinic_file, file)
        assert all(gateway.count() == 0 for gateway in clinic_file.gateways.values())
        assert list(clinic_file.audit_log.iterate_bodies()) == []
        assert list(clinic_file.issued_pdfs.iterate_pdfs()) == []
    return str(caught.value)


def exported(sample: Sample) -> bytes:
    out = io.BytesIO()
    export_clinic_file(sample.clinic_file, out)
    return out.getvalue()


@pytest.mark.parametrize(("spoil", "said"), WRONG.values(), ids=WRONG)
def test_names_the_record_and_the_field(
    sample: Sample, tmp_path: Path, spoil: Callable[..., Any], said: str
) -> None:
    document = json.loads(exported(sample))
    spoil(document)
    # As other programs write it, but with the bytes that were sealed where nothing was spoiled.
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    message = refused(tmp_path, text.encode())
    assert re.search(said, message), message
    assert "Nguy" not in message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not a JSON file"),
        (b"PK\x03\x04", "is not a JSON file"),
        (b"[]", "not a Soapstone export"),
        (b"\xff\xfe{\x00}\x00", "is not a JSON file"),
        (b'{"format": "soapstone-chart", "version": 1, "clinic": [', "is incomplete"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in refused(tmp_path, content)


def test_a_torn_file_is_refused_wherever_it_is_torn(sample: Sample, tmp_path: Path) -> None:
    whole = exported(sample).rstrip()
    for part in range(1, 10):
        refused(tmp_path, whole[: len(whole) * part // 10])
    refused(tmp_path, whole[:-1])


def test_bytes_that_are_no_text_are_refused(sample: Sample, tmp_path: Path) -> None:
    message = refused(tmp_path, exported(sample).replace("Côté".encode(), b"C\xf4t\xe9"))
    assert message.startswith("clinic 1: ")


def test_only_an_empty_chart_takes_an_import(sample: Sample, tmp_path: Path) -> None:
    file = tmp_path / "chart.json"
    file.write_bytes(exported(sample))
    with pytest.raises(ImportRefused, match="This clinic file is not empty"):
        import_clinic_file(sample.clinic_file, file)
    assert sample.clinic_file.clients.count() == 1


def test_a_file_that_is_not_there_is_a_sentence(sample: Sample, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="cannot be read"):
        import_clinic_file(sample.clinic_file, tmp_path / "none.json")


def test_the_seal_is_of_the_very_bytes(sample: Sample) -> None:
    lines = exported(sample).decode().splitlines()
    signed = next(line for line in lines if line.startswith(f'{{"id":"{sample.session.id}"'))
    assert (
        seal(signed.rstrip(",").encode())
        == sample.clinic_file.audit_log.collect_client_seals(sample.client.id)[sample.session.id]
    )
