"""The text styles of the papers: a few sizes that shrink together if a page is full."""

from functools import lru_cache

import msgspec

from reports.layout import typeface
from reports.layout.text_block import TextStyle

BODY, SMALL, HEADING, TITLE = 9.6, 8.6, 10.2, 13.5
LEADING = 1.27
SMALLEST = 0.875  # the smallest scale: SMALL is then 7.5 pt, the minimum that is readable after faxing


class Styles(msgspec.Struct, frozen=True, kw_only=True):
    """The text styles at one `scale`, with sizes in points."""

    scale: float
    title: TextStyle
    kind: TextStyle
    heading: TextStyle
    body: TextStyle
    strong: TextStyle
    small: TextStyle
    small_right: TextStyle
    lead: TextStyle
    listed: TextStyle


@lru_cache(maxsize=16)
def build_styles(scale: float) -> Styles:
    """Build the styles at that scale, from 1 down to SMALLEST."""
    typeface.register_fonts()
    return Styles(
        scale=scale,
        title=_build_text_style(TITLE * scale, typeface.BOLD, "accent"),
        kind=_build_text_style(TITLE * 0.9 * scale, typeface.BOLD, right=True),
        heading=_build_text_style(HEADING * scale, typeface.BOLD, "accent"),
        body=_build_text_style(BODY * scale),
        strong=_build_text_style(BODY * scale, typeface.SEMIBOLD),
        small=_build_text_style(SMALL * scale, ink="muted"),
        small_right=_build_text_style(SMALL * scale, ink="muted", right=True),
        lead=_build_text_style(BODY * 1.08 * scale),
        listed=_build_text_style(SMALL * scale, typeface.SEMIBOLD),
    )


def _build_text_style(
    size: float, font: str = typeface.REGULAR, ink: str = "ink", *, right: bool = False
) -> TextStyle:
    return TextStyle(font=font, size=size, leading=size * LEADING, ink=ink, right=right)
