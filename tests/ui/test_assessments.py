"""The Assessments tab on a real chart file, driven by the keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from charting.actions.clients import open_client, register_client
from charting.actions.setting_up import save
from charting.chart import open_chart
from charting.model.assessment import AssessmentKind, Decision, Pain
from charting.model.body import MarkKind
from charting.model.case import Case
from charting.model.client import Client
from charting.model.findings import RedFlag, Vitals
from charting.model.note import NoteStatus
from charting.reference import loader
from ui.pages.assessments.tab import AssessmentsTab
from ui.settings import Settings
from ui.widgets.dialogs import Message

FLAGS = tuple(RedFlag(question=flag.question) for flag in loader.red_flags())


@pytest.fixture
def path(empty_chart):
    """A chart with a client who has a case."""
    with open_chart(empty_chart) as chart:
        who = chart.therapists.first()
        client = register_client(
            chart, who, Client(given_name="Thảo", family_name="Nguyễn", birth_date=date(1981, 3, 14))
        )
        save(chart, who, Case(client_id=client.id, complaint="Right shoulder", opened=date(2026, 1, 5)))
    return empty_chart


@pytest.fixture
def on_desk(qtbot, desk_on, settle):
    """A tab on show that follows the desk's changes, as the client page makes it do."""

    def show(path, with_case=True, desk=None):
        desk = desk or desk_on(path)
        tab = AssessmentsTab(desk)
        qtbot.addWidget(tab)
        tab.resize(1216, 680)

        def shown(file):
            case = file.current_case() if with_case else None
            tab.show_file(file, file.of_case(case) if case else None)

        tab.refresh = lambda: desk.read(lambda chart: open_client(chart, chart.clients.first().id), shown)
        desk.changed.connect(tab.refresh)
        with qtbot.waitExposed(tab):
            tab.show()
            tab.activateWindow()
        tab.refresh()
        settle(desk)
        return tab

    return show


@pytest.fixture
def started(on_desk, settle, path):
    tab = on_desk(path)
    tab.command("assessment.new")()
    settle(tab.desk)
    return tab


def read_back(tab, settle):
    """The assessments as the file holds them after what was typed was handed over."""
    found = []
    tab.flush()
    tab.desk.read(lambda chart: chart.assessments.find(), found.extend)
    settle(tab.desk)
    return found


def focused():
    return QApplication.focusWidget()


def keys(qtbot, *typed):
    """Type texts and keys into whatever has the focus."""
    for each in typed:
        if isinstance(each, str):
            qtbot.keyClicks(focused(), each)
        else:
            qtbot.keyClick(focused(), each)


def test_the_first_is_charted_by_the_keyboard_and_read_back_from_the_chart(qtbot, started, settle):
    tab = started
    assert tab.editor.complaint.fields["subjective"].edit.hasFocus()
    keys(qtbot, "Stiff since March", Qt.Key.Key_Tab, "7", Qt.Key.Key_Tab, "9", Qt.Key.Key_Tab, "x")
    keys(qtbot, Qt.Key.Key_Backspace, "3", Qt.Key.Key_Tab, "5", Qt.Key.Key_Tab, "aching, sharp")
    focused().completer().popup().hide()
    keys(
        qtbot,
        Qt.Key.Key_Tab,
        "constant",
        Qt.Key.Key_Tab,
        "elbow",
        Qt.Key.Key_Tab,
        "Reach",
        Qt.Key.Key_Tab,
        "2",
    )
    (note,) = read_back(tab, settle)
    assert note.kind is AssessmentKind.INITIAL
    assert note.subjective == "Stiff since March"
    assert note.pain == Pain(
        now=7,
        worst=9,
        best=3,
        average=5,
        qualities=("aching", "sharp"),
        frequency="constant",
        radiation="elbow",
    )
    assert [(activity.name, activity.score) for activity in note.activities] == [("Reach", 2)]


def test_everything_else_on_the_page_reaches_the_record(qtbot, started, settle):
    editor = started.editor
    for name, typed in (("posture", "Forward head"), ("gait", "Even")):
        editor.go_to(name)
        keys(qtbot, typed)
    for path, typed in (("vitals.systolic", "128"), ("vitals.diastolic", "82"), ("vitals.pulse", "64")):
        editor.go_to(path)
        keys(qtbot, typed)
    editor.flags.all_none.click()
    editor.go_to("impression")
    keys(qtbot, "Capsular pattern", Qt.Key.Key_Tab, "t", "t", Qt.Key.Key_Tab, "On blood thinner")
    editor.go_to("kind")
    keys(qtbot, "d")
    (note,) = read_back(started, settle)
    assert (note.posture, note.gait) == ("Forward head", "Even")
    assert note.vitals == Vitals(systolic=128, diastolic=82, pulse=64)
    assert note.red_flags == FLAGS
    assert (note.decision, note.decision_reason) == (Decision.PRECAUTIONS, "On blood thinner")
    assert note.kind is AssessmentKind.DISCHARGE
    assert editor.heading.text() == "Discharge assessment"


