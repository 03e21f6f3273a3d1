"""The figure on the pages: in a session, in an assessment, beside a signed note; and what this PC remembers of it."""

from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.notes import start_session
from charting.clinic_file import open_clinic_file
from charting.model.assessment import Assessment
from charting.model.body_mark import MarkKind
from charting.model.case import Side
from charting.model.findings import Depth, Palpation
from charting.model.note import NoteStatus
from charting.model.session import Session
from charting.summaries.notes.mark_sync import make_marks_for_finding
from tests.support.seeded_clients import seed_case
from tests.support.window_driver import WindowDriver
from ui.core.settings import Settings
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.notes.findings.vocabulary_preload import read_vocabularies
from ui.pages.sessions.tab import SessionsTab

NoteT = TypeVar("NoteT", Assessment, Session)
INFRA = Palpation(structure="Infraspinatus", side=Side.RIGHT, finding="Active trigger point", grade=3)
SOLEUS = Palpation(structure="Soleus", side=Side.LEFT, finding="Tender point")
SAID = "Active trigger point in the right infraspinatus, 3/4."


def signed_visits(path: Path, *findings: Any) -> None:
    """A signed session for each finding, a week apart, the last one a week ago."""
    case = seed_case(path)
    read_vocabularies()
    with open_clinic_file(path) as clinic_file:
        who = clinic_file.therapists.find_first()
        for weeks, finding in zip(range(len(findings), 0, -1), findings, strict=True):
            at = clock.now() - timedelta(weeks=weeks)
            signed = start_session(clinic_file, who, case, at).with_changes(
                palpation=(finding,),
                marks=tuple(replace(mark, number=1) for mark in make_marks_for_finding(finding)),
                status=NoteStatus.SIGNED,
                signed_at=clock.now(),
                signed_by=who.signature,
            )
            with clinic_file.act(who.signature, "signed session") as act:
                act.store_record(signed)


@pytest.fixture
def chart_of_two(empty_file: Path) -> Path:
    """A client with two signed sessions."""
    signed_visits(empty_file, INFRA, SOLEUS)
    return empty_file


@pytest.fixture
def session(
    driver: WindowDriver,
    chart_of_two: Path,
) -> SessionsTab:
    """The Sessions tab with a draft begun."""
    tab = driver.show_tab(SessionsTab, chart_of_two)
    tab.start_or_resume()
    driver.settle(tab.chart_client)
    driver.settle(tab.chart_client)
    return tab


def draft(tab: AssessmentsTab | SessionsTab, driver: WindowDriver, record: type[NoteT]) -> NoteT:
    return next(note for note in driver.read_stored(tab, record) if not note.signed)


def test_a_finding_of_the_table_is_marked_said_and_stored(session: SessionsTab, driver: WindowDriver) -> None:
    session.editor.objective.palpation.add_items([INFRA])
    note = draft(session, driver, Session)
    assert note.palpation == (INFRA,)
    assert [(mark.kind, mark.number) for mark in note.marks] == [(MarkKind.ACTIVE_TRIGGER_POINT, 1)]
    assert note.observations == SAID


def test_a_mark_of_the_figure_is_a_finding_and_stored(
    qtbot: QtBot, session: SessionsTab, driver: WindowDriver
) -> None:
    figure = session.editor.side.figure
    figure.setFocus()
    for key in (Qt.Key.Key_T, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(figure, key)
    note = draft(session, driver, Session)
    assert [finding.finding for finding in note.palpation] == ["Tender point"]
    assert [mark.number for mark in note.marks] == [1]
    assert note.observations.startswith("Tender point in the right")


def test_the_visits_before_lie_beneath_the_last_one_first(session: SessionsTab) -> None:
    body = session.editor.side.body
    assert body.visits.label.text().startswith("Session 2 · ")
    assert [mark.kind for mark in body.figure.get_earlier_marks()] == [MarkKind.TENDER_POINT]
    body.visits.slider.setValue(0)
    assert body.visits.label.text().startswith("Session 1 · ")
    assert [mark.kind for mark in body.figure.get_earlier_marks()] == [MarkKind.ACTIVE_TRIGGER_POINT]


def test_the_ghost_is_not_stored(session: SessionsTab, driver: WindowDriver) -> None:
    assert draft(session, driver, Session).marks == ()


def test_a_signed_session_is_read_with_its_marks_and_their_symbols(session: SessionsTab) -> None:
    session.choose_note(session.list_notes(session.case)[1])
    reader = session.reader
    assert [mark.kind for mark in reader.figure.get_marks()] == [MarkKind.TENDER_POINT]
    assert reader.panel.legend.accessibleDescription() == "tender point"
    assert reader.figure.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_an_assessment_has_it_all_too(
    driver: WindowDriver,
    chart_of_two: Path,
) -> None:
    tab = driver.show_tab(AssessmentsTab, chart_of_two)
    tab.find_command("assessment.new")()
    driver.settle(tab.chart_client)
    card = tab.editor.palpation
    assert card.panel.visits.label.text().startswith("Session 2 · ")
    card.table.add_items([replace(INFRA, depth=Depth.DEEP)])
    note = draft(tab, driver, Assessment)
    assert note.observations == "Active trigger point in the right infraspinatus, 3/4, deep."
    assert note.palpation[0].depth is Depth.DEEP
    assert [mark.number for mark in note.marks] == [1]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(
    ("tab_class", "command"), [(SessionsTab, "session.new"), (AssessmentsTab, "assessment.new")]
)
def test_this_pc_remembers_whether_an_earlier_visit_lies_beneath(
    driver: WindowDriver,
    chart_of_two: Path,
    tab_class: type[Any],
    command: str,
    before: bool,
) -> None:
    settings = Settings()
    settings.earlier_visit = before
    tab = driver.show_tab(tab_class, chart_of_two)
    tab.restore_state(settings)
    tab.find_command(command)()
    driver.settle(tab.chart_client)
    driver.settle(tab.chart_client)
    panel = tab.editor.side.body if tab_class is SessionsTab else tab.editor.palpation.panel
    assert panel.visits.switch.isChecked() is before
    panel.visits.switch.click()
    tab.save_state(settings)
    assert Settings().earlier_visit is not before
