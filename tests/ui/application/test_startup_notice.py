"""A chart that takes long to be there: something says so, and is gone when there is something else to look at."""

import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from tests.support.application_driver import ApplicationDriver
from tests.support.sample_clinic import open_sample_clinic
from ui.application.startup import AFTER_MS, OPENING, RESTORING, StartupNotice


def on_show(title: str) -> list[QWidget]:
    return [
        each for each in QApplication.topLevelWidgets() if each.isVisible() and each.windowTitle() == title
    ]


def test_a_restore_that_takes_long_says_so(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    path, copied = tmp_path / "clinic.soapstone", Event()
    with open_sample_clinic(path):
        pass
    application = ApplicationDriver(qtbot, path, before=copied.wait)
    qtbot.waitUntil(lambda: len(on_show(RESTORING)) == 1)
    [sheet] = on_show(RESTORING)
    assert sheet.findChild(QProgressBar).accessibleName() == RESTORING
    copied.set()
    qtbot.waitUntil(lambda: application.has_window)
    qtbot.waitUntil(lambda: on_show(RESTORING) == [])
    application.wait_until_idle()
    application.window.close()
    application.wait_until_closed()


def test_what_opens_at_once_says_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    waiting = StartupNotice(OPENING, qapp)
    waiting.close_notice()
    qtbot.wait(AFTER_MS + 100)
    assert waiting.sheet is None
    assert on_show(OPENING) == []