def test_marks_of_the_figure_are_charted(qtbot, started, settle):
    figure = started.editor.palpation.figure
    figure.setFocus()
    keys(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Return)
    (note,) = read_back(started, settle)
    assert [(mark.kind, mark.number) for mark in note.marks] == [(MarkKind.PAIN, None)]


def test_what_cannot_be_read_survives_closing_and_opening_again(qtbot, on_desk, settle, path):
    tab = on_desk(path)
    tab.command("assessment.new")()
    settle(tab.desk)
    tab.editor.go_to("vitals.pulse")
    keys(qtbot, "6o")
    tab.editor.go_to("happened_at")
    focused().selectAll()
    keys(qtbot, "yesterday at tea")
    tab.editor.go_to("pain.best")
    keys(qtbot, "8")
    tab.editor.go_to("pain.worst")
    keys(qtbot, "4")
    (note,) = read_back(tab, settle)
    assert note.unread == {"vitals.pulse": "6o", "happened_at": "yesterday at tea", "pain.best": "8"}
    tab.close()
    again = on_desk(path, desk=tab.desk)
    editor = again.editor
    assert editor.note.id == note.id
    assert editor.vitals.fields["vitals.pulse"].edit.text() == "6o"
    assert editor.vitals.fields["vitals.pulse"].error
    assert editor.when.fields["happened_at"].text() == "yesterday at tea"
    assert editor.complaint.fields["pain.best"].value() == 8
    editor.touch()
    assert read_back(again, settle)[0].unread == note.unread


def test_the_list_of_what_is_missing_leads_to_the_fields_and_then_it_is_signed(qtbot, started, settle):
    tab, editor = started, started.editor
    tab.command("note.sign")()
    settle(tab.desk)
    assert editor.complaint.fields["pain.now"].strip.hasFocus()
    keys(qtbot, "6")
    tab.command("note.sign")()
    settle(tab.desk)
    assert editor.flags.rows[0].answer.control.hasFocus()
    editor.flags.all_none.click()
    editor.go_to("impression")
    keys(qtbot, "Strain", Qt.Key.Key_Tab, "r")
    tab.command("note.sign")()
    settle(tab.desk)
    assert editor.conclusion.fields["decision_reason"].edit.hasFocus()
    keys(qtbot, "Numbness")
    tab.command("note.sign")()
    settle(tab.desk)
    (note,) = read_back(tab, settle)
    assert note.status is NoteStatus.SIGNED
    assert (note.pain.now, note.decision, note.decision_reason) == (6, Decision.REFER_OUT, "Numbness")
    assert tab.stack.currentWidget() is tab.page
    assert tab.command("note.sign") is None


def test_showing_the_file_again_loses_nothing_of_what_is_being_typed(qtbot, started, settle):
    tab, editor = started, started.editor
    keys(qtbot, "Stiff since")
    tab.refresh()
    settle(tab.desk)
    assert editor.complaint.fields["subjective"].edit.hasFocus()
    keys(qtbot, " March")
    tab.desk.changed.emit()
    settle(tab.desk)
    assert editor.complaint.fields["subjective"].value() == "Stiff since March"
    assert read_back(tab, settle)[0].subjective == "Stiff since March"


def test_without_a_case_it_says_so_and_leads_to_adding_one(qtbot, on_desk, path):
    tab = on_desk(path, with_case=False)
    assert tab.stack.currentWidget() is tab.no_case
    tab.command("assessment.new")()
    with qtbot.waitSignal(tab.command_asked) as asked:
        tab.no_case.button.click()
    assert asked.args == ["case.new"]


def test_a_red_flag_only_suggests(qtbot, started, settle):
    editor = started.editor
    editor.flags.rows[0].setFocus()
    keys(qtbot, "y")
    assert "refer out" in editor.conclusion.suggestion.accessibleName()
    assert read_back(started, settle)[0].decision is None
    keys(qtbot, "n")
    assert editor.conclusion.suggestion.accessibleName() == ""


def test_a_discarded_draft_is_gone_from_the_list(qtbot, started, settle):
    tab = started
    keys(qtbot, "Wrong client")

    def answer():
        next(
            box for box in QApplication.topLevelWidgets() if isinstance(box, Message) and box.isVisible()
        ).yes.click()

    QTimer.singleShot(50, answer)
    tab.editor.discard_button.click()
    settle(tab.desk)
    assert [note.status for note in read_back(tab, settle)] == [NoteStatus.DISCARDED]
    assert tab.stack.currentWidget() is tab.no_notes


def test_the_list_keeps_its_width(qtbot, started):
    settings = Settings()
    started.splitter.setSizes([300, 800])
    sizes = started.splitter.sizes()
    started.keep_state(settings)
    started.splitter.setSizes([240, 860])
    started.restore_state(settings)
    assert started.splitter.sizes() == sizes
