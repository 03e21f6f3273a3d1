"""The type scale of the papers: a few sizes that shrink together when a page is full."""

from functools import lru_cache

import msgspec
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from reports import fonts
from reports.draw import PAPER

BODY, SMALL, HEADING, TITLE = 9.6, 8.6, 10.2, 13.5
LEADING = 1.27
SMALLEST = 0.875  # of the scale: SMALL is then 7.5 pt, the least that a fax leaves readable


class Styles(msgspec.Struct, frozen=True, kw_only=True):
    """The paragraph styles at one `scale`; sizes in points."""

    scale: float
    title: ParagraphStyle
    kind: ParagraphStyle
    heading: ParagraphStyle
    body: ParagraphStyle
    strong: ParagraphStyle
    small: ParagraphStyle
    small_right: ParagraphStyle
    lead: ParagraphStyle
    listed: ParagraphStyle


@lru_cache(maxsize=16)
def styles(scale: float) -> Styles:
    """The styles at that scale, 1 down to SMALLEST."""
    fonts.register_fonts()
    return Styles(
        scale=scale,
        title=_style("title", TITLE * scale, fonts.BOLD, "accent"),
        kind=_style("kind", TITLE * 0.9 * scale, fonts.BOLD, right=True),
        heading=_style("heading", HEADING * scale, fonts.BOLD, "accent"),
        body=_style("body", BODY * scale),
        strong=_style("strong", BODY * scale, fonts.SEMIBOLD),
        small=_style("small", SMALL * scale, ink="muted"),
        small_right=_style("small right", SMALL * scale, ink="muted", right=True),
        lead=_style("lead", BODY * 1.08 * scale),
        listed=_style("listed", SMALL * scale, fonts.SEMIBOLD),
    )


def color(token: str) -> HexColor:
    """The paper's color for a token: "ink", "muted", "accent", "grid" …"""
    return HexColor(PAPER[token])


def _style(
    name: str,
    size: float,
    font: str = fonts.REGULAR,
    ink: str = "ink",
    *,
    right: bool = False,
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=size * LEADING,
        textColor=HexColor(PAPER[ink]),
        alignment=2 if right else 0,
    )
