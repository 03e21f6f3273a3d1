"""How far a joint moved, as typed and as printed: degrees, percent of normal, centimeters, against the other side."""

import re
from typing import TypedDict

from charting.entry.stated_pain import without_pain
from charting.errors import Invalid
from charting.model.case import Side
from charting.model.findings import RangeOfMotion, RangeWord
from charting.model.folding import fold
from charting.reference import loader

_AMOUNT = re.compile(
    r"(?P<figure>[+-]?\d{1,4}(?:\.\d{1,2})?)"
    r" ?(?P<unit>°|deg(?:rees?)?\b|%|percent\b|pct\b|cm\b|centimeters?\b|mm\b|millimeters?\b)?"
    r"(?P<normal> ?of (?:the )?normal)?"
    r"(?: ?(?P<than>less|more|<|>)(?: than)?(?: the)?(?: (?P<other>other|left|right|l\b|r\b))?(?: side)?)?"
)
_SAME = re.compile(
    r"(?:same|equal)(?: (?:as|to))?(?: the)?(?: (?P<other>other|left|right|l\b|r\b))?(?: side)?"
)
_HELP = "Say degrees (38), percent (75%), 12 cm, 20 less, full, wnl or nt; “painful” may follow."
_CELL = "degrees"


class Amount(TypedDict):
    """The fields of RangeOfMotion that say how far: one of the first five at most, and whether it hurt."""

    degrees: int | None
    percent: int | None
    centimeters: float | None
    less_than_other: int | None
    stated: RangeWord
    pain: bool


def read_amount(text: str, pain: bool = False, *, unit: str = "°", side: Side = Side.NONE) -> Amount:
    """How far a joint moved, as typed: `38`, `75%`, `12 cm`, `20 less than left`, `full but painful`, `wnl`, `nt`.

    `pain` is what is charted already; words about pain in the text decide over it. `unit` is that of the motion, `°`
    or, for the jaw, `mm`. `side` is the side of the line, so that "less than right" of a right joint is refused.
    Raises Invalid for the field `degrees`, where the amount is typed, with one sentence.
    """
    said, hurts = without_pain(text)
    said = said.rstrip(" -,;") if hurts is not None else said
    amount = _nothing(pain if hurts is None else hurts)
    if said:
        amount |= _read_said(said, text.strip(), unit, side)  # type: ignore[typeddict-item]  # a part of an Amount
    try:
        RangeOfMotion(joint="joint", motion="motion", side=Side.RIGHT, **amount)
    except Invalid as error:
        raise Invalid(_CELL, error.message) from None
    return amount


def range_amount(record: RangeOfMotion, unit: str = "°") -> str:
    """How far, as it was said: `38°`, `75% of normal`, `12 cm`, `20° less than left`, `full but painful`; "" for nothing.

    Pain is only part of "full but painful"; see `range_said`.
    """
    if record.degrees is not None:
        return _figure(record.degrees) + _spaced(unit)
    if record.percent is not None:
        return f"{record.percent}% of normal"
    if record.centimeters is not None:
        return f"{_figure(record.centimeters)} cm"
    if record.less_than_other is not None:
        return _compared(record.less_than_other, unit, record.side)
    return "full but painful" if record.stated is RangeWord.FULL and record.pain else str(record.stated)


def range_said(record: RangeOfMotion, unit: str = "°") -> str:
    """The amount with its pain: `38°, painful`, `full but painful`, `painful`. Typed again it reads the same."""
    hurts = "painful" if record.pain and record.stated is not RangeWord.FULL else ""
    return ", ".join(part for part in (range_amount(record, unit), hurts) if part)


def range_short(record: RangeOfMotion, unit: str = "°") -> str:
    """As short as a table's cell is wide: `38°`, `75%`, `20° less than L`, `WNL`, each with `, painful` where it hurt.

    Typed again it reads the same.
    """
    amount = "WNL" if record.stated is RangeWord.NORMAL else str(record.stated) or range_amount(record, unit)
    amount = re.sub(
        r" of normal$", "", re.sub(r" than (.)\w*$", lambda found: f" than {found[1].upper()}", amount)
    )
    return ", ".join(part for part in (amount, "painful" if record.pain else "") if part)


def _nothing(pain: bool) -> Amount:
    return Amount(
        degrees=None, percent=None, centimeters=None, less_than_other=None, stated=RangeWord.NONE, pain=pain
    )


def _read_said(said: str, typed: str, unit: str, side: Side) -> dict[str, object]:
    words = {fold(word.name): word.note for word in loader.words("range word")}
    meant = words.get(fold(said), "")
    if meant and meant in list(RangeWord):
        return {"stated": RangeWord(meant)}
    if same := _SAME.fullmatch(said):
        return _against_other(0, same["other"], side)
    match = _AMOUNT.fullmatch(said)
    kind = _kind(match["unit"] or "", unit) if match else ""
    if not match or (match["than"] and (kind != "degrees" or match["normal"])):
        raise Invalid(_CELL, f"“{typed}” is not understood. {_HELP}")
    if match["than"]:
        less = _whole(match["figure"]) * (1 if match["than"] in ("less", "<") else -1)
        return _against_other(less, match["other"], side)
    if match["normal"] and kind != "percent":
        raise Invalid(_CELL, f"“{typed}” is not understood. Of normal is a percentage, as in 75% of normal.")
    if kind == "centimeters":
        return {kind: float(match["figure"]) / (10 if (match["unit"] or "").startswith("m") else 1)}
    return {kind: _whole(match["figure"])}


def _kind(typed: str, unit: str) -> str:
    """The field that a unit as typed belongs to; millimeters are those of the jaw, else a tenth of a centimeter."""
    if typed.startswith(("%", "p")):
        return "percent"
    return "centimeters" if typed.startswith("c") or (typed.startswith("m") and unit != "mm") else "degrees"


def _against_other(less: int, named: str | None, side: Side) -> dict[str, object]:
    if side not in (Side.RIGHT, Side.LEFT, Side.NONE):
        raise Invalid(_CELL, "Less than the other side: say which side it is, right or left.")
    if named and side and named[0] == side[0]:
        raise Invalid(_CELL, f"This line is the {side} side itself: say less than the {_other(side)}.")
    return {"less_than_other": less}


def _whole(figure: str) -> int:
    if not float(figure).is_integer():
        raise Invalid(_CELL, f"{figure} must be a whole number; only centimeters have decimals.")
    return int(float(figure))


def _other(side: Side) -> str:
    return {Side.RIGHT: "left", Side.LEFT: "right"}.get(side, "the other side")


def _compared(less: int, unit: str, side: Side) -> str:
    if less == 0:
        return f"same as {_other(side)}"
    return f"{abs(less)}{_spaced(unit)} {'less' if less > 0 else 'more'} than {_other(side)}"


def _figure(value: float) -> str:
    return f"{value:.6g}".replace("-", "−")


def _spaced(unit: str) -> str:
    return unit if unit == "°" else f" {unit}"
