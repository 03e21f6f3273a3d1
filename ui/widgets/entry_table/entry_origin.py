"""How a row of an entry table shows that nobody has touched it yet: a tint, a sign before its first cell, and words."""

from charting.model.note_line import Origin

ORIGIN = "origin"  # the key under which a row's dict says who put it there
GROUNDS = {Origin.CARRIED: "carried_soft", Origin.TEMPLATE: "neutral_soft"}
SIGNS = {Origin.CARRIED: "→ ", Origin.TEMPLATE: "☐ "}
SPOKEN_SUFFIXES = {
    Origin.CARRIED: ", carried, not confirmed",
    Origin.TEMPLATE: ", from the template, not filled",
}
_CARRIED = "{count} carried, not confirmed: {keys} confirms one"
_UNFILLED = "Not filled, left out on signing: {count}"


def describe_carried_rows(count: int, keys: str) -> str:
    """What stands below a table while `count` of its rows were carried and nobody touched them; "" for none."""
    return _CARRIED.format(count=count, keys=keys) if count else ""


def describe_unfilled_rows(count: int) -> str:
    """What stands below a table while `count` of a template's rows wait in it; "" for none."""
    return _UNFILLED.format(count=count) if count else ""


def join_hints(*hints: str) -> str:
    """The hints in one line."""
    return " · ".join(hint for hint in hints if hint)
