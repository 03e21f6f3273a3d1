"""Estimates the width of a text without Qt or ReportLab, so that labels are placed once for both."""

import json
from functools import cache, lru_cache
from importlib.resources import files

from charting.drawing.shapes import Text, Weight


@cache
def _load_metrics() -> tuple[dict[str, float], float, dict[str, float]]:
    """The width of each character in em, the width of all other characters, and the factor of each weight."""
    data = json.loads(files("charting.drawing").joinpath("text_widths.json").read_text(encoding="utf-8"))
    widths = {char: int(units) / 1000 for units, chars in data["widths"].items() for char in chars}
    return widths, data["default"] / 1000, {"semibold": data["semibold"], "bold": data["bold"]}


@lru_cache(1024)  # placing labels measures the same ones again and again
def estimate_text_width(text: str, size: float, weight: Weight = "regular") -> float:
    """The width of `text` in Source Sans Pro at `size`, in the unit of `size`; accurate to a few percent."""
    widths, other, factors = _load_metrics()
    return sum(widths.get(char, other) for char in text) * size * factors.get(weight, 1.0)


def estimate_text_span(text: Text) -> tuple[float, float]:
    """The left and right end of the text on the x axis."""
    width = estimate_text_width(text.text, text.size, text.weight)
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return left, left + width
