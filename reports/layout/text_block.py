"""Wrapped words, as reportlab's Paragraph sets them, without its markup: nothing that a person typed can mean anything.

Paragraph costs a third of a page's time and a third of reportlab's import, for markup, images and bullets that no paper
of ours has. A test holds that both break the same lines.
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
    """A face, its size and the step from line to line in points, the ink's token, and whether lines end level."""

    font: str
    size: float
    leading: float
    ink: str = "ink"
    right: bool = False


RichText: TypeAlias = str | Sequence[Run | str]


class TextBlock:
    """A block of words that wraps at `width`; what is only a string stands in the style's face."""

    def __init__(self, said: RichText, style: TextStyle, width: float) -> None:
        self._style = style
        parts = (said,) if isinstance(said, str) else said
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
    """Write one line, and stand where the next begins."""
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
