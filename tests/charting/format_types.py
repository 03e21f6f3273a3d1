"""The export's records and parts as docs/data-format.md has to name them, read off the types themselves."""

from typing import Any

import msgspec
from msgspec import inspect

from charting.actions.transfer_file import Paper
from charting.model.log import LogEntry
from charting.storage.tables import TABLES

WORDS: dict[type, str] = {
    inspect.StrType: "text",
    inspect.IntType: "whole number",
    inspect.FloatType: "number",
    inspect.BoolType: "true or false",
    inspect.DateType: "date",
    inspect.DateTimeType: "time",
    inspect.BytesType: "base64",
}


def rows(struct: type) -> list[tuple[str, str, str]]:
    """(field, type, "needed" or what it is when it is absent) of each field, in the order of the document."""
    fields = msgspec.structs.fields(struct)
    return [
        (field.encode_name, type_words(inspect.type_info(field.type)), _absent(field)) for field in fields
    ]


def _absent(field: msgspec.structs.FieldInfo) -> str:
    if field.required or field.name in ("id", "version"):
        return "needed"
    made = field.default_factory
    default = field.default if made is msgspec.NODEFAULT else made()
    return f"`{msgspec.json.encode(default).decode()}`"


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
    return WORDS[type(kind)]


def _parts_of(kind: Any) -> list[type]:
    """The structs that a type holds, each before those that it holds itself."""
    if isinstance(kind, inspect.StructType):
        return [kind.cls, *(part for field in kind.fields for part in _parts_of(field.type))]
    inner = [*getattr(kind, "types", ()), *filter(None, [getattr(kind, "item_type", None)])]
    return [part for each in inner for part in _parts_of(each)]


def _all() -> list[tuple[type, str]]:
    lists: list[tuple[type, str]] = [(table.record, table.name) for table in TABLES]
    lists += [(LogEntry, "log"), (Paper, "paper")]
    parts = [part for kind, _ in lists for part in _parts_of(inspect.type_info(kind))]
    known = {kind for kind, _ in lists}
    return lists + [(part, "") for part in dict.fromkeys(parts) if part not in known]


# Each record type with the name of its list, then the parts that records are made of, with no list.
STRUCTS = _all()
