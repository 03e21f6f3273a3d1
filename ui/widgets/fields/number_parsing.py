"""Parse numbers independently of the locale: a German locale would read 1.5 as 15."""

import re

_WHOLE = re.compile(r"[+-]?[0-9]{1,40}")  # longer than any field allows, so that the error is "too large"
_DECIMAL = re.compile(r"[+-]?[0-9]{0,40}[.,]?[0-9]{1,40}")


def parse_number(text: str, low: float, high: float, *, decimals: bool = False) -> int | float | None:
    """Parse the number in `text`; None if it is empty. Raise ValueError with a sentence for the user if it is not valid."""
    typed = text.strip().replace("−", "-")
    if not typed:
        return None
    if not (_DECIMAL if decimals else _WHOLE).fullmatch(typed):
        raise ValueError(f"“{typed}” is not {'a number' if decimals else 'a whole number'}.")
    number = float(typed.replace(",", ".")) if decimals else int(typed)
    if not low <= number <= high:
        raise ValueError(f"The number must be from {low:g} to {high:g}, not {typed}.")
    return number
