"""The Referral & consent tab on a client, and the keys of its sheets."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import open_client, register_client
from charting.actions.setting_up import save
from charting.chart import Chart, open_chart
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.model.clinic import Therapist
from charting.model.consent import Consent, ConsentKind, Contact
from charting.model.provider import Provider
from charting.summaries.client_file import ClientFile
from ui.desk import Desk
from ui.pages.record_sheet import RecordSheet
from ui.pages.referral.tab import ReferralTab

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


class Shown:
    """The tab on the chart's only client, kept up to date as the client page would."""

    def __init__(self, qtbot: QtBot, desk: Desk, settle: Callable[[Desk], None], client_id: str) -> None:
        self.qtbot, self.desk, self._settle, self._id = qtbot, desk, settle, client_id
        self.tab = ReferralTab(desk)
        self.asked: list[str] = []
        self.tab.case_asked.connect(self.asked.append)
        qtbot.addWidget(self.tab)
        self.tab.resize(1368, 780)
        self.tab.show()
        self.tab.activateWindow()
        desk.changed.connect(self.refresh)
        self.refresh()
        self.settle()

    def refresh(self) -> None:
        self.desk.read(lambda chart: open_client(chart, self._id), self._show, self.tab)

    def _show(self, file: ClientFile) -> None:
        self.file = file
        case = file.current_case()
        self.tab.show_file(file, file.of_case(case) if case else None)

    def settle(self) -> None:
        self._settle(self.desk)

    def press(self, button: object) -> None:
        """Press a button with the keyboard."""
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def sheet(self) -> RecordSheet:
        """The sheet in front, ready for keys."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        found = QApplication.activeModalWidget()
        found.activateWindow()
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def type_in(self, sheet: RecordSheet, **words: str) -> None:
        """Type into fields by name."""
        for name, typed in words.items():
            control = sheet.form.field(name).edit
            control.setFocus()
            control.selectAll()
            self.qtbot.keyClicks(control, typed)

    def type_cells(self, view: QTableView, *words: str) -> None:
        """Type into the cells of the first row."""
        for column, typed in enumerate(words):
            view.setFocus()
            view.setCurrentIndex(view.model().index(0, column))
            self.qtbot.keyClick(view, ENTER)
            editor = view.findChildren(QLineEdit)[-1]
            self.qtbot.keyClicks(editor, typed)
            if editor.completer() is not None:
                editor.completer().popup().hide()
            self.qtbot.keyClick(editor, Qt.Key.Key_Tab)
            self.qtbot.wait(10)

    def save(self, sheet: RecordSheet) -> None:
        self.qtbot.keyClick(sheet, ENTER, CTRL)
        self.settle()

    def stored(self, what: str) -> list:
        """All records of one kind, from the chart."""
        found: list[list] = []
        self.desk.read(lambda chart: getattr(chart, what).find(), found.append)
        self.settle()
        return found[0]


def a_client(path: Path) -> str:
    """A client with nothing yet, in that chart; the id."""
    with open_chart(path) as chart:
        return _register(chart, chart.therapists.find()[0]).id


def a_client_in_care(path: Path) -> str:
    """A client with a case, a referral, a consent and a contact; the id."""
    today = clock.today()
    with open_chart(path) as chart:
        who = chart.therapists.find()[0]
        client = _register(chart, who)
        doctor = save(chart, who, Provider(name="Adaeze Okafor", credentials="MD"))
        case = save(chart, who, Case(client_id=client.id, complaint="Right shoulder", opened=today))
        links = {"client_id": client.id, "case_id": case.id}
        save(chart, who, Referral(**links, provider_id=doctor.id, received=today, visits_authorized=12))
        treat = Consent(
            client_id=client.id, kind=ConsentKind.TREATMENT, scope="all", signed_by="Ada", given=today
        )
        save(chart, who, treat)
        step = {"next_step": "Send range", "next_by": today}
        save(chart, who, Contact(**links, at=clock.now(), what="Called", **step))
    return client.id


def _register(chart: Chart, who: Therapist) -> Client:
    return register_client(
        chart, who, Client(family_name="Webb", given_name="Ada", birth_date=date(1970, 1, 1))
    )
