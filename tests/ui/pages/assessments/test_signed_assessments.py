"""Signed assessments on the Assessments tab: read only, added to, and what the next one knows of them."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.notes import sign_note, start_assessment
from charting.clinic_file import open_clinic_file
from charting.model.assessment import Assessment, AssessmentKind, Decision, Pain
from charting.model.case import Side
from charting.model.findings import RangeOfMotion, RedFlagAnswer
from charting.reference import loader
from tests.support.seeded_clients import seed_case
from tests.support.window_driver import WindowDriver, find_focus, press_keys
from ui.pages.assessments.tab import AssessmentsTab
from ui.widgets.dialogs.standard_dialogs import FormSheet

FLAGS = tuple(RedFlagAnswer(question=flag.question) for flag in loader.list_red_flags())


@pytest.fixture
def on_desk(driver: WindowDriver) -> Callable[..., Any]:
    return partial(driver.show_tab, AssessmentsTab)


@pytest.fixture
def path(empty_file: Path) -> Path:
    seed_case(empty_file)
    return empty_file


def sign_first(path: Path, **fields: Any) -> Assessment:
    """A signed initial assessment, as from an earlier day."""
    with open_clinic_file(path) as clinic_file:
        who = clinic_file.therapists.find_first()
        case = clinic_file.cases.find_first()
        draft = start_assessment(clinic_file, who, case, AssessmentKind.INITIAL)
        whole = {
            "happened_at": clock.now() - timedelta(days=7),
            "subjective": "Cannot reach <b>the</b> shelf",
            "pain": Pain(now=8, worst=9),
            "red_flags": FLAGS,
            "impression": "Stiff shoulder",
            "decision": Decision.TREAT,
        }
        return sign_note(clinic_file, who, draft.with_changes(**(whole | fields)))


def test_a_signed_one_is_read_only_and_takes_an_addendum(
    qtbot: QtBot, on_desk: Callable[..., Any], driver: WindowDriver, path: Path
) -> None:
    note = sign_first(path)
    tab = on_desk(path)
    assert tab.stack.currentWidget() is tab.reader
    assert tab.editor is None
    assert "<b>the</b>" in tab.reader.note_lines.accessibleName()
    tab.find_command("note.addendum")()
    sheet = tab.findChild(FormSheet)
    qtbot.waitUntil(lambda: sheet.isActiveWindow() and sheet.form.get_field("text").edit.hasFocus())
    press_keys("X-ray came: no fracture")
    qtbot.keyClick(find_focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.settle(tab.chart_client)
    assert "X-ray came: no fracture" in tab.reader.note_lines.accessibleName()
    assert driver.read_stored(tab, Assessment) == [note]


def test_the_next_one_is_a_reassessment_with_what_was_before(
    on_desk: Callable[..., Any], driver: WindowDriver, path: Path
) -> None:
    flexion = RangeOfMotion(joint="shoulder", motion="flexion", side=Side.RIGHT, degrees=105)
    sign_first(path, ranges=(flexion,))
    tab = on_desk(path)
    tab.find_command("assessment.new")()
    driver.settle(tab.chart_client)
    editor = tab.editor
    assert editor.heading.text() == "Reassessment"
    assert editor.complaint.fields["pain.now"].score_keys.previous == 8
    ranges = next(card.tables["ranges"] for card in editor.cards if "ranges" in card.tables)
    ranges.load_items((flexion,), ranges.previous)
    assert ranges.table.model.index(0, 6).data() == "105°"


def test_going_to_the_signed_one_and_back_keeps_the_draft(
    on_desk: Callable[..., Any], driver: WindowDriver, path: Path
) -> None:
    signed = sign_first(path)
    tab = on_desk(path)
    tab.find_command("assessment.new")()
    driver.settle(tab.chart_client)
    press_keys("Better")
    draft = tab.editor.note.id
    tab.table.setFocus()
    press_keys(Qt.Key.Key_Down)
    assert tab.shown_id == signed.id
    assert tab.stack.currentWidget() is tab.reader
    press_keys(Qt.Key.Key_Up)
    driver.settle(tab.chart_client)
    assert tab.shown_id == draft
    assert tab.editor.complaint.fields["subjective"].get_value() == "Better"
