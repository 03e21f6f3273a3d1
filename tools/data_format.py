"""Writes the tables of docs/data-format.md from the declarations of the records.

    python -m tools.data_format

Run it after a field of a record was added or changed.
"""

from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from charting.actions.transfer.export_file import ExportedPdf
from charting.model.field import FieldDeclaration, read_declarations
from charting.model.log_entry import LogEntry
from charting.storage.tables import TABLES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data-format.md"
FROM, TO = "## The lists\n", "## Goals\n"  # the headings between which the tables stand
HEAD = ("| Field | Type | If absent | Notes |", "| --- | --- | --- | --- |")
TYPES: dict[type, str] = {
    inspect.StrType: "text",
    inspect.IntType: "whole number",
    inspect.FloatType: "number",
    inspect.BoolType: "true or false",
    inspect.DateType: "date",
    inspect.DateTimeType: "time",
    inspect.BytesType: "base64",
}


def renew_page(page: str) -> str:
    """The page with its tables written again from the records."""
    before, after = page.partition(FROM)[0], page.partition(TO)[2]
    lists = [format_section(f"`{name}`: {record.__name__}", record) for record, name in STRUCTS if name]
    parts = [format_section(part.__name__, part) for part, name in STRUCTS if not name]
    return "\n".join([before + FROM, *lists, "## The parts of records\n", *parts, TO + after])


def format_section(heading: str, struct: type) -> str:
    """The table of one record type, under its heading."""
    cells = (f"| {' | '.join(row)} |".replace("|  |", "| |") for row in list_rows(struct))
    return "\n".join([f"### {heading}", "", *HEAD, *cells, ""])


def list_rows(struct: type) -> list[tuple[str, str, str, str]]:
    """(field, type, "needed" or the default if absent, notes) of each field, in the order of the document."""
    declared = read_declarations(struct)
    return [
        (
            f"`{field.encode_name}`",
            describe_type(inspect.type_info(field.type)),
            _describe_default(field),
            _describe_notes(declared.get(field.name, FieldDeclaration())),
        )
        for field in msgspec.structs.fields(struct)
    ]


def describe_type(kind: Any) -> str:
    """A field's type in the words of the page."""
    if isinstance(kind, inspect.UnionType):
        inner = [option for option in kind.types if not isinstance(option, inspect.NoneType)]
        return f"{describe_type(inner[0])} or null"
    if isinstance(kind, inspect.VarTupleType):
        return f"list of {describe_type(kind.item_type)}"
    if isinstance(kind, inspect.DictType):
        return "object of text"
    if isinstance(kind, inspect.EnumType):
        return ", ".join(f'`"{member.value}"`' for member in kind.cls)
    if isinstance(kind, inspect.StructType):
        return kind.cls.__name__
    return TYPES[type(kind)]


def _describe_default(field: msgspec.structs.FieldInfo) -> str:
    if field.required or field.name in ("id", "version"):
        return "needed"
    factory = field.default_factory
    default = field.default if factory is msgspec.NODEFAULT else factory()
    return f"`{msgspec.json.encode(default).decode()}`"


def _describe_notes(declared: FieldDeclaration) -> str:
    limits = "{:g} to {:g}".format(*declared.limits) if declared.limits else ""
    return ", ".join(part for part in (limits, declared.doc) if part)


def _collect_parts(kind: Any) -> list[type]:
    """The structs inside a type, each before the structs inside it."""
    if isinstance(kind, inspect.StructType):
        return [kind.cls, *(part for field in kind.fields for part in _collect_parts(field.type))]
    inner = [*getattr(kind, "types", ()), *filter(None, [getattr(kind, "item_type", None)])]
    return [part for item in inner for part in _collect_parts(item)]


def _collect_structs() -> list[tuple[type, str]]:
    lists: list[tuple[type, str]] = [(table.record, table.name) for table in TABLES]
    lists += [(LogEntry, "log"), (ExportedPdf, "paper")]
    parts = [part for kind, _ in lists for part in _collect_parts(inspect.type_info(kind))]
    known = {kind for kind, _ in lists}
    return lists + [(part, "") for part in dict.fromkeys(parts) if part not in known]


# Each record type with the name of its list, then the parts of records, whose name is empty.
STRUCTS = _collect_structs()

if __name__ == "__main__":
    PAGE.write_text(renew_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
