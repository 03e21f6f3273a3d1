"""A draft is stored after a pause, while typing goes on, and never lost when the disk refuses."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import register_client
from charting.actions.notes import start_session
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.errors import IncompleteNote
from charting.model.case import Case
from charting.model.client import Client
from charting.model.session import Session
from tests.support.window_driver import WindowDriver
from ui.core.chart_client import ChartClient
from ui.pages.notes import autosave
from ui.pages.notes.autosave import Autosave


@pytest.fixture
def draft(empty_file: Path) -> Session:
    """A draft session in the chart, which is closed again."""
    with open_clinic_file(empty_file) as clinic_file:
        who = clinic_file.therapists.find_first()
        assert who is not None
        client = register_client(
            clinic_file, who, Client(family_name="Ťažký", birth_date=clock.today().replace(year=1980, day=1))
        )
        case = save_record(
            clinic_file, who, Case(client_id=client.id, complaint="Neck", opened=clock.today())
        )
        return start_session(clinic_file, who, case, clock.now())


class Typing:
    """Stands for the editor: what is typed so far."""

    def __init__(self, chart_client: ChartClient) -> None:
        self.words = ""
        self.keeper: Autosave[Session] = Autosave(
            chart_client, lambda note: note.with_changes(subjective=self.words), chart_client
        )

    def type(self, words: str) -> None:
        self.words = words
        self.keeper.mark_changed()


def stored(chart_client: ChartClient, qtbot: QtBot, draft: Session) -> Session:
    found: list[Session] = []
    chart_client.run_query(lambda clinic_file: clinic_file.sessions.get(draft.id), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_pause_saves(driver: WindowDriver, empty_file: Path, draft: Session, qtbot: QtBot) -> None:
    chart_client = driver.connect(empty_file)
    typing = Typing(chart_client)
    typing.keeper.watch_draft(draft)
    with qtbot.waitSignal(typing.keeper.stored, timeout=3000):
        typing.type("better")
    assert stored(chart_client, qtbot, draft).subjective == "better"


def test_typing_without_a_pause_is_saved_too(
    driver: WindowDriver, empty_file: Path, draft: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "PAUSE_MS", 400)
    monkeypatch.setattr(autosave, "LONGEST_MS", 900)
    typing = Typing(driver.connect(empty_file))
    typing.keeper.watch_draft(draft)
    saved: list[Session] = []
    typing.keeper.stored.connect(saved.append)
    for key in range(12):
        typing.type("x" * (key + 1))
        qtbot.wait(100)
    assert saved
    assert 0 < len(saved[0].subjective) < 12
    typing.keeper.watch_draft(None)


def test_saves_that_overtake_each_other_are_no_conflict(
    driver: WindowDriver, empty_file: Path, draft: Session, qtbot: QtBot
) -> None:
    chart_client = driver.connect(empty_file)
    typing = Typing(chart_client)
    typing.keeper.watch_draft(draft)
    for words in ("a", "ab", "abc"):
        typing.type(words)
        typing.keeper.flush_edits()
    found = stored(chart_client, qtbot, draft)
    assert (found.subjective, found.version) == ("abc", draft.version + 3)


def test_leaving_a_draft_saves_what_was_typed(
    driver: WindowDriver, empty_file: Path, draft: Session, qtbot: QtBot
) -> None:
    chart_client = driver.connect(empty_file)
    typing = Typing(chart_client)
    typing.keeper.watch_draft(draft)
    typing.type("half a sent")
    typing.keeper.watch_draft(None)
    assert stored(chart_client, qtbot, draft).subjective == "half a sent"


def test_a_refused_save_is_held_and_tried_again(
    driver: WindowDriver, empty_file: Path, draft: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "LONGEST_MS", 200)
    chart_client = driver.connect(empty_file)
    typing = Typing(chart_client)

    def full(clinic_file: ClinicFile) -> None:
        clinic_file.connection.run_sql("PRAGMA max_page_count = 1")

    def free(clinic_file: ClinicFile) -> None:
        clinic_file.connection.run_sql("PRAGMA max_page_count = 100000")

    chart_client.worker.run_job(full)
    typing.keeper.watch_draft(draft)
    with qtbot.waitSignal(typing.keeper.failed):
        typing.type("w" * 200_000)
        typing.keeper.flush_edits()
    typing.keeper.watch_draft(None)
    assert "full" in chart_client.unsaved[draft.id]
    chart_client.worker.run_job(free)
    qtbot.waitUntil(lambda: not chart_client.unsaved, timeout=3000)
    assert len(stored(chart_client, qtbot, draft).subjective) == 200_000


def test_signing_too_early_says_what_is_missing_and_keeps_the_draft(
    driver: WindowDriver, empty_file: Path, draft: Session, qtbot: QtBot
) -> None:
    chart_client = driver.connect(empty_file)
    typing = Typing(chart_client)
    typing.keeper.watch_draft(draft)
    typing.type("words")
    errors: list[Exception] = []
    typing.keeper.sign_draft(lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], IncompleteNote)
    assert "pain_now" in {each.field for each in errors[0].issues}
    assert stored(chart_client, qtbot, draft).subjective == "words"
