"""The typeface of the window: Source Sans Pro, the same files that the paper embeds."""

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


def load_fonts() -> str:
    """Make the typeface known to Qt and return its family name; call it once a QGuiApplication exists.

    A second call adds nothing: Qt lists the family already.
    """
    if FAMILY not in QFontDatabase.families():
        for face in _FACES:
            QFontDatabase.addApplicationFont(font_files_ttf[face])
    return FAMILY
