"""Parses and formats the grade of a manual muscle test: 0 to 5 with plus or minus, or limited by pain."""

import re
from typing import TypedDict

from charting.entry.amounts.symptoms import strip_pain_words
from charting.errors import Invalid
from charting.model.findings import GradeSign, Strength

_GRADE = re.compile(r"(?P<grade>\d) ?(?P<sign>[+-])? ?(?:/ ?5)?(?P<after>(?(sign)|[+-]?))")
_HELP = "Strength is 0 to 5 with + or −, or “pain”."
_FIELD = "grade"


class StrengthGrade(TypedDict):
    """The fields of Strength for the grade."""

    grade: int | None
    sign: GradeSign
    pain: bool


def parse_strength(text: str, pain: bool = False) -> StrengthGrade:
    """Parse the grade of a manual muscle test: `4`, `4+`, `4-/5`, `4 painful`, `pain`.

    Raises Invalid for the field `grade`.
    """
    words, hurts = strip_pain_words(text)
    grade = StrengthGrade(grade=None, sign=GradeSign.NONE, pain=pain if hurts is None else hurts)
    if not words:
        return grade
    match = _GRADE.fullmatch(words)
    if match is None:
        raise Invalid(_FIELD, f"“{text.strip()}” is no grade. {_HELP}")
    grade["grade"] = int(match["grade"])
    grade["sign"] = GradeSign(match["sign"] or match["after"])
    try:
        Strength(structure="muscle", **grade)
    except Invalid as error:
        raise Invalid(_FIELD, error.message) from None
    return grade


def format_strength(record: Strength) -> str:
    """Format the grade: `4+/5`, `4−/5, painful`, `pain-limited`; "" if the muscle was not tested."""
    if record.grade is None:
        return "pain-limited" if record.pain else ""
    return f"{record.grade}{record.sign.replace('-', '−')}/5{', painful' if record.pain else ''}"
