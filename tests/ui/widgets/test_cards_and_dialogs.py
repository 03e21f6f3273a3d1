"""Cards, signs, rail, tabs, toast and dialogs."""

from typing import Any

import pytest
from PySide6 import QtCore
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charting.errors import IncompleteNote, Invalid, SigningIssue, StorageFailure
from ui.core.commands import COMMANDS
from ui.theme import make_plain_label
from ui.widgets.cards.badges import ChipLabel, GoalBar
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import EmptyState, Notice
from ui.widgets.cards.soap_card import HeadlineCard, SoapCard
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.dialogs.standard_dialogs import FormSheet, MessageDialog, ask_question, show_message
from ui.widgets.fields.basic_fields import LineField, NumberField
from ui.widgets.fields.field_form import FieldForm
from ui.widgets.navigation import CommandTabBar, NavigationBar
from ui.widgets.text.elided_label import ElidedLabel, Toast
from ui.widgets.text.text_run_label import TextRunLabel, make_bold_run, make_muted_run, make_plain_run


def bring_up(qtbot: QtBot, widget: Any) -> Any:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def texts(widget: Any) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_a_card_holds_its_title_what_is_right_and_its_body(qtbot: QtBot) -> None:
    card = Card("Goals", "judged from the chart")
    card.add_widget(make_plain_label("Reach <b>"))
    bring_up(qtbot, card)
    assert texts(card) == ["Goals", "judged from the chart", "Reach <b>"]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in card.findChildren(QLabel))


def test_a_section_says_its_letter(qtbot: QtBot) -> None:
    card = bring_up(qtbot, SoapCard("S", "What problem are we working on?"))
    assert texts(card)[0] == "S"
    assert card.accessibleName() == "S: What problem are we working on?"


