"""The figure on the pages: in a session, in an assessment, beside a signed note; and what this PC remembers of it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.notes import start_session
from charting.chart import open_chart
from charting.model.assessment import Assessment
from charting.model.body import MarkKind
from charting.model.case import Side
from charting.model.findings import Depth, Palpation
from charting.model.note import NoteStatus
from charting.model.session import Session
from charting.summaries.marking import marks_for
from tests.ui.note_tabs import case_in, stored
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.findings.vocabularies import read_vocabularies
from ui.pages.plan.tab import PlanTab
from ui.pages.sessions.tab import SessionsTab
from ui.settings import Settings

INFRA = Palpation(structure="Infraspinatus", side=Side.RIGHT, finding="Active trigger point", grade=3)
SOLEUS = Palpation(structure="Soleus", side=Side.LEFT, finding="Tender point")
SAID = "Active trigger point in the right infraspinatus, 3/4."


def signed_visits(path: Path, *findings: Any) -> None:
    """A signed session for each finding, a week apart, the last one a week ago."""
    case = case_in(path)
    read_vocabularies()
    with open_chart(path) as chart:
        who = chart.therapists.first()
        for weeks, finding in zip(range(len(findings), 0, -1), findings, strict=True):
            at = clock.now() - timedelta(weeks=weeks)
            signed = start_session(chart, who, case, at).with_changes(
                palpation=(finding,),
                marks=tuple(replace(mark, number=1) for mark in marks_for(finding)),
                status=NoteStatus.SIGNED,
                signed_at=clock.now(),
                signed_by=who.signature,
            )
            with chart.act(who.signature, "signed session") as act:
                act.put(signed)


@pytest.fixture
def chart_of_two(empty_chart: Path) -> Path:
    """A client with two signed sessions."""
    signed_visits(empty_chart, INFRA, SOLEUS)
    return empty_chart


@pytest.fixture
def session(
    on_desk_as: Callable[..., AssessmentsTab | PlanTab | SessionsTab],
    chart_of_two: Path,
    settle: Callable[..., None],
) -> SessionsTab:
    """The Sessions tab with a draft begun."""
    tab = on_desk_as(SessionsTab, chart_of_two)
    tab.start()
    settle(tab.desk)
    settle(tab.desk)
    return tab


def draft(tab: AssessmentsTab | SessionsTab, settle: Callable[..., None], kind: str) -> Assessment | Session:
    return next(note for note in stored(tab, settle, kind) if not note.signed)


def test_a_finding_of_the_table_is_marked_said_and_stored(
    session: SessionsTab, settle: Callable[..., None]
) -> None:
    session.editor.objective.palpation.add([INFRA])
    note = draft(session, settle, "sessions")
    assert note.palpation == (INFRA,)
    assert [(mark.kind, mark.number) for mark in note.marks] == [(MarkKind.ACTIVE_TRIGGER_POINT, 1)]
    assert note.observations == SAID


def test_a_mark_of_the_figure_is_a_finding_and_stored(
    qtbot: QtBot, session: SessionsTab, settle: Callable[..., None]
) -> None:
    figure = session.editor.side.figure
    figure.setFocus()
    for key in (Qt.Key.Key_T, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(figure, key)
    note = draft(session, settle, "sessions")
    assert [finding.finding for finding in note.palpation] == ["Tender point"]
    assert [mark.number for mark in note.marks] == [1]
    assert note.observations.startswith("Tender point in the right")


def test_the_visits_before_lie_beneath_the_last_one_first(session: SessionsTab) -> None:
    body = session.editor.side.body
    assert body.visits.label.text().startswith("Session 2 · ")
    assert [mark.kind for mark in body.figure.ghost()] == [MarkKind.TENDER_POINT]
    body.visits.slider.setValue(0)
    assert body.visits.label.text().startswith("Session 1 · ")
    assert [mark.kind for mark in body.figure.ghost()] == [MarkKind.ACTIVE_TRIGGER_POINT]


def test_the_ghost_is_not_stored(session: SessionsTab, settle: Callable[..., None]) -> None:
    assert draft(session, settle, "sessions").marks == ()


def test_a_signed_session_is_read_with_its_marks_and_their_symbols(session: SessionsTab) -> None:
    session.choose(session._notes()[1])
    reader = session.reader
    assert [mark.kind for mark in reader.figure.marks()] == [MarkKind.TENDER_POINT]
    assert reader.panel.legend.accessibleDescription() == "tender point"
    assert reader.figure.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_an_assessment_has_it_all_too(
    qtbot: QtBot,
    on_desk_as: Callable[..., AssessmentsTab | PlanTab | SessionsTab],
    chart_of_two: Path,
    settle: Callable[..., None],
) -> None:
    tab = on_desk_as(AssessmentsTab, chart_of_two)
    tab.command("assessment.new")()
    settle(tab.desk)
    card = tab.editor.palpation
    assert card.panel.visits.label.text().startswith("Session 2 · ")
    card.table.add([replace(INFRA, depth=Depth.DEEP)])
    note = draft(tab, settle, "assessments")
    assert note.observations == "Active trigger point in the right infraspinatus, 3/4, deep."
    assert note.palpation[0].depth is Depth.DEEP
    assert [mark.number for mark in note.marks] == [1]


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(
    ("tab_class", "command"), [(SessionsTab, "session.new"), (AssessmentsTab, "assessment.new")]
)
def test_this_pc_remembers_whether_an_earlier_visit_lies_beneath(
    on_desk_as: Callable[..., AssessmentsTab | PlanTab | SessionsTab],
    chart_of_two: Path,
    settle: Callable[..., None],
    tab_class: type[Any],
    command: str,
    before: bool,
) -> None:
    settings = Settings()
    settings.earlier_visit = before
    tab = on_desk_as(tab_class, chart_of_two)
    tab.restore_state(settings)
    tab.command(command)()
    settle(tab.desk)
    settle(tab.desk)
    panel = tab.editor.side.body if tab_class is SessionsTab else tab.editor.palpation.panel
    assert panel.visits.switch.isChecked() is before
    panel.visits.switch.click()
    tab.keep_state(settings)
    assert Settings().earlier_visit is not before
