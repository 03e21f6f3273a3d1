"""Small checks that records call. Each raises Invalid with the field and a sentence for the person."""

import math
from datetime import date, datetime
from typing import Any

from charting.errors import Invalid
from charting.model.field import Kind, find_label, list_limits


def require_text(record: Any, *fields: str) -> None:
    """Require text other than whitespace in each field."""
    for field in fields:
        if not str(getattr(record, field) or "").strip():
            raise Invalid(field, f"{find_label(type(record), field)} is needed.")


def check_limits(record: Any) -> None:
    """Require each value to be within the limits that its field declares. None, not charted, passes."""
    kind: Kind = type(record)
    for field, low, high in list_limits(kind):
        value = getattr(record, field)
        if value is not None and not low <= value <= high:
            label = find_label(kind, field)
            raise Invalid(field, f"{label} must be from {low:g} to {high:g}, not {value:g}.")


def require_finite(record: Any, *fields: str) -> None:
    """Require a finite number or None. JSON has no infinity or NaN (RFC 8259); they would be read back as not charted."""
    for field in fields:
        value = getattr(record, field)
        if value is not None and not math.isfinite(value):
            raise Invalid(field, f"{find_label(type(record), field)} must be a number.")


def require_order(record: Any, first: str, second: str) -> None:
    """Require that `first` is not after `second`. Either may be missing."""
    early: date | datetime | None = getattr(record, first)
    late: date | datetime | None = getattr(record, second)
    if early is not None and late is not None and early > late:
        before, after = (find_label(type(record), field) for field in (first, second))
        raise Invalid(second, f"{after} cannot be before {before.lower()}.")


def require_utc_offset(record: Any, *fields: str) -> None:
    """Require an offset from UTC in each time, so that it means the same moment on every machine."""
    for field in fields:
        moment: datetime | None = getattr(record, field)
        if moment is not None and moment.tzinfo is None:
            raise Invalid(field, f"{find_label(type(record), field)} must say its time zone.")
