"""The red box of the banner where a client has many alerts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.client.alert_box import AlertBox, AlertSheet
from ui.widgets.text.text_run_label import TextRunLabel

LINES = tuple(
    f"Condition {number} (as the client said it): what is to be done about it" for number in range(8)
)
NAMES = tuple(f"Condition {number}" for number in range(8))


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[AlertBox]:
    page = QWidget()
    box = AlertBox()
    QVBoxLayout(page).addWidget(box)
    qtbot.addWidget(page)
    page.resize(480, 400)
    page.show()
    yield box
    page.close()


def in_full(of: QWidget) -> list[str]:
    QApplication.processEvents()  # a layout shows what it is given only then
    return [label.get_text() for label in of.findChildren(TextRunLabel) if label.isVisible()]


@pytest.mark.parametrize("number", [1, 3, 4])
def test_a_few_stand_in_full(box: AlertBox, number: int) -> None:
    box.show_alerts(LINES[:number], NAMES[:number])
    assert in_full(box) == list(LINES[:number])
    assert not box.more_button.isVisible()


def test_of_many_the_last_stand_by_name(box: AlertBox) -> None:
    box.show_alerts(LINES, NAMES, stops=1)
    assert in_full(box) == list(LINES[:3])
    assert box.more_button.text() == "5 more"
    assert box.names_label.text() == " · ".join(NAMES[3:])
    assert box.accessibleName() == "\n".join(LINES)


def test_what_forbids_massage_stands_in_full_however_many_there_are(box: AlertBox) -> None:
    box.show_alerts(LINES, NAMES, stops=6)
    assert in_full(box) == list(LINES[:6])
    assert box.more_button.text() == "2 more"


def test_all_are_one_key_away_and_one_key_closes_them(qtbot: QtBot, box: AlertBox) -> None:
    box.show_alerts(LINES, NAMES)
    box.more_button.setFocus()
    qtbot.keyClick(box.more_button, Qt.Key.Key_Return)
    sheet = box.findChild(AlertSheet)
    assert sheet is not None
    assert sheet.isVisible()
    assert in_full(sheet) == list(LINES)
    assert all(
        label.height() >= label.heightForWidth(label.width()) for label in sheet.findChildren(TextRunLabel)
    )
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_next_client_starts_folded_with_own_alerts(box: AlertBox) -> None:
    box.show_alerts(LINES, NAMES)
    box.show_alerts(LINES[:2], NAMES[:2])
    assert in_full(box) == list(LINES[:2])
    assert not box.more_button.isVisible()
    box.show_alerts(())
    assert not box.isVisible()
