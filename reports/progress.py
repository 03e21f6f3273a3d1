"""The progress report on paper: one page that a physician reads in twenty seconds.

However much was charted, it stays one page: type shrinks in small steps, the figures get lower, rows and goals beyond
what fits are counted, and at last sentences are cut with a word about the chart. The signature always stays.
"""

from datetime import datetime
from io import BytesIO

import msgspec

from charting.model.clinic import Paper
from charting.summaries.progress_report import ProgressReport, Sentences
from charting.summaries.progress_rows import cut
from reports.change_block import change_block
from reports.figures import figures
from reports.page import Beside, Block, Sheet, Stack, new_canvas, paint_footer, section, sheet
from reports.plain import clean
from reports.progress_parts import BottomLine, Signature, goals_block, letterhead, paragraph, people
from reports.reply import Reply
from reports.styles import SMALLEST, Styles, styles

_GAP, _WIDEST_GAP = 9.0, 13.0
_TALLEST_FIGURES = 140.0


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """How much goes on the page: scale of the type, height of the figures in points, rows, goals, and letters of a
    sentence, of a line (a label, a goal) and of a name."""

    scale: float = 1.0
    figures: float = 122.0
    rows: int = 7
    goals: int = 6
    sentence: int = 1200
    line: int = 240
    names: int = 90


_FITS = (
    Fit(),
    Fit(scale=0.96, figures=118),
    Fit(scale=0.93, figures=114),
    Fit(scale=0.9, figures=112, goals=5),
    Fit(scale=SMALLEST, figures=108, goals=5),
    Fit(scale=SMALLEST, figures=100, goals=4, rows=6),
    Fit(scale=SMALLEST, figures=88, goals=4, rows=6, sentence=700, line=160),
    Fit(scale=SMALLEST, figures=80, goals=4, rows=5, sentence=450, line=120),
    Fit(scale=SMALLEST, figures=80, goals=3, rows=4, sentence=300, line=100),
    Fit(scale=SMALLEST, figures=72, goals=3, rows=4, sentence=220, line=80, names=50),
    Fit(scale=SMALLEST, figures=72, goals=2, rows=3, sentence=130, line=50, names=30),
)


def progress_pdf(
    report: ProgressReport,
    sentences: Sentences,
    paper: Paper,
    issued_at: datetime,
) -> bytes:
    """The page as PDF: text selectable, fonts embedded, the same bytes for the same input.

    `sentences` are those to print, drafted or the therapist's. `issued_at` is when it is signed.
    """
    page = sheet(paper)
    scale, blocks = _composed(report, sentences, page, issued_at)
    out = BytesIO()
    canvas = new_canvas(out, page, "Progress report", report.letterhead.clinic)
    spare = page.room - _height(blocks, _GAP * scale)
    gap = min(_WIDEST_GAP, _GAP * scale + max(0.0, spare) / len(blocks))
    Stack(blocks, gap).paint(canvas, page.left, page.top)
    about = f"{clean(report.patient.short_name, 30)} · {report.patient.chart_label}"
    paint_footer(canvas, page, styles(scale), about)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _composed(
    report: ProgressReport, sentences: Sentences, page: Sheet, issued_at: datetime
) -> tuple[float, list[Block]]:
    """The scale of the type, and the blocks of the first fit that the page holds, its figures as tall as there is room."""

    def pictures(fit: Fit, height: float) -> Block:
        return figures(report.pain, report.findings, styles(fit.scale), page.breadth, height)

    for fit in _FITS:
        above, below = _above(report, sentences, page, fit), _below(report, sentences, page, issued_at, fit)
        blocks = [*above, pictures(fit, fit.figures), *below]
        spare = page.room - _height(blocks, _GAP * fit.scale)
        if spare >= 0:
            break
    taller = fit.figures + max(0.0, spare) * 0.6
    return fit.scale, [*above, pictures(fit, min(_TALLEST_FIGURES, taller)), *below]


def _height(blocks: list[Block], gap: float) -> float:
    return sum(block.height for block in blocks) + gap * (len(blocks) - 1)


def _above(report: ProgressReport, sentences: Sentences, page: Sheet, fit: Fit) -> list[Block]:
    style, width = styles(fit.scale), page.breadth
    table = change_block(cut(report.change, fit.rows), style, width, fit.line)
    return [
        letterhead(report, style, width, fit.names),
        people(report, style, width, fit.names),
        BottomLine(sentences, style, width, fit.sentence),
        section("Change since start of care", table, style, width),
    ]


def _below(
    report: ProgressReport, sentences: Sentences, page: Sheet, issued_at: datetime, fit: Fit
) -> list[Block]:
    style, width = styles(fit.scale), page.breadth
    blocks: list[Block] = []
    if report.goals:
        goals = goals_block(report.goals, style, width, fit.goals, fit.line)
        blocks.append(section("Goals", goals, style, width))
    if sentences.treatment.strip():
        blocks.append(paragraph("Treatment given", sentences.treatment, style, width, fit.sentence))
    if sentences.outlook.strip():
        blocks.append(paragraph("Plan and outlook", sentences.outlook, style, width, fit.sentence))
    return [*blocks, _closing(report, style, width, issued_at)]


def _closing(report: ProgressReport, style: Styles, width: float, issued_at: datetime) -> Block:
    split = width * 0.52
    signature = Signature(report, style, width - split, issued_at)
    return Beside(Reply(style, width * 0.49), signature, split)
