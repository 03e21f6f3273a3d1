"""Paper: what is drawn can be read back as text in our own embedded fonts, and lies where it was put."""

from datetime import date
from io import BytesIO
from typing import Any, Literal

import pypdfium2
import pytest
from PIL import Image, ImageOps
from pypdf import PdfReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from charting.drawing.body.body_drawing import draw_body
from charting.drawing.shapes import Circle, Drawing, Line, Path, Polyline, Rect, Text
from charting.drawing.text_width import estimate_text_width
from charting.drawing.trend.trend_chart import Series, TrendChart
from charting.drawing.trend.trend_drawing import draw_trend
from charting.model.body_mark import Mark, MarkKind, View
from reports.layout import typeface
from reports.layout.canvas_painter import paint_on_canvas
from reports.layout.paper_colors import PAPER_COLORS

PAGE = (300, 200)
WHITE = (255, 255, 255)
NAMES = "Thảo Nguyễn Ťažký Ångström O'Brien & Søn <x> Łukasz Владимир"

WEIGHTS: tuple[Literal["regular", "semibold", "bold"], ...] = ("regular", "semibold", "bold")
ANCHORS: tuple[Literal["start", "middle", "end"], ...] = ("start", "middle", "end")


def printed(*drawings: Drawing, at: tuple[float, float] = (0, 200)) -> bytes:
    typeface.register_fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=PAGE, initialFontName=typeface.REGULAR)
    for drawing in drawings:
        paint_on_canvas(canvas, drawing, *at)
    canvas.save()
    return buffer.getvalue()


def page_image(pdf: bytes) -> Image.Image:
    """The page, one pixel a point, so that pixel (x, y) is the drawing's (x, y)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page: Image.Image = document[0].render(scale=1).to_pil()
        return page.convert("RGB")
    finally:
        document.close()


def pixel_at(page: Image.Image, x: int, y: int) -> tuple[int, ...]:
    pixel = page.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel


def color(token: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(PAPER_COLORS[token].removeprefix("#")))


def sheet(*shapes: Any) -> Drawing:
    return Drawing(width=100, height=100, shapes=shapes)


def test_names_from_many_languages_are_read_back_from_embedded_fonts() -> None:
    lines = [Text(x=0, y=20 + 20 * i, text=NAMES, size=8, weight=weight) for i, weight in enumerate(WEIGHTS)]
    reader = PdfReader(BytesIO(printed(sheet(*lines))))
    assert reader.pages[0].extract_text().count(NAMES) == 3
    resources: Any = reader.pages[0]["/Resources"]
    used = [font.get_object() for font in resources["/Font"].values()]
    assert used
    assert all("SourceSans" in font["/BaseFont"] for font in used)
    assert all("/FontFile2" in font["/FontDescriptor"] for font in used)


def test_the_signs_that_the_papers_use_are_there_and_the_two_that_are_not_are_known() -> None:
    assert all(typeface.has_glyph(char) for char in "ởŁŤťÅØ☐→≥±×−¹²³°½–“”")
    assert not any(typeface.has_glyph(char) for char in "●○")


def test_registering_twice_is_harmless() -> None:
    typeface.register_fonts()
    typeface.register_fonts()
    assert stringWidth("a", typeface.BOLD, 10) > 0


@pytest.mark.parametrize(
    ("weight", "font"),
    [("regular", typeface.REGULAR), ("semibold", typeface.SEMIBOLD), ("bold", typeface.BOLD)],
)
def test_widths_guessed_without_a_font_are_those_of_the_font(weight: str, font: str) -> None:
    typeface.register_fonts()
    for text in ("24 Oct 2026", "plan revised", "goal 8, 12 Dec", "meaningful change", "10"):
        assert estimate_text_width(text, 12, weight) == pytest.approx(stringWidth(text, font, 12), rel=0.03)


def test_y_grows_downward_from_the_place_given() -> None:
    pdf = printed(sheet(Rect(x=10, y=20, width=30, height=5, fill="danger")), at=(50, 180))
    page = page_image(pdf)
    assert page.getpixel((75, 42)) == color("danger")
    assert [page.getpixel(at) for at in ((75, 36), (75, 48), (55, 42))] == [WHITE] * 3


def test_each_primitive_leaves_its_color() -> None:
    shapes = (
        Line(x1=10, y1=10, x2=90, y2=10, stroke="danger", thickness=4),
        Polyline(points=((10, 20), (50, 20), (90, 20)), stroke="accent", thickness=4),
        Path(
            start=(10, 30),
            segments=((90, 30), (90, 30, 90, 40, 90, 40), (10, 40)),
            closed=True,
            fill="accent2",
        ),
        Circle(x=50, y=60, radius=8, fill="warn", stroke="ink"),
        Rect(x=10, y=75, width=80, height=10, radius=3, fill="muted"),
    )
    page = page_image(printed(sheet(*shapes)))
    where = {10: "danger", 20: "accent", 35: "accent2", 60: "warn", 80: "muted"}
    assert {y: page.getpixel((50, y)) for y in where} == {y: color(token) for y, token in where.items()}


def test_an_opaque_fill_after_a_pale_one_is_opaque() -> None:
    pale = Rect(x=0, y=0, width=20, height=20, fill="danger", fill_opacity=0.1)
    full = Rect(x=40, y=0, width=20, height=20, fill="danger")
    page = page_image(printed(sheet(pale, full)))
    assert min(pixel_at(page, 10, 10)) > 220
    assert page.getpixel((50, 10)) == color("danger")


def test_texts_end_where_their_anchor_says() -> None:
    typeface.register_fonts()
    shapes = [Text(x=150, y=20 + 20 * i, text="mmm", size=12, anchor=a) for i, a in enumerate(ANCHORS)]
    page = page_image(printed(sheet(*shapes)))
    boxes = [ImageOps.invert(page.crop((0, y - 10, 300, y + 2))).getbbox() for y in (20, 40, 60)]
    (start, _), (left, right), (_, end) = [(box[0], box[2]) for box in boxes if box is not None]
    assert start >= 149
    assert (left + right) / 2 == pytest.approx(150, abs=1.5)
    assert end <= 151


def test_the_canvas_is_left_as_it_was() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=PAGE)
    paint_on_canvas(canvas, sheet(Line(x1=0, y1=0, x2=9, y2=9, stroke="danger", dash=(1, 1))), 0, 200)
    canvas.line(10, 100, 90, 100)
    canvas.save()
    row = [pixel_at(page_image(buffer.getvalue()), x, 100) for x in range(15, 85)]
    assert len(set(row)) == 1
    assert row[0][0] == row[0][1] == row[0][2] < 200


def test_the_trend_reads_back_its_dates_and_scale() -> None:
    series = Series(name="pain", points=((date(2026, 10, 24), 8.0), (date(2026, 11, 21), 5.0)))
    text = (
        PdfReader(BytesIO(printed(draw_trend(TrendChart(series=(series,)), 280, 120, size=8))))
        .pages[0]
        .extract_text()
    )
    assert {"24 Oct", "21 Nov", "0", "10"} <= set(text.splitlines())


def test_the_body_reads_back_its_letters_and_numbers() -> None:
    marks = [
        Mark(view=View.BACK, x=0.62, y=0.26, kind=kind, number=i + 1)
        for i, kind in enumerate(list(MarkKind)[:3])
    ]
    text = PdfReader(BytesIO(printed(draw_body(marks, 190, 180)))).pages[0].extract_text()
    words = text.split()
    assert words.count("R") == words.count("L") == 2
    assert {"Front", "Back", "1", "2", "3"} <= set(words)
