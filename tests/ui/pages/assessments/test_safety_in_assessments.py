"""Safety in an assessment, on the screen: refer out with words for the letter, intake triage, places to keep off."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charting.actions.clients import update_client
from charting.clinic_file import open_clinic_file
from charting.model.assessment import Assessment, CareKind, Decision, Specificity
from charting.model.client import HealthHistory
from tests.support.seeded_clients import seed_case
from tests.support.window_driver import WindowDriver, find_focus, press_keys
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.notes.signing_list import SigningIssueRow
from ui.pages.sessions.tab import SessionsTab


@pytest.fixture
def path(empty_file: Path) -> Path:
    """A client who takes an anticoagulant."""
    seed_case(empty_file)
    with open_clinic_file(empty_file) as clinic_file:
        client, who = clinic_file.clients.find_first(), clinic_file.therapists.find_first()
        history = HealthHistory(medications=("Apixaban 5 mg",), reviewed=date(2026, 1, 5))
        update_client(clinic_file, who, client.with_changes(history=history))
    return empty_file


@pytest.fixture
def session(driver: WindowDriver, path: Path) -> SessionsTab:
    tab = partial(driver.show_tab, SessionsTab)(path)
    tab.find_command("session.new")()
    driver.settle(tab.chart_client)
    return tab


@pytest.fixture
def assessment(driver: WindowDriver, path: Path) -> AssessmentsTab:
    tab = partial(driver.show_tab, AssessmentsTab)(path)
    tab.find_command("assessment.new")()
    driver.settle(tab.chart_client)
    return tab


def rows_listed(tab: AssessmentsTab) -> list[SigningIssueRow]:
    return [row for row in tab.editor.signing_list.rows if row.isVisible()]


def test_a_red_flag_proposes_to_refer_out_with_words_for_the_letter(
    qtbot: QtBot, assessment: AssessmentsTab, driver: WindowDriver
) -> None:
    editor = assessment.editor
    editor.focus_field("red_flags")
    press_keys("y")
    qtbot.waitUntil(editor.conclusion.suggestion.isVisible)
    assert not editor.conclusion.letter.isVisible()
    editor.conclusion.refer_out()
    (note,) = driver.read_stored(assessment, Assessment)
    assert note.decision is Decision.REFER_OUT
    assert "Thảo Nguyễn" in note.referral_words
    editor.conclusion.copy_button.click()
    assert QApplication.clipboard().text() == note.referral_words


def test_the_therapists_words_for_the_letter_are_never_overwritten(
    qtbot: QtBot, assessment: AssessmentsTab, driver: WindowDriver
) -> None:
    editor = assessment.editor
    editor.focus_field("red_flags")
    press_keys("y")
    qtbot.waitUntil(editor.conclusion.suggestion.isVisible)
    editor.conclusion.letter.set_value("My own words.")
    editor.conclusion.refer_out()
    assert editor.conclusion.letter.get_value() == "My own words."
    editor.conclusion.write_words()
    assert "My own words." not in editor.conclusion.letter.get_value()
    editor.undo()
    assert editor.conclusion.letter.get_value() == "My own words."


def test_intake_suggests_and_the_therapist_decides(
    qtbot: QtBot, assessment: AssessmentsTab, driver: WindowDriver
) -> None:
    editor = assessment.editor
    editor.focus_field("pain.now")
    press_keys("8")
    editor.focus_field("triage.specificity")
    press_keys("o")
    qtbot.waitUntil(lambda: "Suggested: medical" in editor.triage.suggestion.accessibleName())
    editor.focus_field("triage.decided")
    press_keys("w")
    (note,) = driver.read_stored(assessment, Assessment)
    assert note.triage.specificity is Specificity.ONE_PLACE
    assert note.triage.decided is CareKind.WELLNESS
    editor.sign_draft()
    driver.settle(assessment.chart_client)
    assert any("kind of care differs" in row.issue.message for row in rows_listed(assessment))


def test_triage_is_for_the_first_visit(
    qtbot: QtBot, assessment: AssessmentsTab, driver: WindowDriver
) -> None:
    editor = assessment.editor
    assert editor.triage.isVisible()
    kind = editor.when_card.fields["kind"]
    kind.setFocus()
    qtbot.keyClick(find_focus(), Qt.Key.Key_R)
    qtbot.waitUntil(lambda: not editor.triage.isVisible())


def test_a_place_to_keep_off_is_hatched_and_said(
    session: SessionsTab, assessment_of_veins: AssessmentsTab, driver: WindowDriver
) -> None:
    assert session.editor.side.figure._shaded_regions == ()
    assert not session.editor.side.body.avoid_label.isVisible()
    editor = assessment_of_veins.editor
    assert editor.palpation.figure._shaded_regions != ()
    assert editor.palpation.panel.avoid_label.text().startswith("Hatched, keep off: ")
    assert "Varicose veins, left calf" in editor.palpation.panel.avoid_label.text()


@pytest.fixture
def assessment_of_veins(
    driver: WindowDriver,
    path: Path,
    session: SessionsTab,
) -> AssessmentsTab:
    found = []
    session.chart_client.run_query(lambda clinic_file: clinic_file.clients.find_first(), found.append)
    driver.settle(session.chart_client)
    veins = found[0].with_changes(history=HealthHistory(conditions=("Varicose veins, left calf",)))
    session.chart_client.run_action(lambda clinic_file, who: update_client(clinic_file, who, veins))
    driver.settle(session.chart_client)
    tab = driver.show_tab(AssessmentsTab, path, chart_client=session.chart_client)
    tab.find_command("assessment.new")()
    driver.settle(session.chart_client)
    return tab
