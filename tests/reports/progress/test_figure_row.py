"""The body figure on the page: front and back, and a side only for what is there."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from charting.model.body_mark import Mark, MarkKind, Spot, View
from charting.summaries.progress.progress_report import ReportFinding, ReportFindings
from reports.layout.styles import build_styles
from reports.progress.figure_row import build_body_figure
from tests.support.pdf_reading import text_of

WIDTH, HEIGHT = 210.0, 140.0
FRONT = Mark(view=View.FRONT, x=0.4, y=0.6, kind=MarkKind.PAIN)
SIDE = Mark(view=View.LEFT, x=0.5, y=0.6, kind=MarkKind.HYPERTONICITY, number=1)
INTO = Mark(view=View.BACK, x=0.4, y=0.5, number=1, path=(Spot(view=View.RIGHT, x=0.5, y=0.6),))
LINES = (ReportFinding(number=1, structure="Iliotibial band, left", finding="Hypertonicity 2/4"),)


def page(*marks: Mark) -> str:
    """The words of the figure with its list, printed into that room."""
    findings = ReportFindings(day="24 Oct 2026", lines=LINES, marks=marks)
    block = build_body_figure(findings, build_styles(1.0), WIDTH, HEIGHT)
    assert block.height <= HEIGHT
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    block.paint(canvas, 0, HEIGHT)
    canvas.save()
    return text_of(buffer.getvalue())


@pytest.mark.parametrize(
    ("marks", "shown"),
    [((FRONT,), []), ((SIDE, FRONT), ["Left side"]), ((INTO,), ["Right side"]), ((INTO, SIDE), ["Right side", "Left side"])],
)  # fmt: skip
def test_a_side_stands_there_only_if_it_holds_something(marks: tuple[Mark, ...], shown: list[str]) -> None:
    text = page(*marks)
    assert "Front" in text
    assert "Back" in text
    assert [words for words in ("Right side", "Left side") if words in text] == shown
    assert "Hypertonicity 2/4" in text


def test_without_a_mark_there_is_no_figure() -> None:
    text = page()
    assert "Front" not in text
    assert "Hypertonicity 2/4" in text


def test_radiation_into_another_view_is_lettered_on_paper_too() -> None:
    assert page(INTO).split().count("a") == 2
