"""The pictures of a paper: pain by visit, and the body figure with its numbered findings."""

from collections.abc import Callable, Sequence
from functools import partial

import msgspec
from reportlab.pdfgen.canvas import Canvas

from charting.drawing.body.body_drawing import draw_body
from charting.drawing.body.view_layout import FRONT_AND_BACK, compute_aspect_ratio, find_marked_views
from charting.drawing.shapes import Drawing
from charting.drawing.trend.trend_chart import TrendChart
from charting.drawing.trend.trend_drawing import draw_trend
from charting.drawing.trend.trend_legend import draw_trend_legend
from charting.summaries.progress.progress_report import ReportFinding, ReportFindings
from reports.layout.canvas_painter import paint_on_canvas
from reports.layout.paper_page import Block, SideBySide, Stack, build_paper_section
from reports.layout.sanitize import sanitize_text
from reports.layout.styles import Styles
from reports.layout.text_block import TextBlock

_CHART_SHARE = 0.6  # of the width, when the body stands beside it
_BETWEEN = 14.0
_BODY_SHARE = 0.58  # of the width, when the findings are listed beside it
_BROADER_SHARE = 0.66  # with a side view as well: the list beside it keeps room for its words
_FINDING_LETTERS = 44


class DrawingBlock:
    """A drawing as a block of that height. It is made only when painted, because a page is tried in several sizes."""

    def __init__(self, height: float, draw: Callable[[], Drawing]) -> None:
        self.height, self._draw = height, draw

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        paint_on_canvas(canvas, self._draw(), x, top)


def build_figure_row(
    pain: TrendChart, findings: ReportFindings, style: Styles, width: float, height: float
) -> Block:
    """Pain by visit with the latest findings beside it, both about `height` points high; pain alone without findings."""
    if not findings.lines:
        return build_paper_section(
            "Pain by visit (0–10)", build_pain_chart(pain, style, width, height), style, width
        )
    left = width * _CHART_SHARE - _BETWEEN
    right = width - left - _BETWEEN
    return SideBySide(
        build_paper_section("Pain by visit (0–10)", build_pain_chart(pain, style, left, height), style, left),
        build_paper_section(
            f"Findings, {findings.day}", build_body_figure(findings, style, right, height), style, right
        ),
        left + _BETWEEN,
    )


def build_pain_chart(pain: TrendChart, style: Styles, width: float, height: float) -> Block:
    """The chart of the scores with its legend, or a sentence if no score was charted."""
    if pain.empty:
        return TextBlock("No pain score has been charted.", style.body, width)
    legend = draw_trend_legend(pain, size=style.small.size * 0.94)
    rest = height - legend.height
    chart = partial(draw_trend, _drop_empty_series(pain), width, rest, size=style.small.size * 0.92)
    return Stack([DrawingBlock(rest, chart), DrawingBlock(legend.height, lambda: legend)])


def _drop_empty_series(pain: TrendChart) -> TrendChart:
    """Leave out each series that has no score at all."""
    scored = tuple(series for series in pain.series if any(value is not None for _, value in series.points))
    return msgspec.structs.replace(pain, series=scored)


def build_body_figure(findings: ReportFindings, style: Styles, width: float, height: float) -> Block:
    """The body figure with its numbered marks, and beside it as many findings as the height has room for.

    Without marks there is no figure, and a side view is drawn only if it has a mark.
    """
    if not findings.marks:
        return _build_finding_list(findings.lines, style, width, height)
    views = find_marked_views(findings.marks)
    shape = compute_aspect_ratio(views)
    figure = min(height * shape, width * (_BODY_SHARE if views == FRONT_AND_BACK else _BROADER_SHARE))
    finding_list = _build_finding_list(findings.lines, style, width - figure - 6, height)
    figure_height = figure / shape
    draw = partial(draw_body, findings.marks, figure, figure_height, views=views)
    return SideBySide(DrawingBlock(figure_height, draw), finding_list, figure + 6)


def _build_finding_list(lines: Sequence[ReportFinding], style: Styles, width: float, height: float) -> Block:
    gap = 3.0 * style.scale
    entries: list[Block] = []
    used = style.small.leading  # room for the line "and n more in the chart"
    for index, line in enumerate(lines):
        entry = _build_finding_entry(line, style, width)
        used += entry.height + gap
        is_last = index == len(lines) - 1
        if used - (style.small.leading if is_last else 0) > height:
            entries.append(TextBlock(f"and {len(lines) - index} more in the chart", style.small, width))
            break
        entries.append(entry)
    return Stack(entries, gap)


def _build_finding_entry(line: ReportFinding, style: Styles, width: float) -> Block:
    number_width = style.small.size * (0.7 + 0.55 * len(str(line.number)))
    text = Stack(
        [
            TextBlock(sanitize_text(line.structure, _FINDING_LETTERS), style.listed, width - number_width),
            TextBlock(sanitize_text(line.finding, _FINDING_LETTERS), style.small, width - number_width),
        ]
    )
    return SideBySide(TextBlock(str(line.number), style.listed, number_width), text, number_width)
