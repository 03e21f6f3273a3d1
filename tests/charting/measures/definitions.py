"""Definitions as a clinic would write them: the scoring of known forms, without a word of any of them."""

import json
from typing import Any

from charting.measures.definition_reader import read_definition
from charting.measures.instrument_form import Instrument

Document = dict[str, Any]


def choices(*values: float) -> list[dict[str, object]]:
    """Answers that are called by their value."""
    return [{"words": f"Answer {value:g}", "value": value} for value in values]


def document(items: object = 3, values: tuple[float, ...] = (0, 1, 2), **changes: Any) -> Document:
    """A form of that many items, or of those items, with common choices, its total the sum.

    `changes` replace or add keys; None takes one away.
    """
    count = items if isinstance(items, int) else 3
    plain: Document = {
        "id": "own_form",
        "name": "Our own form",
        "short_name": "Own form",
        "about": "How it goes.",
        "low": 0,
        "high": count * max(values),
        "step": 1,
        "better": "lower",
        "unit": "points",
        "choices": choices(*values),
        "items": [{"text": f"Item {number}"} for number in range(1, count + 1)] if items == count else items,
        "scoring": {"rule": "sum"},
        "missing": {"rule": "none"},
        "source": "made for a test",
    }
    return {key: value for key, value in {**plain, **changes}.items() if value is not None}


def read(**changes: Any) -> Instrument:
    """The instrument of such a document."""
    return read_definition(json.dumps(document(**changes)))


ZERO_TO_FIVE = (0, 1, 2, 3, 4, 5)
ODI: Document = {
    "items": 10,
    "values": ZERO_TO_FIVE,
    "high": 100,
    "unit": "%",
    "scoring": {"rule": "percent of possible"},
    "missing": {"rule": "at most", "left_out": 1},
}
NDI: Document = {"items": 10, "values": ZERO_TO_FIVE, "missing": {"rule": "mean stands in", "left_out": 2}}
NDI_PERCENT = {**NDI, "high": 100, "step": 2, "unit": "%", "scoring": {"rule": "sum times", "factor": 2}}
QUICKDASH: Document = {
    "items": 11,
    "values": (1, 2, 3, 4, 5),
    "high": 100,
    "step": 0.1,
    "scoring": {"rule": "transformed", "low": 1, "high": 5},
    "missing": {"rule": "proportion answered", "at_least": 0.9},
}
LEFS = {"items": 20, "values": (0, 1, 2, 3, 4), "better": "higher"}
HIT6 = {"items": 6, "values": (6, 8, 10, 11, 13), "low": 36, "high": 78}
RMDQ = {
    "items": 24,
    "values": (0, 1),
    "scoring": {"rule": "count"},
    "missing": {"rule": "at most", "left_out": 23},
}
PEG = {"items": 3, "values": tuple(range(11)), "high": 10, "step": 0.1, "scoring": {"rule": "mean"}}
SPADI = {
    "items": 13,
    "values": tuple(range(11)),
    "high": 100,
    "step": 0.1,
    "scoring": {"rule": "percent of possible"},
    "missing": {"rule": "at most", "left_out": 2},
}
MIDAS = {"high": 450, "unit": "days", "choices": None, "items": [{"text": "Item", "numbers": [0, 90]}] * 5}
TABLE = {
    "items": 2,
    "high": 100,
    "step": 0.1,
    "better": "higher",
    "scoring": {"rule": "table", "table": {"0": 100, "1": 82.5, "2": 60, "3": 31.2, "4": 0}},
}


def form(of: Document) -> Instrument:
    """The instrument of one of the above."""
    return read(**of)
