"""What a record declares of each field, once: every place that reads, prints, searches, recalls or checks it asks here.

`sleep: Annotated[str, declare("Sleep", letter="S", free_text=True)] = ""` is all that a new plain field needs. The
stored document stays as it is: of what stands in `Annotated`, msgspec only uses its own `Meta`
(https://jcristharif.com/msgspec/constraints.html).
"""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec


class FieldDeclaration(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What is said of a field where the record is defined.

    label: its name in sentences, and everywhere else unless one of the next two is given
    doc: the note in docs/data-format.md
    prompt: what stands at the field in the editor
    heading: what stands beside its words in the reader and on paper
    letter: S, O, A or P, in a session
    limits: lowest and highest figure, ends included
    free_text: written freely, so that abbreviations in it can be spelled out
    searched: its words are found by the search in notes
    recalled: it is shown beside the next session
    carried: the next session may take it over; of a table's line, what is taken over of it
    shown: it has words in the reader and on paper; ids and what stands in the title have not
    beside: the field in whose words it is told, so that it has none of its own
    after: the field that it follows in the reader, where the document has another order
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
    """Those of a type of record by field, in the order of the document; fields without one are left out."""
    found = {
        name: each
        for base in reversed(record.__mro__)
        for name, annotation in vars(base).get("__annotations__", {}).items()
        for each in getattr(annotation, "__metadata__", ())
        if isinstance(each, FieldDeclaration)
    }
    return {name: found[name] for name in record.__struct_fields__ if name in found}


@cache
def order_for_reading(record: Kind) -> tuple[str, ...]:
    """Its declared fields in the order in which a person reads them."""
    declared = read_declarations(record)
    first = sorted(
        (name for name in declared if not declared[name].after), key=lambda name: declared[name].last
    )
    return tuple(each for name in first for each in _with_followers(name, declared))


def _with_followers(name: str, declared: Mapping[str, FieldDeclaration]) -> Iterator[str]:
    yield name
    for other, declaration in declared.items():
        if declaration.after == name:
            yield from _with_followers(other, declared)


@cache
def list_limits(record: Kind) -> tuple[tuple[str, float, float], ...]:
    """(field, lowest, highest) of each figure that has limits."""
    return tuple((name, *each.limits) for name, each in read_declarations(record).items() if each.limits)


@cache
def list_free_text(record: Kind) -> frozenset[str]:
    """The fields that a person writes freely."""
    return frozenset(name for name, each in read_declarations(record).items() if each.free_text)


@cache
def list_carried(record: Kind) -> tuple[str, ...]:
    """The fields that the next session may take over."""
    return tuple(name for name, each in read_declarations(record).items() if each.carried)


def find_label(record: Kind, name: str) -> str:
    """The field's name in a sentence, "Pain now"; of one without a label its name in the document, `next_step`."""
    declared = read_declarations(record).get(name)
    return declared.label if declared and declared.label else name.replace("_", " ").capitalize()


def find_prompt(record: Kind, name: str) -> str:
    """What stands at the field in the editor."""
    declared = read_declarations(record).get(name)
    return declared.prompt if declared and declared.prompt else find_label(record, name)


def find_heading(record: Kind, name: str) -> str:
    """What stands beside its words in the reader and on paper."""
    declared = read_declarations(record).get(name)
    return declared.heading if declared and declared.heading else find_label(record, name)
