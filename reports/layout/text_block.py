"""Wrapped text, laid out like ReportLab's Paragraph but without markup, so that typed text is never interpreted.

Paragraph takes a third of the time for a page and a third of the time to import ReportLab, for markup, images and
bullets that our papers do not have. A test checks that both break lines in the same places.
"""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from reports.layout.line_wrap import Run, WrappedLine, split_runs_into_words, wrap_lines
from reports.layout.paper_colors import get_paper_color

_SMALLEST = 1e-8


class TextStyle(msgspec.Struct, frozen=True, kw_only=True):
    """A font, its size and leading in points, the name of its color, and whether lines are aligned at the right."""

    font: str
    size: float
    leading: float
    ink: str = "ink"
    right: bool = False


RichText: TypeAlias = str | Sequence[Run | str]


class TextBlock:
    """A block of text that wraps at `width`; plain strings are in the font of the style."""

    def __init__(self, text: RichText, style: TextStyle, width: float) -> None:
        self._style = style
        parts = (text,) if isinstance(text, str) else text
        runs = [Run(part, style.font) if isinstance(part, str) else part for part in parts]
        self.lines = wrap_lines(split_runs_into_words(runs), style.size, width)
        self.height = len(self.lines) * style.leading

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        if not self.lines:
            return
        style = self._style
        canvas.saveState()
        canvas.translate(x, top - self.height)
        text = canvas.beginText(0, self.height - style.size)
        text.setFillColor(get_paper_color(style.ink))
        for line in self.lines:
            _paint_line(text, line, style)
        canvas.drawText(text)
        canvas.restoreState()


def _paint_line(text: PDFTextObject, line: WrappedLine, style: TextStyle) -> None:
    """Write one line, and move to the beginning of the next."""
    runs = line.merge_runs()
    blanks = sum(run.text.count(" ") + run.text.count("\xa0") for run in runs)
    closer = line.spare / blanks if line.spare < -_SMALLEST and blanks else 0.0
    indent = max(0.0, line.spare) if style.right else 0.0
    if indent:
        text.setXPos(indent)
    if closer:
        text.setWordSpace(closer)
    for run in runs:
        text.setFont(run.font, style.size, style.leading)
        if run is not runs[-1]:
            text.textOut(run.text)
    text.textLine(runs[-1].text)
    if closer:
        text.setWordSpace(0)
    if indent:
        text.setXPos(-indent)
