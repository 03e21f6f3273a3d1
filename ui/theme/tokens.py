"""Color tokens for light and dark, the 8 px grid, and type sizes. No other code of the window names a color."""

from typing import Literal

Mode = Literal["light", "dark"]

GRID = 8
RADIUS = 8
SMALL, BODY, LARGE, TITLE = 13, 14, 16, 20  # px; Source Sans Pro reads a size smaller than most

LIGHT: dict[str, str] = {
    "ground": "#f4f6f6",
    "card": "#ffffff",
    "raised": "#ffffff",
    "line": "#dde5e6",
    "line_strong": "#b3c2c4",
    "ink": "#12201f",
    "muted": "#566569",
    "accent": "#0f766e",
    "accent_hover": "#0b655e",
    "on_accent": "#ffffff",
    "accent_text": "#0b6b64",
    "accent_soft": "#dff1ee",
    "previous": "#9cc9c4",
    "band": "#eff6f6",
    "chart_band": "#e2f0ee",
    "accent2": "#6352c9",
    "warn": "#9d4405",
    "warn_soft": "#fdf0df",
    "danger": "#b42318",
    "danger_soft": "#fdeceb",
    "neutral_soft": "#eceff0",
    "carried_soft": "#ecebfa",
    "selection": "#d5ecea",
    "selection_quiet": "#e8f3f2",
    "focus": "#0f766e",
    "rail": "#0c3b37",
    "rail_on": "#155e5a",
    "rail_ink": "#e3f1ef",
    "skin": "#edf2f3",
    "skin_line": "#82969c",
    "skin_faint": "#b9c6ca",
}

DARK: dict[str, str] = {
    "ground": "#0f1717",
    "card": "#172121",
    "raised": "#1e2a2a",
    "line": "#2b3838",
    "line_strong": "#4b5d5d",
    "ink": "#e6eeed",
    "muted": "#a0b2b2",
    "accent": "#14807a",
    "accent_hover": "#107069",
    "on_accent": "#ffffff",
    "accent_text": "#5fcabf",
    "accent_soft": "#143a37",
    "previous": "#3c7d77",
    "band": "#1b2b2b",
    "chart_band": "#1f3a3a",
    "accent2": "#a99bf5",
    "warn": "#f3b26b",
    "warn_soft": "#3a2a17",
    "danger": "#ff9b90",
    "danger_soft": "#422020",
    "neutral_soft": "#263333",
    "carried_soft": "#2b2a4a",
    "selection": "#1d4542",
    "selection_quiet": "#1b3231",
    "focus": "#5fcabf",
    "rail": "#08201f",
    "rail_on": "#15504c",
    "rail_ink": "#d7e8e6",
    "skin": "#253639",
    "skin_line": "#80979b",
    "skin_faint": "#4c6165",
}

_current: Mode = "light"


def get_colors_of_mode(mode: Mode) -> dict[str, str]:
    """Return the color tokens of one theme, name → #rrggbb."""
    return dict(DARK if mode == "dark" else LIGHT)


def get_mode() -> Mode:
    """Return the current theme."""
    return _current


def get_colors() -> dict[str, str]:
    """Return the current color tokens. Painted widgets ask at each paint, so a change of theme rebuilds nothing."""
    return DARK if _current == "dark" else LIGHT


def switch_mode(mode: Mode) -> None:
    """Set the current theme. Call `ui.theme.apply_theme` instead, which also restyles the window."""
    global _current  # noqa: PLW0603  one window, one theme
    _current = mode
