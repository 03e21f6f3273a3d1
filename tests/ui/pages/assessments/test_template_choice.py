"""Each shipped template in the real window, from an open client to the signature, with keys and nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtCore
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from charting.actions.clients import register_client
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.entry.templates.template_lines import build_template_lines
from charting.measures.instruments import find_instrument_by_name
from charting.model.case import Area, Case, Side
from charting.model.client import Client
from charting.model.note_line import Origin
from charting.reference.assessment_templates import AssessmentTemplate, load_shipped_templates
from tests.support.shown_widgets import read_labels
from tests.support.window_driver import WindowDriver, find_focus
from ui.application.main_window import MainWindow
from ui.core.settings import Settings
from ui.pages.assessments.editor import AssessmentEditor
from ui.widgets.entry_table.entry_view import EntryView

KEY, CONTROL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier
FIGURES = {"degrees": "40", "grade": "4", "finding": "tender point", "result": "negative"}
FILLED = 2  # lines of each table that are filled; the rest stays as the template left it
ANSWERS = {"Pain now": "6", "Impression": "Strain", "Decision": "t"}


class Hands:
    """Types into whatever has the keyboard, and counts."""

    def __init__(self, qtbot: QtBot, window: MainWindow, driver: WindowDriver) -> None:
        self._qtbot, self.window, self._driver, self.strokes = qtbot, window, driver, 0

    def press(
        self, key: QtCore.Qt.Key, modifiers: QtCore.Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self._qtbot.keyClick(find_focus() or self.window, key, modifiers)
        self._qtbot.wait(5)
        self.strokes += 1

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(find_focus(), text)
        self.strokes += len(text)

    def command(self, key: QtCore.Qt.Key, modifiers: QtCore.Qt.KeyboardModifier) -> None:
        self.press(key, modifiers)
        self._driver.settle(self.window.chart_client)

    def tab_to(self, wanted: Callable[..., Any]) -> None:
        for _ in range(120):
            self.press(KEY.Key_Tab)
            if wanted():
                return
        raise AssertionError("Tab never came there.")


@pytest.fixture
def hands(qtbot: QtBot, driver: WindowDriver, empty_file: Path) -> Callable[..., Any]:
    """The window with that client's assessments open."""

    def open_client(case_words: str) -> Hands:
        with open_clinic_file(empty_file) as clinic_file:
            who = clinic_file.therapists.find_first()
            born = date(1981, 3, 14)
            client = register_client(
                clinic_file, who, Client(given_name="Thảo", family_name="Lê", birth_date=born)
            )
            area = Area(region="shoulder", side=Side.RIGHT)
            save_record(
                clinic_file,
                who,
                Case(client_id=client.id, complaint=case_words, opened=date(2026, 1, 5), areas=(area,)),
            )
        window = MainWindow(driver.connect(empty_file), Settings())
        qtbot.addWidget(window, before_close_func=MainWindow.close_for_good)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.open_client(client.id)
        driver.settle(window.chart_client)
        return Hands(qtbot, window, driver)

    return open_client


def editor_of(window: MainWindow) -> AssessmentEditor:
    return window.client_page.client_tabs[window.client_page.tabs.get_current_tab()].editor


def fill_tables(qtbot: QtBot, hands: Hands, tables: int) -> None:
    """Tab from table to table; in each a figure and Enter, twice."""
    for _ in range(tables):
        hands.tab_to(
            lambda: (
                isinstance(find_focus(), EntryView)
                and find_focus().model().find_rows_of_origin(Origin.TEMPLATE)
            )
        )
        view = find_focus()
        for at in range(FILLED):
            index = view.currentIndex()
            key = view.model().columns[index.column()].key
            if at >= len(view.model().collect_rows()):
                break
            figure = FIGURES.get(key) or f"{find_instrument_by_name(index.siblingAtColumn(0).data()).high:g}"
            if not isinstance(find_focus(), QLineEdit):
                hands.press(KEY.Key_Return)
            qtbot.waitUntil(lambda: isinstance(find_focus(), QLineEdit))
            find_focus().setCompleter(None)  # its list would take the window's activity away, offscreen
            editor = find_focus()
            hands.type(figure)
            hands.press(KEY.Key_Return)
            qtbot.waitUntil(lambda old=editor: find_focus() is not old)
            qtbot.wait(20)
        if isinstance(find_focus(), QLineEdit):
            hands.press(KEY.Key_Escape)
            qtbot.waitUntil(view.hasFocus)


def answer_what_is_missing(hands: Hands, editor: AssessmentEditor) -> None:
    """Sign; the list leads to what is missing, which is answered where the cursor is; sign again."""
    for _ in range(8):
        hands.command(KEY.Key_Return, CONTROL)
        if editor.note is None:
            return
        name = find_focus().accessibleName()
        if typed := next((text for label, text in ANSWERS.items() if name.startswith(label)), ""):
            hands.type(typed)
        else:  # the red flags: no, and on to the next question
            for _row in editor.flags.rows:
                hands.type("n")
                hands.press(KEY.Key_Tab)


@pytest.mark.parametrize("template", load_shipped_templates(), ids=lambda each: each.id)
def test_each_template_is_charted_and_signed_by_keys_alone(
    qtbot: QtBot, hands: Callable[..., Hands], driver: WindowDriver, template: AssessmentTemplate
) -> None:
    hands = hands(template.name)
    hands.command(KEY.Key_2, ALT)
    hands.command(KEY.Key_A, BOTH)
    hands.command(KEY.Key_T, BOTH)
    editor = editor_of(hands.window)
    while find_focus().currentText().removesuffix(" (suggested)") != template.name:
        assert isinstance(find_focus(), QComboBox)
        hands.press(KEY.Key_Down)
    wanted = build_template_lines(template.lines, Side.RIGHT)
    fill_tables(qtbot, hands, len(wanted))
    answer_what_is_missing(hands, editor)
    notes = []
    hands.window.chart_client.run_query(lambda clinic_file: clinic_file.assessments.find(), notes.extend)
    driver.settle(hands.window.chart_client)
    (note,) = notes
    assert note.signed, read_labels(editor.signing_list)
    for field, lines in wanted.items():
        charted = getattr(note, field)
        assert len(charted) == min(FILLED, len(lines)), field
        assert all(line.filled and line.origin is Origin.TYPED for line in charted)
    print(f"{template.name}: {hands.strokes} keystrokes")
