"""The session editor on a real chart: what is typed is what is stored, and two clients never meet."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import open_client, register_client
from charting.actions.notes import start_session
from charting.actions.setting_up import save
from charting.chart import open_chart
from charting.model.case import Case, Side
from charting.model.client import Client
from charting.model.field import read_declarations
from charting.model.findings import Asked, Palpation, RangeOfMotion
from charting.model.note import NoteStatus
from charting.model.session import Pressure, Progress, Session, Visit
from charting.summaries.client_file import ClientFile
from ui.desk import Desk
from ui.pages.findings.vocabularies import read_vocabularies
from ui.pages.sessions.editor import SessionEditor
from ui.pages.sessions.tab import SessionsTab

DeskOn = Callable[[Path], Desk]
Settle = Callable[[Desk], None]
BORN = clock.today().replace(year=1980, day=1)


@pytest.fixture
def chart_with_two(empty_chart: Path) -> tuple[Path, str, str]:
    """Two clients with a case each; the ids of the clients."""
    read_vocabularies()
    with open_chart(empty_chart) as chart:
        who = chart.therapists.first()
        assert who is not None
        ids = []
        for name in ("O'Brien", "Nguyễn"):
            client = register_client(chart, who, Client(family_name=name, birth_date=BORN))
            save(chart, who, Case(client_id=client.id, complaint="Low back pain", opened=clock.today()))
            ids.append(client.id)
    return empty_chart, ids[0], ids[1]


class Opened:
    """The tab in a window of its own, showing one client."""

    def __init__(self, desk: Desk, qtbot: QtBot, settle: Settle) -> None:
        self.desk, self.qtbot, self.settle = desk, qtbot, settle
        self.tab = SessionsTab(desk)
        qtbot.addWidget(self.tab)
        self.tab.resize(1368, 800)
        self.tab.show()
        self.client_id = ""
        desk.changed.connect(lambda: self.show(self.client_id))

    def show(self, client_id: str) -> None:
        self.client_id = client_id
        self.desk.read(lambda chart: open_client(chart, client_id), self._shown)
        self.settle(self.desk)

    def _shown(self, file: ClientFile) -> None:
        case = file.current_case()
        self.tab.show_file(file, file.of_case(case) if case else None)

    @property
    def editor(self) -> SessionEditor:
        """The editor, which is made with the first draft."""
        assert isinstance(self.tab.editor, SessionEditor)
        return self.tab.editor

    def start(self) -> None:
        self.tab.start()
        self.settle(self.desk)
        self.settle(self.desk)

    def type(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        self.qtbot.keyClicks((self.qtbot.waitUntil and widget.focusProxy()) or widget, text)

    def stored(self) -> Session:
        self.tab.flush()
        found: list[Session] = []
        self.desk.read(
            lambda chart: chart.sessions.last(client_id=self.client_id), lambda s: s and found.append(s)
        )
        self.settle(self.desk)
        return found[0]


@pytest.fixture
def opened(desk_on: DeskOn, qtbot: QtBot, settle: Settle, chart_with_two: tuple[Path, str, str]) -> Opened:
    made = Opened(desk_on(chart_with_two[0]), qtbot, settle)
    made.show(chart_with_two[1])
    return made


def cell(opened: Opened, table: QWidget, text: str) -> None:
    """Type into the open cell and go on with Tab."""
    view = table.table.view  # type: ignore[attr-defined]
    opened.qtbot.wait(5)
    editor = view.focusWidget() if isinstance(view.focusWidget(), QLineEdit) else None
    if editor is None:
        view.edit(view.currentIndex())
        editor = view.findChild(QLineEdit)
    opened.qtbot.keyClicks(editor, text)
    opened.qtbot.keyClick(editor, Qt.Key.Key_Tab)
    opened.qtbot.wait(20)


def fill(opened: Opened) -> None:
    """A routine note, as the therapist charts it."""
    editor = opened.editor
    s, o, a, p = editor.parts
    opened.type(s.fields["subjective"].edit, "Sat through the movie, <b>no</b> pain & 5<x")  # type: ignore[attr-defined]
    opened.type(s.fields["pain_now"].strip, "5")  # type: ignore[attr-defined]
    opened.type(s.fields["pain_worst"].strip, "x")  # type: ignore[attr-defined]
    s.fields["health_changes"].box.click()  # type: ignore[attr-defined]
    treatment = editor.objective.tables["treatment"]
    treatment.table.view.setFocus()
    for text in ("Myofascial release", "Quadratus lumborum", "r", "moderate", "20", "", "prone", "softer"):
        cell(opened, treatment, text)
    opened.type(a.fields["pain_after"].strip, "3")  # type: ignore[attr-defined]
    opened.type(a.fields["progress"].control, "b")
    opened.type(a.fields["adverse_response"].edit, "sore for an hour")  # type: ignore[attr-defined]
    opened.type(p.fields["check_next"].edit, "sitting")  # type: ignore[attr-defined]
    opened.type(p.fields["next_visit"].edit, "+1w 10:30")  # type: ignore[attr-defined]
    assert o.unread() == {}


def test_what_is_typed_is_stored(opened: Opened) -> None:
    opened.start()
    fill(opened)
    note = opened.stored()
    assert note.subjective == "Sat through the movie, <b>no</b> pain & 5<x"
    assert (note.pain_now, note.pain_worst, note.pain_best, note.pain_after) == (5, 10, None, 3)
    assert note.progress is Progress.BETTER
    assert note.health_changes == Asked(asked=True)
    assert note.adverse_response == Asked(asked=True, answer="sore for an hour")
    line = note.treatment[0]
    assert (line.technique, line.areas, line.side) == ("Myofascial release", "Quadratus lumborum", Side.RIGHT)
    assert (line.pressure, line.minutes, line.response) == (Pressure.MODERATE, 20, "softer")
    assert note.next_visit is not None
    assert (note.next_visit.hour, note.next_visit.minute) == (10, 30)
    assert note.status is NoteStatus.DRAFT


def test_signing_locks_the_note_and_plans_the_next_visit(opened: Opened) -> None:
    opened.start()
    fill(opened)
    opened.tab.command("note.sign")()  # type: ignore[misc]
    opened.settle(opened.desk)
    note = opened.stored()
    assert note.signed
    assert opened.tab.stack.currentWidget() is opened.tab.reader
    planned: list[Visit] = []
    opened.desk.read(lambda chart: chart.visits.find(client_id=opened.client_id), planned.extend)
    opened.settle(opened.desk)
    assert [visit.starts_at for visit in planned] == [note.next_visit]


def test_signing_too_early_lists_what_is_missing_and_goes_there(opened: Opened) -> None:
    opened.start()
    opened.type(opened.editor.parts[0].fields["subjective"].edit, "Better")  # type: ignore[attr-defined]
    opened.editor.sign()
    opened.settle(opened.desk)
    editor = opened.editor
    assert editor.missing.isVisible()
    assert "Pain on arrival is not charted." in [
        each.text() for each in editor.missing.findChildren(QWidget) if hasattr(each, "text")
    ]
    assert editor.subjective.fields["pain_now"].strip.hasFocus()  # type: ignore[attr-defined]
    assert not opened.stored().signed


def test_text_that_is_not_understood_comes_back_and_keeps_the_note_open(opened: Opened) -> None:
    opened.start()
    visit = opened.editor.next.visit
    opened.type(visit.edit, "31 feb")
    treatment = opened.editor.objective.tables["treatment"]
    treatment.table.view.setFocus()
    for text in ("Swedish massage", "Back", "", "", "2o"):
        cell(opened, treatment, text)
    note = opened.stored()
    assert note.unread == {"next_visit": "31 feb", "treatment.0.minutes": "2o"}
    opened.editor.autosave.watch(None)
    opened.show(opened.client_id)
    assert opened.editor.next.visit.text() == "31 feb"
    assert opened.editor.objective.tables["treatment"].unread() == {"treatment.0.minutes": "2o"}
    opened.editor.sign()
    opened.settle(opened.desk)
    assert not opened.stored().signed


def test_an_end_before_the_start_is_said_at_the_field_and_nothing_is_lost(opened: Opened) -> None:
    opened.start()
    ends = opened.editor.ends
    opened.editor.starts.set_text("today 10:00")
    opened.type(ends.edit, "9:00")
    note = opened.stored()
    assert note.ends_at is None
    assert note.unread["ends_at"] == "9:00"
    assert "end before it starts" in ends.error


def test_news_of_the_file_do_not_touch_what_is_being_typed(opened: Opened) -> None:
    opened.start()
    words = opened.editor.parts[0].fields["subjective"].edit  # type: ignore[attr-defined]
    opened.type(words, "half a sent")
    opened.show(opened.client_id)
    assert words.toPlainText() == "half a sent"
    assert words.hasFocus()


def test_another_client_shows_nothing_of_this_one(
    opened: Opened, chart_with_two: tuple[Path, str, str]
) -> None:
    opened.start()
    words = opened.editor.parts[0].fields["subjective"].edit  # type: ignore[attr-defined]
    opened.type(words, "of O'Brien")
    first = opened.client_id
    opened.show(chart_with_two[2])
    assert opened.tab.stack.currentWidget() is opened.tab.no_notes
    opened.start()
    assert words.toPlainText() == ""
    opened.type(words, "of Nguyen")
    assert opened.stored().subjective == "of Nguyen"
    opened.show(first)
    assert words.toPlainText() == "of O'Brien"
    assert opened.stored().subjective == "of O'Brien"


def test_last_time_stands_beside(desk_on: DeskOn, qtbot: QtBot, settle: Settle, demo_chart: Path) -> None:
    read_vocabularies()
    with open_chart(demo_chart) as chart:
        client = chart.find_clients("nguyen linh")[0]
        who = chart.therapists.first()
        assert who is not None
        case = chart.cases.find(client_id=client.id)[0]
        start_session(chart, who, case, clock.now())
        signed = [note for note in chart.sessions.find(case_id=case.id) if note.signed]
    made = Opened(desk_on(demo_chart), qtbot, settle)
    made.show(client.id)
    editor = made.editor
    assert editor.subjective.fields["pain_now"].strip.previous == signed[-1].pain_now  # type: ignore[attr-defined]
    assert editor.side.last_head.text().startswith(f"Session {len(signed)}")
    assert signed[-1].check_next in editor.subjective.answer.edit.accessibleName()
    assert not editor.subjective.answer.isHidden()
    assert editor.first == "first_answer"
    assert editor.subjective.go_to(editor.first) is editor.subjective.answer


def test_a_mark_takes_the_number_of_the_finding_under_the_cursor(opened: Opened) -> None:
    opened.start()
    editor = opened.editor
    editor.objective.palpation.load(
        (Palpation(structure="Infraspinatus"), Palpation(structure="Teres minor"))
    )
    editor.objective.tables["ranges"].load((RangeOfMotion(joint="shoulder", motion="flexion", degrees=120),))
    editor.marked.load(())
    editor.objective.palpation.table.go(1, "structure")
    figure = editor.side.figure
    figure.setFocus()
    opened.qtbot.keyClick(figure, Qt.Key.Key_Down)
    opened.qtbot.keyClick(figure, Qt.Key.Key_Return)
    note = opened.stored()
    assert [mark.number for mark in note.marks] == [2]
    assert note.ranges[0].degrees == 120


def test_every_field_stands_under_the_letter_that_it_declares(opened: Opened) -> None:
    opened.start()
    places = {
        field: part.accessibleName()[0]
        for part in opened.editor.parts
        for field in (*part.fields, *part.tables)
    }
    declared = {name: each.letter for name, each in read_declarations(Session).items() if each.letter}
    # Asked above its answer; charted on the figure; a field of its own for each goal.
    elsewhere = {"first_question", "marks", "goal_readings"}
    assert places == {name: letter for name, letter in declared.items() if name not in elsewhere}
