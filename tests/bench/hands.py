"""Rows of the hand: a key in the editor with sixty visits beside it, and the body figure under the mouse."""

import random
from collections.abc import Callable, Iterable
from itertools import cycle
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from charting.drawing.body.body_regions import list_body_regions
from charting.model.body_mark import Mark, MarkKind, View
from tests.bench.clinic import Built
from tests.bench.measure import in_turns, taken
from tests.bench.onscreen import ROUNDS, OnScreen, application
from tests.bench.rows import Row, within_ms
from tests.support.window_driver import find_focus
from ui.pages.sessions.editor import SessionEditor
from ui.widgets.body.body_mark_editor import BodyMarkEditor

WORDS = "reaches the shelf again, sleeps on the right side; inf r tp 3 "
KEYS = 200
MARKS, MARKED = 5, 60
FRAME = 16.0  # ms


def typing_rows(built: Built) -> list[Row]:
    """The editor first, then the figure alone with twelve marks and eight of an earlier visit."""
    return [*_editor(built), *_figure()]


def _editor(built: Built) -> Iterable[Row]:
    shown = OnScreen(built.path)
    try:
        shown.open(built.long_id, "sessions")
        shown.window.client_page._run_command("session.new")
        shown.painted()
        tab: Any = shown.window.client_page.client_tabs["tab.sessions"]
        editor: SessionEditor = tab.editor
        editor.focus_field("subjective")
        yield _typed(shown, "a key in S of the editor, 60 visits beside it", find_focus())
        yield _typed(shown, "a key in quick entry, 60 visits beside it", editor.quick.line.edit)
        yield _charted(shown, editor.side.body.figure)
    finally:
        shown.close()


def _typed(shown: OnScreen, what: str, field: QPlainTextEdit | QLineEdit) -> Row:
    """The plain editor is a window of its own; each turn has the keyboard before it is measured."""
    plain = QPlainTextEdit()
    plain.resize(field.size().expandedTo(plain.minimumSizeHint()))
    plain.show()

    def typing(into: QPlainTextEdit | QLineEdit) -> Callable[[], float]:
        letters = cycle(WORDS)

        def key() -> float:
            into.activateWindow()
            into.setFocus()
            shown.painted()
            letter = next(letters)
            if letter == WORDS[0]:
                into.clear()
            return taken(lambda: _pressed(shown, into, letter))

        return key

    measured, floor = in_turns(typing(field), typing(plain), KEYS)
    plain.deleteLater()
    return Row(what, 0, measured, floor, (within_ms("p99", measured.p99, FRAME),))


def _pressed(shown: OnScreen, into: QWidget, letter: str) -> None:
    QTest.keyClicks(into, letter)
    for _ in range(ROUNDS):
        shown.app.processEvents()


def _charted(shown: OnScreen, figure: BodyMarkEditor) -> Row:
    """The mark with all that follows it: its row in the table, the sentence, its sheet. Five at most stand at a time.

    The floor is the figure painted again with nothing changed.
    """
    regions = list_body_regions(figure.get_views())
    turns = cycle(random.Random(3).sample(regions, len(regions)))

    def marked() -> float:
        region, before = next(turns), len(figure.get_marks())
        spot = QPointF(*figure.get_body_layout().map_to_drawing(region.view, *region.point)).toPoint()
        seconds = taken(lambda: _clicked(shown, figure, spot))
        shown.painted()
        QTest.keyClick(figure, Qt.Key.Key_Escape)  # closes the sheet
        if len(figure.get_marks()) == before:
            return marked()  # there was one: it was opened
        if before == MARKS:
            figure.select_mark(0)
            figure.remove_selected_mark()
        shown.painted()
        return seconds

    measured, floor = in_turns(marked, lambda: taken(figure.repaint), MARKED)
    goal = within_ms("p99", measured.p99, FRAME)
    return Row("a mark set in the session editor, to painted", 0, measured, floor, (goal,))


def _clicked(shown: OnScreen, figure: BodyMarkEditor, spot: QPoint) -> None:
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton, pos=spot)
    shown.app.processEvents()


def _figure() -> Iterable[Row]:
    application()
    figure = _marked_figure()
    spots = cycle([(x, y) for x in range(40, 440, 23) for y in range(10, 400, 23)])
    yield _moved("body figure, hover", figure, lambda: QTest.mouseMove(figure, QPoint(*next(spots))))
    start = figure.get_mark_position(0).toPoint()
    QTest.mousePress(figure, Qt.MouseButton.LeftButton, pos=start)
    steps = cycle(range(200))

    def drag() -> None:
        step = next(steps)
        QTest.mouseMove(figure, start + QPoint(step % 17, step % 11))

    yield _moved("body figure, drag", figure, drag)
    QTest.mouseRelease(figure, Qt.MouseButton.LeftButton, pos=start)
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Return)
    keys = cycle([Qt.Key.Key_Tab, Qt.Key.Key_Return])
    yield _moved("body figure, mark by key", figure, lambda: QTest.keyClick(figure, next(keys)), 40)


def _moved(what: str, figure: BodyMarkEditor, deed: Callable[[], object], times: int = KEYS) -> Row:
    """The floor is the figure painted again with nothing changed."""

    def painted() -> None:
        deed()
        figure.repaint()

    measured, floor = in_turns(lambda: taken(painted), lambda: taken(figure.repaint), times)
    return Row(what, 0, measured, floor, (within_ms("p99", measured.p99, FRAME),))


def _marked_figure() -> BodyMarkEditor:
    figure = BodyMarkEditor()
    figure.resize(480, 420)
    figure.show()
    chance = random.Random(3)
    places = [
        (each.view, *each.point) for each in chance.sample(list_body_regions((View.FRONT, View.BACK)), 20)
    ]
    kinds = [*MarkKind, *MarkKind]
    marks = [Mark(view=v, x=x, y=y, kind=kinds[i], number=i + 1) for i, (v, x, y) in enumerate(places[:12])]
    figure.set_marks(marks)
    figure.set_earlier_marks([Mark(view=v, x=x, y=y) for v, x, y in places[12:]])
    figure.repaint()
    return figure
