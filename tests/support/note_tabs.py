"""What the tests of the note tabs share: a case, and keys for whatever has the focus."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.actions.clients import register_client
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.model.case import Case
from charting.model.client import Client
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.plan.tab import PlanTab
from ui.pages.sessions.tab import SessionsTab


def case_in(path: Path) -> Case:
    """Register a client in the chart at `path`, and open a case, which is returned."""
    with open_clinic_file(path) as clinic_file:
        who = clinic_file.therapists.find_first()
        assert who is not None
        client = register_client(
            clinic_file, who, Client(given_name="Thảo", family_name="Nguyễn", birth_date=date(1981, 3, 14))
        )
        return save_record(
            clinic_file, who, Case(client_id=client.id, complaint="Right shoulder", opened=date(2026, 1, 5))
        )


def stored(tab: AssessmentsTab | PlanTab | SessionsTab, settle: Callable[..., None], kind: str) -> list[Any]:
    """The notes of that kind as the file holds them, after what was typed was handed over."""
    found: list[Any] = []
    tab.flush_edits()
    tab.chart_client.run_query(lambda clinic_file: getattr(clinic_file, kind).find(), found.extend)
    settle(tab.chart_client)
    return found


def focused() -> Any:
    """What has the keyboard."""
    return QApplication.focusWidget()


def keys(qtbot: QtBot, *typed: Any) -> None:
    """Type texts and keys into whatever has the focus."""
    for each in typed:
        if isinstance(each, str):
            QTest.keyClicks(focused(), each)
        else:
            QTest.keyClick(focused(), each)
