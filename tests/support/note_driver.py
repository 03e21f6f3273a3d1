"""Drives quick entry in a new draft of a client of the demo clinic."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.pages.notes.note_cards import NoteCard, SoapNoteCard
from ui.widgets.quick_entry.quick_line import QuickLine

if TYPE_CHECKING:
    from tests.support.window_driver import WindowDriver
    from ui.pages.assessments.tab import AssessmentsTab
    from ui.pages.sessions.tab import SessionsTab

CONTROL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


class NoteDriver:
    """A tab with a new draft open and the keyboard in its line of quick entry: see `WindowDriver.start_note`."""

    def __init__(self, driver: "WindowDriver", tab: "AssessmentsTab | SessionsTab") -> None:
        self.driver, self.tab = driver, tab

    @property
    def qtbot(self) -> QtBot:
        return self.driver.qtbot

    @property
    def editor(self) -> Any:
        """The AssessmentEditor or SessionEditor of the tab."""
        return self.tab.editor

    @property
    def line(self) -> QuickLine:
        line: QuickLine = self.editor.quick.line
        return line

    @property
    def note(self) -> Any:
        """The Assessment or Session as typed so far."""
        return self.editor.collect_draft(self.editor.note)

    def type(self, text: str) -> None:
        """Type into the line without filing it."""
        QTest.keyClicks(self.line.edit, text)

    def file(self, *lines: str) -> None:
        """Type each line and file it with Enter."""
        for text in lines:
            self.type(text)
            QTest.keyClick(self.line.edit, ENTER)

    def undo(self) -> None:
        """Press Ctrl+Z in the line."""
        QTest.keyClick(self.line.edit, Qt.Key.Key_Z, CONTROL)

    def settle(self) -> None:
        """Wait until what was typed is stored."""
        self.driver.settle(self.tab.chart_client)


def find_cards(editor: QWidget) -> list[NoteCard | SoapNoteCard]:
    """The cards of a note's editor, which hold its fields."""
    return [*editor.findChildren(NoteCard), *editor.findChildren(SoapNoteCard)]
