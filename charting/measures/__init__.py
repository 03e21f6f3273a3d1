"""Outcome instruments: their scores, their direction, and whether a change is meaningful and says who."""
