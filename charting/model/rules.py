"""The small checks that records are made of. Each raises Invalid with the field and a sentence for the person."""

import math
from datetime import date, datetime
from typing import Any

from charting.errors import Invalid


def label(field: str) -> str:
    """The field's name as a person says it: `pain_now` is "Pain now"."""
    return field.replace("_", " ").capitalize()


def require_text(record: Any, *fields: str) -> None:
    """Each field holds more than blanks."""
    for field in fields:
        if not str(getattr(record, field) or "").strip():
            raise Invalid(field, f"{label(field)} is needed.")


def between(record: Any, field: str, low: float, high: float) -> None:
    """The number is from `low` to `high`, ends included; None, not charted, passes."""
    value = getattr(record, field)
    if value is not None and not low <= value <= high:
        raise Invalid(field, f"{label(field)} must be from {low:g} to {high:g}, not {value:g}.")


def finite(record: Any, *fields: str) -> None:
    """Each is a number, or None: JSON has no infinity, and what is no number would come back as not charted."""
    for field in fields:
        value = getattr(record, field)
        if value is not None and not math.isfinite(value):
            raise Invalid(field, f"{label(field)} must be a number.")


def in_order(record: Any, first: str, second: str) -> None:
    """`first` is not after `second`; either may be missing."""
    early: date | datetime | None = getattr(record, first)
    late: date | datetime | None = getattr(record, second)
    if early is not None and late is not None and early > late:
        raise Invalid(second, f"{label(second)} cannot be before {label(first).lower()}.")


def with_offset(record: Any, *fields: str) -> None:
    """Each time carries its offset from UTC, so that it means the same moment on every machine."""
    for field in fields:
        moment: datetime | None = getattr(record, field)
        if moment is not None and moment.tzinfo is None:
            raise Invalid(field, f"{label(field)} must say its time zone.")
