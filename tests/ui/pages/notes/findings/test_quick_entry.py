"""Quick entry in a session on a real chart: what is filed where, taken back, kept as words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from charting.model.case import Side
from charting.model.findings import Activity, AskedQuestion, Palpation, RangeOfMotion
from charting.model.plan import HomeKind
from charting.model.session import Pressure, Progress, Treatment
from tests.support.note_driver import ENTER, NoteDriver
from tests.support.window_driver import WindowDriver
from ui.pages.notes.findings import quick_entry
from ui.pages.sessions.tab import SessionsTab

ESC = Qt.Key.Key_Escape
RIGHT, LEFT = Side.RIGHT, Side.LEFT


@pytest.fixture
def session(driver: WindowDriver, demo_file: Path) -> NoteDriver:
    return driver.start_note(SessionsTab, demo_file)


def test_findings_ranges_and_treatment_go_into_their_tables(session: NoteDriver) -> None:
    session.file("inf r tp 3", "rom sh er r 38", "mfr pec min r 20 light", "home stretch: doorway; 3 x 30 s")
    note = session.note
    finding = Palpation(structure="Infraspinatus", side=RIGHT, finding="Active trigger point", grade=3)
    assert note.palpation == (finding,)
    assert note.ranges == (
        RangeOfMotion(joint="shoulder", motion="external rotation", side=RIGHT, degrees=38),
    )
    assert note.treatment == (
        Treatment(
            technique="Myofascial release",
            areas="Pectoralis minor",
            side=RIGHT,
            pressure=Pressure.LIGHT,
            minutes=20,
        ),
    )
    assert [(task.name, task.kind) for task in note.home_program] == [("Doorway", HomeKind.STRETCH)]
    assert session.line.edit.hasFocus()
    assert note.unread == {}


def test_values_set_the_strips_and_fields(session: NoteDriver) -> None:
    session.file("np 5", "pw 7", "pa 3", "psfs 6", "no adverse", "no changes", "worse", "nv 1w 9:15")
    note = session.note
    assert (note.pain_now, note.pain_worst, note.pain_after) == (5, 7, 3)
    assert note.activities == (Activity(name="Run 5 km", score=6),)
    assert (note.adverse_response, note.health_changes) == (
        AskedQuestion(asked=True),
        AskedQuestion(asked=True),
    )
    assert note.progress is Progress.WORSE
    assert (note.next_visit.date() - note.starts_at.date()).days == 7
    assert f"{note.next_visit:%H:%M}" == "09:15"


def test_a_day_without_an_hour_takes_that_of_this_visit_and_says_so(session: NoteDriver) -> None:
    session.type("nv 1w")
    hour = session.note.starts_at
    said = session.line.feedback.get_text()
    session.qtbot.keyClick(session.line.edit, ENTER)
    visit = session.note.next_visit
    assert said.endswith(f"{visit:%H:%M}")
    assert visit.minute % 15 == 0
    assert abs((visit - hour).total_seconds() - 7 * 86400) <= 8 * 60 or (visit - hour).days in (6, 7)


def test_a_next_visit_before_this_one_is_refused_before_enter(session: NoteDriver) -> None:
    session.type("nv -1w")
    said = session.line.feedback.get_text()
    assert said.startswith("The next visit comes after this one: Enter keeps it as words in")
    session.qtbot.keyClick(session.line.edit, ENTER)
    assert session.note.next_visit is None


def test_a_score_named_by_its_activity(session: NoteDriver) -> None:
    session.file("run 5 km 9")
    assert session.note.activities == (Activity(name="Run 5 km", score=9),)


def test_beside_what_is_typed_stands_the_last_value(session: NoteDriver) -> None:
    session.type("tfl l ltp 2")
    assert (
        session.line.feedback.get_text()
        == "Tensor fasciae latae, left, latent trigger point, 2/4 · was 1, +1"
    )


def test_the_usual_pressure_of_this_client_is_shown_before_it_is_filed(session: NoteDriver) -> None:
    session.type("tpt tfl l 10")
    assert "firm" in session.line.feedback.get_text()
    session.qtbot.keyClick(session.line.edit, ENTER)
    assert session.note.treatment[0].pressure is Pressure.FIRM
    names = [name for _, name in session.editor.objective.treatment.table.model.columns[0].choices]
    assert set(names[:2]) <= {"Trigger point therapy", "Deep tissue massage", "Myofascial release",
                              "Post-isometric relaxation", "Home exercise instruction"}  # fmt: skip


def test_the_same_thing_again_replaces_the_figure_and_says_so(session: NoteDriver) -> None:
    session.file("inf r tp 3", "inf r tp 2")
    assert [each.grade for each in session.note.palpation] == [2]
    assert session.line.feedback.get_text() == (
        "Filed: Infraspinatus, right, active trigger point, 2/4 · "
        "in place of Infraspinatus, right, active trigger point, 3/4"
    )
    session.file("inf l tp 1", "inf r hyp 1", "palp inf l 4")
    found = [(each.side, each.finding, each.grade) for each in session.note.palpation]
    assert found == [
        (RIGHT, "Active trigger point", 2),
        (LEFT, "Active trigger point", 4),
        (RIGHT, "Hypertonicity", 1),
    ]


def test_a_range_stated_in_another_way_replaces_the_figure(session: NoteDriver) -> None:
    session.file("rom sh fl r 120", "rom sh fl r 75%", "rom sh fl passive r 150")
    active, passive = session.note.ranges
    assert (active.degrees, active.percent) == (None, 75)
    assert passive.degrees == 150


def test_ctrl_z_takes_back_one_after_the_other(session: NoteDriver) -> None:
    session.file("inf r tp 3", "np 5", "inf r tp 2", "limps a little")
    session.undo()
    assert session.line.get_text() == "limps a little"
    assert "limps" not in session.note.observations
    session.line.set_text("")
    session.undo()
    assert (session.line.get_text(), session.note.palpation[0].grade) == ("inf r tp 2", 3)
    session.line.set_text("")
    session.undo()
    assert (session.line.get_text(), session.note.pain_now) == ("np 5", None)
    session.line.set_text("")
    session.undo()
    assert session.note.palpation == ()
    said = []
    session.tab.chart_client.status_shown.connect(said.append)
    session.line.set_text("")
    session.undo()
    assert said == ["Nothing to undo."]


def test_what_is_folded_away_opens_for_what_is_filed_there(session: NoteDriver) -> None:
    tables = {name: part.tables[name] for part in session.editor.cards for name in part.tables}
    assert not tables["scores"].isVisible()
    session.file("lefs 70", "home stretch: doorway; 3 x 30 s")
    assert tables["scores"].isVisible()
    assert tables["home_program"].isVisible()
    assert session.line.edit.hasFocus()


def test_what_was_asked_and_is_not_there_and_pain_as_said(session: NoteDriver) -> None:
    session.file("no radiation", "no numbness", "now half as bad")
    assert session.note.negatives == ("radiation", "numbness")
    assert (session.note.pain_said.words, session.note.pain_said.percent) == ("half as bad", 50)
    session.undo()
    session.line.set_text("")
    session.undo()
    assert session.note.pain_said is None
    assert session.note.negatives == ("radiation",)


def test_what_is_not_understood_becomes_words_and_says_so(session: NoteDriver) -> None:
    session.type("limps a little")
    assert session.line.feedback.get_text() == "Not understood: Enter keeps it as words in “Observations”"
    session.file("", "moves with care")
    assert session.line.feedback.get_text() == "Kept as words in “Observations”"
    assert session.note.observations == "limps a little\nmoves with care"


def test_more_scores_than_activities_are_no_scores(session: NoteDriver) -> None:
    session.type("psfs 5 6 7")
    assert session.line.feedback.get_text().startswith("More scores than activities (1 named)")
    session.file("")
    assert session.note.observations == "psfs 5 6 7"
    assert session.note.activities == (Activity(name="Run 5 km"),)


def test_text_left_in_the_line_is_kept_with_the_draft_and_comes_back(session: NoteDriver) -> None:
    session.type("inf r tp")
    assert session.note.unread == {quick_entry.QUICK_LINE_KEY: "inf r tp"}
    note, case = session.editor.note, session.editor.case
    session.tab.flush_edits()
    session.settle()
    stored = []
    session.tab.chart_client.run_query(lambda clinic_file: clinic_file.sessions.get(note.id), stored.append)
    session.settle()
    assert stored[0].unread == {quick_entry.QUICK_LINE_KEY: "inf r tp"}
    session.editor.stop_editing()
    session.editor.open_draft(stored[0].with_changes(unread={}), case)
    assert session.line.get_text() == ""
    session.editor.open_draft(stored[0], case)
    assert session.line.get_text() == "inf r tp"
    session.editor.subjective.fields["subjective"].setFocus()
    session.editor.focus_field(quick_entry.QUICK_LINE_KEY)
    assert session.line.edit.hasFocus()


def test_esc_leads_back_and_slash_comes_from_where_no_text_is_typed(session: NoteDriver) -> None:
    qtbot, strip = session.qtbot, session.editor.subjective.strips["pain_now"].score_keys
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Slash)
    assert session.line.edit.hasFocus()
    qtbot.keyClick(session.line.edit, ESC)
    assert strip.hasFocus()
    words = session.editor.subjective.fields["subjective"].edit
    words.setFocus()
    qtbot.keyClicks(words, "4/10")
    assert words.toPlainText().endswith("4/10")
    session.tab.find_command("note.quick")()
    qtbot.keyClick(session.line.edit, ESC)
    assert QApplication.focusWidget() is words


def test_from_an_open_cell_the_way_back_is_its_table(session: NoteDriver) -> None:
    session.editor.focus_field("treatment.0")
    table = QApplication.focusWidget()
    table.edit(table.currentIndex())
    cell = QApplication.focusWidget()
    assert cell is not table
    cell.setCompleter(None)  # its list would take the window's activity away, offscreen
    session.qtbot.keyClicks(cell, "m")
    session.tab.find_command("note.quick")()
    session.type("limps a little")
    session.settle()
    assert "Observations" in session.line.feedback.get_text()
    session.qtbot.keyClick(session.line.edit, ESC)
    assert QApplication.focusWidget() is table
