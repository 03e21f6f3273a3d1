"""The colors of the papers, by the color names of drawings."""

from functools import cache

from reportlab.lib.colors import Color, HexColor

PAPER_COLORS: dict[str, str] = {
    "surface": "#ffffff",
    "ink": "#17212b",
    "muted": "#4f5d63",
    "grid": "#d9e0e1",
    "band": "#eef5f4",
    "accent": "#0b4f4a",
    "accent2": "#5b48b8",
    "warn": "#a3470a",
    "danger": "#a8201a",
    "on_mark": "#ffffff",
    "skin": "#f1f5f5",
    "skin_line": "#7c9197",
    "skin_faint": "#bac7ca",
}


@cache
def get_paper_color(token: str, opacity: float = 1.0) -> Color:
    """Return the color for a name: "ink", "muted", "accent", "grid" …"""
    solid = HexColor(PAPER_COLORS[token])
    return Color(solid.red, solid.green, solid.blue, alpha=opacity)
