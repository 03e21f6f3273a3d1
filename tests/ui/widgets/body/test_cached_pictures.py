"""The figure keeps two pictures; what is seen is always what one drawing of everything would be."""

from typing import Any

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from charting.drawing.body.body_drawing import draw_body
from charting.drawing.body.view_layout import FRONT_AND_BACK, SIDE_VIEWS
from charting.model.body_mark import Mark, MarkKind, View
from charting.model.case import Side
from ui.theme import tokens
from ui.theme.palette import load_fonts
from ui.widgets.body.body_mark_editor import BodyMarkEditor
from ui.widgets.drawing.drawing_view import map_drawing_colors
from ui.widgets.drawing.qt_painter import paint_drawing

ONE = Mark(view=View.FRONT, x=0.4, y=0.3, number=1)
TWO = Mark(view=View.BACK, x=0.55, y=0.5, kind=MarkKind.EDEMA, number=2)
THREE = Mark(view=View.RIGHT, x=0.5, y=0.3, number=3)


@pytest.fixture
def figure(qtbot: QtBot) -> BodyMarkEditor:
    load_fonts()
    made = BodyMarkEditor()
    qtbot.addWidget(made)
    made.resize(420, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def at_once(
    figure: BodyMarkEditor,
    marks: list[Mark],
    ghost: list[Mark] | tuple[Any, ...] = (),
    shaded: tuple[Any, ...] = (),
    views: tuple[View, View] = FRONT_AND_BACK,
) -> QtGui.QImage:
    """All of it painted on one picture."""
    picture = QPixmap(figure.size())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = draw_body(marks, figure.width(), figure.height(), ghost=ghost, shaded=shaded, views=views)
    paint_drawing(painter, drawing, map_drawing_colors(tokens.get_colors()))
    painter.end()
    return picture.toImage()


def seen(figure: BodyMarkEditor) -> QtGui.QImage:
    return figure._get_picture(map_drawing_colors(tokens.get_colors())).toImage()


def test_it_is_what_one_drawing_of_all_would_be_after_each_change(figure: BodyMarkEditor) -> None:
    shaded = (("knee_front", Side.RIGHT),)
    figure.set_marks([ONE])
    assert seen(figure) == at_once(figure, [ONE])
    figure.set_marks([ONE, TWO])
    assert seen(figure) == at_once(figure, [ONE, TWO])
    figure.set_earlier_marks([TWO])
    assert seen(figure) == at_once(figure, [ONE, TWO], [TWO])
    figure.set_shaded_regions(shaded)
    assert seen(figure) == at_once(figure, [ONE, TWO], [TWO], shaded)
    figure.set_views(SIDE_VIEWS)
    figure.set_marks([THREE])
    assert seen(figure) == at_once(figure, [THREE], [TWO], shaded, SIDE_VIEWS)
    figure.resize(300, 380)
    assert seen(figure) == at_once(figure, [THREE], [TWO], shaded, SIDE_VIEWS)


def test_setting_a_mark_does_not_paint_the_body_anew(figure: BodyMarkEditor) -> None:
    figure.set_earlier_marks([TWO])
    figure.set_marks([ONE])
    seen(figure)
    beneath = figure._background
    figure.set_marks([ONE, TWO])
    figure.set_earlier_marks([TWO])
    seen(figure)
    assert figure._background is beneath
    figure.set_earlier_marks([])
    seen(figure)
    assert figure._background is not beneath
