"""A draft of a client of the demo clinic with the keyboard in the line of quick entry."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from charting.actions.clients import load_client_file
from charting.clinic_file import open_clinic_file
from charting.model.assessment import Assessment
from charting.model.session import Session
from charting.summaries.client_records import ClientRecords
from ui.core.chart_client import ChartClient
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.notes.findings.vocabulary_preload import read_vocabularies
from ui.pages.sessions.tab import SessionsTab
from ui.widgets.quick_entry.quick_line import QuickLine

CONTROL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


class Charting:
    """A tab with a new draft of a client open, and the keyboard in the line."""

    def __init__(self, tab: AssessmentsTab | SessionsTab, qtbot: QtBot, settle: Callable[..., None]) -> None:
        self.tab, self.qtbot, self.settle = tab, qtbot, settle

    @property
    def editor(self) -> Any:
        """The AssessmentEditor or SessionEditor of the tab."""
        return self.tab.editor

    @property
    def line(self) -> QuickLine:
        line: QuickLine = self.editor.quick.line
        return line

    def type(self, text: str) -> None:
        QTest.keyClicks(self.line.edit, text)

    def file(self, *lines: Any) -> None:
        for text in lines:
            self.type(text)
            QTest.keyClick(self.line.edit, ENTER)

    def undo(self) -> None:
        QTest.keyClick(self.line.edit, Qt.Key.Key_Z, CONTROL)

    @property
    def note(self) -> Assessment | Session:
        note: Assessment | Session = self.editor.collect_draft(self.editor.note)
        return note


def start(
    tab_class: type[Any],
    qtbot: QtBot,
    desk_on: Callable[..., ChartClient],
    settle: Callable[..., None],
    path: Path,
    name: str = "kjaer",
) -> Charting:
    """Start a draft for that client in the tab of that class."""
    read_vocabularies()
    with open_clinic_file(path) as clinic_file:
        client = clinic_file.find_clients(name)[0]
    tab = tab_class(desk_on(path))
    qtbot.addWidget(tab)
    tab.resize(1216, 680)

    def shown(file: ClientRecords) -> None:
        case = file.get_current_case()
        assert case is not None
        tab.show_client_file(file, file.get_case_file(case))

    with qtbot.waitExposed(tab):
        tab.show()
    tab.activateWindow()
    tab.chart_client.run_query(lambda clinic_file: load_client_file(clinic_file, client.id), shown)
    settle(tab.chart_client)
    tab.start_or_resume()
    settle(tab.chart_client)
    settle(tab.chart_client)
    tab.find_command("note.quick")()
    return Charting(tab, qtbot, settle)
