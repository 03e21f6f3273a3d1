"""The box that the addressee checks, signs and faxes back."""

from collections.abc import Sequence
from typing import TypeAlias

from reportlab.pdfgen.canvas import Canvas

from reports.layout import typeface
from reports.layout.paper_colors import get_paper_color
from reports.layout.styles import Styles
from reports.layout.typeface import measure_text_width

_BOX = "☐ "
_PAD = 7.0
# Each line is a sequence of texts and of blanks to write on; a blank is given as its share of the width.
_Line: TypeAlias = Sequence[str | float]
_LINES: tuple[_Line, ...] = (
    (f"{_BOX}Continue as planned    {_BOX}Change:", 0.34),
    (f"{_BOX}Stop    {_BOX}Please call me",),
    ("Signature", 0.4, "Date", 0.2),
)


class ReplyBox:
    """Four lines in a frame with rounded corners."""

    def __init__(self, style: Styles, width: float) -> None:
        self._style, self._width = style, width
        self._step = style.body.leading * 1.16
        self.height = self._step * (1 + len(_LINES)) + 2 * _PAD - 3

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.setStrokeColor(get_paper_color("skin_line"))
        canvas.setLineWidth(0.8)
        canvas.roundRect(x, top - self.height, self._width, self.height, 4, stroke=1, fill=0)
        canvas.setFillColor(get_paper_color("ink"))
        base = top - _PAD - self._style.body.size
        self._draw_words(canvas, x + _PAD, base, "Your reply", typeface.BOLD)
        self._draw_words(
            canvas,
            x + _PAD + self._measure_words("Your reply ", typeface.BOLD),
            base,
            "(please fax back)",
            typeface.REGULAR,
        )
        for line in _LINES:
            base -= self._step
            self._draw_line(canvas, x + _PAD, base, line)

    def _draw_line(self, canvas: Canvas, x: float, base: float, line: _Line) -> None:
        for part in line:
            if isinstance(part, str):
                self._draw_words(canvas, x, base, part, typeface.REGULAR)
                x += self._measure_words(f"{part} ", typeface.REGULAR)
            else:
                blank = part * (self._width - 2 * _PAD)
                canvas.setLineWidth(0.6)
                canvas.line(x, base - 1.5, x + blank, base - 1.5)
                x += blank + _PAD

    def _draw_words(self, canvas: Canvas, x: float, base: float, words: str, font: str) -> None:
        canvas.setFont(font, self._style.body.size)
        canvas.drawString(x, base, words)

    def _measure_words(self, words: str, font: str) -> float:
        return measure_text_width(words, font, self._style.body.size)
