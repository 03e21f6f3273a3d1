"""Applies the theme to the application: typeface, palette and style sheet, filled from the color tokens."""

from functools import cache
from pathlib import Path
from string import Template
from typing import Literal

from font_source_sans_pro import font_files_ttf
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import tokens

FAMILY = "Source Sans Pro"
_FACES = (
    "SourceSansPro",
    "SourceSansProIt",
    "SourceSansProSemibold",
    "SourceSansProSemiboldIt",
    "SourceSansProBold",
    "SourceSansProBoldIt",
)


@cache
def load_fonts() -> str:
    """Register the typeface with Qt once and return its family name. Needs a QGuiApplication. PDFs embed the same files."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(font_files_ttf[face])
    return FAMILY


ThemeChoice = Literal["light", "dark", "system"]

_SHEET = Path(__file__).with_name("style.qss")
_PARTS = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "band",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Dark: "line_strong",
}


def apply_theme(app: QApplication, mode: ThemeChoice) -> None:
    """Make every window of `app` light or dark; "system" follows the desktop, also when it changes."""
    hints = app.styleHints()
    _follow_desktop(app, following=mode == "system")
    scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
    hints.setColorScheme(scheme[mode])
    dark = mode == "dark" or (mode == "system" and hints.colorScheme() is Qt.ColorScheme.Dark)
    _apply_mode(app, "dark" if dark else "light")


def build_style_sheet(mode: tokens.Mode) -> str:
    """Return style.qss with the tokens filled in. Raises KeyError for an unknown token."""
    sizes = {"small": tokens.SMALL, "body": tokens.BODY, "large": tokens.LARGE, "title": tokens.TITLE}
    values = {name: f"{size}px" for name, size in sizes.items()}
    return Template(_SHEET.read_text(encoding="utf-8")).substitute(tokens.get_colors_of_mode(mode), **values)


def build_palette(mode: tokens.Mode) -> QPalette:
    """Build the palette with the same colors, for what Qt paints without the style sheet."""
    colors, palette = tokens.get_colors_of_mode(mode), QPalette()
    for part, token in _PARTS.items():
        palette.setColor(part, QColor(colors[token]))
    for part in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(colors["muted"]))
    return palette


def _apply_mode(app: QApplication, mode: tokens.Mode) -> None:
    tokens.switch_mode(mode)
    app.setPalette(build_palette(mode))
    app.setFont(_make_app_font())
    app.setStyleSheet(build_style_sheet(mode))


def _make_app_font() -> QFont:
    font = QFont(load_fonts())
    font.setPixelSize(tokens.BODY)
    return font


def _follow_desktop(app: QApplication, *, following: bool) -> None:
    app.setProperty("followsDesktop", following)
    if not app.property("watchesDesktop"):
        app.setProperty("watchesDesktop", "yes")
        app.styleHints().colorSchemeChanged.connect(lambda scheme: _handle_scheme_change(app, scheme))


def _handle_scheme_change(app: QApplication, scheme: Qt.ColorScheme) -> None:
    if app.property("followsDesktop"):
        _apply_mode(app, "dark" if scheme is Qt.ColorScheme.Dark else "light")
