"""Writes the tables of docs/data-format.md, read off the records themselves.

    python -m tools.data_format

Run it when a field of a record was added or its declaration changed.
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
    """The page with its tables as the records are now."""
    before, after = page.partition(FROM)[0], page.partition(TO)[2]
    lists = [section(f"`{name}`: {record.__name__}", record) for record, name in STRUCTS if name]
    parts = [section(part.__name__, part) for part, name in STRUCTS if not name]
    return "\n".join([before + FROM, *lists, "## The parts of records\n", *parts, TO + after])


def section(heading: str, struct: type) -> str:
    """The table of one type of record, under its heading."""
    cells = (f"| {' | '.join(row)} |".replace("|  |", "| |") for row in list_rows(struct))
    return "\n".join([f"### {heading}", "", *HEAD, *cells, ""])


def list_rows(struct: type) -> list[tuple[str, str, str, str]]:
    """(field, type, "needed" or what it is when it is absent, notes) of each field, in the order of the document."""
    declared = read_declarations(struct)
    return [
        (
            f"`{field.encode_name}`",
            type_words(inspect.type_info(field.type)),
            _absent(field),
            _notes(declared.get(field.name, FieldDeclaration())),
        )
        for field in msgspec.structs.fields(struct)
    ]


def type_words(kind: Any) -> str:
    """A field's type as the documentation says it."""
    if isinstance(kind, inspect.UnionType):
        inner = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
        return f"{type_words(inner[0])} or null"
    if isinstance(kind, inspect.VarTupleType):
        return f"list of {type_words(kind.item_type)}"
    if isinstance(kind, inspect.DictType):
        return "object of text"
    if isinstance(kind, inspect.EnumType):
        return ", ".join(f'`"{each.value}"`' for each in kind.cls)
    if isinstance(kind, inspect.StructType):
        return kind.cls.__name__
    return TYPES[type(kind)]


def _absent(field: msgspec.structs.FieldInfo) -> str:
    if field.required or field.name in ("id", "version"):
        return "needed"
    made = field.default_factory
    default = field.default if made is msgspec.NODEFAULT else made()
    return f"`{msgspec.json.encode(default).decode()}`"


def _notes(declared: FieldDeclaration) -> str:
    limits = "{:g} to {:g}".format(*declared.limits) if declared.limits else ""
    return ", ".join(part for part in (limits, declared.doc) if part)


def _parts_of(kind: Any) -> list[type]:
    """The structs that a type holds, each before those that it holds itself."""
    if isinstance(kind, inspect.StructType):
        return [kind.cls, *(part for field in kind.fields for part in _parts_of(field.type))]
    inner = [*getattr(kind, "types", ()), *filter(None, [getattr(kind, "item_type", None)])]
    return [part for each in inner for part in _parts_of(each)]


def _all() -> list[tuple[type, str]]:
    lists: list[tuple[type, str]] = [(table.record, table.name) for table in TABLES]
    lists += [(LogEntry, "log"), (ExportedPdf, "paper")]
    parts = [part for kind, _ in lists for part in _parts_of(inspect.type_info(kind))]
    known = {kind for kind, _ in lists}
    return lists + [(part, "") for part in dict.fromkeys(parts) if part not in known]


# Each record type with the name of its list, then the parts that records are made of, with no list.
STRUCTS = _all()

if __name__ == "__main__":
    PAGE.write_text(renew_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
