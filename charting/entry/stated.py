"""Findings as therapists say them: text that was typed becomes the figures of a record, and prints as it was said.

A range may be degrees, a percentage of normal, centimeters, a difference from the other side or a word; strength has
its plus and minus; a dose has figures; pain may be a share of what it was; what was asked for and not there is a
finding. Nothing guesses: what is not understood is one sentence (Invalid), or None, and then the caller keeps the text.
This is the door; each kind has its own file beside it.
"""

from charting.entry.stated_dose import read_dose, read_dose_words
from charting.entry.stated_negatives import negatives_words, read_negatives
from charting.entry.stated_pain import read_relative
from charting.entry.stated_range import Amount, range_amount, range_said, range_short, read_amount
from charting.entry.stated_strength import Grade, read_strength, strength_words

__all__ = [
    "Amount",
    "Grade",
    "negatives_words",
    "range_amount",
    "range_said",
    "range_short",
    "read_amount",
    "read_dose",
    "read_dose_words",
    "read_negatives",
    "read_relative",
    "read_strength",
    "strength_words",
]
