"""Wrapped words break the lines that reportlab's own Paragraph breaks, and are set as it sets them."""

from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from reports.layout import typeface as fonts
from reports.layout.line_wrap import Run, build_bold_run
from reports.layout.text_block import TextBlock, TextStyle

BODY = TextStyle(font=fonts.REGULAR, size=9.6, leading=12.2)
RIGHT = TextStyle(font=fonts.REGULAR, size=9.6, leading=12.2, right=True)

letters = st.text("aeilmnorstWM.,;()<&>–é\u00a0", min_size=1, max_size=14)
long_words = st.text("abcMW", min_size=30, max_size=90)
sentences = st.lists(st.one_of(letters, letters, letters, long_words), max_size=25).map(" ".join)
in_words = st.lists(st.text("aeilmnorstWM.,;()<&>–é", min_size=1, max_size=9), min_size=1, max_size=15).map(
    " ".join
)
widths = st.floats(110, 400)


@pytest.fixture(autouse=True, scope="module")
def typeface() -> None:
    fonts.register_fonts()


def lines_of(words: TextBlock) -> list[str]:
    return ["".join(run.text for run in line.merge_runs()) for line in words.lines]


def paragraph_lines(markup: str, width: float, size: float) -> list[str]:
    """The same from reportlab."""
    made = Paragraph(
        markup, ParagraphStyle("body", fontName=fonts.REGULAR, fontSize=size, leading=size * 1.27)
    )
    made.wrap(width, 100_000)
    found = made.blPara.lines
    if made.blPara.kind == 0:
        return [" ".join(words) for _, words in found]
    return ["".join(frag.text for frag in line.words).strip(" ") for line in found]


@settings(deadline=None)
@given(sentences, st.floats(40, 400), st.floats(6, 14))
def test_lines_break_where_a_paragraph_breaks_them(text: str, width: float, size: float) -> None:
    style = TextStyle(font=fonts.REGULAR, size=size, leading=size * 1.27)
    words = TextBlock(text, style, width)
    assert lines_of(words) == paragraph_lines(escape(text), width, size)
    assert words.height == pytest.approx(len(words.lines) * size * 1.27)


@settings(deadline=None)
@given(in_words, in_words, widths)
def test_and_where_the_face_changes(first: str, second: str, width: float) -> None:
    words = TextBlock([build_bold_run(first), f" {second}"], BODY, width)
    markup = f'<font name="{fonts.BOLD}">{escape(first)}</font> {escape(second)}'
    assert lines_of(words) == paragraph_lines(markup, width, BODY.size)


def test_nothing_typed_is_markup() -> None:
    typed = "<b>x</b> &amp; <para> 5<x<9"
    assert lines_of(TextBlock(typed, BODY, 400)) == [typed]


def test_a_word_goes_on_where_only_the_face_changes() -> None:
    words = TextBlock([build_bold_run("We ask you to approve"), ", please"], BODY, 400)
    assert [run for line in words.lines for run in line.merge_runs()] == [
        Run("We ask you to approve", fonts.BOLD),
        Run(", please", fonts.REGULAR),
    ]


@pytest.mark.parametrize("said", ["", "   ", ["", " "]])
def test_nothing_takes_no_room_and_leaves_no_mark(said: str | list[str]) -> None:
    words = TextBlock(said, BODY, 100)
    assert (words.lines, words.height) == ([], 0)
    assert b"BT" not in painted(words)


def test_lines_that_end_level_begin_apart() -> None:
    marks = painted(TextBlock("one two three four five six seven", RIGHT, 60))
    indents = [line.split(b" 0 Td")[0].split()[-1] for line in marks.split(b"\n") if b" 0 Td" in line]
    assert indents
    assert b" Tw" not in marks


def test_a_line_that_is_a_hair_too_wide_is_set_closer() -> None:
    text = "one two three four"
    whole = fonts.measure_text_width(text, BODY.font, BODY.size)
    closer = TextBlock(text, BODY, whole - 0.2)
    assert len(closer.lines) == 1
    assert b" Tw" in painted(closer)
    assert len(TextBlock(text, BODY, whole - 3).lines) == 2


def test_a_word_wider_than_a_line_is_broken_and_none_of_it_is_lost() -> None:
    words = TextBlock(f"so {'W' * 40} on", BODY, 100)
    assert len(words.lines) > 3
    assert "".join(lines_of(words)).replace(" ", "") == f"so{'W' * 40}on"
    assert all(line.spare > -0.01 for line in words.lines)


def painted(words: TextBlock) -> bytes:
    """The marks that the block leaves on an empty page."""
    canvas = Canvas(BytesIO(), pageCompression=0, invariant=1)
    words.paint(canvas, 20, 700)
    return "\n".join(canvas._code).encode()
