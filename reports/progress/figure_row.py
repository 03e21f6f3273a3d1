"""The pictures of a paper: pain by visit, and the body figure with its numbered findings."""

from collections.abc import Callable, Sequence
from functools import partial

import msgspec
from reportlab.pdfgen.canvas import Canvas

from charting.drawing.body.body_drawing import (
    FRONT_AND_BACK,
    compute_aspect_ratio,
    draw_body,
    find_marked_views,
)
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
    """A drawing of that height as a block; drawn only when it is painted, because a page is tried in several sizes."""

    def __init__(self, height: float, draw: Callable[[], Drawing]) -> None:
        self.height, self._draw = height, draw

    def paint(self, canvas: Canvas, x: float, top: float) -> None:
        paint_on_canvas(canvas, self._draw(), x, top)


def build_figure_row(
    pain: TrendChart, findings: ReportFindings, style: Styles, width: float, height: float
) -> Block:
    """Pain by visit and beside it the last findings, both about `height` points high; pain alone without findings."""
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
    """The scores with their legend; a sentence where none was charted."""
    if pain.empty:
        return TextBlock("No pain score has been charted.", style.body, width)
    legend = draw_trend_legend(pain, size=style.small.size * 0.94)
    rest = height - legend.height
    chart = partial(draw_trend, _drop_empty_series(pain), width, rest, size=style.small.size * 0.92)
    return Stack([DrawingBlock(rest, chart), DrawingBlock(legend.height, lambda: legend)])


def _drop_empty_series(pain: TrendChart) -> TrendChart:
    """Without a series that has no score at all."""
    kept = tuple(series for series in pain.series if any(value is not None for _, value in series.points))
    return msgspec.structs.replace(pain, series=kept)


def build_body_figure(findings: ReportFindings, style: Styles, width: float, height: float) -> Block:
    """The figure with its numbers and beside it as many findings as the height holds; no figure without a mark.

    A side view stands there only if it holds something.
    """
    if not findings.marks:
        return _build_finding_list(findings.lines, style, width, height)
    views = find_marked_views(findings.marks)
    shape = compute_aspect_ratio(views)
    figure = min(height * shape, width * (_BODY_SHARE if views == FRONT_AND_BACK else _BROADER_SHARE))
    listed = _build_finding_list(findings.lines, style, width - figure - 6, height)
    tall = figure / shape
    drawn = partial(draw_body, findings.marks, figure, tall, views=views)
    return SideBySide(DrawingBlock(tall, drawn), listed, figure + 6)


def _build_finding_list(lines: Sequence[ReportFinding], style: Styles, width: float, height: float) -> Block:
    gap = 3.0 * style.scale
    kept: list[Block] = []
    used = style.small.leading  # the room that "and n more" would take
    for place, line in enumerate(lines):
        entry = _build_finding_entry(line, style, width)
        used += entry.height + gap
        last = place == len(lines) - 1
        if used - (style.small.leading if last else 0) > height:
            kept.append(TextBlock(f"and {len(lines) - place} more in the chart", style.small, width))
            break
        kept.append(entry)
    return Stack(kept, gap)


def _build_finding_entry(line: ReportFinding, style: Styles, width: float) -> Block:
    number = style.small.size * (0.7 + 0.55 * len(str(line.number)))
    words = Stack(
        [
            TextBlock(sanitize_text(line.structure, _FINDING_LETTERS), style.listed, width - number),
            TextBlock(sanitize_text(line.finding, _FINDING_LETTERS), style.small, width - number),
        ]
    )
    return SideBySide(TextBlock(str(line.number), style.listed, number), words, number)
