"""Outcome instruments: their scores, which direction is better, and whether a change is meaningful and by which source."""
