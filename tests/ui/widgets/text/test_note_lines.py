"""The words of a note in rows: other words in their place leave nothing of the former ones."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.shown_widgets import read_labels
from ui.widgets.text.labeled_lines import LabeledLines


def bring_up(qtbot: QtBot, rows: list[tuple[str, str]]) -> LabeledLines:
    lines = LabeledLines()
    qtbot.addWidget(lines)
    lines.show_lines(rows)
    lines.show()
    qtbot.waitExposed(lines)
    return lines


def test_other_rows_take_the_place_of_those_shown_before(qtbot: QtBot) -> None:
    lines = bring_up(qtbot, [("Pain", "6"), ("Plan", "again <b>soon</b>"), ("Seal", "ab12")])
    assert read_labels(lines) == "Pain | 6 | Plan | again <b>soon</b> | Seal | ab12"
    lines.show_lines([("Response", "calm")])
    assert read_labels(lines) == "Response | calm"
    assert lines.accessibleName() == "Response: calm"
    lines.show_lines([("Response", "calm"), ("Home", "walk")])
    qtbot.waitUntil(lambda: read_labels(lines) == "Response | calm | Home | walk")
    lines.show_lines([])
    assert read_labels(lines) == ""


def test_words_selected_in_a_row_are_not_selected_in_the_next_note(qtbot: QtBot) -> None:
    lines = bring_up(qtbot, [("Pain", "6 at rest")])
    words = lines.findChildren(QLabel)[1]
    words.setSelection(0, 3)
    assert words.selectedText() == "6 a"
    lines.show_lines([("Pain", "5 at rest")])
    words.grab()
    assert words.selectedText() == ""
