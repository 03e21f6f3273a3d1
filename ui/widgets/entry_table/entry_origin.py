"""How an untouched row of an entry table looks: a tint, a sign before its first cell, and a hint below the table."""

from charting.model.note_line import Origin

ORIGIN = "origin"  # the key of a row's dict that holds its origin
GROUNDS = {Origin.CARRIED: "carried_soft", Origin.TEMPLATE: "neutral_soft"}
SIGNS = {Origin.CARRIED: "→ ", Origin.TEMPLATE: "☐ "}
SPOKEN_SUFFIXES = {
    Origin.CARRIED: ", carried, not confirmed",
    Origin.TEMPLATE: ", from the template, not filled",
}
_CARRIED = "{count} carried, not confirmed: {keys} confirms one"
_UNFILLED = "Not filled, left out on signing: {count}"


def describe_carried_rows(count: int, keys: str) -> str:
    """Describe the carried rows that nobody has confirmed or changed; "" for none."""
    return _CARRIED.format(count=count, keys=keys) if count else ""


def describe_unfilled_rows(count: int) -> str:
    """Describe the template rows that are still to be filled in; "" for none."""
    return _UNFILLED.format(count=count) if count else ""


def join_hints(*hints: str) -> str:
    """Join the non-empty hints into one line."""
    return " · ".join(hint for hint in hints if hint)
