"""A range typed as a whole line in its first cell, with a figure that no joint reaches."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from charting.model.findings import RangeOfMotion
from ui.pages.notes.findings.ranges_table import RangesTable
from ui.theme.palette import load_fonts


@pytest.mark.parametrize(
    ("motion", "doubted"), [("flex r 250", True), ("flexion of toe 2", False), ("flexion", False)]
)
def test_a_figure_that_became_part_of_the_motion_is_asked_about(
    qtbot: QtBot, motion: str, doubted: bool
) -> None:
    load_fonts()
    table = RangesTable(compact=True)
    qtbot.addWidget(table)
    table.load_items([RangeOfMotion(joint="shoulder", motion=motion)])
    table.show_doubts({})
    said = " ".join(label.text() for label in table.findChildren(QLabel))
    assert ("250 does not fit that motion" in said) is doubted
