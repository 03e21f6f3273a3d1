"""Safety while charting, on the screen: reasons at signing, doubts where they are typed, refer out, intake triage."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from charting.actions.clients import update_client
from charting.actions.setting_up import save
from charting.chart import open_chart
from charting.model.client import HealthHistory
from charting.model.findings import Asked
from charting.model.session import Pressure, Treatment
from tests.ui.note_tabs import case_in, focused, keys, stored
from tests.ui.on_show import said
from ui.pages.assessments.tab import AssessmentsTab
from ui.pages.plan.tab import PlanTab
from ui.pages.sessions.tab import SessionsTab
from ui.pages.signing_list import MissingRow
from ui.widgets.entry_table import EntryTable

DEEP = Treatment(technique="Deep tissue massage", areas="Infraspinatus", pressure=Pressure.DEEP, minutes=20)


@pytest.fixture
def path(empty_chart: Path) -> Path:
    """A client who takes an anticoagulant."""
    case_in(empty_chart)
    with open_chart(empty_chart) as chart:
        client, who = chart.clients.first(), chart.therapists.first()
        history = HealthHistory(medications=("Apixaban 5 mg",), reviewed=date(2026, 1, 5))
        update_client(chart, who, client.with_changes(history=history))
    return empty_chart


@pytest.fixture
def session(
    on_desk_as: Callable[..., AssessmentsTab | PlanTab | SessionsTab], settle: Callable[..., None], path: Path
) -> SessionsTab:
    tab = partial(on_desk_as, SessionsTab)(path)
    tab.command("session.new")()
    settle(tab.desk)
    return tab


def charted(tab: SessionsTab, settle: Callable[..., None], **changes: Any) -> None:
    """Put a whole session into the open draft, as it would be after ten minutes of typing."""
    whole = {
        "subjective": "Better",
        "pain_now": 4,
        "pain_after": 2,
        "health_changes": Asked(asked=True),
        "adverse_response": Asked(asked=True),
        "treatment": (DEEP,),
        **changes,
    }
    editor = tab.editor
    editor.fill(editor.note.with_changes(**whole), editor.case)
    editor.touch()
    settle(tab.desk)


def rows_listed(tab: SessionsTab) -> list[MissingRow]:
    return [row for row in tab.editor.missing.rows if row.isVisible()]


def test_deep_pressure_on_an_anticoagulant_asks_for_a_reason_before_it_can_be_signed(
    qtbot: QtBot, session: SessionsTab, settle: Callable[..., None]
) -> None:
    charted(session, settle)
    session.editor.sign()
    settle(session.desk)
    (row,) = rows_listed(session)
    assert "Apixaban 5 mg" in row.missing.sentence
    row.reason.setFocus()
    keys(qtbot, "Cleared by Dr Okafor by phone today")
    qtbot.wait(30)
    session.editor.sign()
    settle(session.desk)
    (note,) = stored(session, settle, "sessions")
    assert note.signed
    (reason,) = note.reasons
    assert (reason.about, reason.words) == (row.missing.code, "Cleared by Dr Okafor by phone today")
    assert reason.said == row.missing.sentence


def test_lighter_hands_settle_it_without_a_reason(session: SessionsTab, settle: Callable[..., None]) -> None:
    charted(
        session,
        settle,
        treatment=(Treatment(technique="Swedish massage", pressure=Pressure.LIGHT, minutes=20),),
    )
    session.editor.sign()
    settle(session.desk)
    (note,) = stored(session, settle, "sessions")
    assert note.signed
    assert note.reasons == ()


def test_a_reason_for_what_no_longer_stands_is_not_kept(
    qtbot: QtBot, session: SessionsTab, settle: Callable[..., None]
) -> None:
    charted(session, settle)
    session.editor.sign()
    settle(session.desk)
    rows_listed(session)[0].reason.setFocus()
    keys(qtbot, "He asked for it")
    charted(
        session,
        settle,
        treatment=(Treatment(technique="Swedish massage", pressure=Pressure.LIGHT, minutes=20),),
    )
    session.editor.sign()
    settle(session.desk)
    (note,) = stored(session, settle, "sessions")
    assert note.signed
    assert note.reasons == ()


def test_what_is_missing_can_be_charted_from_the_list_or_be_given_a_reason(
    qtbot: QtBot, session: SessionsTab, settle: Callable[..., None]
) -> None:
    charted(session, settle, pain_after=None, treatment=())
    session.editor.sign()
    settle(session.desk)
    sentences = [row.missing.sentence for row in rows_listed(session)]
    assert sentences == ["No treatment line.", "Pain after the session is not charted."]
    first, second = rows_listed(session)
    second.way.click()
    assert session.editor.response.pain_after.isAncestorOf(focused())
    keys(qtbot, "2")
    first.reason.setFocus()
    keys(qtbot, "Only talked; client was upset")
    settle(session.desk)
    session.editor.sign()
    settle(session.desk)
    (note,) = stored(session, settle, "sessions")
    assert note.signed
    assert [reason.words for reason in note.reasons] == ["Only talked; client was upset"]


def test_reasons_are_part_of_the_draft(
    qtbot: QtBot, session: SessionsTab, settle: Callable[..., None]
) -> None:
    charted(session, settle, treatment=())
    session.editor.sign()
    settle(session.desk)
    rows_listed(session)[0].reason.setFocus()
    keys(qtbot, "Talk only")
    (draft,) = stored(session, settle, "sessions")
    assert [reason.words for reason in draft.reasons] == ["Talk only"]
    session.editor.open(draft, session.editor.case)
    session.editor.sign()
    settle(session.desk)
    (note,) = stored(session, settle, "sessions")
    assert note.signed


def test_while_a_reason_is_typed_its_row_stays(
    qtbot: QtBot, session: SessionsTab, settle: Callable[..., None]
) -> None:
    charted(session, settle, pain_after=None, treatment=())
    session.editor.sign()
    settle(session.desk)
    line = rows_listed(session)[0].reason.edit
    line.setFocus()
    keys(qtbot, "Talk")
    session.editor.flush()
    settle(session.desk)
    assert focused() is line
    assert line.text() == "Talk"


def test_pain_after_without_pain_before_is_asked_about_where_it_is_typed(
    qtbot: QtBot, session: SessionsTab
) -> None:
    session.editor.response.pain_after.setFocus()
    keys(qtbot, "3")
    qtbot.waitUntil(lambda: session.editor.response.pain_after.doubt != "")
    assert "not pain on arrival" in said(session.editor.response)
    session.editor.subjective.strips["pain_now"].setFocus()
    keys(qtbot, "5")
    qtbot.waitUntil(lambda: session.editor.response.pain_after.doubt == "")


def test_minutes_beyond_the_session_are_asked_about_under_the_treatment(
    qtbot: QtBot, session: SessionsTab, settle: Callable[..., None]
) -> None:
    starts = session.editor.note.starts_at
    charted(session, settle, starts_at=starts - timedelta(minutes=10), ends_at=starts, treatment=(DEEP,))
    table = session.editor.objective.tables["treatment"].table
    qtbot.waitUntil(lambda: table.model.doubts() != [])
    assert "20 minutes" in table.model.doubts()[0]


def test_what_the_client_lacks_is_led_to_and_leaves_the_list_once_it_is_there(
    qtbot: QtBot, session: SessionsTab, settle: Callable[..., None], path: Path
) -> None:
    wanted = []
    session.command_asked.connect(wanted.append)
    with_profile(session, settle, "washington")
    charted(session, settle, treatment=(Treatment(technique="Swedish massage", minutes=20),))
    session.editor.sign()
    settle(session.desk)
    rows = {row.missing.field: row for row in rows_listed(session)}
    rows["client.phone"].way.click()
    rows["consent:treatment"].way.click()
    assert wanted == ["client.edit", "consent.new"]
    found = []
    session.desk.read(lambda chart: chart.clients.first(), found.append)
    settle(session.desk)
    changed = found[0].with_changes(phone="918 555 0142")
    session.desk.act(lambda chart, who: update_client(chart, who, changed))
    settle(session.desk)
    assert "client.phone" not in [row.missing.field for row in rows_listed(session)]


def with_profile(tab: SessionsTab, settle: Callable[..., None], profile: str) -> None:
    tab.desk.act(lambda chart, who: save(chart, who, chart.clinic.with_changes(profile=profile)))
    settle(tab.desk)


def measure(tab: SessionsTab, motion: str, degrees: str) -> EntryTable:
    """Chart a motion of the right side in the session's table; returns the table."""
    table = tab.editor.objective.tables["ranges"].table
    for key, typed in (("what", motion), ("side", "r"), ("degrees", degrees)):
        at = next(place for place, column in enumerate(table.model.columns) if column.key == key)
        table.model.setData(table.model.index(0, at), typed)
    return table


def test_what_no_joint_reaches_is_refused_at_the_cell_and_kept_as_typed(
    session: SessionsTab, settle: Callable[..., None]
) -> None:
    table = measure(session, "knee flexion", "175")
    assert "170° is the most" in table.problem()
    (draft,) = stored(session, settle, "sessions")
    assert draft.ranges == ()
    assert any("175" in text for text in draft.unread.values())
    charted(session, settle, unread=draft.unread)
    session.editor.sign()
    settle(session.desk)
    assert not stored(session, settle, "sessions")[0].signed


def test_far_beyond_the_norm_is_only_asked_about(
    qtbot: QtBot, session: SessionsTab, settle: Callable[..., None]
) -> None:
    table = measure(session, "shoulder extension", "85")
    qtbot.waitUntil(lambda: table.model.doubts() != [])
    assert "far more than is normal" in table.model.doubts()[0]
    assert table.problem() == ""
    (draft,) = stored(session, settle, "sessions")
    assert [each.degrees for each in draft.ranges] == [85]
