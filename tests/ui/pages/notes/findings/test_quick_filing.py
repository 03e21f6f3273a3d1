"""Where quick entry files: an assessment's tables, lines that wait for it, and the first cell of a table."""

from pathlib import Path

import pytest

from charting.model.case import Side
from charting.model.findings import RangeOfMotion, RelativePain, Score, Strength, TestResult
from charting.model.note_line import Origin
from charting.model.session import GoalReading, Pressure, Treatment
from tests.support.note_driver import NoteDriver
from tests.support.window_driver import WindowDriver
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.sessions.tab import SessionsTab

RIGHT, LEFT = Side.RIGHT, Side.LEFT


@pytest.fixture
def session(driver: WindowDriver, demo_file: Path) -> NoteDriver:
    return driver.start_note(SessionsTab, demo_file)


@pytest.fixture
def assessment(driver: WindowDriver, demo_file: Path) -> NoteDriver:
    return driver.start_note(AssessmentsTab, demo_file)


def test_an_assessment_takes_its_own_tables(assessment: NoteDriver) -> None:
    assessment.file(
        "str glut med l 4+", "ober l pos", "lefs 70", "pain average 2", "tfl l ltp 1", "hip ext l 12"
    )
    note = assessment.note
    assert [(each.structure, each.side, each.grade) for each in note.strength] == [
        ("Gluteus medius", LEFT, 4)
    ]
    assert isinstance(note.strength[0], Strength)
    assert [(each.name, each.result) for each in note.tests] == [("Ober", TestResult.POSITIVE)]
    assert note.scores == (Score(instrument="lefs", value=70),)
    assert note.pain.average == 2
    assert [each.structure for each in note.palpation] == ["Tensor fasciae latae"]
    assert [each.degrees for each in note.ranges] == [12]


def test_a_session_takes_strength_and_tests_too(session: NoteDriver) -> None:
    tested = session.editor.objective.tested.content
    assert tested.isHidden()
    session.file("str glut med l 4+", "ober l pos: hip drops")
    note = session.note
    assert [(each.structure, each.side, each.grade) for each in note.strength] == [
        ("Gluteus medius", LEFT, 4)
    ]
    assert [(each.name, each.note) for each in note.tests] == [("Ober", "hip drops")]
    assert not tested.isHidden()
    session.editor.show_draft(session.editor.note.with_changes(strength=(), tests=()), session.editor.case)
    assert tested.isHidden()


def test_words_in_an_assessment_go_to_what_was_seen_or_where_one_came_from(assessment: NoteDriver) -> None:
    assessment.file("stoops")
    assert assessment.note.posture == "stoops"
    fields = {path: field for card in assessment.editor.cards for path, field in card.fields.items()}
    fields["gait"].setFocus()
    assessment.tab.find_command("note.quick")()
    assessment.file("limps")
    assert assessment.note.gait == "limps"


def test_a_place_that_a_note_lacks_is_told(assessment: NoteDriver) -> None:
    assessment.type("pa 3")
    assert "Pain after" not in [choice.value.phrase for choice in assessment.line.get_choices()]
    assessment.line.set_text("mfr tfl l 10")
    assert assessment.line.feedback.get_text().startswith("This note has no place for “Myofascial release")


def test_a_line_of_a_template_is_filled_and_undone_it_waits_again(assessment: NoteDriver) -> None:
    ranges = next(card.tables["ranges"] for card in assessment.editor.cards if "ranges" in card.tables)
    waiting = RangeOfMotion(joint="hip", motion="extension", side=LEFT, origin=Origin.TEMPLATE)
    open_side = RangeOfMotion(joint="knee", motion="flexion", origin=Origin.TEMPLATE)
    ranges.load_items((waiting, open_side))
    assessment.file("hip ext l 12", "knee fl r 120")
    assert [(each.motion, each.side, each.degrees, each.origin) for each in ranges.collect_items()] == [
        ("extension", LEFT, 12, Origin.TYPED),
        ("flexion", RIGHT, 120, Origin.TYPED),
    ]
    assert "in place of" not in assessment.line.feedback.get_text()
    assessment.undo()
    assessment.line.set_text("")
    assessment.undo()
    assert ranges.collect_items() == (waiting, open_side)


