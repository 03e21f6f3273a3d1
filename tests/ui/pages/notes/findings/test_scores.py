"""Scores by the keyboard: a form with items is answered by digits, and its total stands in the row."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from charting.measures.custom_measure import encode_definition, make_custom_measure
from charting.measures.instruments import load_shipped_instruments
from charting.model.custom_records import CustomInstrument
from charting.model.findings import Score
from charting.model.note_line import Origin
from charting.reference import custom_data
from charting.summaries.measures.measure_keys import format_measure_label
from tests.charting.measures.definitions import HIT6, MIDAS, PEG, QUICKDASH, document, form
from tests.support.progress_cases import build_case_records, build_initial_assessment
from tests.ui.pages.assessments.test_findings import cell, fill
from ui.pages.notes.findings.item_fields import list_choice_keys
from ui.pages.notes.findings.items_sheet import ItemsSheet
from ui.pages.notes.findings.scores_table import ScoresTable
from ui.pages.plan.goals_table import GoalsTable

WALK = make_custom_measure(name="Six-minute walk", unit="m", low=0, high=1000, step=1, better="higher")


def stored(**definition: object) -> CustomInstrument:
    written = document(**definition)
    return CustomInstrument(code=str(written["id"]), document=json.dumps(written))


OWN_WALK = CustomInstrument(code=WALK.id, document=encode_definition(WALK))
ARM = stored(**QUICKDASH, id="own_arm", short_name="Arm form", version="2")


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., Any]:
    def show(*instruments: Any, items: tuple[Any, ...] = (), previous: tuple[Any, ...] = ()) -> ScoresTable:
        custom_data.set_custom_data(custom_data.Vocabularies(instruments=instruments))
        table = ScoresTable()
        qtbot.addWidget(table)
        table.resize(900, 300)
        with qtbot.waitExposed(table):
            table.show()
            table.activateWindow()
        table.load_items(items, previous)
        return table

    return show


def sheet_of(qtbot: QtBot, table: ScoresTable) -> ItemsSheet:
    """The sheet over the table, once it has the keys."""
    qtbot.waitUntil(lambda: bool(table.findChildren(ItemsSheet)))
    (sheet,) = table.findChildren(ItemsSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def press(qtbot: QtBot, sheet: ItemsSheet, keys: str) -> None:
    """Type into whatever has the focus in the sheet, key by key."""
    for key in keys:
        qtbot.keyClicks(sheet.focusWidget(), key)


def keep(qtbot: QtBot, sheet: ItemsSheet) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def offered(table: ScoresTable) -> set[str]:
    return {text for _, text in table.table.model.columns[0].choices}


def test_every_instrument_is_offered_in_the_table_and_as_a_goal(
    qtbot: QtBot, shown: Callable[..., ScoresTable]
) -> None:
    names = {
        each.short_name for each in load_shipped_instruments() if each.id not in ("nprs", "psfs_activity")
    }
    table = shown(OWN_WALK)
    assert offered(table) == names | {"Six-minute walk"}
    goals = GoalsTable()
    qtbot.addWidget(goals)
    goals.set_case(build_case_records(build_initial_assessment()), ())
    keys = {key for key, _ in goals._choices}
    assert keys >= {f"score:{each.id}" for each in load_shipped_instruments() if not each.asked} | {
        f"score:{WALK.id}"
    }
    custom_data.set_custom_data(custom_data.Vocabularies(instruments=[OWN_WALK.with_changes(retired=True)]))
    table.load_items(())
    assert offered(table) == names


def test_an_own_measure_is_charted_like_the_rest(qtbot: QtBot, shown: Callable[..., ScoresTable]) -> None:
    table = shown(OWN_WALK, previous=(Score(instrument=WALK.id, value=380),))
    fill(qtbot, table, 0, instrument="six", value="410")
    assert table.collect_items() == (Score(instrument=WALK.id, value=410),)
    model = table.table.model
    assert [model.index(0, place).data() for place in (2, 3)] == ["380", "0–1000, higher is better"]
    fill(qtbot, table, 0, value="1200")
    assert table.table.describe_problem() == "Six-minute walk is from 0 to 1000, not 1200."
    assert format_measure_label(f"score:{WALK.id}") == "Six-minute walk"


def test_choosing_a_form_opens_its_items_and_digits_answer_them(
    qtbot: QtBot, shown: Callable[..., ScoresTable]
) -> None:
    table = shown(ARM)
    fill(qtbot, table, 0, instrument="arm")
    sheet = sheet_of(qtbot, table)
    assert sheet.total_label.text() == "Nothing is answered yet."
    press(qtbot, sheet, "3333333322")
    assert sheet.total_label.text() == "Total 45 (0–100, lower is better)"
    press(qtbot, sheet, "2")
    assert sheet.total_label.text() == "Total 43.2 (0–100, lower is better)"
    assert sheet.focusWidget() is sheet.save
    keep(qtbot, sheet)
    answers = (3.0,) * 8 + (2.0,) * 3
    assert table.collect_items() == (Score(instrument="own_arm", value=43.2, answers=answers, version="2"),)
    assert table.collect_unread() == {}


def test_what_is_missing_is_said_and_the_answers_are_kept(
    qtbot: QtBot, shown: Callable[..., ScoresTable]
) -> None:
    table = shown(stored(**PEG))
    fill(qtbot, table, 0, instrument="own form")
    sheet = sheet_of(qtbot, table)
    press(qtbot, sheet, "7x")
    assert sheet.total_label.text() == "Item 3 is not answered. All are needed."
    keep(qtbot, sheet)
    assert table.collect_items() == (Score(instrument="own_form", answers=(7, 10, None)),)
    said = " ".join(label.text() for label in table.findChildren(QLabel))
    assert "Own form has no total: Item 3 is not answered. All are needed." in said
    again = shown(stored(**PEG), items=table.collect_items())
    again.table.go_to_cell(0, "instrument")
    again.open_items()
    sheet = sheet_of(qtbot, again)
    assert sheet.collect_answers() == (7, 10, None)
    press(qtbot, sheet, "4")
    keep(qtbot, sheet)
    assert again.collect_items() == (Score(instrument="own_form", value=7, answers=(7, 10, 4)),)


def test_answers_are_not_lost_when_their_row_went_away_meanwhile(
    qtbot: QtBot, shown: Callable[..., ScoresTable]
) -> None:
    table = shown(stored(**PEG))
    fill(qtbot, table, 0, instrument="own form")
    sheet = sheet_of(qtbot, table)
    table.load_items((Score(instrument="odi", value=20),))
    press(qtbot, sheet, "333")
    keep(qtbot, sheet)
    own_form = Score(instrument="own_form", value=3, answers=(3, 3, 3))
    assert table.collect_items() == (Score(instrument="odi", value=20), own_form)


def test_a_total_typed_over_the_answers_stands_alone(qtbot: QtBot, shown: Callable[..., ScoresTable]) -> None:
    taken = Score(instrument="own_form", value=7, answers=(7, 10, 4))
    table = shown(stored(**PEG), items=(taken,))
    assert table.collect_items() == (taken,)
    fill(qtbot, table, 0, value="6.3")
    assert table.collect_items() == (Score(instrument="own_form", value=6.3),)


def test_a_total_from_paper_needs_no_items(qtbot: QtBot, shown: Callable[..., ScoresTable]) -> None:
    table = shown(ARM)
    fill(qtbot, table, 0, value="50", instrument="arm")
    qtbot.wait(20)
    assert table.findChildren(ItemsSheet) == []
    assert table.collect_items() == (Score(instrument="own_arm", value=50, version="2"),)


def test_items_open_by_their_keys_in_a_row_of_a_template(
    qtbot: QtBot, shown: Callable[..., ScoresTable]
) -> None:
    table = shown(ARM, items=(Score(instrument="own_arm", origin=Origin.TEMPLATE),))
    assert table.collect_items() == (Score(instrument="own_arm", origin=Origin.TEMPLATE),)
    table.table.go_to_cell(0, "value")
    assert table.items_button.isVisible()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(table.table.view, Qt.Key.Key_I, modifiers)
    sheet = sheet_of(qtbot, table)
    press(qtbot, sheet, "1" * 11)
    keep(qtbot, sheet)
    (found,) = table.collect_items()
    assert (found.value, found.version, found.origin) == (0, "2", Origin.TYPED)


def test_keys_move_correct_and_leave_out(qtbot: QtBot, shown: Callable[..., ScoresTable]) -> None:
    table = shown(stored(**PEG))
    fill(qtbot, table, 0, instrument="own form")
    sheet = sheet_of(qtbot, table)
    press(qtbot, sheet, "12")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Backspace, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(sheet.focusWidget(), key)
    assert sheet.collect_answers() == (1, None, 1)
    assert "Item 2" in sheet.fields[1].control.accessibleName()
    assert sheet.fields[1].control.accessibleName().endswith("not answered")


def test_a_count_is_typed_and_one_that_cannot_be_is_said(
    qtbot: QtBot, shown: Callable[..., ScoresTable]
) -> None:
    table = shown(stored(**MIDAS))
    fill(qtbot, table, 0, instrument="own form")
    sheet = sheet_of(qtbot, table)
    qtbot.keyClicks(sheet.focusWidget(), "91")
    assert sheet.fields[0].error == "The number must be from 0 to 90, not 91."
    keep(qtbot, sheet)
    assert sheet.isVisible()
    qtbot.keyClick(sheet.fields[0].edit, Qt.Key.Key_Backspace)
    for number in ("", "0", "4", "0", "6"):
        qtbot.keyClicks(sheet.focusWidget(), number)
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    assert sheet.total_label.text() == "Total 19 (0–450, lower is better)"


def test_another_version_of_the_form_was_another_figure(shown: Callable[..., ScoresTable]) -> None:
    table = shown(
        ARM,
        items=(Score(instrument="own_arm", value=50, version="2"),),
        previous=(Score(instrument="own_arm", value=80, version="1"),),
    )
    assert table.table.model.index(0, 2).data() == ""
    old = shown(
        ARM,
        items=(Score(instrument="own_arm", value=50, version="1"),),
        previous=(Score(instrument="own_arm", value=80, version="1"),),
    )
    assert old.table.model.index(0, 2).data() == "80"
    assert old.collect_items()[0].version == "1"


def test_a_retired_one_in_a_draft_is_still_itself(shown: Callable[..., ScoresTable]) -> None:
    charted = Score(instrument=WALK.id, value=380)
    table = shown(OWN_WALK.with_changes(retired=True), items=(charted,))
    assert table.collect_items() == (charted,)
    assert table.table.model.index(0, 0).data() == "Six-minute walk"
    assert not table.items_button.isVisible()


def test_what_a_total_is_called_stands_below_its_row(qtbot: QtBot, shown: Callable[..., ScoresTable]) -> None:
    table = shown(items=(Score(instrument="startback", value=3), Score(instrument="lefs", value=60)))
    table.table.go_to_cell(0, "value")
    assert "STarT Back 3: low risk" in " ".join(each.text() for each in table.findChildren(QLabel))
    table.table.go_to_cell(1, "value")
    assert "low risk" not in " ".join(each.text() for each in table.findChildren(QLabel))


def test_an_open_cell_shows_the_total_that_was_worked_out(
    qtbot: QtBot, shown: Callable[..., ScoresTable]
) -> None:
    table = shown(stored(**PEG))
    table.table.go_to_cell(0, "instrument")
    table.table.view.edit(table.table.view.currentIndex())
    cell(table).setCompleter(None)
    qtbot.keyClicks(cell(table), "own form")
    qtbot.keyClick(cell(table), Qt.Key.Key_Tab)
    sheet = sheet_of(qtbot, table)
    press(qtbot, sheet, "333")
    keep(qtbot, sheet)
    assert table.collect_items() == (Score(instrument="own_form", value=3, answers=(3, 3, 3)),)
    qtbot.waitUntil(lambda: cell(table) is not None)
    assert cell(table).text() == "3"
    qtbot.keyClick(cell(table), Qt.Key.Key_Tab)
    qtbot.wait(10)
    assert table.collect_items() == (Score(instrument="own_form", value=3, answers=(3, 3, 3)),)


@pytest.mark.parametrize(
    ("definition", "keys"), [(PEG, "0123456789x"), (HIT6, "12345"), (QUICKDASH, "12345")]
)
def test_keys_are_the_values_where_those_are_digits(definition: dict[Any, Any], keys: str) -> None:
    assert list_choice_keys(form(definition).items[0]) == keys


def footer(table: ScoresTable) -> str:
    return " ".join(label.text() for label in table.findChildren(QLabel))


def test_the_current_row_says_what_the_client_is_asked(shown: Callable[..., ScoresTable]) -> None:
    table = shown(items=(Score(instrument="groc", value=3), Score(instrument="lefs", value=40)))
    table.table.go_to_cell(0, "value")
    assert "how has this problem changed" in footer(table)
    assert "−5 very much worse, +5 completely well" in footer(table)
    table.table.go_to_cell(1, "value")
    assert "LEFS: 0–80, higher is better" in footer(table)
