"""Drives the Referral & consent tab of one client, and the sheets that it opens."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from charting.actions.clients import load_client_file
from charting.summaries.client_records import ClientRecords
from tests.support.window_driver import RecordT, WindowDriver
from ui.pages.records.record_sheet import RecordSheet
from ui.pages.referral.tab import ReferralTab

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
TAB_SIZE = (1368, 780)  # px


class ReferralDriver:
    """The tab on one client, kept up to date as the client page would; `requested_cases` are the ids it asks for."""

    file: ClientRecords

    def __init__(self, driver: WindowDriver, path: Path, client_id: str) -> None:
        self.driver, self.qtbot = driver, driver.qtbot
        self.chart_client = driver.connect(path)
        self.client_id = client_id
        self.tab = ReferralTab(self.chart_client)
        self.requested_cases: list[str] = []
        self.tab.case_requested.connect(self.requested_cases.append)
        self.qtbot.addWidget(self.tab)
        self.tab.resize(*TAB_SIZE)
        self.tab.show()
        self.tab.activateWindow()
        self.chart_client.chart_changed.connect(self.refresh)
        self.refresh()
        self.settle()

    def refresh(self) -> None:
        """Read the client's records again and show them."""
        self.chart_client.run_query(
            lambda clinic_file: load_client_file(clinic_file, self.client_id), self._show, self.tab
        )

    def settle(self) -> None:
        """Wait until the thread of the file has nothing left to do."""
        self.driver.settle(self.chart_client)

    def press(self, button: QWidget) -> None:
        """Press a button with the keyboard."""
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def sheet(self) -> RecordSheet[Any]:
        """The sheet in front, ready for keys."""
        sheet = self.driver.find_sheet()
        assert isinstance(sheet, RecordSheet)
        return sheet

    def type_in(self, sheet: RecordSheet[Any], **texts: str) -> None:
        """Type into the sheet's fields by name, over what is there."""
        for name, text in texts.items():
            field: Any = sheet.form.get_field(name)
            field.edit.setFocus()
            field.edit.selectAll()
            QTest.keyClicks(field.edit, text)

    def type_cells(self, view: QTableView, *texts: str) -> None:
        """Type into the cells of the first row."""
        for column, text in enumerate(texts):
            view.setFocus()
            view.setCurrentIndex(view.model().index(0, column))
            QTest.keyClick(view, ENTER)
            editor = view.findChildren(QLineEdit)[-1]
            QTest.keyClicks(editor, text)
            if editor.completer() is not None:
                editor.completer().popup().hide()  # type: ignore[union-attr]  # a line editor has a popup
            QTest.keyClick(editor, Qt.Key.Key_Tab)
            self.qtbot.wait(10)

    def save(self, sheet: RecordSheet[Any]) -> None:
        """Save the sheet with Ctrl+Enter."""
        QTest.keyClick(sheet, ENTER, CTRL)
        self.settle()

    def read_stored(self, record: type[RecordT]) -> list[RecordT]:
        """All records of that type, as the file holds them."""
        return self.driver.read_records(self.chart_client, record)

    def _show(self, file: ClientRecords) -> None:
        self.file = file
        case = file.get_current_case()
        self.tab.show_client_file(file, file.get_case_file(case) if case else None)