def test_a_carried_treatment_is_filled_and_is_the_therapists_own(session: NoteDriver) -> None:
    table = session.editor.objective.treatment
    carried = Treatment(
        technique="Myofascial release",
        areas="Vastus lateralis",
        side=LEFT,
        position="supine",
        origin=Origin.CARRIED,
    )
    table.load_items((carried,))
    session.file("mfr vl l 8 light")
    (line,) = session.note.treatment
    assert (line.minutes, line.pressure, line.position, line.origin) == (
        8,
        Pressure.LIGHT,
        "supine",
        Origin.TYPED,
    )


@pytest.mark.parametrize(
    ("field", "typed", "key", "said"),
    [
        ("palpation", "tfl l ltp 1", "structure", "Tensor fasciae latae"),
        ("ranges", "hip ext l 12", "motion", "extension"),
        ("strength", "str glut med l 4", "structure", "Gluteus medius"),
        ("tests", "ober l pos", "name", "Ober"),
        ("scores", "lefs 70", "instrument", "lefs"),
    ],
)
def test_a_whole_line_in_the_first_cell_fills_the_row(
    assessment: NoteDriver, field: str, typed: str, key: str, said: str
) -> None:
    table = next(card.tables[field] for card in assessment.editor.cards if field in card.tables)
    model = table.table.model
    first = next(at for at, column in enumerate(model.columns) if column.is_editable)
    model.setData(model.index(0, first), typed)
    assert [getattr(each, key) for each in table.collect_items()] == [said]
    assert all(each.filled for each in table.collect_items())


def test_a_name_alone_in_the_first_cell_stays_a_name(assessment: NoteDriver) -> None:
    table = next(card.tables["tests"] for card in assessment.editor.cards if "tests" in card.tables)
    model = table.table.model
    model.setData(model.index(0, 0), "ober")
    assert model.read_row_values(0)["result"] is None


def test_a_whole_treatment_line_in_the_first_cell(session: NoteDriver) -> None:
    model = session.editor.objective.treatment.table.model
    model.setData(model.index(0, 0), "mfr vl l 8")
    (line,) = session.note.treatment
    assert (line.areas, line.side, line.minutes, line.pressure) == (
        "Vastus lateralis",
        LEFT,
        8,
        Pressure.MODERATE,
    )


def test_a_goals_figure_goes_to_the_goals_to_check(driver: WindowDriver, demo_file: Path) -> None:
    session = driver.start_note(SessionsTab, demo_file, "achterberg")
    session.editor.response.carry_goals(["other:nights of six hours"])
    assert [each.origin for each in session.note.goal_readings] == [Origin.CARRIED]
    session.type("nights 4")
    assert session.line.feedback.get_text().startswith("Goal: nights of six hours 4 · was")
    assert "target 4" in session.line.feedback.get_text()
    session.file("")
    assert session.note.goal_readings == (GoalReading(measure="other:nights of six hours", value=4),)
    session.undo()
    assert session.note.goal_readings[0].value is None
    assert session.line.get_text() == "nights 4"


def test_pain_as_a_share_is_offered_for_arrival_and_after(session: NoteDriver) -> None:
    session.file("half as bad")
    assert session.note.pain_said is None
    assert [each.words for each in session.line.get_choices()] == [
        "Pain now: half as bad",
        "Pain after: half as bad",
    ]
    session.file("")
    session.file("")
    assert session.note.pain_said == RelativePain(words="half as bad", percent=50)


def test_words_after_a_result_are_the_note_of_the_test(assessment: NoteDriver) -> None:
    assessment.file("ober l + snapping over the hip")
    (line,) = assessment.note.tests
    assert (line.name, line.result, line.note) == ("Ober", TestResult.POSITIVE, "snapping over the hip")
