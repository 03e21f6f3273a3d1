"""A draft of a client of the demo clinic with the keyboard in the line of quick entry."""

from PySide6.QtCore import Qt

from charting.actions.clients import open_client
from charting.chart import open_chart
from ui.pages.findings.vocabularies import read_vocabularies

CONTROL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


class Charting:
    """A tab with a new draft of a client open, and the keyboard in the line."""

    def __init__(self, tab, qtbot, settle):
        self.tab, self.qtbot, self.settle = tab, qtbot, settle

    @property
    def editor(self):
        return self.tab.editor

    @property
    def line(self):
        return self.editor.quick.line

    def type(self, text):
        self.qtbot.keyClicks(self.line.edit, text)

    def file(self, *lines):
        for text in lines:
            self.type(text)
            self.qtbot.keyClick(self.line.edit, ENTER)

    def undo(self):
        self.qtbot.keyClick(self.line.edit, Qt.Key.Key_Z, CONTROL)

    @property
    def note(self):
        return self.editor.collect(self.editor.note)


def start(tab_class, qtbot, desk_on, settle, path, name="kjaer"):
    """Start a draft for that client in the tab of that class."""
    read_vocabularies()
    with open_chart(path) as chart:
        client = chart.find_clients(name)[0]
    tab = tab_class(desk_on(path))
    qtbot.addWidget(tab)
    tab.resize(1216, 680)

    def shown(file):
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
