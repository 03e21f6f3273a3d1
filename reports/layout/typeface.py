"""The typeface of the papers: Source Sans Pro, embedded, because the built-in fonts print ■ for Ł and Cyrillic.

It has Latin with Vietnamese, Greek, Cyrillic, arrows, ☐ ☑ ▲ and superscripts, but no ● and no ○:
draw those with `charting.drawing`.
"""

from functools import cache, lru_cache

from font_source_sans_pro import font_files_ttf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "SourceSans"
SEMIBOLD = "SourceSans-Semibold"
BOLD = "SourceSans-Bold"

_FILES = {REGULAR: "SourceSansPro", SEMIBOLD: "SourceSansProSemibold", BOLD: "SourceSansProBold"}
_WORDS_KEPT = 4096  # whose widths are remembered: a page is tried in several sizes, and pages are alike


@cache
def register_fonts() -> None:
    """Make the typeface known to reportlab; again is free."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, font_files_ttf[file]))


@cache
def has_glyph(char: str) -> bool:
    """Whether the regular face can show this character; one that it cannot would print as an empty box."""
    register_fonts()
    return ord(char) in pdfmetrics.getFont(REGULAR).face.charToGlyph


def measure_text_width(text: str, font: str, size: float) -> float:
    """The width of the text in points."""
    return 0.001 * size * _measure_unit_width(text, font)


@lru_cache(maxsize=_WORDS_KEPT)
def _measure_unit_width(text: str, font: str) -> float:
    """The width in thousandths of the size."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, font, 1000.0))