def test_signs_without_words_are_hidden_and_never_windows_of_their_own(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    chip, notice, empty = ChipLabel("Draft", "warn"), Notice("Signed.", "good"), Notice()
    for widget in (chip, notice, empty):
        column.addWidget(widget)
    loose = ChipLabel()
    qtbot.addWidget(loose)
    loose.show_text("loose")
    bring_up(qtbot, page)
    assert [widget.isVisible() for widget in (chip, notice, empty, loose)] == [True, True, False, False]
    chip.show_text("")
    empty.show_notice("No release.", "danger")
    assert [widget.isVisible() for widget in (chip, empty)] == [False, True]


def test_the_headline_is_one_paragraph(qtbot: QtBot) -> None:
    card = HeadlineCard()
    qtbot.addWidget(card)
    card.show_headline("Improving.", "Pain 8 → 5 <x>.", "5 of 12 visits used.")
    assert (
        card.headline.get_text() == card.accessibleName() == "Improving. Pain 8 → 5 <x>. 5 of 12 visits used."
    )
    card.show_headline("", "Nothing charted yet.")
    assert card.headline.get_text() == "Nothing charted yet."


def test_a_paragraph_is_higher_where_it_is_narrow(qtbot: QtBot) -> None:
    label = TextRunLabel(
        [make_bold_run("S"), make_plain_run("Pain 6, worst 8. " * 6), make_muted_run("signed")]
    )
    qtbot.addWidget(label)
    assert label.heightForWidth(150) > label.heightForWidth(600) > 0
    before = label.grab().toImage()
    label.show_runs([make_plain_run(label.get_text())])
    assert label.grab().toImage() != before


@pytest.mark.parametrize(
    ("fraction", "said"), [(0.5, "50% of the way"), (1.7, "100% of the way"), (None, "not measured yet")]
)
def test_a_goal_bar_says_how_far(qtbot: QtBot, fraction: float | None, said: str) -> None:
    bar = GoalBar(fraction)
    qtbot.addWidget(bar)
    assert bar.accessibleName() == said


def test_what_is_empty_offers_the_way_on(qtbot: QtBot) -> None:
    empty = bring_up(qtbot, EmptyState("No sessions yet.", "New session", "Ctrl+Shift+N"))
    with qtbot.waitSignal(empty.pressed):
        empty.button.setFocus()
        qtbot.keyClick(empty.button, Qt.Key.Key_Space)


def test_a_button_shows_its_keys_and_is_wide_enough_for_them(qtbot: QtBot) -> None:
    bare, hinted = ActionButton("Sign & lock"), ActionButton.from_command("note.sign", primary=True)
    qtbot.addWidget(bare)
    qtbot.addWidget(hinted)
    assert hinted.sizeHint().width() > bare.sizeHint().width()
    assert hinted.accessibleName() == "Sign & lock"
    assert hinted.shortcut().isEmpty()


def test_a_long_line_is_cut_and_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Marcus Webb <b> " * 20)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.grab()
    assert label.get_shown_text().endswith("…")
    assert "&lt;b&gt;" in label.toolTip()
    label.setText("short\nline")
    label.grab()
    assert (label.get_shown_text(), label.toolTip()) == ("short line", "")


def test_the_rail_is_one_tab_stop_and_says_where_one_is(qtbot: QtBot) -> None:
    rail = bring_up(qtbot, NavigationBar())
    rail.set_current_item("go.clients")
    gone = []
    rail.chosen.connect(gone.append)
    buttons = {button.text(): button for button in rail.findChildren(QToolButton)}
    buttons["Clients"].setFocus()
    qtbot.keyClick(rail.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(rail.focusWidget(), Qt.Key.Key_Return)
    assert gone == ["go.reports"]
    assert rail.get_current_item() == "go.reports"
    here = [button for button in buttons.values() if button.accessibleDescription() == "You are here"]
    assert here == [buttons["Reports"]]
    assert sum(bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in buttons.values()) == 1
    rail.set_current_item("client.overview")
    assert rail.get_current_item() == ""


@pytest.mark.parametrize("number", range(1, 8))
def test_alt_and_a_number_brings_a_tab_to_the_front(qtbot: QtBot, number: int) -> None:
    tabs = bring_up(qtbot, CommandTabBar())
    tabs.set_current_tab(tabs.ids[number % 7])
    with qtbot.waitSignal(tabs.chosen) as told:
        qtbot.keyClick(tabs, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
    assert told.args == [tabs.get_current_tab()] == [tabs.ids[number - 1]]


def test_tabs_move_by_arrows_not_by_the_wheel_and_are_set_silently(qtbot: QtBot) -> None:
    tabs = bring_up(qtbot, CommandTabBar())
    told = []
    tabs.chosen.connect(told.append)
    tabs.set_current_tab("tab.plan")
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  inverted: Qt takes it by place only
    )
    QApplication.sendEvent(tabs, event)
    assert (tabs.get_current_tab(), told) == ("tab.plan", [])
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert told == ["tab.referral"]
    assert tabs.tabText(3) == "Plan && goals"
    assert tabs.accessibleTabName(3) == "Plan & goals"


def test_all_tabs_are_commands() -> None:
    assert set(CommandTabBar.__init__.__defaults__[0]) == {
        known.id for known in COMMANDS if known.id.startswith("tab.")
    }


def test_a_toast_goes_by_itself(qtbot: QtBot) -> None:
    toast = bring_up(qtbot, Toast())
    toast.show_toast("Saved <b> 10:41:07", stays_ms=50)
    assert (toast.text(), toast.accessibleName()) == ("Saved <b> 10:41:07", "Saved <b> 10:41:07")
    qtbot.waitUntil(lambda: toast.text() == "")
    toast.show_toast("Not saved.", "danger", stays_ms=0)
    qtbot.wait(80)
    assert toast.text() == "Not saved."


def answer(qtbot: QtBot, key: QtCore.Qt.Key) -> list[Any]:
    """Press `key` in the next message that opens; what it said."""
    said = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, MessageDialog):
            QTimer.singleShot(10, press)
            return
        said.extend(texts(dialog))
        qtbot.keyClick(dialog.focusWidget() or dialog, key)

    QTimer.singleShot(0, press)
    return said


@pytest.mark.parametrize(
    ("key", "danger", "yes"),
    [(Qt.Key.Key_Return, False, True), (Qt.Key.Key_Return, True, False), (Qt.Key.Key_Escape, False, False)],
)
def test_a_question_is_answered_by_the_keyboard(
    qtbot: QtBot, key: QtCore.Qt.Key, danger: bool, yes: bool
) -> None:
    said = answer(qtbot, key)
    assert ask_question(None, "Restore?", "The chart <b> is set aside.", "Restore", danger=danger) is yes
    assert said == ["Restore?", "The chart <b> is set aside."]


def test_a_sentence_is_closed_by_enter(qtbot: QtBot) -> None:
    said = answer(qtbot, Qt.Key.Key_Return)
    show_message(None, "In use", "Another window has this clinic file open.")
    assert said == ["In use", "Another window has this clinic file open."]


@pytest.fixture
def sheet(qtbot: QtBot) -> FormSheet:
    form = FieldForm()
    form.add_field("name", LineField("Name"))
    form.add_field("weeks", NumberField("Weeks", 1, 52))
    made = FormSheet("New provider", form)
    made.sent = []
    made.submitted.connect(made.sent.append)
    return bring_up(qtbot, made)


def test_a_sheet_sends_its_values_and_waits(qtbot: QtBot, sheet: FormSheet) -> None:
    qtbot.keyClicks(sheet.form.get_field("name").edit, "Okafor")
    qtbot.keyClick(sheet.form.get_field("name").edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.sent == [{"name": "Okafor", "weeks": None}]
    assert sheet.isVisible()
    assert not sheet.save.isEnabled()
    sheet.accept()
    assert not sheet.isVisible()


def test_a_sheet_refuses_what_cannot_be_read(qtbot: QtBot, sheet: FormSheet) -> None:
    qtbot.keyClicks(sheet.form.get_field("weeks").edit, "99")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert sheet.sent == []
    assert "The number must be from 1 to 52, not 99." in texts(sheet)
    assert sheet.form.get_field("weeks").edit.hasFocus()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Invalid("name", "Name is needed."), "Name is needed."),
        (IncompleteNote([SigningIssue("weeks", "Say for how many weeks.")]), "Say for how many weeks."),
        (
            StorageFailure("The disk is full; nothing typed is lost."),
            "The disk is full; nothing typed is lost.",
        ),
    ],
)
def test_a_refused_sheet_says_why_and_keeps_all(
    qtbot: QtBot, sheet: FormSheet, error: IncompleteNote | Invalid | StorageFailure, sentence: str
) -> None:
    qtbot.keyClicks(sheet.form.get_field("name").edit, "Okafor")
    sheet.submit_form()
    sheet.show_refusal(error)
    assert sentence in texts(sheet)
    assert sheet.save.isEnabled()
    assert sheet.form.get_field("name").get_value() == "Okafor"


def test_esc_leaves_a_clean_sheet_and_asks_at_a_changed_one(qtbot: QtBot, sheet: FormSheet) -> None:
    qtbot.keyClicks(sheet.form.get_field("name").edit, "O")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        said = answer(qtbot, key)
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not isinstance(QApplication.activeModalWidget(), MessageDialog))
        assert said == ["Discard?", "What you typed here is not saved."]
        assert sheet.isVisible()
    sheet.form.mark_clean()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_what_was_typed_is_discarded_when_one_says_so(qtbot: QtBot, sheet: FormSheet) -> None:
    qtbot.keyClicks(sheet.form.get_field("name").edit, "O")
    sheet.reject()
    question = next(dialog for dialog in sheet.findChildren(MessageDialog) if dialog.isVisible())
    with qtbot.waitSignal(sheet.rejected):
        question.yes.click()
    assert not sheet.isVisible()
