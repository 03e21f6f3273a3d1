"""The kinds of line that findings and treatment take: which names and figures fill which part."""

import re

from charting.entry.home_tasks import dose_of
from charting.entry.made import (
    GRADE,
    MINUTES,
    TOTAL,
    held,
    made_palpation,
    made_ranges,
    made_score,
    made_strength,
    made_test,
    made_treatment,
)
from charting.entry.parsing import Figure, Form
from charting.entry.stated import read_amount
from charting.errors import Invalid

_STRENGTH_GRADE = re.compile(r"[0-5] ?[+-]?(?: ?/ ?5)?")


def _is_amount(text: str) -> bool:
    return any(_reads(text, unit) for unit in ("°", "mm"))


def _reads(text: str, unit: str) -> bool:
    try:
        read_amount(text, unit=unit)
    except Invalid:
        return False
    return True


def _is_dose(text: str) -> bool:
    return not text.isdigit() and dose_of(held(text)) is not None


_SIDE = {"side": ("side", 0.0)}
_PLACE = {"structure": ("structure", 0.0), "region": ("structure", 0.01), "area": ("structure", 0.02)}
_AREA = {"structure": ("area", 0.0), "region": ("area", 0.0), "area": ("area", 0.0)}
_MOVED = {"motion": ("motion", 0.0), "pain": ("pain", 0.0), **_SIDE}
_AMOUNT = (Figure("amount", "amount word", _is_amount),)
_STRENGTH = (Figure("grade", "", lambda text: bool(_STRENGTH_GRADE.fullmatch(text))),)
_RANGE_KEYS = frozenset({"range", "active range", "passive range"})
_WITHOUT_JOINT = 0.3

FORMS: tuple[Form, ...] = (
    Form(
        "palpation",
        {**_PLACE, **_SIDE, "finding": ("finding", 0.0), "depth": ("depth", 0.0), "no": ("no", 0.0)},
        made_palpation,
        (Figure("grade", "", lambda text: bool(GRADE.fullmatch(text))),),
        frozenset({"palpation"}),
    ),
    Form(
        "ranges",
        {**_MOVED, "joint": ("joint", 0.0), "mode": ("mode", 0.0), "end feel": ("end feel", 0.05)},
        lambda parts: made_ranges(parts) if "joint" in parts else (),
        _AMOUNT,
        _RANGE_KEYS,
    ),
    Form(
        "ranges",
        {**_MOVED, "mode": ("mode", 0.0), "end feel": ("end feel", 0.05)},
        made_ranges,
        _AMOUNT,
        _RANGE_KEYS,
        base=_WITHOUT_JOINT,
    ),
    Form(
        "strength",
        {**_MOVED, "structure": ("structure", 0.0), "joint": ("joint", 0.0)},
        made_strength,
        _STRENGTH,
        frozenset({"strength"}),
    ),
    Form(
        "tests",
        {**_SIDE, "test": ("test", 0.0), "result": ("result", 0.0)},
        made_test,
        (),
        frozenset({"test"}),
    ),
    Form(
        "scores",
        {"instrument": ("instrument", 0.0)},
        made_score,
        (Figure("value", "", lambda text: bool(TOTAL.fullmatch(text))),),
        frozenset({"score"}),
    ),
    Form(
        "treatment",
        {
            **_AREA,
            **_SIDE,
            "technique": ("technique", 0.0),
            "pressure": ("pressure", 0.0),
            "position": ("position", 0.0),
        },
        made_treatment,
        (
            Figure("minutes", "dose word", lambda text: bool(MINUTES.fullmatch(text))),
            Figure("dose", "dose word", _is_dose),
        ),
        frozenset({"treatment"}),
        many=frozenset({"area"}),
    ),
)
