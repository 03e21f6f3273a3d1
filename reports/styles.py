"""The type scale of the papers: a few sizes that shrink together when a page is full."""

from functools import lru_cache

import msgspec

from reports import fonts
from reports.words import TextStyle

BODY, SMALL, HEADING, TITLE = 9.6, 8.6, 10.2, 13.5
LEADING = 1.27
SMALLEST = 0.875  # of the scale: SMALL is then 7.5 pt, the least that a fax leaves readable


class Styles(msgspec.Struct, frozen=True, kw_only=True):
    """The styles of text at one `scale`; sizes in points."""

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
def styles(scale: float) -> Styles:
    """The styles at that scale, 1 down to SMALLEST."""
    fonts.register_fonts()
    return Styles(
        scale=scale,
        title=_style(TITLE * scale, fonts.BOLD, "accent"),
        kind=_style(TITLE * 0.9 * scale, fonts.BOLD, right=True),
        heading=_style(HEADING * scale, fonts.BOLD, "accent"),
        body=_style(BODY * scale),
        strong=_style(BODY * scale, fonts.SEMIBOLD),
        small=_style(SMALL * scale, ink="muted"),
        small_right=_style(SMALL * scale, ink="muted", right=True),
        lead=_style(BODY * 1.08 * scale),
        listed=_style(SMALL * scale, fonts.SEMIBOLD),
    )


def _style(size: float, font: str = fonts.REGULAR, ink: str = "ink", *, right: bool = False) -> TextStyle:
    return TextStyle(font=font, size=size, leading=size * LEADING, ink=ink, right=right)
