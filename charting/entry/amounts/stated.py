"""Parses amounts that therapists type into the fields of a record, and formats them the way therapists write them.

A range may be degrees, a percentage of normal, centimeters, a difference from the other side, or a word. Strength may
have a plus or minus. A dose has figures. Pain may be relative to what it was. A symptom that was asked about and is
absent is a finding, too. Nothing guesses: a text that cannot be parsed raises Invalid with one sentence, or gives
None, and the caller keeps the text. Import from here; each kind of amount has its own file in this folder.
"""

from charting.entry.amounts.doses import parse_dose, parse_dose_with_words
from charting.entry.amounts.ranges import (
    RangeAmount,
    format_range,
    format_range_amount,
    format_range_short,
    parse_range_amount,
)
from charting.entry.amounts.strength_grades import StrengthGrade, format_strength, parse_strength
from charting.entry.amounts.symptoms import format_negatives, parse_negatives, parse_relative_pain

__all__ = [
    "RangeAmount",
    "StrengthGrade",
    "format_negatives",
    "format_range",
    "format_range_amount",
    "format_range_short",
    "format_strength",
    "parse_dose",
    "parse_dose_with_words",
    "parse_negatives",
    "parse_range_amount",
    "parse_relative_pain",
    "parse_strength",
]
