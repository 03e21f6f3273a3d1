"""The progress report on paper: one page that a physician reads in twenty seconds.

It stays one page, however much was charted. First the type shrinks in small steps, then the figures get lower, then
rows and goals that do not fit are only counted, and at last sentences are cut with a pointer to the chart. The
signature is never dropped.
"""

from datetime import datetime
from io import BytesIO

import msgspec

from charting.model.clinic import PaperSize
from charting.summaries.progress.change_table import cut_change_table
from charting.summaries.progress.progress_report import ProgressReport, ReportSentences
from reports.layout.paper_page import (
    Block,
    PaperSheet,
    SideBySide,
    Stack,
    build_paper_section,
    create_canvas,
    make_paper_sheet,
    paint_footer,
)
from reports.layout.sanitize import sanitize_text
from reports.layout.styles import SMALLEST, Styles, build_styles
from reports.progress.change_block import build_change_block
from reports.progress.figure_row import build_figure_row
from reports.progress.reply_box import ReplyBox
from reports.progress.report_blocks import (
    BottomLineBox,
    SignatureBlock,
    build_addressee_and_patient,
    build_goals_block,
    build_letterhead,
    build_paragraph,
)

_GAP, _WIDEST_GAP = 9.0, 13.0
_TALLEST_FIGURES = 140.0


class DensityStep(msgspec.Struct, frozen=True, kw_only=True):
    """How much goes on the page.

    scale: of the type, 1 is full size
    figures: height of the pain chart and the body figure, in points
    rows, goals: how many at most, of the change table and of the plan
    sentence, line, names: how many characters at most, of a sentence, of a label or goal, and of a name
    """

    scale: float = 1.0
    figures: float = 122.0
    rows: int = 7
    goals: int = 6
    sentence: int = 1200
    line: int = 240
    names: int = 90


_DENSITY_STEPS = (
    DensityStep(),
    DensityStep(scale=0.96, figures=118),
    DensityStep(scale=0.93, figures=114),
    DensityStep(scale=0.9, figures=112, goals=5),
    DensityStep(scale=SMALLEST, figures=108, goals=5),
    DensityStep(scale=SMALLEST, figures=100, goals=4, rows=6),
    DensityStep(scale=SMALLEST, figures=88, goals=4, rows=6, sentence=700, line=160),
    DensityStep(scale=SMALLEST, figures=80, goals=4, rows=5, sentence=450, line=120),
    DensityStep(scale=SMALLEST, figures=80, goals=3, rows=4, sentence=300, line=100),
    DensityStep(scale=SMALLEST, figures=72, goals=3, rows=4, sentence=220, line=80, names=50),
    DensityStep(scale=SMALLEST, figures=72, goals=2, rows=3, sentence=130, line=50, names=30),
)


def render_progress_pdf(
    report: ProgressReport,
    sentences: ReportSentences,
    paper: PaperSize,
    issued_at: datetime,
) -> bytes:
    """The page as PDF: text can be selected, fonts are embedded, and the same input gives the same bytes.

    `sentences` are printed in place of the drafted ones. `issued_at` is printed as the time of the signature.
    """
    page = make_paper_sheet(paper)
    scale, blocks = _compose_blocks(report, sentences, page, issued_at)
    out = BytesIO()
    canvas = create_canvas(out, page, "Progress report", report.letterhead.clinic)
    spare = page.room - _sum_heights(blocks, _GAP * scale)
    gap = min(_WIDEST_GAP, _GAP * scale + max(0.0, spare) / len(blocks))
    Stack(blocks, gap).paint(canvas, page.left, page.top)
    about = f"{sanitize_text(report.patient.short_name, 30)} · {report.patient.chart_label}"
    paint_footer(canvas, page, build_styles(scale), about)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _compose_blocks(
    report: ProgressReport, sentences: ReportSentences, page: PaperSheet, issued_at: datetime
) -> tuple[float, list[Block]]:
    """(scale of the type, blocks) of the first density step that fits the page; its figures grow into the spare room."""

    def build_pictures(fit: DensityStep, height: float) -> Block:
        return build_figure_row(report.pain, report.findings, build_styles(fit.scale), page.breadth, height)

    for fit in _DENSITY_STEPS:
        above, below = (
            _build_upper_blocks(report, sentences, page, fit),
            _build_lower_blocks(report, sentences, page, issued_at, fit),
        )
        blocks = [*above, build_pictures(fit, fit.figures), *below]
        spare = page.room - _sum_heights(blocks, _GAP * fit.scale)
        if spare >= 0:
            break
    taller = fit.figures + max(0.0, spare) * 0.6
    return fit.scale, [*above, build_pictures(fit, min(_TALLEST_FIGURES, taller)), *below]


def _sum_heights(blocks: list[Block], gap: float) -> float:
    return sum(block.height for block in blocks) + gap * (len(blocks) - 1)


def _build_upper_blocks(
    report: ProgressReport, sentences: ReportSentences, page: PaperSheet, fit: DensityStep
) -> list[Block]:
    style, width = build_styles(fit.scale), page.breadth
    table = build_change_block(cut_change_table(report.change, fit.rows), style, width, fit.line)
    return [
        build_letterhead(report, style, width, fit.names),
        build_addressee_and_patient(report, style, width, fit.names),
        BottomLineBox(sentences, style, width, fit.sentence),
        build_paper_section("Change since start of care", table, style, width),
    ]


def _build_lower_blocks(
    report: ProgressReport,
    sentences: ReportSentences,
    page: PaperSheet,
    issued_at: datetime,
    fit: DensityStep,
) -> list[Block]:
    style, width = build_styles(fit.scale), page.breadth
    blocks: list[Block] = []
    if report.goals:
        goals = build_goals_block(report.goals, style, width, fit.goals, fit.line)
        blocks.append(build_paper_section("Goals", goals, style, width))
    if sentences.treatment.strip():
        blocks.append(build_paragraph("Treatment given", sentences.treatment, style, width, fit.sentence))
    if sentences.outlook.strip():
        blocks.append(build_paragraph("Plan and outlook", sentences.outlook, style, width, fit.sentence))
    return [*blocks, _build_closing(report, style, width, issued_at)]


def _build_closing(report: ProgressReport, style: Styles, width: float, issued_at: datetime) -> Block:
    split = width * 0.52
    signature = SignatureBlock(report, style, width - split, issued_at)
    return SideBySide(ReplyBox(style, width * 0.49), signature, split)
