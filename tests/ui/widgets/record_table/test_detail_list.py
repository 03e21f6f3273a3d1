"""A list of rows breaks its lines for the width that it has now, also when that changed out of sight."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.record_table.detail_list import DetailList
from ui.widgets.record_table.detail_row import DetailRow

ROWS = [
    DetailRow(title="Session 4", detail="Pain 6 → 4 · Myofascial release, Trigger point therapy", key="4")
]


def test_rows_are_as_high_as_the_width_asks_seen_or_not(qtbot: QtBot) -> None:
    rows = DetailList("Timeline")
    qtbot.addWidget(rows)
    rows.resize(700, 300)
    rows.set_rows(ROWS)
    rows.show()
    qtbot.waitExposed(rows)
    qtbot.waitUntil(lambda: rows.rowHeight(0) == rows.itemDelegate().measure_height(ROWS[0]))
    wide = rows.rowHeight(0)
    rows.resize(220, 300)
    qtbot.waitUntil(lambda: rows.rowHeight(0) > wide)
    rows.hide()
    rows.resize(700, 300)
    rows.show()
    qtbot.waitUntil(lambda: rows.rowHeight(0) == wide)


def test_coming_back_to_the_same_size_measures_nothing_anew(qtbot: QtBot) -> None:
    rows = DetailList("Timeline")
    qtbot.addWidget(rows)
    rows.resize(700, 300)
    rows.set_rows(ROWS)
    rows.show()
    qtbot.waitExposed(rows)
    qtbot.waitUntil(lambda: rows.itemDelegate().measured_width == rows.viewport().width())
    rows.setRowHeight(0, 91)
    rows.hide()
    rows.show()
    qtbot.wait(20)
    assert rows.rowHeight(0) == 91


def test_a_screen_reader_hears_the_whole_row(qtbot: QtBot) -> None:
    rows = DetailList("Timeline")
    qtbot.addWidget(rows)
    rows.set_rows(ROWS)
    spoken = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Session 4, {ROWS[0].detail}"
