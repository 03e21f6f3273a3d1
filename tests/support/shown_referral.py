"""The Referral & consent tab on a client, and the keys of its sheets."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import load_client_file, register_client
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.model.clinic import Therapist
from charting.model.consent import Consent, ConsentKind, Contact
from charting.model.provider import Provider
from charting.summaries.client_records import ClientRecords
from ui.core.chart_client import ChartClient
from ui.pages.records.record_sheet import RecordSheet
from ui.pages.referral.tab import ReferralTab

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


class Shown:
    """The tab on the chart's only client, kept up to date as the client page would."""

    def __init__(
        self, qtbot: QtBot, chart_client: ChartClient, settle: Callable[[ChartClient], None], client_id: str
    ) -> None:
        self.qtbot, self.chart_client, self._settle, self._id = qtbot, chart_client, settle, client_id
        self.tab = ReferralTab(chart_client)
        self.asked: list[str] = []
        self.tab.case_requested.connect(self.asked.append)
        qtbot.addWidget(self.tab)
        self.tab.resize(1368, 780)
        self.tab.show()
        self.tab.activateWindow()
        chart_client.chart_changed.connect(self.refresh)
        self.refresh()
        self.settle()

    def refresh(self) -> None:
        self.chart_client.run_query(
            lambda clinic_file: load_client_file(clinic_file, self._id), self._show, self.tab
        )

    def _show(self, file: ClientRecords) -> None:
        self.file = file
        case = file.get_current_case()
        self.tab.show_client_file(file, file.get_case_file(case) if case else None)

    def settle(self) -> None:
        self._settle(self.chart_client)

    def press(self, button: QWidget) -> None:
        """Press a button with the keyboard."""
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def sheet(self) -> RecordSheet[Any]:
        """The sheet in front, ready for keys."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        sheet: Any = QApplication.activeModalWidget()
        sheet.activateWindow()
        self.qtbot.waitUntil(sheet.isActiveWindow)
        assert isinstance(sheet, RecordSheet)
        return sheet

    def type_in(self, sheet: RecordSheet[Any], **words: str) -> None:
        """Type into fields by name."""
        for name, typed in words.items():
            field: Any = sheet.form.get_field(name)
            control = field.edit
            control.setFocus()
            control.selectAll()
            QTest.keyClicks(control, typed)

    def type_cells(self, view: QTableView, *words: str) -> None:
        """Type into the cells of the first row."""
        for column, typed in enumerate(words):
            view.setFocus()
            view.setCurrentIndex(view.model().index(0, column))
            QTest.keyClick(view, ENTER)
            editor = view.findChildren(QLineEdit)[-1]
            QTest.keyClicks(editor, typed)
            if editor.completer() is not None:
                editor.completer().popup().hide()  # type: ignore[union-attr]  # a line editor has a popup
            QTest.keyClick(editor, Qt.Key.Key_Tab)
            self.qtbot.wait(10)

    def save(self, sheet: RecordSheet[Any]) -> None:
        QTest.keyClick(sheet, ENTER, CTRL)
        self.settle()

    def stored(self, what: str) -> list[Any]:
        """All records of one kind, from the chart."""
        found: list[list[Any]] = []
        self.chart_client.run_query(lambda clinic_file: getattr(clinic_file, what).find(), found.append)
        self.settle()
        return found[0]


def a_client(path: Path) -> str:
    """A client with nothing yet, in that chart; the id."""
    with open_clinic_file(path) as clinic_file:
        return _register(clinic_file, clinic_file.therapists.find()[0]).id


def a_client_in_care(path: Path) -> str:
    """A client with a case, a referral, a consent and a contact; the id."""
    today = clock.today()
    with open_clinic_file(path) as clinic_file:
        who = clinic_file.therapists.find()[0]
        client = _register(clinic_file, who)
        doctor = save_record(clinic_file, who, Provider(name="Adaeze Okafor", credentials="MD"))
        case = save_record(
            clinic_file, who, Case(client_id=client.id, complaint="Right shoulder", opened=today)
        )
        links: dict[str, Any] = {"client_id": client.id, "case_id": case.id}
        save_record(
            clinic_file, who, Referral(**links, provider_id=doctor.id, received=today, visits_authorized=12)
        )
        treat = Consent(
            client_id=client.id, kind=ConsentKind.TREATMENT, scope="all", signed_by="Ada", given=today
        )
        save_record(clinic_file, who, treat)
        step: dict[str, Any] = {"next_step": "Send range", "next_by": today}
        save_record(clinic_file, who, Contact(**links, at=clock.now(), what="Called", **step))
    return client.id


def _register(clinic_file: ClinicFile, who: Therapist) -> Client:
    return register_client(
        clinic_file, who, Client(family_name="Webb", given_name="Ada", birth_date=date(1970, 1, 1))
    )
