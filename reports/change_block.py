"""The change table on paper: hairlines, figures under one another, footnotes below."""

from reportlab.pdfgen.canvas import Canvas

from charting.summaries.progress_report import Cell, ChangeRow, ChangeTable
from reports import fonts
from reports.colors import color
from reports.fonts import wide
from reports.lines import Run
from reports.page import Block, Rule, Stack
from reports.plain import clean
from reports.styles import Styles
from reports.words import Said, Words

_BETWEEN, _VERDICT_GAP = 11.0, 16.0
_NARROWEST_LABEL = 60.0
_LONG_LABEL = 80  # letters: such a label wraps in any case
_HEADS = ("Start", "Last report", "Now", "Change", "Goal")


def change_block(table: ChangeTable, style: Styles, width: float, letters: int) -> Block:
    """The table to fill `width`; labels are cut to `letters`."""
    if not table.rows:
        return Words("Nothing has been measured yet.", style.body, width)
    columns = _Columns(table, style, width)
    rows: list[Block] = [_Head(columns, style), Rule(width)]
    for row in table.rows:
        rows += [_Row(row, columns, style, letters), Rule(width)]
    return Stack([*rows, *_notes(table, style, width)])


def _notes(table: ChangeTable, style: Styles, width: float) -> list[Block]:
    """The sources of the verdicts in a row, and on a line of its own how much the page has no room for."""
    sources = "\xa0\xa0 ".join(clean(note, 160) for note in table.footnotes)
    more = f"and {table.more} more in the chart" if table.more else ""
    return [Words(words, style.small, width) for words in (more, sources) if words]


class _Columns:
    """Where the columns of figures end, and where the verdict begins; the label takes the rest."""

    def __init__(self, table: ChangeTable, style: Styles, width: float) -> None:
        self.size, self.small = style.body.size, style.small.size
        verdict = max(self._text(words) for words in ("Meaningful?", *(row.meaningful for row in table.rows)))
        self.verdict = width - verdict
        self._place(table, style.scale, stacked=False)
        if bool(table.last_day) or self.label < self._longest(table):
            self._place(table, style.scale, stacked=True)

    def _longest(self, table: ChangeTable) -> float:
        """The width that the longest label would take on one line."""
        return max(
            self._text(f"{row.label[:_LONG_LABEL]} ({row.scale})", fonts.SEMIBOLD) for row in table.rows
        )

    def _place(self, table: ChangeTable, scale: float, *, stacked: bool) -> None:
        """Set every column's end; `stacked` puts the days of the heads on a line of their own."""
        self.heads = _head_lines(table, stacked=stacked)
        widths = [self._width(table, place) for place in range(len(_HEADS))]
        self.ends = [self.verdict - _VERDICT_GAP * scale]
        for taken in reversed(widths[1:]):
            self.ends.insert(0, self.ends[0] - taken - _BETWEEN * scale)
        self.label = max(self.ends[0] - widths[0] - _BETWEEN * scale, _NARROWEST_LABEL)

    def _width(self, table: ChangeTable, place: int) -> float:
        heads = (self._text(line) for line in self.heads[place])
        return max(*heads, *(self._cell(figures(row)[place]) for row in table.rows))

    def _text(self, text: str, font: str = fonts.REGULAR) -> float:
        return wide(text, font, self.size)

    def _cell(self, cell: Cell) -> float:
        """A figure with its day; bold, as the widest that it may be."""
        figure = self._text(cell.text, fonts.BOLD)
        day = wide(f"{cell.day} ", fonts.REGULAR, self.small) if cell.day else 0.0
        return figure + day


def figures(row: ChangeRow) -> tuple[Cell, ...]:
    """The five columns of figures."""
    return (row.start, row.last, row.now, Cell(text=row.change), Cell(text=clean(row.goal, 14)))


def _head_lines(table: ChangeTable, *, stacked: bool) -> list[tuple[str, ...]]:
    """The columns' names with their days, on one line or on two."""
    days = (table.start_day, table.last_day, table.now_day, "", "")
    if stacked:
        return list(zip(_HEADS, days, strict=True))
    return [(f"{name} {day}".strip(),) for name, day in zip(_HEADS, days, strict=True)]


class _Head:
    def __init__(self, columns: _Columns, style: Styles) -> None:
        self._columns, self._style = columns, style
        self._lines = len(columns.heads[0])
        self.height = style.body.leading * self._lines + 4 * style.scale

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        size, leading = self._columns.size, self._style.body.leading
        canvas.setFillColor(color("muted"))
        canvas.setFont(fonts.REGULAR, size)
        first = top - size
        canvas.drawString(x, first, "Measure")
        for end, lines in zip(self._columns.ends, self._columns.heads, strict=True):
            for number, line in enumerate(lines):
                canvas.drawRightString(x + end, first - number * leading, line)
        canvas.drawString(x + self._columns.verdict, first, "Meaningful?")


class _Row:
    def __init__(self, row: ChangeRow, columns: _Columns, style: Styles, letters: int) -> None:
        self._row, self._columns = row, columns
        self._label = Words(_label(row, letters), style.strong, columns.label)
        self._air = 2.1 * style.scale
        self.height = self._label.height + 2 * self._air

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        top -= self._air
        self._label.paint(canvas, x, top)
        base = top - self._columns.size
        for place, (end, cell) in enumerate(zip(self._columns.ends, figures(self._row), strict=True)):
            self._figure(canvas, x + end, base, cell, bold=place == 2)
        worse = self._row.verdict.meaningful == "worse"
        canvas.setFillColor(color("danger" if worse else "ink"))
        canvas.setFont(fonts.BOLD if worse else fonts.REGULAR, self._columns.size)
        canvas.drawString(x + self._columns.verdict, base, self._row.meaningful)

    def _figure(self, canvas: Canvas, end: float, base: float, cell: Cell, *, bold: bool) -> None:
        font = fonts.BOLD if bold else fonts.REGULAR
        canvas.setFillColor(color("ink"))
        canvas.setFont(font, self._columns.size)
        canvas.drawRightString(end, base, cell.text)
        if cell.day:
            beside = wide(f"{cell.text} ", font, self._columns.size)
            canvas.setFillColor(color("muted"))
            canvas.setFont(fonts.REGULAR, self._columns.small)
            canvas.drawRightString(end - beside, base, cell.day)


def _label(row: ChangeRow, letters: int) -> Said:
    label = clean(row.label, letters)
    return (f"{label} ", Run(f"({clean(row.scale, 60)})", fonts.REGULAR)) if row.scale else label
