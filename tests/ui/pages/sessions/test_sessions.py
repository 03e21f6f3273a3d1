"""The session editor on a real chart: what is typed is what is stored, and two clients never meet."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from charting import clock
from charting.actions.clients import load_client_file, register_client
from charting.actions.notes import start_session
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.model.case import Case, Side
from charting.model.client import Client
from charting.model.field import read_declarations
from charting.model.findings import AskedQuestion, Palpation, RangeOfMotion
from charting.model.note import NoteStatus
from charting.model.session import Pressure, Progress, Session, Visit
from charting.summaries.client_records import ClientRecords
from tests.support.window_driver import WindowDriver
from ui.pages.notes.findings.vocabulary_preload import read_vocabularies
from ui.pages.sessions.editor import SessionEditor
from ui.pages.sessions.tab import SessionsTab

BORN = clock.today().replace(year=1980, day=1)


@pytest.fixture
def chart_with_two(empty_file: Path) -> tuple[Path, str, str]:
    """Two clients with a case each; the ids of the clients."""
    read_vocabularies()
    with open_clinic_file(empty_file) as clinic_file:
        who = clinic_file.therapists.find_first()
        assert who is not None
        ids = []
        for name in ("O'Brien", "Nguyễn"):
            client = register_client(clinic_file, who, Client(family_name=name, birth_date=BORN))
            save_record(
                clinic_file, who, Case(client_id=client.id, complaint="Low back pain", opened=clock.today())
            )
            ids.append(client.id)
    return empty_file, ids[0], ids[1]


class Opened:
    """The tab in a window of its own, showing one client."""

    def __init__(self, driver: WindowDriver, path: Path) -> None:
        self.driver, self.qtbot = driver, driver.qtbot
        self.chart_client = driver.connect(path)
        self.tab = SessionsTab(self.chart_client)
        self.qtbot.addWidget(self.tab)
        self.tab.resize(1368, 800)
        self.tab.show()
        self.client_id = ""
        self.chart_client.chart_changed.connect(lambda: self.show(self.client_id))

    def settle(self) -> None:
        self.driver.settle(self.chart_client)

    def show(self, client_id: str) -> None:
        self.client_id = client_id
        self.chart_client.run_query(lambda clinic_file: load_client_file(clinic_file, client_id), self._shown)
        self.settle()

    def _shown(self, file: ClientRecords) -> None:
        case = file.get_current_case()
        self.tab.show_client_file(file, file.get_case_file(case) if case else None)

    @property
    def editor(self) -> SessionEditor:
        """The editor, which is made with the first draft."""
        assert isinstance(self.tab.editor, SessionEditor)
        return self.tab.editor

    def start(self) -> None:
        self.tab.start_or_resume()
        self.settle()
        self.settle()

    def type(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        self.qtbot.keyClicks(widget.focusProxy() or widget, text)

    def stored(self) -> Session:
        self.tab.flush_edits()
        found: list[Session] = []
        self.chart_client.run_query(
            lambda clinic_file: clinic_file.sessions.find_last(client_id=self.client_id),
            lambda s: s and found.append(s),
        )
        self.settle()
        return found[0]


@pytest.fixture
def opened(driver: WindowDriver, chart_with_two: tuple[Path, str, str]) -> Opened:
    made = Opened(driver, chart_with_two[0])
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
    s, o, a, p = editor.cards
    opened.type(s.fields["subjective"].edit, "Sat through the movie, <b>no</b> pain & 5<x")  # type: ignore[attr-defined]
    opened.type(s.fields["pain_now"].score_keys, "5")  # type: ignore[attr-defined]
    opened.type(s.fields["pain_worst"].score_keys, "x")  # type: ignore[attr-defined]
    s.fields["health_changes"].box.click()  # type: ignore[attr-defined]
    treatment = editor.objective.tables["treatment"]
    treatment.table.view.setFocus()
    for text in ("Myofascial release", "Quadratus lumborum", "r", "moderate", "20", "", "prone", "softer"):
        cell(opened, treatment, text)
    opened.type(a.fields["pain_after"].score_keys, "3")  # type: ignore[attr-defined]
    opened.type(a.fields["progress"].control, "b")
    opened.type(a.fields["adverse_response"].edit, "sore for an hour")  # type: ignore[attr-defined]
    opened.type(p.fields["check_next"].edit, "sitting")  # type: ignore[attr-defined]
    opened.type(p.fields["next_visit"].edit, "+1w 10:30")  # type: ignore[attr-defined]
    assert o.collect_unread() == {}


def test_what_is_typed_is_stored(opened: Opened) -> None:
    opened.start()
    fill(opened)
    note = opened.stored()
    assert note.subjective == "Sat through the movie, <b>no</b> pain & 5<x"
    assert (note.pain_now, note.pain_worst, note.pain_best, note.pain_after) == (5, 10, None, 3)
    assert note.progress is Progress.BETTER
    assert note.health_changes == AskedQuestion(asked=True)
    assert note.adverse_response == AskedQuestion(asked=True, answer="sore for an hour")
    line = note.treatment[0]
    assert (line.technique, line.areas, line.side) == ("Myofascial release", "Quadratus lumborum", Side.RIGHT)
    assert (line.pressure, line.minutes, line.response) == (Pressure.MODERATE, 20, "softer")
    assert note.next_visit is not None
    assert (note.next_visit.hour, note.next_visit.minute) == (10, 30)
    assert note.status is NoteStatus.DRAFT


def test_signing_locks_the_note_and_plans_the_next_visit(opened: Opened) -> None:
    opened.start()
    fill(opened)
    opened.tab.find_command("note.sign")()  # type: ignore[misc]
    opened.settle()
    note = opened.stored()
    assert note.signed
    assert opened.tab.stack.currentWidget() is opened.tab.reader
    planned: list[Visit] = []
    opened.chart_client.run_query(
        lambda clinic_file: clinic_file.visits.find(client_id=opened.client_id), planned.extend
    )
    opened.settle()
    assert [visit.starts_at for visit in planned] == [note.next_visit]


def test_signing_too_early_lists_what_is_missing_and_goes_there(opened: Opened) -> None:
    opened.start()
    opened.type(opened.editor.cards[0].fields["subjective"].edit, "Better")  # type: ignore[attr-defined]
    opened.editor.sign_draft()
    opened.settle()
    editor = opened.editor
    assert editor.signing_list.isVisible()
    assert "Pain on arrival is not charted." in [
        each.text() for each in editor.signing_list.findChildren(QWidget) if hasattr(each, "text")
    ]
    assert editor.subjective.fields["pain_now"].score_keys.hasFocus()  # type: ignore[attr-defined]
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
    opened.editor.autosave.watch_draft(None)
    opened.show(opened.client_id)
    assert opened.editor.next.visit.get_text() == "31 feb"
    assert opened.editor.objective.tables["treatment"].collect_unread() == {"treatment.0.minutes": "2o"}
    opened.editor.sign_draft()
    opened.settle()
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
    words = opened.editor.cards[0].fields["subjective"].edit  # type: ignore[attr-defined]
    opened.type(words, "half a sent")
    opened.show(opened.client_id)
    assert words.toPlainText() == "half a sent"
    assert words.hasFocus()


def test_another_client_shows_nothing_of_this_one(
    opened: Opened, chart_with_two: tuple[Path, str, str]
) -> None:
    opened.start()
    words = opened.editor.cards[0].fields["subjective"].edit  # type: ignore[attr-defined]
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


def test_last_time_stands_beside(driver: WindowDriver, demo_file: Path) -> None:
    read_vocabularies()
    with open_clinic_file(demo_file) as clinic_file:
        client = clinic_file.find_clients("nguyen linh")[0]
        who = clinic_file.therapists.find_first()
        assert who is not None
        case = clinic_file.cases.find(client_id=client.id)[0]
        start_session(clinic_file, who, case, clock.now())
        signed = [note for note in clinic_file.sessions.find(case_id=case.id) if note.signed]
    made = Opened(driver, demo_file)
    made.show(client.id)
    editor = made.editor
    assert editor.subjective.fields["pain_now"].score_keys.previous == signed[-1].pain_now  # type: ignore[attr-defined]
    assert editor.side.last_note_head.text().startswith(f"Session {len(signed)}")
    assert signed[-1].check_next in editor.subjective.answer.edit.accessibleName()
    assert not editor.subjective.answer.isHidden()
    assert editor.first == "first_answer"
    assert editor.subjective.focus_field(editor.first) is editor.subjective.answer


def test_a_mark_takes_the_number_of_the_finding_under_the_cursor(opened: Opened) -> None:
    opened.start()
    editor = opened.editor
    editor.objective.palpation.load_items(
        (Palpation(structure="Infraspinatus"), Palpation(structure="Teres minor"))
    )
    editor.objective.tables["ranges"].load_items(
        (RangeOfMotion(joint="shoulder", motion="flexion", degrees=120),)
    )
    editor.marked_findings.load_marks(())
    editor.objective.palpation.table.go_to_cell(1, "structure")
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
        for part in opened.editor.cards
        for field in (*part.fields, *part.tables)
    }
    declared = {name: each.letter for name, each in read_declarations(Session).items() if each.letter}
    # Asked above its answer; charted on the figure; a field of its own for each goal.
    elsewhere = {"first_question", "marks", "goal_readings"}
    assert places == {name: letter for name, letter in declared.items() if name not in elsewhere}
