"""Findings as therapists say them: text that was typed becomes the figures of a record, and prints as it was said.

A range may be degrees, a percentage of normal, centimeters, a difference from the other side or a word; strength has
its plus and minus; a dose has figures; pain may be a share of what it was; what was asked for and not there is a
finding. Nothing guesses: what is not understood is one sentence (Invalid), or None, and then the caller keeps the text.
This is the door; each kind has its own file beside it.
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
