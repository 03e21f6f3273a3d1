"""Findings typed the way a therapist states them: each cell takes it, keeps it as data and says it back."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from charting.model.case import Side
from charting.model.dose import Dose
from charting.model.findings import (
    GradeSign,
    RangeOfMotion,
    RangeWord,
    RelativePain,
    SpecialTest,
    Strength,
    TestResult,
)
from charting.model.plan import HomeKind, HomeTask
from charting.model.session import Treatment
from charting.reference import loader
from tests.support.shown_widgets import read_labels
from ui.pages.notes.findings.home_program_table import HomeProgramTable
from ui.pages.notes.findings.negatives_field import NegativesField
from ui.pages.notes.findings.ranges_table import RangesTable
from ui.pages.notes.findings.special_tests_table import SpecialTestsTable
from ui.pages.notes.findings.strength_table import StrengthTable
from ui.pages.sessions import texts
from ui.pages.sessions.session_fields import FirstAnswerField, RelativePainField
from ui.pages.sessions.subjective_card import SubjectiveCard
from ui.pages.sessions.treatment_table import TreatmentTable


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., Any]:
    def show(widget: Any) -> Any:
        qtbot.addWidget(widget)
        widget.resize(900, 300)
        with qtbot.waitExposed(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


def fill(qtbot: QtBot, table: Any, row: int, **cells: Any) -> None:
    """Type into cells of a row, as a person does, and leave each with Tab."""
    for key, typed in cells.items():
        table.table.go_to_cell(row, key)
        table.table.view.edit(table.table.view.currentIndex())
        edit = next(e for e in table.table.view.viewport().findChildren(QLineEdit) if e.isVisible())
        edit.setCompleter(None)  # its list would take the window's activity away, offscreen
        qtbot.keyClicks(edit, typed)
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
        qtbot.wait(10)
        for open_still in table.table.view.viewport().findChildren(QLineEdit):
            qtbot.keyClick(open_still, Qt.Key.Key_Escape)


def shows(table: Any, row: int, key: str) -> str:
    return table.table.model.get_typed_texts(row)[key]


def shoulder(**stated: Any) -> RangeOfMotion:
    return RangeOfMotion(joint="shoulder", motion="flexion", side=Side.RIGHT, **stated)


@pytest.mark.parametrize(
    ("typed", "meant", "in_full", "short"),
    [
        ("38", {"degrees": 38}, "38°", "38°"),
        ("75%", {"percent": 75}, "75% of normal", "75%"),
        ("12 cm", {"centimeters": 12.0}, "12 cm", "12 cm"),
        ("20 less", {"less_than_other": 20}, "20° less than left", "20° less"),
        ("full", {"stated": RangeWord.FULL}, "full", "full"),
        ("full but painful", {"stated": RangeWord.FULL, "pain": True}, "full", "full, painful"),
        ("wnl", {"stated": RangeWord.NORMAL}, "within normal limits", "WNL"),
        ("nt", {"stated": RangeWord.NOT_TESTED}, "not tested", "not tested"),
        ("38 painful", {"degrees": 38, "pain": True}, "38°", "38°, painful"),
    ],
)
def test_a_range_takes_every_way_of_stating_it(
    qtbot: QtBot, shown: Callable[..., Any], typed: str, meant: Any, in_full: str, short: str
) -> None:
    for table, said in ((RangesTable(), in_full), (RangesTable(compact=True), short)):
        shown(table)
        fill(qtbot, table, 0, what="shoulder flexion", side="r", degrees=typed)
        assert table.collect_items() == (shoulder(**meant),)
        assert shows(table, 0, "degrees") == said
        again = RangesTable(compact=said == short)
        qtbot.addWidget(again)
        again.load_items(table.collect_items())
        assert again.collect_items() == table.collect_items()


def test_pain_said_in_the_amount_goes_to_its_own_cell(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(RangesTable())
    fill(qtbot, table, 0, what="shoulder flexion", side="r", degrees="38 painful")
    assert shows(table, 0, "pain") == "yes"
    fill(qtbot, table, 0, pain="no")
    assert table.collect_items() == (shoulder(degrees=38),)


def test_what_is_no_range_is_kept_with_one_sentence(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(RangesTable())
    fill(qtbot, table, 0, what="shoulder flexion", side="r", degrees="12o")
    assert table.collect_unread() == {"ranges.0.degrees": "12o"}
    assert "not understood" in table.table.describe_problem()
    assert table.collect_items()[0].filled is False


def test_less_than_the_other_needs_a_side(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(RangesTable())
    fill(qtbot, table, 0, what="shoulder flexion", degrees="20 less")
    assert table.collect_items() == ()
    fill(qtbot, table, 0, side="r")
    assert table.collect_items() == (shoulder(less_than_other=20),)


def test_a_percentage_has_no_norm_beside_it_and_was_is_as_said(
    qtbot: QtBot, shown: Callable[..., Any]
) -> None:
    table = shown(RangesTable())
    table.load_items((), (shoulder(stated=RangeWord.NOT_TESTED), shoulder(percent=50), shoulder(degrees=90)))
    fill(qtbot, table, 0, what="shoulder flexion", side="r")
    beside = [table.table.model.index(0, place).data() for place in (-2 + 8, -1 + 8)]
    assert beside == ["50%", "180°"]
    fill(qtbot, table, 0, degrees="75%")
    assert table.table.model.index(0, 7).data() == ""


@pytest.mark.parametrize(
    ("typed", "meant", "said"),
    [
        ("4+", {"grade": 4, "sign": GradeSign.PLUS}, "4+"),
        ("4-", {"grade": 4, "sign": GradeSign.MINUS}, "4−"),
        ("pain", {"pain": True}, "pain"),
        ("3 painful", {"grade": 3, "pain": True}, "3"),
    ],
)
def test_strength_takes_plus_minus_and_pain(
    qtbot: QtBot, shown: Callable[..., Any], typed: str, meant: dict[Any, Any], said: str
) -> None:
    table = shown(StrengthTable())
    fill(qtbot, table, 0, structure="Grip", grade=typed)
    assert table.collect_items() == (Strength(structure="Grip", **meant),)
    assert shows(table, 0, "grade") == said


def test_pain_taken_back_asks_for_the_grade_again(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(StrengthTable())
    fill(qtbot, table, 0, structure="Grip", grade="pain")
    fill(qtbot, table, 0, pain="no")
    assert shows(table, 0, "grade") == ""
    assert table.collect_items() == ()


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("n", TestResult.NEGATIVE),
        ("-", TestResult.NEGATIVE),
        ("+", TestResult.POSITIVE),
        ("nd", TestResult.NOT_DONE),
        ("not", TestResult.NOT_DONE),
        ("u", TestResult.UNCLEAR),
    ],
)
def test_a_test_has_its_result_in_a_key_or_two(
    qtbot: QtBot, shown: Callable[..., Any], typed: str, result: TestResult
) -> None:
    table = shown(SpecialTestsTable())
    fill(qtbot, table, 0, name="Apley scratch", result=typed)
    assert table.collect_items() == (SpecialTest(name="Apley scratch", result=result),)


def test_the_home_program_reads_figures_and_keeps_words(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(HomeProgramTable())
    fill(qtbot, table, 0, name="Pendulum", kind="ex", dose="2x10 twice a day, gently")
    measured = Dose(sets=2, repetitions=10, per_day=2)
    assert table.collect_items() == (
        HomeTask(name="Pendulum", kind=HomeKind.EXERCISE, measured=measured, dose="gently"),
    )
    assert shows(table, 0, "dose") == "2 × 10, 2 × a day, gently"
    fill(qtbot, table, 0, dose="as you like")
    assert (table.collect_items()[0].dose, table.collect_items()[0].measured) == ("as you like", Dose())


def test_a_dose_charted_in_words_stays_until_it_is_touched(qtbot: QtBot) -> None:
    table = HomeProgramTable()
    qtbot.addWidget(table)
    old = HomeTask(name="Pendulum", dose="2 × 10 daily")
    table.load_items((old,))
    assert table.collect_items() == (old,)


def test_a_dose_that_cannot_be_is_said_at_its_cell(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(HomeProgramTable())
    fill(qtbot, table, 0, name="Squeeze", dose="force 200%")
    assert table.collect_items() == ()
    assert "Force must be from 1 to 100" in table.table.describe_problem()


def test_a_technique_takes_its_dose_and_says_which_figures(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(TreatmentTable())
    fill(qtbot, table, 0, technique="Muscle energy technique")
    table.table.go_to_cell(0, "dose")
    footer = table.table.view.accessibleDescription() or read_labels(table.table)
    assert "Muscle energy technique" in footer
    assert texts.DOSE_FIGURES["force"] in footer
    fill(qtbot, table, 0, dose="20% hold 7 s × 3")
    assert table.collect_items() == (
        Treatment(technique="Muscle energy technique", dose=Dose(force=20, hold=7, repetitions=3)),
    )
    assert shows(table, 0, "dose") == "3 × 7 s, 20%"


def test_words_are_no_dose_of_a_technique(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    table = shown(TreatmentTable())
    fill(qtbot, table, 0, technique="Friction", dose="a while")
    assert table.collect_unread() == {"treatment.0.dose": "a while"}
    assert "is not a dose" in table.table.describe_problem()


def test_every_figure_of_a_technique_has_its_words() -> None:
    named = {figure for each in loader.list_techniques() for figure in each.dose.split()}
    assert named
    assert named <= set(texts.DOSE_FIGURES) == set(Dose.__struct_fields__)


def test_minutes_stand_per_line_and_are_added_up(qtbot: QtBot) -> None:
    table = TreatmentTable()
    qtbot.addWidget(table)
    table.load_items(
        (Treatment(technique="Friction", minutes=10), Treatment(technique="Friction", minutes=5))
    )
    table.show()
    assert "15 min" in read_labels(table.table)


def test_pain_as_said_is_kept_with_its_share(qtbot: QtBot) -> None:
    field = RelativePainField("As said", texts.AGAINST_LAST)
    qtbot.addWidget(field)
    assert field.get_value() is None
    qtbot.keyClicks(field.edit, "half as bad")
    assert field.get_value() == RelativePain(words="half as bad", percent=50)
    field.set_value(RelativePain(words="like a toothache"))
    assert field.get_value() == RelativePain(words="like a toothache")


def test_negatives_are_words_without_their_no(qtbot: QtBot) -> None:
    field = NegativesField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "no radiation, numbness")
    assert field.get_value() == ("radiation", "numbness")


def test_negatives_are_tucked_away_until_there_are_any(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    part = shown(SubjectiveCard())
    field = part.negatives
    field.hide_when_empty()
    assert not field.isVisible()
    assert field.opener.isVisible()
    field.set_value(("radiation",))
    assert field.isVisible()
    assert not field.opener.isVisible()
    field.set_value(())
    field.hide_when_empty()
    field.opener.click()
    assert field.isVisible()
    assert field.edit.hasFocus()
    field.hide_when_empty()
    assert part.focus_field("negatives") is field
    assert field.isVisible()


def test_the_first_question_is_asked_where_there_is_one(qtbot: QtBot, shown: Callable[..., Any]) -> None:
    part = shown(SubjectiveCard())
    field = part.answer
    assert isinstance(field, FirstAnswerField)
    field.ask_question("Did the stretch hurt?")
    assert field.isVisible()
    assert "Did the stretch hurt?" in field.edit.accessibleName()
    field.ask_question("")
    assert not field.isVisible()
    field.set_value("Not once.")
    field.ask_question("")
    assert field.isVisible()
