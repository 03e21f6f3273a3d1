"""The sheet of paper: its size and margins, its blocks, its footer, and the canvas of the PDF."""

from collections.abc import Sequence
from io import BytesIO
from typing import Protocol

import msgspec
from reportlab import rl_config
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from charting.model.clinic import PaperSize
from reports.layout import typeface
from reports.layout.paper_colors import get_paper_color
from reports.layout.sanitize import sanitize_text
from reports.layout.styles import Styles
from reports.layout.text_block import TextBlock

rl_config.useA85 = 0  # no ASCII85 encoding of streams, which makes them a quarter longer and takes a seventh of the time for a page

_MARGIN, _TOP, _BOTTOM = 42.0, 36.0, 28.0
_FOOTER = 20.0


class PaperSheet(msgspec.Struct, frozen=True, kw_only=True):
    """The paper in points. Its contents stay within left, right, top and bottom; y grows upward."""

    width: float
    height: float

    @property
    def left(self) -> float:
        return _MARGIN

    @property
    def right(self) -> float:
        return self.width - _MARGIN

    @property
    def top(self) -> float:
        return self.height - _TOP

    @property
    def bottom(self) -> float:
        """The bottom of the contents, above the footer."""
        return _BOTTOM + _FOOTER

    @property
    def breadth(self) -> float:
        return self.right - self.left

    @property
    def room(self) -> float:
        """The height available to blocks."""
        return self.top - self.bottom


def make_paper_sheet(paper: PaperSize) -> PaperSheet:
    """Make a sheet of US Letter or A4."""
    width, height = A4 if paper is PaperSize.A4 else LETTER
    return PaperSheet(width=width, height=height)


class Block(Protocol):
    """A part of a page that knows its height and paints itself with its top left at (x, top)."""

    @property
    def height(self) -> float: ...

    def paint(self, canvas: Canvas, x: float, top: float) -> None: ...


class Stack:
    """Blocks below each other, `gap` points apart."""

    def __init__(self, blocks: Sequence[Block], gap: float = 0.0) -> None:
        self._blocks, self._gap = blocks, gap
        self.height = sum(block.height for block in blocks) + gap * max(0, len(blocks) - 1)

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        for block in self._blocks:
            block.paint(canvas, x, top)
            top -= block.height + self._gap


class SideBySide:
    """Two blocks side by side, aligned at the top; the second begins `offset` points to the right."""

    def __init__(self, first: Block, second: Block, offset: float) -> None:
        self._first, self._second, self._offset = first, second, offset
        self.height = max(first.height, second.height)

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        self._first.paint(canvas, x, top)
        self._second.paint(canvas, x + self._offset, top)


class Rule:
    """A horizontal line with `air` points of space above and below it."""

    def __init__(self, width: float, *, ink: str = "grid", thickness: float = 0.6, air: float = 0.0) -> None:
        self._width, self._ink, self._thickness = width, ink, thickness
        self.height = thickness + 2 * air

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        middle = top - self.height / 2
        canvas.setStrokeColor(get_paper_color(self._ink))
        canvas.setLineWidth(self._thickness)
        canvas.line(x, middle, x + self._width, middle)


def build_paper_section(heading: str, block: Block, style: Styles, width: float) -> Block:
    """Put a block under a heading."""
    return Stack([TextBlock(heading, style.heading, width), block], gap=2.5 * style.scale)


def create_canvas(out: BytesIO, page: PaperSheet, title: str, author: str) -> Canvas:
    """Create the PDF to draw on. The same content always gives the same bytes, so that the hash of a paper can be checked."""
    typeface.register_fonts()
    canvas = Canvas(
        out,
        pagesize=(page.width, page.height),
        invariant=1,
        pageCompression=1,
        initialFontName=typeface.REGULAR,
        lang="en-US",
    )
    canvas.setTitle(title)
    canvas.setAuthor(sanitize_text(author, 120))
    canvas.setCreator("Soapstone")
    return canvas


def paint_footer(canvas: Canvas, page: PaperSheet, style: Styles, about: str) -> None:
    """Paint the footer: the note on confidentiality, whom the page is about, and the page number. `about` is as typed."""
    half = page.breadth / 2
    Rule(page.breadth).paint(canvas, page.left, page.bottom - 6)
    top = page.bottom - 9
    TextBlock("Confidential health information for the addressee only.", style.small, half).paint(
        canvas, page.left, top
    )
    TextBlock(f"{sanitize_text(about, 48)} · page 1 of 1", style.small_right, half).paint(
        canvas, page.left + half, top
    )
