"""The change table on paper: thin rules, figures aligned at the right, footnotes below."""

from reportlab.pdfgen.canvas import Canvas

from charting.summaries.progress.progress_report import ChangeCell, ChangeRow, ChangeTable
from reports.layout import typeface
from reports.layout.line_wrap import Run
from reports.layout.paper_colors import get_paper_color
from reports.layout.paper_page import Block, Rule, Stack
from reports.layout.sanitize import sanitize_text
from reports.layout.styles import Styles
from reports.layout.text_block import RichText, TextBlock
from reports.layout.typeface import measure_text_width

_BETWEEN, _VERDICT_GAP = 11.0, 16.0
_NARROWEST_LABEL = 60.0
_LONG_LABEL = 80  # characters: a label this long wraps anyway
_HEADS = ("Start", "Last report", "Now", "Change", "Goal")


def build_change_block(table: ChangeTable, style: Styles, width: float, letters: int) -> Block:
    """Lay out the table over `width` points; labels are cut to `letters` characters."""
    if not table.rows:
        return TextBlock("Nothing has been measured yet.", style.body, width)
    columns = _TableColumns(table, style, width)
    rows: list[Block] = [_HeadRow(columns, style), Rule(width)]
    for row in table.rows:
        rows += [_MeasureRow(row, columns, style, letters), Rule(width)]
    return Stack([*rows, *_build_footnotes(table, style, width)])


def _build_footnotes(table: ChangeTable, style: Styles, width: float) -> list[Block]:
    """How many rows the page has no room for, then the sources of the verdicts on one line."""
    sources = "\xa0\xa0 ".join(sanitize_text(note, 160) for note in table.footnotes)
    more = f"and {table.more} more in the chart" if table.more else ""
    return [TextBlock(words, style.small, width) for words in (more, sources) if words]


class _TableColumns:
    """Where each column of figures ends and the verdict begins, in points; the label gets the rest."""

    def __init__(self, table: ChangeTable, style: Styles, width: float) -> None:
        self.size, self.small = style.body.size, style.small.size
        verdict = max(
            self._measure_text(words) for words in ("Meaningful?", *(row.meaningful for row in table.rows))
        )
        self.verdict = width - verdict
        self._place_columns(table, style.scale, stacked=False)
        if bool(table.last_day) or self.label < self._measure_longest_label(table):
            self._place_columns(table, style.scale, stacked=True)

    def _measure_longest_label(self, table: ChangeTable) -> float:
        """The width that the longest label would take on one line."""
        return max(
            self._measure_text(f"{row.label[:_LONG_LABEL]} ({row.scale})", typeface.SEMIBOLD)
            for row in table.rows
        )

    def _place_columns(self, table: ChangeTable, scale: float, *, stacked: bool) -> None:
        """Set where every column ends; `stacked` puts the dates in the head on a second line."""
        self.heads = _build_head_lines(table, stacked=stacked)
        widths = [self._measure_column(table, place) for place in range(len(_HEADS))]
        self.ends = [self.verdict - _VERDICT_GAP * scale]
        for taken in reversed(widths[1:]):
            self.ends.insert(0, self.ends[0] - taken - _BETWEEN * scale)
        self.label = max(self.ends[0] - widths[0] - _BETWEEN * scale, _NARROWEST_LABEL)

    def _measure_column(self, table: ChangeTable, place: int) -> float:
        heads = (self._measure_text(line) for line in self.heads[place])
        return max(*heads, *(self._measure_cell(collect_row_figures(row)[place]) for row in table.rows))

    def _measure_text(self, text: str, font: str = typeface.REGULAR) -> float:
        return measure_text_width(text, font, self.size)

    def _measure_cell(self, cell: ChangeCell) -> float:
        """The width of a figure with its date, measured in bold, which is the widest it can be."""
        figure = self._measure_text(cell.text, typeface.BOLD)
        day = measure_text_width(f"{cell.day} ", typeface.REGULAR, self.small) if cell.day else 0.0
        return figure + day


def collect_row_figures(row: ChangeRow) -> tuple[ChangeCell, ...]:
    """The five columns of figures."""
    return (
        row.start,
        row.last,
        row.now,
        ChangeCell(text=row.change),
        ChangeCell(text=sanitize_text(row.goal, 14)),
    )


def _build_head_lines(table: ChangeTable, *, stacked: bool) -> list[tuple[str, ...]]:
    """The names of the columns with their dates, on one line or on two."""
    days = (table.start_day, table.last_day, table.now_day, "", "")
    if stacked:
        return list(zip(_HEADS, days, strict=True))
    return [(f"{name} {day}".strip(),) for name, day in zip(_HEADS, days, strict=True)]


class _HeadRow:
    def __init__(self, columns: _TableColumns, style: Styles) -> None:
        self._columns, self._style = columns, style
        self._lines = len(columns.heads[0])
        self.height = style.body.leading * self._lines + 4 * style.scale

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        size, leading = self._columns.size, self._style.body.leading
        canvas.setFillColor(get_paper_color("muted"))
        canvas.setFont(typeface.REGULAR, size)
        first = top - size
        canvas.drawString(x, first, "Measure")
        for end, lines in zip(self._columns.ends, self._columns.heads, strict=True):
            for number, line in enumerate(lines):
                canvas.drawRightString(x + end, first - number * leading, line)
        canvas.drawString(x + self._columns.verdict, first, "Meaningful?")


class _MeasureRow:
    def __init__(self, row: ChangeRow, columns: _TableColumns, style: Styles, letters: int) -> None:
        self._row, self._columns = row, columns
        self._label = TextBlock(_build_label(row, letters), style.strong, columns.label)
        self._air = 2.1 * style.scale
        self.height = self._label.height + 2 * self._air

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        top -= self._air
        self._label.paint(canvas, x, top)
        base = top - self._columns.size
        for place, (end, cell) in enumerate(
            zip(self._columns.ends, collect_row_figures(self._row), strict=True)
        ):
            self._draw_figure(canvas, x + end, base, cell, bold=place == 2)
        worse = self._row.verdict.meaningful == "worse"
        canvas.setFillColor(get_paper_color("danger" if worse else "ink"))
        canvas.setFont(typeface.BOLD if worse else typeface.REGULAR, self._columns.size)
        canvas.drawString(x + self._columns.verdict, base, self._row.meaningful)

    def _draw_figure(self, canvas: Canvas, end: float, base: float, cell: ChangeCell, *, bold: bool) -> None:
        font = typeface.BOLD if bold else typeface.REGULAR
        canvas.setFillColor(get_paper_color("ink"))
        canvas.setFont(font, self._columns.size)
        canvas.drawRightString(end, base, cell.text)
        if cell.day:
            beside = measure_text_width(f"{cell.text} ", font, self._columns.size)
            canvas.setFillColor(get_paper_color("muted"))
            canvas.setFont(typeface.REGULAR, self._columns.small)
            canvas.drawRightString(end - beside, base, cell.day)


def _build_label(row: ChangeRow, letters: int) -> RichText:
    label = sanitize_text(row.label, letters)
    return (f"{label} ", Run(f"({sanitize_text(row.scale, 60)})", typeface.REGULAR)) if row.scale else label
