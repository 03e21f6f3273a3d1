"""A draft of a client of the demo clinic with the keyboard in the line of quick entry."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charting.actions.clients import open_client
from charting.chart import open_chart
from charting.model.assessment import Assessment
from charting.model.session import Session
from charting.summaries.client_file import ClientFile
from ui.desk import Desk
from ui.pages.assessments.editor import AssessmentEditor
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.findings.vocabularies import read_vocabularies
from ui.pages.sessions.editor import SessionEditor
from ui.pages.sessions.tab import SessionsTab
from ui.widgets.quick_line import QuickLine

CONTROL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


class Charting:
    """A tab with a new draft of a client open, and the keyboard in the line."""

    def __init__(self, tab: AssessmentsTab | SessionsTab, qtbot: QtBot, settle: Callable[..., None]) -> None:
        self.tab, self.qtbot, self.settle = tab, qtbot, settle

    @property
    def editor(self) -> AssessmentEditor | SessionEditor:
        return self.tab.editor

    @property
    def line(self) -> QuickLine:
        return self.editor.quick.line

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.line.edit, text)

    def file(self, *lines: Any) -> None:
        for text in lines:
            self.type(text)
            self.qtbot.keyClick(self.line.edit, ENTER)

    def undo(self) -> None:
        self.qtbot.keyClick(self.line.edit, Qt.Key.Key_Z, CONTROL)

    @property
    def note(self) -> Assessment | Session:
        return self.editor.collect(self.editor.note)


def start(
    tab_class: type[Any],
    qtbot: QtBot,
    desk_on: Callable[..., Desk],
    settle: Callable[..., None],
    path: Path,
    name: str = "kjaer",
) -> Charting:
    """Start a draft for that client in the tab of that class."""
    read_vocabularies()
    with open_chart(path) as chart:
        client = chart.find_clients(name)[0]
    tab = tab_class(desk_on(path))
    qtbot.addWidget(tab)
    tab.resize(1216, 680)

    def shown(file: ClientFile) -> None:
        tab.show_file(file, file.of_case(file.current_case()))

    with qtbot.waitExposed(tab):
        tab.show()
    tab.activateWindow()
    tab.desk.read(lambda chart: open_client(chart, client.id), shown)
    settle(tab.desk)
    tab.start()
    settle(tab.desk)
    settle(tab.desk)
    tab.command("note.quick")()
    return Charting(tab, qtbot, settle)
