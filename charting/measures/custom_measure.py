"""A simple own measure, a distance or a timed task, as the same kind of definition that an instrument has."""

import re

import msgspec

from charting.measures.instrument_form import Direction, Instrument
from charting.text.folding import fold

_LONGEST_ID = 50


def make_custom_measure(
    *,
    name: str,
    unit: str,
    low: float,
    high: float,
    step: float,
    better: Direction,
    about: str = "",
    measure_id: str = "",
) -> Instrument:
    """The definition of a measure that has no items and no published figures.

    Without `measure_id` its id is made of the name, so that it stays the same when the name is changed later. Nothing is
    checked here: storing it does.
    """
    return Instrument(
        id=measure_id or make_custom_id(name),
        name=name,
        short_name=name,
        about=about,
        low=low,
        high=high,
        step=step,
        better=better,
        unit=unit,
        source="this clinic",
    )


def make_custom_id(name: str) -> str:
    """`own_six_minute_walk` of "Six-minute walk"; the prefix keeps it apart from every shipped id, today and later."""
    words = "_".join(re.findall(r"[a-z0-9]+", fold(name.replace("-", " "))))
    return f"own_{words[:_LONGEST_ID]}".rstrip("_")


def is_simple_measure(definition: Instrument) -> bool:
    """Whether the few fields of a form say all of it, so that the form can change it."""
    fields = ("name", "unit", "low", "high", "step", "better", "about")
    said = {field: getattr(definition, field) for field in fields}
    plain = make_custom_measure(measure_id=definition.id, **said)
    return definition == msgspec.structs.replace(plain, version=definition.version)


def encode_definition(definition: Instrument) -> str:
    """The definition as the JSON document that is stored; what is as by default is left out."""
    shown = msgspec.to_builtins(definition)
    kept = {key: value for key, value in shown.items() if value or key in ("low", "about")}
    if not definition.items:
        kept.pop("missing", None)
    return msgspec.json.format(msgspec.json.encode(kept), indent=1).decode()
