"""The figure keeps two pictures; what is seen is always what one drawing of everything would be."""

from typing import Any

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from charting.drawing.body import BOTH, draw_body
from charting.drawing.body_layout import SIDES
from charting.model.body import Mark, MarkKind, View
from charting.model.case import Side
from ui.fonts import load_fonts
from ui.theme import tokens
from ui.widgets.body_figure import BodyFigure
from ui.widgets.drawing_view import drawing_colors
from ui.widgets.painting import paint

ONE = Mark(view=View.FRONT, x=0.4, y=0.3, number=1)
TWO = Mark(view=View.BACK, x=0.55, y=0.5, kind=MarkKind.EDEMA, number=2)
THREE = Mark(view=View.RIGHT, x=0.5, y=0.3, number=3)


@pytest.fixture
def figure(qtbot: QtBot) -> BodyFigure:
    load_fonts()
    made = BodyFigure()
    qtbot.addWidget(made)
    made.resize(420, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def at_once(
    figure: BodyFigure,
    marks: list[Mark],
    ghost: list[Mark] | tuple[Any, ...] = (),
    shaded: tuple[Any, ...] = (),
    views: tuple[View, View] = BOTH,
) -> QtGui.QImage:
    """All of it painted on one picture."""
    picture = QPixmap(figure.size())
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = draw_body(marks, figure.width(), figure.height(), ghost=ghost, shaded=shaded, views=views)
    paint(painter, drawing, drawing_colors(tokens.current()))
    painter.end()
    return picture.toImage()


def seen(figure: BodyFigure) -> QtGui.QImage:
    return figure._picture(drawing_colors(tokens.current())).toImage()


def test_it_is_what_one_drawing_of_all_would_be_after_each_change(figure: BodyFigure) -> None:
    shaded = (("knee_front", Side.RIGHT),)
    figure.set_marks([ONE])
    assert seen(figure) == at_once(figure, [ONE])
    figure.set_marks([ONE, TWO])
    assert seen(figure) == at_once(figure, [ONE, TWO])
    figure.set_ghost([TWO])
    assert seen(figure) == at_once(figure, [ONE, TWO], [TWO])
    figure.set_shaded(shaded)
    assert seen(figure) == at_once(figure, [ONE, TWO], [TWO], shaded)
    figure.set_views(SIDES)
    figure.set_marks([THREE])
    assert seen(figure) == at_once(figure, [THREE], [TWO], shaded, SIDES)
    figure.resize(300, 380)
    assert seen(figure) == at_once(figure, [THREE], [TWO], shaded, SIDES)


def test_setting_a_mark_does_not_paint_the_body_anew(figure: BodyFigure) -> None:
    figure.set_ghost([TWO])
    figure.set_marks([ONE])
    seen(figure)
    beneath = figure._beneath
    figure.set_marks([ONE, TWO])
    figure.set_ghost([TWO])
    seen(figure)
    assert figure._beneath is beneath
    figure.set_ghost([])
    seen(figure)
    assert figure._beneath is not beneath
