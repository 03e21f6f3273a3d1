"""The Assessments tab on a real chart file, driven by the keyboard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.model.assessment import Assessment, AssessmentKind, Decision, Pain
from charting.model.body_mark import MarkKind
from charting.model.findings import RedFlagAnswer, Vitals
from charting.model.note import NoteStatus
from charting.reference import loader
from tests.support.seeded_clients import seed_case
from tests.support.window_driver import WindowDriver, find_focus, press_keys
from ui.core.settings import Settings
from ui.pages.assessments.tab import AssessmentsTab
from ui.widgets.dialogs.standard_dialogs import MessageDialog

FLAGS = tuple(RedFlagAnswer(question=flag.question) for flag in loader.list_red_flags())


@pytest.fixture
def on_desk(driver: WindowDriver) -> Callable[..., Any]:
    return partial(driver.show_tab, AssessmentsTab)


@pytest.fixture
def path(empty_file: Path) -> Path:
    seed_case(empty_file)
    return empty_file


@pytest.fixture
def started(on_desk: Callable[..., Any], driver: WindowDriver, path: Path) -> AssessmentsTab:
    tab = on_desk(path)
    tab.find_command("assessment.new")()
    driver.settle(tab.chart_client)
    return tab


def test_the_first_is_charted_by_the_keyboard_and_read_back_from_the_chart(
    started: AssessmentsTab, driver: WindowDriver
) -> None:
    tab = started
    assert tab.editor.complaint.fields["subjective"].edit.hasFocus()
    press_keys("Stiff since March", Qt.Key.Key_Tab, "7", Qt.Key.Key_Tab, "9", Qt.Key.Key_Tab, "x")
    press_keys(Qt.Key.Key_Backspace, "3", Qt.Key.Key_Tab, "5", Qt.Key.Key_Tab, "aching, sharp")
    find_focus().completer().popup().hide()
    press_keys(
        Qt.Key.Key_Tab,
        "constant",
        Qt.Key.Key_Tab,
        "elbow",
        Qt.Key.Key_Tab,
        "no locking up",
        Qt.Key.Key_Tab,
        "Reach",
        Qt.Key.Key_Tab,
        "2",
    )
    (note,) = driver.read_stored(tab, Assessment)
    assert note.kind is AssessmentKind.INITIAL
    assert note.subjective == "Stiff since March"
    assert note.pain == Pain(
        now=7,
        worst=9,
        best=3,
        average=5,
        qualities=("aching", "sharp"),
        frequency="constant",
        radiation="elbow",
    )
    assert note.negatives == ("locking up",)
    assert [(activity.name, activity.score) for activity in note.activities] == [("Reach", 2)]


def test_everything_else_on_the_page_reaches_the_record(
    started: AssessmentsTab, driver: WindowDriver
) -> None:
    editor = started.editor
    for name, typed in (("posture", "Forward head"), ("gait", "Even")):
        editor.focus_field(name)
        press_keys(typed)
    for path, typed in (("vitals.systolic", "128"), ("vitals.diastolic", "82"), ("vitals.pulse", "64")):
        editor.focus_field(path)
        press_keys(typed)
    editor.flags.all_none.click()
    editor.focus_field("impression")
    press_keys("Capsular pattern", Qt.Key.Key_Tab, "t", "t", Qt.Key.Key_Tab, "On blood thinner")
    editor.focus_field("kind")
    press_keys("d")
    (note,) = driver.read_stored(started, Assessment)
    assert (note.posture, note.gait) == ("Forward head", "Even")
    assert note.vitals == Vitals(systolic=128, diastolic=82, pulse=64)
    assert note.red_flags == FLAGS
    assert (note.decision, note.decision_reason) == (Decision.PRECAUTIONS, "On blood thinner")
    assert note.kind is AssessmentKind.DISCHARGE
    assert editor.heading.text() == "Discharge assessment"


def test_marks_of_the_figure_are_charted(started: AssessmentsTab, driver: WindowDriver) -> None:
    figure = started.editor.palpation.figure
    figure.setFocus()
    press_keys(Qt.Key.Key_Left, Qt.Key.Key_Return)
    (note,) = driver.read_stored(started, Assessment)
    assert [(mark.kind, mark.number) for mark in note.marks] == [(MarkKind.PAIN, 1)]
    assert [(finding.structure, finding.finding) for finding in note.palpation] == [
        ("Front of the shoulder", "Pain")
    ]
    assert note.observations == "Pain in the front of the right shoulder."


def test_what_cannot_be_read_survives_closing_and_opening_again(
    on_desk: Callable[..., Any], driver: WindowDriver, path: Path
) -> None:
    tab = on_desk(path)
    tab.find_command("assessment.new")()
    driver.settle(tab.chart_client)
    tab.editor.focus_field("vitals.pulse")
    press_keys("6o")
    tab.editor.focus_field("happened_at")
    find_focus().selectAll()
    press_keys("yesterday at tea")
    tab.editor.focus_field("pain.best")
    press_keys("8")
    tab.editor.focus_field("pain.worst")
    press_keys("4")
    (note,) = driver.read_stored(tab, Assessment)
    assert note.unread == {"vitals.pulse": "6o", "happened_at": "yesterday at tea", "pain.best": "8"}
    tab.close()
    again = on_desk(path, chart_client=tab.chart_client)
    editor = again.editor
    assert editor.note.id == note.id
    assert editor.vitals.fields["vitals.pulse"].edit.text() == "6o"
    assert editor.vitals.fields["vitals.pulse"].error
    assert editor.when_card.fields["happened_at"].get_text() == "yesterday at tea"
    assert editor.complaint.fields["pain.best"].get_value() == 8
    editor.mark_changed()
    assert driver.read_stored(again, Assessment)[0].unread == note.unread


def test_the_list_of_what_is_missing_leads_to_the_fields_and_then_it_is_signed(
    started: AssessmentsTab, driver: WindowDriver
) -> None:
    tab, editor = started, started.editor
    tab.find_command("note.sign")()
    driver.settle(tab.chart_client)
    assert editor.complaint.fields["pain.now"].score_keys.hasFocus()
    press_keys("6")
    tab.find_command("note.sign")()
    driver.settle(tab.chart_client)
    assert editor.flags.rows[0].answer.control.hasFocus()
    editor.flags.all_none.click()
    editor.focus_field("impression")
    press_keys("Strain", Qt.Key.Key_Tab, "r")
    tab.find_command("note.sign")()
    driver.settle(tab.chart_client)
    assert editor.conclusion.fields["decision_reason"].edit.hasFocus()
    press_keys("Numbness")
    tab.find_command("note.sign")()
    driver.settle(tab.chart_client)
    (note,) = driver.read_stored(tab, Assessment)
    assert note.status is NoteStatus.SIGNED
    assert (note.pain.now, note.decision, note.decision_reason) == (6, Decision.REFER_OUT, "Numbness")
    assert tab.stack.currentWidget() is tab.reader
    assert tab.find_command("note.sign") is None


def test_showing_the_file_again_loses_nothing_of_what_is_being_typed(
    started: AssessmentsTab, driver: WindowDriver
) -> None:
    tab, editor = started, started.editor
    press_keys("Stiff since")
    tab.chart_client.chart_changed.emit()
    driver.settle(tab.chart_client)
    assert editor.complaint.fields["subjective"].edit.hasFocus()
    press_keys(" March")
    tab.chart_client.chart_changed.emit()
    driver.settle(tab.chart_client)
    assert editor.complaint.fields["subjective"].get_value() == "Stiff since March"
    assert driver.read_stored(tab, Assessment)[0].subjective == "Stiff since March"


def test_without_a_case_it_says_so_and_leads_to_adding_one(
    qtbot: QtBot, on_desk: Callable[..., Any], path: Path
) -> None:
    tab = on_desk(path, with_case=False)
    assert tab.stack.currentWidget() is tab.no_case
    tab.find_command("assessment.new")()
    with qtbot.waitSignal(tab.command_requested) as asked:
        tab.no_case.button.click()
    assert asked.args == ["case.new"]


def test_a_red_flag_only_suggests(qtbot: QtBot, started: AssessmentsTab, driver: WindowDriver) -> None:
    editor = started.editor
    editor.flags.rows[0].setFocus()
    press_keys("y")
    qtbot.waitUntil(lambda: "refer out" in editor.conclusion.suggestion.accessibleName())
    assert driver.read_stored(started, Assessment)[0].decision is None
    press_keys("n")
    qtbot.waitUntil(lambda: editor.conclusion.suggestion.accessibleName() == "")


def test_a_discarded_draft_is_gone_from_the_list(started: AssessmentsTab, driver: WindowDriver) -> None:
    tab = started
    press_keys("Wrong client")

    def answer() -> None:
        next(
            box
            for box in QApplication.topLevelWidgets()
            if isinstance(box, MessageDialog) and box.isVisible()
        ).yes.click()

    QTimer.singleShot(50, answer)
    tab.editor.discard_button.click()
    driver.settle(tab.chart_client)
    assert [note.status for note in driver.read_stored(tab, Assessment)] == [NoteStatus.DISCARDED]
    assert tab.stack.currentWidget() is tab.no_notes


def test_the_list_keeps_its_width(qtbot: QtBot, started: AssessmentsTab) -> None:
    settings = Settings()
    started.splitter.setSizes([300, 800])
    sizes = started.splitter.sizes()
    started.save_state(settings)
    started.splitter.setSizes([240, 860])
    started.restore_state(settings)
    assert started.splitter.sizes() == sizes
