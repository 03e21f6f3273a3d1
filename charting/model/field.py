"""Declares the properties of each field of a record once, for the editor, reader, paper, search and checks.

A new text field is one line: `sleep: Annotated[str, declare("Sleep", letter="S", free_text=True)] = ""`. This does not
change the stored document, because msgspec uses only its own `Meta` objects from `Annotated`
(https://jcristharif.com/msgspec/constraints.html).
"""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec


class FieldDeclaration(msgspec.Struct, frozen=True, eq=False, gc=False):
    """The properties of a field, declared where the record is defined.

    label: its name in sentences, and everywhere else unless `prompt` or `heading` is given
    doc: the note in docs/data-format.md
    prompt: the label in the editor
    heading: the label in the reader and on paper
    letter: S, O, A or P, in a session
    limits: lowest and highest value, both included
    free_text: free text, in which abbreviations can be spelled out
    searched: the search in notes finds its words
    recalled: it is shown beside the next session
    carried: it can be copied forward to the next session; for a line of a table, this part of the line is copied
    shown: it is shown in the reader and on paper, unlike ids and what is in the title
    beside: the field together with which it is shown, so that it has no line of its own
    after: the field that it follows in the reader, if that differs from the order in the document
    last: 1 or more moves it to the end, in that order
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
    """Returns the declarations of a record type by field, in document order, without fields that have none."""
    declared = {
        name: declaration
        for base in reversed(record.__mro__)
        for name, annotation in vars(base).get("__annotations__", {}).items()
        for declaration in getattr(annotation, "__metadata__", ())
        if isinstance(declaration, FieldDeclaration)
    }
    return {name: declared[name] for name in record.__struct_fields__ if name in declared}


@cache
def order_for_reading(record: Kind) -> tuple[str, ...]:
    """Returns the declared fields of a record type in the order in which a person reads them."""
    declared = read_declarations(record)
    first = sorted(
        (name for name in declared if not declared[name].after), key=lambda name: declared[name].last
    )
    return tuple(follower for name in first for follower in _with_followers(name, declared))


def _with_followers(name: str, declared: Mapping[str, FieldDeclaration]) -> Iterator[str]:
    yield name
    for other, declaration in declared.items():
        if declaration.after == name:
            yield from _with_followers(other, declared)


@cache
def list_limits(record: Kind) -> tuple[tuple[str, float, float], ...]:
    """Returns (field, lowest, highest) for each field with limits."""
    return tuple(
        (name, *declaration.limits)
        for name, declaration in read_declarations(record).items()
        if declaration.limits
    )


@cache
def list_free_text(record: Kind) -> frozenset[str]:
    """Returns the fields that hold free text."""
    return frozenset(name for name, declaration in read_declarations(record).items() if declaration.free_text)


@cache
def list_carried(record: Kind) -> tuple[str, ...]:
    """Returns the fields that can be copied forward to the next session."""
    return tuple(name for name, declaration in read_declarations(record).items() if declaration.carried)


def find_label(record: Kind, name: str) -> str:
    """Returns the name of the field in a sentence, "Pain now"; without a label, it is made from the field's own name."""
    declared = read_declarations(record).get(name)
    return declared.label if declared and declared.label else name.replace("_", " ").capitalize()


def find_prompt(record: Kind, name: str) -> str:
    """Returns the label of the field in the editor."""
    declared = read_declarations(record).get(name)
    return declared.prompt if declared and declared.prompt else find_label(record, name)


def find_heading(record: Kind, name: str) -> str:
    """Returns the label of the field in the reader and on paper."""
    declared = read_declarations(record).get(name)
    return declared.heading if declared and declared.heading else find_label(record, name)
