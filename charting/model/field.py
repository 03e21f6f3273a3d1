"""Declares each field of a record once. Whatever reads, prints, searches, recalls or checks the field asks here.

`sleep: Annotated[str, declare("Sleep", letter="S", free_text=True)] = ""` is all that a new plain field needs. The
stored document does not change: msgspec ignores everything in `Annotated` but its own `Meta`
(https://jcristharif.com/msgspec/constraints.html).
"""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec


class FieldDeclaration(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What a record declares about one field.

    label: its name in sentences, and everywhere else unless `prompt` or `heading` is given
    doc: the note in docs/data-format.md
    prompt: its caption in the editor
    heading: its caption in the reader and on paper
    letter: S, O, A or P, in a session
    limits: lowest and highest value, both allowed
    free_text: the therapist writes it in sentences, so abbreviations in it can be spelled out
    searched: the note search looks in it
    recalled: it is shown beside the next session
    carried: copy forward takes it into the next session; in a line of a table, the part that is copied
    shown: the reader and the paper show it; false for ids and for what the title already says
    beside: the field whose text includes this one, so that it has no line of its own
    after: the field that it follows in the reader, if the document has another order
    last: 1 or more moves it to the end, sorted by this number
    """

    label: str = ""
    doc: str = ""
    prompt: str = ""
    heading: str = ""
    letter: str = ""
    limits: tuple[float, float] | None = None
    free_text: bool = False
    searched: bool = True
    recalled: bool = False
    carried: bool = False
    shown: bool = True
    beside: str = ""
    after: str = ""
    last: int = 0


declare = FieldDeclaration
Kind = type[msgspec.Struct]


@cache
def read_declarations(record: Kind) -> Mapping[str, FieldDeclaration]:
    """Return the declarations of a record type by field, in document order; undeclared fields are left out."""
    declared = {
        name: metadata
        for base in reversed(record.__mro__)
        for name, annotation in vars(base).get("__annotations__", {}).items()
        for metadata in getattr(annotation, "__metadata__", ())
        if isinstance(metadata, FieldDeclaration)
    }
    return {name: declared[name] for name in record.__struct_fields__ if name in declared}


@cache
def order_for_reading(record: Kind) -> tuple[str, ...]:
    """Return the declared fields in the order in which a person reads them."""
    declared = read_declarations(record)
    first = sorted(
        (name for name in declared if not declared[name].after), key=lambda name: declared[name].last
    )
    return tuple(follower for name in first for follower in _list_with_followers(name, declared))


def _list_with_followers(name: str, declared: Mapping[str, FieldDeclaration]) -> Iterator[str]:
    yield name
    for other, declaration in declared.items():
        if declaration.after == name:
            yield from _list_with_followers(other, declared)


@cache
def list_limits(record: Kind) -> tuple[tuple[str, float, float], ...]:
    """List (field, lowest, highest) of each field that has limits."""
    return tuple((name, *field.limits) for name, field in read_declarations(record).items() if field.limits)


@cache
def list_free_text(record: Kind) -> frozenset[str]:
    """List the fields that the therapist writes in sentences."""
    return frozenset(name for name, field in read_declarations(record).items() if field.free_text)


@cache
def list_carried(record: Kind) -> tuple[str, ...]:
    """List the fields that copy forward takes into the next session."""
    return tuple(name for name, field in read_declarations(record).items() if field.carried)


def find_label(record: Kind, name: str) -> str:
    """Return the field's name in a sentence, "Pain now"; without a label, its name in the document, "Next step"."""
    declared = read_declarations(record).get(name)
    return declared.label if declared and declared.label else name.replace("_", " ").capitalize()


def find_prompt(record: Kind, name: str) -> str:
    """Return the field's caption in the editor."""
    declared = read_declarations(record).get(name)
    return declared.prompt if declared and declared.prompt else find_label(record, name)


def find_heading(record: Kind, name: str) -> str:
    """Return the field's caption in the reader and on paper."""
    declared = read_declarations(record).get(name)
    return declared.heading if declared and declared.heading else find_label(record, name)
