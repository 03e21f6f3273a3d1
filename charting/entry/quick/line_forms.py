"""The kinds of lines for findings and treatment, and which names and figures fill which part of each."""

import re

from charting.entry.amounts.ranges import parse_range_amount
from charting.entry.quick.builders import (
    GRADE,
    MINUTES,
    TOTAL,
    add_hold_seconds,
    build_palpation,
    build_ranges,
    build_score,
    build_special_test,
    build_strength,
    build_treatment,
)
from charting.entry.quick.home_tasks import try_parse_dose
from charting.entry.quick.parsing import FigurePattern, LineForm
from charting.errors import Invalid

_STRENGTH_GRADE = re.compile(r"[0-5] ?[+-]?(?: ?/ ?5)?")


def _is_amount(text: str) -> bool:
    return any(_is_amount_in(text, unit) for unit in ("°", "mm"))


def _is_amount_in(text: str, unit: str) -> bool:
    try:
        parse_range_amount(text, unit=unit)
    except Invalid:
        return False
    return True


def _is_dose(text: str) -> bool:
    return not text.isdigit() and try_parse_dose(add_hold_seconds(text)) is not None


_SIDE = {"side": ("side", 0.0)}
_PLACE = {"structure": ("structure", 0.0), "region": ("structure", 0.01), "area": ("structure", 0.02)}
_AREA = {"structure": ("area", 0.0), "region": ("area", 0.0), "area": ("area", 0.0)}
_MOVED = {"motion": ("motion", 0.0), "pain": ("pain", 0.0), **_SIDE}
_AMOUNT = (FigurePattern("amount", "amount word", _is_amount),)
_STRENGTH = (FigurePattern("grade", "", lambda text: bool(_STRENGTH_GRADE.fullmatch(text))),)
_RANGE_KEYS = frozenset({"range", "active range", "passive range"})
_WITHOUT_JOINT = 0.3

LINE_FORMS: tuple[LineForm, ...] = (
    LineForm(
        "palpation",
        {**_PLACE, **_SIDE, "finding": ("finding", 0.0), "depth": ("depth", 0.0), "no": ("no", 0.0)},
        build_palpation,
        (FigurePattern("grade", "", lambda text: bool(GRADE.fullmatch(text))),),
        frozenset({"palpation"}),
    ),
    LineForm(
        "ranges",
        {**_MOVED, "joint": ("joint", 0.0), "mode": ("mode", 0.0), "end feel": ("end feel", 0.05)},
        lambda parts: build_ranges(parts) if "joint" in parts else (),
        _AMOUNT,
        _RANGE_KEYS,
    ),
    LineForm(
        "ranges",
        {**_MOVED, "mode": ("mode", 0.0), "end feel": ("end feel", 0.05)},
        build_ranges,
        _AMOUNT,
        _RANGE_KEYS,
        base=_WITHOUT_JOINT,
    ),
    LineForm(
        "strength",
        {**_MOVED, "structure": ("structure", 0.0), "joint": ("joint", 0.0)},
        build_strength,
        _STRENGTH,
        frozenset({"strength"}),
    ),
    LineForm(
        "tests",
        {**_SIDE, "test": ("test", 0.0), "result": ("result", 0.0)},
        build_special_test,
        (),
        frozenset({"test"}),
    ),
    LineForm(
        "scores",
        {"instrument": ("instrument", 0.0)},
        build_score,
        (FigurePattern("value", "", lambda text: bool(TOTAL.fullmatch(text))),),
        frozenset({"score"}),
    ),
    LineForm(
        "treatment",
        {
            **_AREA,
            **_SIDE,
            "technique": ("technique", 0.0),
            "pressure": ("pressure", 0.0),
            "position": ("position", 0.0),
        },
        build_treatment,
        (
            FigurePattern("minutes", "dose word", lambda text: bool(MINUTES.fullmatch(text))),
            FigurePattern("dose", "dose word", _is_dose),
        ),
        frozenset({"treatment"}),
        many=frozenset({"area"}),
    ),
)
