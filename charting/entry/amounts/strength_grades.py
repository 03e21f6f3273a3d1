"""A manual muscle test as typed and as printed: 0 to 5 with plus and minus, or limited by pain."""

import re
from typing import TypedDict

from charting.entry.amounts.symptoms import strip_pain_words
from charting.errors import Invalid
from charting.model.findings import GradeSign, Strength

_GRADE = re.compile(r"(?P<grade>\d) ?(?P<sign>[+-])? ?(?:/ ?5)?(?P<after>(?(sign)|[+-]?))")
_HELP = "Strength is 0 to 5 with + or −, or “pain”."
_FIELD = "grade"


class StrengthGrade(TypedDict):
    """The fields of Strength that say how strong."""

    grade: int | None
    sign: GradeSign
    pain: bool


def parse_strength(text: str, pain: bool = False) -> StrengthGrade:
    """A manual muscle test as typed: `4`, `4+`, `4-/5`, `4 painful`, `pain`. Raises Invalid for the field `grade`."""
    said, hurts = strip_pain_words(text)
    found = StrengthGrade(grade=None, sign=GradeSign.NONE, pain=pain if hurts is None else hurts)
    if not said:
        return found
    match = _GRADE.fullmatch(said)
    if match is None:
        raise Invalid(_FIELD, f"“{text.strip()}” is no grade. {_HELP}")
    found["grade"] = int(match["grade"])
    found["sign"] = GradeSign(match["sign"] or match["after"])
    try:
        Strength(structure="muscle", **found)
    except Invalid as error:
        raise Invalid(_FIELD, error.message) from None
    return found


def format_strength(record: Strength) -> str:
    """As it was said: `4+/5`, `4−/5, painful`, `pain-limited`; "" for one that was not tested."""
    if record.grade is None:
        return "pain-limited" if record.pain else ""
    return f"{record.grade}{record.sign.replace('-', '−')}/5{', painful' if record.pain else ''}"
