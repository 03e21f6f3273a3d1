"""The typeface of the papers: Source Sans Pro, embedded, because the built-in fonts print ■ for Ł and Cyrillic.

It has Latin with Vietnamese, Greek, Cyrillic, arrows, ☐ ☑ ▲ and superscripts, but no ● and no ○:
draw those with `charting.drawing`.
"""

from functools import cache

from font_source_sans_pro import font_files_ttf
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "SourceSans"
ITALIC = "SourceSans-Italic"
SEMIBOLD = "SourceSans-Semibold"
SEMIBOLD_ITALIC = "SourceSans-SemiboldItalic"
BOLD = "SourceSans-Bold"
BOLD_ITALIC = "SourceSans-BoldItalic"

_FILES = {
    REGULAR: "SourceSansPro",
    ITALIC: "SourceSansProIt",
    SEMIBOLD: "SourceSansProSemibold",
    SEMIBOLD_ITALIC: "SourceSansProSemiboldIt",
    BOLD: "SourceSansProBold",
    BOLD_ITALIC: "SourceSansProBoldIt",
}
_FAMILIES = (
    (REGULAR, BOLD, ITALIC, BOLD_ITALIC),
    (SEMIBOLD, BOLD, SEMIBOLD_ITALIC, BOLD_ITALIC),
)


def register_fonts() -> None:
    """Make the typeface known to reportlab, with `<b>` and `<i>` in paragraphs; again is harmless."""
    for name, file in _FILES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, font_files_ttf[file]))
    for family, bold, italic, both in _FAMILIES:
        addMapping(family, 0, 0, family)
        addMapping(family, 1, 0, bold)
        addMapping(family, 0, 1, italic)
        addMapping(family, 1, 1, both)


@cache
def has_glyph(char: str) -> bool:
    """Whether the regular face can show this character; one that it cannot would print as an empty box."""
    register_fonts()
    return ord(char) in pdfmetrics.getFont(REGULAR).face.charToGlyph
