"""A draft is stored after a pause, while typing goes on, and never lost when the disk refuses."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import register_client
from charting.actions.notes import start_session
from charting.actions.setting_up import save
from charting.chart import Chart, open_chart
from charting.errors import Incomplete
from charting.model.case import Case
from charting.model.client import Client
from charting.model.session import Session
from ui import autosave
from ui.autosave import Autosave
from ui.desk import Desk

DeskOn = Callable[[Path], Desk]


@pytest.fixture
def draft(empty_chart: Path) -> Session:
    """A draft session in the chart, which is closed again."""
    with open_chart(empty_chart) as chart:
        who = chart.therapists.first()
        assert who is not None
        client = register_client(
            chart, who, Client(family_name="Ťažký", birth_date=clock.today().replace(year=1980, day=1))
        )
        case = save(chart, who, Case(client_id=client.id, complaint="Neck", opened=clock.today()))
        return start_session(chart, who, case, clock.now())


class Typing:
    """Stands for the editor: what is typed so far."""

    def __init__(self, desk: Desk) -> None:
        self.words = ""
        self.keeper: Autosave[Session] = Autosave(
            desk, lambda note: note.with_changes(subjective=self.words), desk
        )

    def type(self, words: str) -> None:
        self.words = words
        self.keeper.touch()


def stored(desk: Desk, qtbot: QtBot, draft: Session) -> Session:
    found: list[Session] = []
    desk.read(lambda chart: chart.sessions.get(draft.id), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_pause_saves(desk_on: DeskOn, empty_chart: Path, draft: Session, qtbot: QtBot) -> None:
    desk = desk_on(empty_chart)
    typing = Typing(desk)
    typing.keeper.watch(draft)
    with qtbot.waitSignal(typing.keeper.stored, timeout=3000):
        typing.type("better")
    assert stored(desk, qtbot, draft).subjective == "better"


def test_typing_without_a_pause_is_saved_too(
    desk_on: DeskOn, empty_chart: Path, draft: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "PAUSE_MS", 400)
    monkeypatch.setattr(autosave, "LONGEST_MS", 900)
    typing = Typing(desk_on(empty_chart))
    typing.keeper.watch(draft)
    saved: list[Session] = []
    typing.keeper.stored.connect(saved.append)
    for key in range(12):
        typing.type("x" * (key + 1))
        qtbot.wait(100)
    assert saved
    assert 0 < len(saved[0].subjective) < 12
    typing.keeper.watch(None)


def test_saves_that_overtake_each_other_are_no_conflict(
    desk_on: DeskOn, empty_chart: Path, draft: Session, qtbot: QtBot
) -> None:
    desk = desk_on(empty_chart)
    typing = Typing(desk)
    typing.keeper.watch(draft)
    for words in ("a", "ab", "abc"):
        typing.type(words)
        typing.keeper.flush()
    found = stored(desk, qtbot, draft)
    assert (found.subjective, found.version) == ("abc", draft.version + 3)


def test_leaving_a_draft_saves_what_was_typed(
    desk_on: DeskOn, empty_chart: Path, draft: Session, qtbot: QtBot
) -> None:
    desk = desk_on(empty_chart)
    typing = Typing(desk)
    typing.keeper.watch(draft)
    typing.type("half a sent")
    typing.keeper.watch(None)
    assert stored(desk, qtbot, draft).subjective == "half a sent"


def test_a_refused_save_is_held_and_tried_again(
    desk_on: DeskOn, empty_chart: Path, draft: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "LONGEST_MS", 200)
    desk = desk_on(empty_chart)
    typing = Typing(desk)

    def full(chart: Chart) -> None:
        chart.connection.run("PRAGMA max_page_count = 1")

    def free(chart: Chart) -> None:
        chart.connection.run("PRAGMA max_page_count = 100000")

    desk.worker.run(full)
    typing.keeper.watch(draft)
    with qtbot.waitSignal(typing.keeper.failed):
        typing.type("w" * 200_000)
        typing.keeper.flush()
    typing.keeper.watch(None)
    assert "full" in desk.unsaved[draft.id]
    desk.worker.run(free)
    qtbot.waitUntil(lambda: not desk.unsaved, timeout=3000)
    assert len(stored(desk, qtbot, draft).subjective) == 200_000


def test_signing_too_early_says_what_is_missing_and_keeps_the_draft(
    desk_on: DeskOn, empty_chart: Path, draft: Session, qtbot: QtBot
) -> None:
    desk = desk_on(empty_chart)
    typing = Typing(desk)
    typing.keeper.watch(draft)
    typing.type("words")
    errors: list[Exception] = []
    typing.keeper.sign(lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Incomplete)
    assert "pain_now" in {each.field for each in errors[0].missing}
    assert stored(desk, qtbot, draft).subjective == "words"
