"""The O sentence in its field: it follows the findings until the therapist makes it theirs."""

from typing import Any

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charting.model.case import Side
from charting.model.findings import Palpation
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.findings_sentence import FindingsSentence
from ui.pages.notes.findings.mark_sheet_controller import link_marks_to_table
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.theme.palette import load_fonts
from ui.widgets.body.body_panel import BodyPanel
from ui.widgets.fields.basic_fields import TextField

INFRA = Palpation(structure="Infraspinatus", side=Side.RIGHT, finding="Active trigger point", grade=3)
SOLEUS = Palpation(structure="Soleus", side=Side.LEFT, finding="Hypertonicity")
SAID = "Active trigger point in the right infraspinatus, 3/4."
BOTH_SAID = "Active trigger point in the right infraspinatus, 3/4; hypertonic left soleus."


@pytest.fixture
def page(qtbot: QtBot) -> QtWidgets.QWidget:
    """A table, a figure and the words, tied."""
    load_fonts()
    page = QWidget()
    column = QVBoxLayout(page)
    page.table, page.panel, page.field = PalpationTable(), BodyPanel(), TextField("Observations")
    page.linked = link_marks_to_table(page.table, page.panel)
    page.sentence = FindingsSentence(page.field, page.linked)
    for widget in (page.table, page.field, page.sentence.button, page.panel):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


def load(page: QtWidgets.QWidget, *findings: Any, words: str = "") -> None:
    page.field.set_value(words)
    page.table.load_items(findings)
    page.linked.load_marks(())
    page.sentence.load_sentence()


def test_an_empty_field_follows_the_findings(page: QtWidgets.QWidget) -> None:
    load(page)
    page.table.add_items([INFRA])
    assert page.field.get_value() == SAID
    page.table.add_items([SOLEUS])
    assert page.field.get_value() == BOTH_SAID
    page.table.table.model.remove_row(0)
    assert page.field.get_value() == "Hypertonic left soleus."
    page.table.table.model.remove_row(0)
    assert page.field.get_value() == ""


def test_a_mark_writes_it_too(qtbot: QtBot, page: QtWidgets.QWidget) -> None:
    load(page)
    page.panel.figure.setFocus()
    for key in (Qt.Key.Key_H, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(page.panel.figure, key)
    assert page.field.get_value() == "Hypertonic right anterior deltoid."


def test_opening_a_note_writes_nothing(page: QtWidgets.QWidget) -> None:
    load(page, INFRA)
    assert page.field.get_value() == ""


def test_a_sentence_that_was_written_before_goes_on_following(page: QtWidgets.QWidget) -> None:
    load(page, INFRA, words=SAID)
    page.table.add_items([SOLEUS])
    assert page.field.get_value() == BOTH_SAID


def test_the_words_of_the_therapist_are_never_overwritten(qtbot: QtBot, page: QtWidgets.QWidget) -> None:
    load(page)
    page.table.add_items([INFRA])
    page.field.edit.moveCursor(page.field.edit.textCursor().MoveOperation.End)
    qtbot.keyClicks(page.field.edit, " Warm")
    page.table.add_items([SOLEUS])
    assert page.field.get_value() == f"{SAID} Warm"


def test_what_stands_below_the_sentence_stays(page: QtWidgets.QWidget) -> None:
    load(page, INFRA, words=f"{SAID}\nGuarded at first.")
    page.table.add_items([SOLEUS])
    assert page.field.get_value() == f"{BOTH_SAID}\nGuarded at first."


def test_the_button_writes_anew_and_tells_the_note(qtbot: Any, page: Any) -> None:
    load(page, INFRA, words="My own words.")
    button = page.sentence.button
    assert button.isVisible()
    assert button.text() == texts.WRITE_FINDINGS
    with qtbot.waitSignal(page.field.changed, check_params_cb=lambda words: words == SAID):
        button.click()
    assert page.field.get_value() == SAID
    assert not button.isVisible()


def test_the_button_is_there_only_when_it_would_change_something(page: QtWidgets.QWidget) -> None:
    load(page, INFRA, words=SAID)
    assert not page.sentence.button.isVisible()


def test_after_writing_anew_it_follows_again(page: QtWidgets.QWidget) -> None:
    load(page, INFRA, words="My own words.")
    page.sentence.button.click()
    page.table.add_items([SOLEUS])
    assert page.field.get_value() == BOTH_SAID
    assert not page.sentence.button.isVisible()
