"""The template in the head of an assessment: what it suggests, what it replaces, and what is left of it on signing."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from charting.actions.clients import register_client
from charting.actions.custom_templates import save_template
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.entry.templates.template_lines import build_template_lines
from charting.measures.instruments import get_instrument
from charting.model.assessment import Assessment
from charting.model.body_mark import Mark, View
from charting.model.case import Area, Case, Side
from charting.model.client import Client
from charting.model.custom_records import CustomTemplate
from charting.model.findings import Palpation
from charting.model.note import NoteStatus
from charting.reference import custom_data
from charting.reference.assessment_templates import load_shipped_templates
from tests.support.window_driver import WindowDriver, find_focus, press_keys
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.pages.notes.findings.ranges_table import RangesTable
from ui.widgets.entry_table.entry_view import EntryView

KEY = Qt.Key
FIGURES = {"ranges": "40", "strength": "4", "palpation": "tender point", "tests": "negative"}
FILLED = 2  # lines of each table that are filled; the rest stays as the template left it


@pytest.fixture(autouse=True)
def _shipped_templates_afterwards() -> Iterator[None]:
    yield
    custom_data.set_custom_data(custom_data.SHIPPED)


@pytest.fixture
def started(
    driver: WindowDriver,
    empty_file: Path,
) -> Callable[..., Any]:
    """A tab with a new assessment of a case with this complaint."""

    def start(complaint: str, *areas: Any) -> AssessmentsTab:
        with open_clinic_file(empty_file) as clinic_file:
            who = clinic_file.therapists.find_first()
            born = date(1981, 3, 14)
            client = register_client(
                clinic_file, who, Client(given_name="Thảo", family_name="Lê", birth_date=born)
            )
            case = Case(client_id=client.id, complaint=complaint, opened=date(2026, 1, 5), areas=areas)
            save_record(clinic_file, who, case)
        tab = driver.show_tab(AssessmentsTab, empty_file)
        tab.find_command("assessment.new")()
        driver.settle(tab.chart_client)
        return tab

    return start


def choose(qtbot: QtBot, tab: AssessmentsTab, name: str) -> str:
    """The key of the template, then arrows down to that name; the choice that is there."""
    tab.find_command("assessment.template")()
    assert isinstance(find_focus(), QComboBox)
    press_keys(KEY.Key_Home)
    for _ in range(find_focus().count()):
        if find_focus().currentText().removesuffix(" (suggested)") == name:
            break
        press_keys(KEY.Key_Down)
    return find_focus().currentText()


def table_of(tab: AssessmentsTab, field: str) -> PalpationTable | RangesTable:
    return next(card.tables[field] for card in tab.editor.cards if field in card.tables)


def a_total(tab: Any, at: Any) -> Any:
    """A total that the form in that row can give."""
    return f"{get_instrument(table_of(tab, 'scores').collect_items()[at].instrument).high:g}"


def fill_lines(qtbot: QtBot, tab: AssessmentsTab, field: str) -> None:
    """Come into the table and fill its first lines: a figure, Enter, the next figure."""
    view = table_of(tab, field).table.view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for at in range(min(FILLED, table_of(tab, field).table.model.rowCount())):
        if not isinstance(find_focus(), QLineEdit):
            press_keys(KEY.Key_Return)
        qtbot.waitUntil(lambda: isinstance(find_focus(), QLineEdit))
        find_focus().setCompleter(None)  # its list would take the window's activity away, offscreen
        editor = find_focus()
        press_keys(FIGURES.get(field) or a_total(tab, at), KEY.Key_Return)
        qtbot.waitUntil(lambda old=editor: find_focus() is not old)
        qtbot.wait(20)
    if isinstance(find_focus(), QLineEdit):
        press_keys(KEY.Key_Escape)


def conclude(qtbot: QtBot, tab: AssessmentsTab, driver: WindowDriver) -> None:
    """What signing asks for beside the findings, by the keys."""
    editor = tab.editor
    editor.focus_field("pain.now")
    press_keys("6")
    editor.flags.all_none.setFocus()
    press_keys(KEY.Key_Return)
    editor.focus_field("impression")
    press_keys("Strain", KEY.Key_Tab, "t")
    tab.find_command("note.sign")()
    driver.settle(tab.chart_client)


def test_the_template_that_the_case_suggests_is_the_first_one_down(
    started: Callable[..., AssessmentsTab], driver: WindowDriver
) -> None:
    tab = started("Whiplash after a collision")
    tab.find_command("assessment.template")()
    press_keys(KEY.Key_Down)
    assert find_focus().currentText() == "Whiplash (suggested)"
    (note,) = driver.read_stored(tab, Assessment)
    assert {score.instrument for score in note.scores} >= {"ndi", "tsk11"}


def test_another_template_replaces_only_what_is_unfilled_and_adds_nothing_twice(
    qtbot: QtBot, started: Callable[..., AssessmentsTab], driver: WindowDriver
) -> None:
    tab = started("Neck")
    choose(qtbot, tab, "Neck")
    fill_lines(qtbot, tab, "ranges")
    choose(qtbot, tab, "Headache")
    (note,) = driver.read_stored(tab, Assessment)
    abouts = [(each.joint, each.motion, each.side) for each in note.ranges]
    assert len(set(abouts)) == len(abouts)
    assert [each.degrees for each in note.ranges][:3] == [40, 40, None]
    headache = next(each for each in load_shipped_templates() if each.id == "headache")
    assert {each.structure for each in note.palpation} == {
        each.structure for each in build_template_lines(headache.lines)["palpation"]
    }
    choose(qtbot, tab, "None")
    (note,) = driver.read_stored(tab, Assessment)
    assert [each.degrees for each in note.ranges] == [40, 40]
    assert note.palpation == ()


def test_the_choice_is_known_again_when_the_draft_is_opened_again(
    qtbot: QtBot, started: Callable[..., AssessmentsTab], driver: WindowDriver
) -> None:
    tab = started("Neck")
    choose(qtbot, tab, "Knee")
    (note,) = driver.read_stored(tab, Assessment)
    tab.editor.open_draft(note, tab.case)
    assert tab.editor.template.combo.currentText() == "Knee"


def test_a_template_added_meanwhile_is_offered_when_the_page_is_shown_again(
    qtbot: QtBot, started: Callable[..., AssessmentsTab], driver: WindowDriver
) -> None:
    tab = started("Neck")
    choose(qtbot, tab, "Knee")
    added = CustomTemplate(code="own_desk", name="Desk neck", lines=("measure ndi",))
    tab.chart_client.run_action(lambda clinic_file, who: save_template(clinic_file, who, added), quiet=True)
    driver.settle(tab.chart_client)
    for page in (tab.blank, tab.editor):
        tab.stack.setCurrentWidget(page)
    assert tab.editor.template.combo.currentText() == "Knee"
    choose(qtbot, tab, "Desk neck")
    (note,) = driver.read_stored(tab, Assessment)
    assert [score.instrument for score in note.scores] == ["ndi"]


def test_tab_alone_leads_from_the_choice_to_each_cell_that_waits(
    qtbot: QtBot, started: Callable[..., AssessmentsTab]
) -> None:
    tab = started("Right shoulder", Area(region="shoulder", side=Side.RIGHT))
    choose(qtbot, tab, "Shoulder")
    come_to = []
    for _ in range(80):
        press_keys(KEY.Key_Tab)
        if isinstance(find_focus(), EntryView):
            index = find_focus().currentIndex()
            come_to.append((index.row(), find_focus().model().columns[index.column()].key))
        if len(come_to) == len(FIGURES) + 1:
            break
    assert sorted(come_to) == [(0, "degrees"), (0, "finding"), (0, "grade"), (0, "result"), (0, "value")]


def test_marks_keep_to_their_findings_when_the_unfilled_ones_vanish(
    qtbot: QtBot, started: Callable[..., AssessmentsTab], driver: WindowDriver
) -> None:
    tab = started("Neck")
    choose(qtbot, tab, "Neck")
    palpation = table_of(tab, "palpation")
    site = palpation.collect_items()[4]
    palpation.table.go_to_cell(4, "finding")
    press_keys(KEY.Key_Return)
    qtbot.waitUntil(lambda: isinstance(find_focus(), QLineEdit))
    find_focus().setCompleter(None)
    press_keys("scar", KEY.Key_Tab)
    qtbot.wait(20)
    press_keys(KEY.Key_Escape)
    tab.editor.palpation.marked_findings.load_marks((Mark(view=View.BACK, x=0.4, y=0.2, number=5),))
    conclude(qtbot, tab, driver)
    (note,) = driver.read_stored(tab, Assessment)
    assert note.status is NoteStatus.SIGNED
    (found,) = note.palpation
    assert (found.structure, found.side, type(found)) == (site.structure, site.side, Palpation)
    assert [mark.number for mark in note.marks] == [1]
