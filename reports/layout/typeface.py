"""The typeface of the papers: embedded Source Sans Pro, because the built-in PDF fonts print ■ for Ł and Cyrillic.

It has Latin including Vietnamese, Greek, Cyrillic, arrows, ☐ ☑ ▲ and superscripts, but neither ● nor ○, which must be
drawn with `charting.drawing`.
"""

from functools import cache, lru_cache

from font_source_sans_pro import font_files_ttf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "SourceSans"
SEMIBOLD = "SourceSans-Semibold"
BOLD = "SourceSans-Bold"

_FILES = {REGULAR: "SourceSansPro", SEMIBOLD: "SourceSansProSemibold", BOLD: "SourceSansProBold"}
_CACHED_WIDTHS = 4096  # cached widths: a page is laid out in several sizes, and pages share many words


@cache
def register_fonts() -> None:
    """Register the typeface with ReportLab; calling it again does nothing."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, font_files_ttf[file]))


@cache
def has_glyph(char: str) -> bool:
    """Whether the regular font has this character; a missing one would print as an empty box."""
    register_fonts()
    return ord(char) in pdfmetrics.getFont(REGULAR).face.charToGlyph


def measure_text_width(text: str, font: str, size: float) -> float:
    """Return the width of the text in points."""
    return 0.001 * size * _measure_unit_width(text, font)


@lru_cache(maxsize=_CACHED_WIDTHS)
def _measure_unit_width(text: str, font: str) -> float:
    """Return the width in thousandths of the size."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, font, 1000.0))
