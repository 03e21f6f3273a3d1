"""Defines a clinic's own simple measure, such as a distance or a timed task, as an instrument."""

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
    """Make the definition of a measure without items and without published thresholds.

    Without `measure_id` the id is made from the name; pass the old id when the name changes. The definition is checked
    when it is stored, not here.
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
    """Make `own_six_minute_walk` from "Six-minute walk"; the prefix avoids conflicts with any shipped id, now or later."""
    words = "_".join(re.findall(r"[a-z0-9]+", fold(name.replace("-", " "))))
    return f"own_{words[:_LONGEST_ID]}".rstrip("_")


def is_simple_measure(definition: Instrument) -> bool:
    """Whether the definition uses only the fields of the simple form, so that the form can edit it."""
    fields = ("name", "unit", "low", "high", "step", "better", "about")
    settings = {field: getattr(definition, field) for field in fields}
    plain = make_custom_measure(measure_id=definition.id, **settings)
    return definition == msgspec.structs.replace(plain, version=definition.version)


def encode_definition(definition: Instrument) -> str:
    """Encode the definition as the JSON document that is stored, without empty values."""
    shown = msgspec.to_builtins(definition)
    stored = {key: value for key, value in shown.items() if value or key in ("low", "about")}
    if not definition.items:
        stored.pop("missing", None)
    return msgspec.json.format(msgspec.json.encode(stored), indent=1).decode()
