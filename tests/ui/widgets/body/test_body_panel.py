"""What stands about the figure: the views, the legend, and an earlier visit beneath with its slider."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.drawing.body.body_regions import ALL_VIEWS, find_region_point
from charting.drawing.shapes import Text
from charting.model.body_mark import Mark, MarkKind, View
from charting.model.case import Side
from ui.theme.palette import load_fonts
from ui.widgets.body.body_panel import BodyPanel
from ui.widgets.body.earlier_visits import EarlierVisit

BLADE = find_region_point("scapular", Side.RIGHT, View.BACK)
HIP = find_region_point("hip", Side.RIGHT, View.RIGHT)
TRIGGER = Mark(view=View.BACK, x=BLADE[0], y=BLADE[1], kind=MarkKind.ACTIVE_TRIGGER_POINT)
ASIDE = Mark(view=View.RIGHT, x=HIP[0], y=HIP[1], kind=MarkKind.EDEMA)
VISITS = (
    EarlierVisit("Session 1 · 1 Nov", (TRIGGER, ASIDE)),
    EarlierVisit("Session 2 · 8 Nov", ()),
    EarlierVisit("Session 3 · 15 Nov", (TRIGGER,)),
)


@pytest.fixture
def panel(qtbot: QtBot) -> BodyPanel:
    load_fonts()
    panel = BodyPanel()
    qtbot.addWidget(panel)
    panel.resize(340, 400)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    panel.reset_for_note()
    return panel


def legend(panel: BodyPanel) -> list[Any]:
    return [shape.text for shape in panel.legend.get_drawing().shapes if isinstance(shape, Text)]


def test_a_narrow_figure_shows_front_and_back_or_the_sides(qtbot: QtBot, panel: BodyPanel) -> None:
    assert panel.figure.get_views() == (View.FRONT, View.BACK)
    panel.figure.setFocus()
    qtbot.keyClick(panel.figure, Qt.Key.Key_V)
    assert panel.figure.get_views() == (View.RIGHT, View.LEFT)
    panel.views.click()
    assert panel.figure.get_views() == (View.FRONT, View.BACK)


def test_other_views_let_go_of_the_region_that_is_gone(qtbot: QtBot, panel: BodyPanel) -> None:
    panel.figure.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_V):
        qtbot.keyClick(panel.figure, key)
    panel.figure.grab()
    qtbot.keyClick(panel.figure, Qt.Key.Key_Return)
    panel.figure.grab()
    assert panel.figure.get_marks() == ()


def test_a_wide_figure_shows_all_four_and_no_choice(panel: BodyPanel) -> None:
    panel.resize(900, 500)
    assert panel.figure.get_views() == ALL_VIEWS
    assert not panel.views.isVisible()


def test_marks_that_are_not_in_sight_are_counted(panel: BodyPanel) -> None:
    panel.figure.set_marks((TRIGGER, ASIDE))
    assert panel.views.text() == "Sides · 1"
    assert panel.views.toolTip() == "Both sides (V); marks there: 1"
    panel.toggle_views()
    assert panel.views.text() == "Front · 1"


def test_the_legend_names_the_symbols_in_use_and_no_others(panel: BodyPanel) -> None:
    assert legend(panel) == []
    panel.figure.set_marks((TRIGGER, ASIDE, TRIGGER))
    assert legend(panel) == ["active trigger point", "edema"]
    assert panel.legend.accessibleDescription() == "active trigger point, edema"


def test_the_legend_breaks_where_it_is_full(panel: BodyPanel) -> None:
    panel.figure.set_marks(tuple(Mark(view=View.BACK, x=0.5, y=0.3, kind=kind) for kind in MarkKind))
    lines = {shape.y for shape in panel.legend.get_drawing().shapes if isinstance(shape, Text)}
    assert len(lines) > 2
    assert panel.legend.height() == 20 * len(lines)


def test_the_last_visit_lies_beneath_at_first_and_the_slider_goes_through_all(
    qtbot: QtBot, panel: BodyPanel
) -> None:
    panel.show_visits(VISITS)
    assert panel.figure.get_earlier_marks() == (TRIGGER,)
    assert panel.visits.label.text() == "Session 3 · 15 Nov"
    qtbot.keyClick(panel.visits.slider, Qt.Key.Key_Left)
    assert panel.figure.get_earlier_marks() == ()
    assert panel.visits.label.text() == "Session 2 · 8 Nov: no marks"
    qtbot.keyClick(panel.visits.slider, Qt.Key.Key_Left)
    assert panel.figure.get_earlier_marks() == (TRIGGER, ASIDE)
    assert panel.visits.slider.toolTip() == "Session 1 · 1 Nov"
    assert panel.visits.slider.accessibleDescription() == "Session 1 · 1 Nov"


def test_the_switch_takes_it_away_by_click_and_by_key(qtbot: QtBot, panel: BodyPanel) -> None:
    panel.show_visits(VISITS)
    panel.visits.switch.click()
    assert panel.figure.get_earlier_marks() == ()
    assert not panel.visits.slider.isVisible()
    panel.figure.setFocus()
    qtbot.keyClick(panel.figure, Qt.Key.Key_G)
    assert panel.figure.get_earlier_marks() == (TRIGGER,)


def test_the_ghost_is_in_the_picture_and_its_marks_are_not_the_notes(panel: BodyPanel) -> None:
    before = panel.figure.get_drawing().shapes
    panel.show_visits(VISITS[:1])
    assert len(panel.figure.get_drawing().shapes) > len(before)
    assert panel.figure.get_marks() == ()


def test_without_an_earlier_visit_there_is_no_switch(panel: BodyPanel) -> None:
    panel.show_visits(VISITS)
    panel.show_visits(())
    assert not panel.visits.isVisible()
    assert panel.figure.get_earlier_marks() == ()


def test_the_wheel_leaves_the_visit(panel: BodyPanel) -> None:
    panel.show_visits(VISITS)
    slider = panel.visits.slider
    at = QPointF(slider.rect().center())
    wheel = QWheelEvent(
        at, slider.mapToGlobal(at), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, bool(0),
    )  # fmt: skip
    QApplication.sendEvent(slider, wheel)
    assert slider.value() == 2


def test_a_theme_or_a_size_paints_the_kept_picture_anew(panel: BodyPanel) -> None:
    panel.figure.set_marks((TRIGGER,))
    panel.figure.grab()
    small = panel.figure._background
    panel.resize(500, 600)
    panel.figure.grab()
    assert panel.figure._background is not small
    kept = panel.figure._background
    panel.figure.grab()
    assert panel.figure._background is kept


def test_what_is_shaded_is_in_the_picture(panel: BodyPanel) -> None:
    before = len(panel.figure.get_drawing().shapes)
    panel.figure.set_shaded_regions((("calf", Side.RIGHT),))
    assert len(panel.figure.get_drawing().shapes) > before
