"""Reading an exported file: its format version, and the records of its lists as exact bytes."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar

import msgspec

from charting.errors import ImportRefused, Invalid
from charting.model.field import declare, find_label
from charting.model.record import Part
from charting.storage.json_list_reader import JsonListReader
from charting.storage.tables import TABLES

FORMAT = "soapstone-chart"
VERSION = 2
# The lists that older versions of the format lack, by the version that added them.
ADDED_IN = {"snippet": 2, "own_entry": 2, "own_instrument": 2, "own_template": 2}

_RECORDS = {table.name: table.record for table in TABLES}
_FIELD = re.compile(r"at `\$\.(\w+)`|required field `(\w+)`$")  # how a message of msgspec names a field

DecodedT = TypeVar("DecodedT")


class ExportedPdf(Part, frozen=True, kw_only=True):
    """The PDF of an issued report; in JSON its bytes are base64."""

    report_id: Annotated[str, declare(doc="the report; one page each")]
    pdf: Annotated[bytes, declare(doc="the exact file in base64; its SHA-256 is the report's `sha256`")]


class ExportedRecord(NamedTuple):
    """A record of the file: the list it is in, its number in that list from 1, and its exact bytes."""

    table: str
    number: int
    body: bytes

    def decode_with(self, decode: Callable[[bytes], DecodedT]) -> DecodedT:
        """The decoded record. Raises ImportRefused, which names the field."""
        try:
            return decode(self.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            rule = error.__cause__
            if isinstance(rule, Invalid):
                raise self.build_refusal(rule.field, str(error)) from error
            raise self.build_refusal("", f"{error}{self._label_in(str(error))}") from error

    def build_refusal(self, field: str, why: str) -> ImportRefused:
        """An error that names this record and the field at fault, for the caller to raise."""
        return build_import_error(self._description, field, why)

    def _label_in(self, error: str) -> str:
        """The label ` (Birth date)` for an error that names a field of the document; empty if it names none."""
        field = _FIELD.search(error)
        if field is None or self.table not in _RECORDS:
            return ""
        label = find_label(_RECORDS[self.table], field[1] or field[2])
        return f" ({label})"

    @property
    def _description(self) -> str:
        try:
            document = msgspec.json.decode(self.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            document = None
        record_id = document.get("id", "") if isinstance(document, dict) else ""
        return describe_exported_record(self.table, self.number, record_id)


def describe_exported_record(table: str, number: int, record_id: str) -> str:
    """The name of a record in an error: `session 3 (0198…)`."""
    return f"{table} {number}{record_id and f' ({record_id})'}"


def build_import_error(record: str, field: str, why: str) -> ImportRefused:
    """An error about that record and field, for the caller to raise."""
    return ImportRefused(f"{record}{field and f', {field}'}: {why.rstrip('.')}. Nothing was imported.")


class ExportFile:
    """An open export. Only one slice of it is in memory at a time."""

    def __init__(self, name: str, lists: JsonListReader) -> None:
        self._name, self._lists = name, lists
        self._version = self._read_version()
        self._expected_members = {"format", "version"}

    def iterate_records(self, table: str) -> Iterator[ExportedRecord]:
        """Yield the records of that list; none if this version of the format lacks it."""
        if ADDED_IN.get(table, 1) > self._version:
            return
        self._expected_members.add(table)
        for number, body in enumerate(self._lists.iterate_list(table), start=1):
            yield ExportedRecord(table, number, body)

    def refuse_unknown_members(self) -> None:
        """Check that the file ends here and has no other members. Raises ImportRefused."""
        for name in sorted(self._lists.collect_member_names() - self._expected_members):
            raise ImportRefused(
                f"{self._name}: Object contains unknown field `{name}`. Nothing was imported."
            )

    def _read_version(self) -> int:
        file_format, version = self._read_member("format", str), self._read_member("version", int)
        if file_format != FORMAT:
            raise ImportRefused(f"{self._name} is not a Soapstone export: its format is “{file_format}”.")
        if not 1 <= version <= VERSION:
            raise ImportRefused(
                f"{self._name} has version {version} of the format; this Soapstone reads versions up to {VERSION}. "
                "Nothing was imported."
            )
        return version

    def _read_member(self, name: str, kind: type[DecodedT]) -> DecodedT:
        try:
            return msgspec.json.decode(self._lists.read_member(name), type=kind)
        except msgspec.ValidationError as error:
            place = "" if name in str(error) else f" - at `$.{name}`"
            raise msgspec.ValidationError(f"{error}{place}") from error


@contextmanager
def open_export_file(path: Path) -> Iterator[ExportFile]:
    """Open an export for the block. Raises ImportRefused if the file cannot be read or is not an export."""
    try:
        with path.open("rb") as file:
            yield ExportFile(path.name, JsonListReader(file))
    except msgspec.ValidationError as error:
        raise ImportRefused(
            f"{path.name} is not a Soapstone export: {error}. Nothing was imported."
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ImportRefused(f"{path.name} is not a JSON file, or is incomplete: {error}.") from error
    except OSError as error:
        raise ImportRefused(f"{path} cannot be read: {error.strerror}.") from error


def build_file_decoder(record: type[Any]) -> Callable[[bytes], Any]:
    """A decoder for the records of a file, in which id and version are required though the record has defaults."""
    strict_record = msgspec.defstruct(
        "RecordOfFile", [("id", str), ("version", int)], bases=(record,), frozen=True, kw_only=True
    )
    return msgspec.json.Decoder(strict_record).decode
