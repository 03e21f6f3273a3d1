"""Scores: one press."""

import pytest
from PySide6 import QtCore
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.fields.score_field import SECOND_DIGIT_MS, ScoreField


@pytest.fixture
def field(qtbot: QtBot) -> ScoreField:
    made = ScoreField("Pain now")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    made.told = []
    made.changed.connect(made.told.append)
    return made


def press(qtbot: QtBot, field: ScoreField, number: int) -> None:
    qtbot.mouseClick(
        field.score_keys,
        Qt.MouseButton.LeftButton,
        pos=field.score_keys.locate_key(number).center().toPoint(),
    )


@pytest.mark.parametrize("number", range(11))
def test_one_press_of_the_mouse_picks(qtbot: QtBot, field: ScoreField, number: int) -> None:
    press(qtbot, field, number)
    assert field.get_value() == number
    assert field.told == [number]
    press(qtbot, field, number)
    assert field.get_value() is None
    assert field.told == [number, None]


@pytest.mark.parametrize("number", range(10))
def test_one_digit_picks(qtbot: QtBot, field: ScoreField, number: int) -> None:
    qtbot.keyClicks(field.score_keys, str(number))
    assert field.told == [number]


@pytest.mark.parametrize("keys", ["x", "10"])
def test_ten_by_x_or_by_one_and_zero(qtbot: QtBot, field: ScoreField, keys: str) -> None:
    qtbot.keyClicks(field.score_keys, keys)
    assert field.get_value() == 10


def test_zero_after_a_pause_is_zero(qtbot: QtBot, field: ScoreField) -> None:
    qtbot.keyClicks(field.score_keys, "1")
    qtbot.wait(SECOND_DIGIT_MS + 100)
    qtbot.keyClicks(field.score_keys, "0")
    assert field.told == [1, 0]


def test_another_digit_is_another_number(qtbot: QtBot, field: ScoreField) -> None:
    qtbot.keyClicks(field.score_keys, "17")
    assert field.told == [1, 7]


def test_arrows_move_from_last_time_and_stop_at_the_ends(qtbot: QtBot, field: ScoreField) -> None:
    field.set_previous(9)
    for _ in range(3):
        qtbot.keyClick(field.score_keys, Qt.Key.Key_Right)
    assert field.told == [9, 10]
    field.set_value(0)
    qtbot.keyClick(field.score_keys, Qt.Key.Key_Left)
    assert field.get_value() == 0


def test_arrows_begin_at_the_low_end_when_nothing_is_known(qtbot: QtBot, field: ScoreField) -> None:
    qtbot.keyClick(field.score_keys, Qt.Key.Key_Right)
    assert field.get_value() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_clearing_is_not_charted_which_is_not_zero(
    qtbot: QtBot, field: ScoreField, key: QtCore.Qt.Key
) -> None:
    field.set_value(0)
    qtbot.keyClick(field.score_keys, key)
    assert field.get_value() is None
    assert field.told == [None]


def test_a_screen_reader_hears_what_the_eye_sees(field: ScoreField) -> None:
    assert field.score_keys.accessibleName() == "Pain now: not charted"
    field.set_previous(6)
    field.set_value(5)
    assert field.score_keys.accessibleName() == "Pain now: 5 of 10, last time 6"


def test_not_charted_and_zero_look_different(field: ScoreField) -> None:
    nothing = field.score_keys.grab().toImage()
    field.set_value(0)
    assert field.score_keys.grab().toImage() != nothing


def test_keys_with_ctrl_belong_to_the_page(qtbot: QtBot, field: ScoreField) -> None:
    qtbot.keyClick(field.score_keys, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(field.score_keys, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert field.told == []


def test_a_strip_of_fewer_keys_takes_only_these(qtbot: QtBot) -> None:
    field = ScoreField("Grade", 0, 4)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.score_keys, "7x")
    assert field.get_value() is None
    qtbot.keyClicks(field.score_keys, "4")
    assert field.get_value() == 4
    field.set_value(9)
    assert field.get_value() is None
