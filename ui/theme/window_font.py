"""The typeface of the window: Source Sans Pro, the same files that the paper embeds."""

from functools import cache

from font_source_sans_pro import font_files_ttf
from PySide6.QtGui import QFontDatabase

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
    """Make the typeface known to Qt, once, and return its family name; call it when a QGuiApplication exists."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(font_files_ttf[face])
    return FAMILY
