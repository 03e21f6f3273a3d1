"""Parses and formats how far a joint moved: degrees, percent of normal, centimeters, or compared to the other side."""

import re
from typing import TypedDict

from charting.entry.amounts.symptoms import strip_pain_words
from charting.errors import Invalid
from charting.model.case import Side
from charting.model.findings import RangeOfMotion, RangeWord
from charting.reference import loader
from charting.text.folding import fold

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
_FIELD = "degrees"


class RangeAmount(TypedDict):
    """The fields of RangeOfMotion for the amount: at most one of the first five is set; `pain` is whether it hurt."""

    degrees: int | None
    percent: int | None
    centimeters: float | None
    less_than_other: int | None
    stated: RangeWord
    pain: bool


def parse_range_amount(
    text: str, pain: bool = False, *, unit: str = "°", side: Side = Side.NONE
) -> RangeAmount:
    """Parse how far a joint moved: `38`, `75%`, `12 cm`, `20 less than left`, `full but painful`, `wnl`, `nt`.

    `pain` is what is charted so far; words about pain in the text override it. `unit` is the unit of the motion, `°`
    or, for the jaw, `mm`. `side` is the side of the line, so that "less than right" is refused for a right joint.
    Raises Invalid with one sentence, for the field `degrees`, where the amount is typed.
    """
    words, hurts = strip_pain_words(text)
    words = words.rstrip(" -,;") if hurts is not None else words
    amount = _make_empty_amount(pain if hurts is None else hurts)
    if words:
        amount |= _parse_amount_words(words, text.strip(), unit, side)  # type: ignore[typeddict-item]  # a subset of a RangeAmount
    try:
        RangeOfMotion(joint="joint", motion="motion", side=Side.RIGHT, **amount)
    except Invalid as error:
        raise Invalid(_FIELD, error.message) from None
    return amount


def format_range_amount(record: RangeOfMotion, unit: str = "°") -> str:
    """Format the amount: `38°`, `75% of normal`, `12 cm`, `20° less than left`, `full but painful`; "" if there is none.

    Pain is mentioned only in "full but painful"; `format_range` always adds it.
    """
    if record.degrees is not None:
        return _format_figure(record.degrees) + _format_unit(unit)
    if record.percent is not None:
        return f"{record.percent}% of normal"
    if record.centimeters is not None:
        return f"{_format_figure(record.centimeters)} cm"
    if record.less_than_other is not None:
        return _format_comparison(record.less_than_other, unit, record.side)
    return "full but painful" if record.stated is RangeWord.FULL and record.pain else str(record.stated)


def format_range(record: RangeOfMotion, unit: str = "°") -> str:
    """Format the amount and pain: `38°, painful`, `full but painful`, `painful`. Parsing it gives the same amount."""
    hurts = "painful" if record.pain and record.stated is not RangeWord.FULL else ""
    return ", ".join(part for part in (format_range_amount(record, unit), hurts) if part)


def format_range_short(record: RangeOfMotion, unit: str = "°") -> str:
    """Format the amount for a table cell: `38°`, `75%`, `20° less than L`, `WNL`, with `, painful` if it hurt.

    Parsing it gives the same amount.
    """
    amount = (
        "WNL"
        if record.stated is RangeWord.NORMAL
        else str(record.stated) or format_range_amount(record, unit)
    )
    amount = re.sub(
        r" of normal$", "", re.sub(r" than (.)\w*$", lambda match: f" than {match[1].upper()}", amount)
    )
    return ", ".join(part for part in (amount, "painful" if record.pain else "") if part)


def _make_empty_amount(pain: bool) -> RangeAmount:
    return RangeAmount(
        degrees=None, percent=None, centimeters=None, less_than_other=None, stated=RangeWord.NONE, pain=pain
    )


def _parse_amount_words(words: str, typed: str, unit: str, side: Side) -> dict[str, object]:
    range_words = {fold(word.name): word.note for word in loader.list_pick_words("range word")}
    meant = range_words.get(fold(words), "")
    if meant and meant in list(RangeWord):
        return {"stated": RangeWord(meant)}
    if same := _SAME.fullmatch(words):
        return _compare_to_other(0, same["other"], side)
    match = _AMOUNT.fullmatch(words)
    kind = _find_amount_field(match["unit"] or "", unit) if match else ""
    if not match or (match["than"] and (kind != "degrees" or match["normal"])):
        raise Invalid(_FIELD, f"“{typed}” is not understood. {_HELP}")
    if match["than"]:
        less = _parse_whole_number(match["figure"]) * (1 if match["than"] in ("less", "<") else -1)
        return _compare_to_other(less, match["other"], side)
    if match["normal"] and kind != "percent":
        raise Invalid(_FIELD, f"“{typed}” is not understood. Of normal is a percentage, as in 75% of normal.")
    if kind == "centimeters":
        return {kind: float(match["figure"]) / (10 if (match["unit"] or "").startswith("m") else 1)}
    return {kind: _parse_whole_number(match["figure"])}


def _find_amount_field(typed: str, unit: str) -> str:
    """The field for a typed unit. Millimeters are the unit of the jaw; elsewhere they count as centimeters."""
    if typed.startswith(("%", "p")):
        return "percent"
    return "centimeters" if typed.startswith("c") or (typed.startswith("m") and unit != "mm") else "degrees"


def _compare_to_other(less: int, other_side: str | None, side: Side) -> dict[str, object]:
    if side not in (Side.RIGHT, Side.LEFT, Side.NONE):
        raise Invalid(_FIELD, "Less than the other side: say which side it is, right or left.")
    if other_side and side and other_side[0] == side[0]:
        raise Invalid(
            _FIELD, f"This line is the {side} side itself: say less than the {_name_other_side(side)}."
        )
    return {"less_than_other": less}


def _parse_whole_number(figure: str) -> int:
    if not float(figure).is_integer():
        raise Invalid(_FIELD, f"{figure} must be a whole number; only centimeters have decimals.")
    return int(float(figure))


def _name_other_side(side: Side) -> str:
    return {Side.RIGHT: "left", Side.LEFT: "right"}.get(side, "the other side")


def _format_comparison(less: int, unit: str, side: Side) -> str:
    if less == 0:
        return f"same as {_name_other_side(side)}"
    return f"{abs(less)}{_format_unit(unit)} {'less' if less > 0 else 'more'} than {_name_other_side(side)}"


def _format_figure(value: float) -> str:
    return f"{value:.6g}".replace("-", "−")


def _format_unit(unit: str) -> str:
    return unit if unit == "°" else f" {unit}"
