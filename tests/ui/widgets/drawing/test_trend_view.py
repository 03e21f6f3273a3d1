"""The trend on the screen: painted in the theme's colors, made once for a size, told in words."""

from datetime import date

import pytest
from PySide6 import QtWidgets
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from charting.drawing.shapes import Circle, Drawing, Line, Path, Polyline, Rect, Text
from charting.drawing.text_width import estimate_text_width
from charting.drawing.trend.trend_chart import Series, TrendChart
from ui.theme import tokens
from ui.theme.palette import FAMILY, load_fonts
from ui.widgets.drawing.drawing_view import DrawingView, map_drawing_colors
from ui.widgets.drawing.qt_painter import paint_drawing
from ui.widgets.drawing.trend_view import NO_SCORES, TrendView

CHART = TrendChart(
    series=(Series(name="pain on arrival", points=((date(2026, 10, 24), 8.0), (date(2026, 11, 21), 5.0))),)
)


@pytest.fixture
def trend(qtbot: QtBot) -> TrendView:
    load_fonts()
    view = TrendView()
    qtbot.addWidget(view)
    view.resize(400, 160)
    return view


def picture(view: DrawingView) -> QImage:
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    view.render(image)
    return image


def count(image: QImage, color: str) -> int:
    wanted = QColor(color).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def test_scores_are_painted_in_the_accent(trend: TrendView) -> None:
    accent = map_drawing_colors(tokens.get_colors())["accent"]
    assert count(picture(trend), accent) == 0
    trend.set_trend(CHART)
    assert count(picture(trend), accent) > 100


def test_without_scores_it_says_so_in_the_middle(trend: TrendView) -> None:
    (line,) = trend.get_drawing().shapes
    assert (line.text, line.x, line.anchor) == (NO_SCORES, 200, "middle")
    assert trend.accessibleDescription() == "No scores yet."


def test_only_missing_scores_are_no_scores(trend: TrendView) -> None:
    trend.set_trend(TrendChart(series=(Series(name="pain", points=((date(2026, 10, 24), None),)),)))
    assert texts(trend.get_drawing()) == [NO_SCORES]


def test_a_screen_reader_hears_the_scores(trend: TrendView) -> None:
    trend.set_trend(CHART)
    assert trend.accessibleName()
    assert trend.accessibleDescription() == "pain on arrival: 8 on 24 Oct, 5 on 21 Nov, 2 scores."


def test_a_drawing_is_made_once_for_a_size(qtbot: QtBot) -> None:
    made = []

    def make(width: float, height: float) -> Drawing:
        made.append((width, height))
        return Drawing(width=width, height=height, shapes=())

    view = DrawingView(make)
    qtbot.addWidget(view)
    view.resize(200, 100)
    picture(view)
    picture(view)
    assert made == [(200, 100)]
    view.resize(300, 100)
    picture(view)
    assert made == [(200, 100), (300, 100)]
    view.refresh_drawing()
    picture(view)
    assert len(made) == 3


def test_each_primitive_is_painted_in_the_color_of_its_token(qapp: QtWidgets.QApplication) -> None:
    shapes = (
        Line(x1=10, y1=10, x2=90, y2=10, stroke="a", thickness=4),
        Polyline(points=((10, 20), (50, 20), (90, 20)), stroke="b", thickness=4),
        Path(start=(10, 30), segments=((90, 30), (90, 30, 90, 40, 90, 40), (10, 40)), closed=True, fill="c"),
        Circle(x=50, y=60, radius=8, fill="d", stroke="a"),
        Rect(x=10, y=75, width=80, height=10, radius=3, fill="e", fill_opacity=1),
    )
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    colors = {"a": "#ff0000", "b": "#00ff00", "c": "#0000ff", "d": "#ff00ff", "e": "#00ffff"}
    painter = QPainter(image)
    paint_drawing(painter, Drawing(width=100, height=100, shapes=shapes), colors)
    painter.end()
    where = {10: "a", 20: "b", 35: "c", 60: "d", 80: "e"}
    assert {y: image.pixelColor(50, y).name() for y in where} == {
        y: colors[name] for y, name in where.items()
    }


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_color_that_a_drawing_names_is_in_both_themes(mode: str) -> None:
    needed = {"surface", "ink", "muted", "grid", "band", "accent", "accent2", "warn", "danger"}
    needed |= {"on_mark", "skin", "skin_line", "skin_faint"}
    colors = map_drawing_colors(tokens.get_colors_of_mode(mode))
    assert needed <= set(colors)
    assert all(QColor(colors[name]).isValid() for name in needed)


def test_the_typeface_is_loaded_once_and_has_the_widths_that_labels_count_on(
    qapp: QtWidgets.QApplication,
) -> None:
    from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

    assert load_fonts() == load_fonts() == FAMILY
    assert {"Regular", "Semibold", "Bold", "Italic"} <= set(QFontDatabase.styles(FAMILY))
    font = QFont(FAMILY)
    font.setPixelSize(100)
    assert QFontMetricsF(font).horizontalAdvance("24 Oct 2026") == pytest.approx(
        estimate_text_width("24 Oct 2026", 100), rel=0.03
    )
