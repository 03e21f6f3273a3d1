"""Safety while charting, on the screen: reasons at signing, doubts where they are typed, refer out, intake triage."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from charting.actions.clients import update_client
from charting.actions.plain_records import save_record
from charting.clinic_file import open_clinic_file
from charting.model.client import HealthHistory
from charting.model.findings import AskedQuestion
from charting.model.session import Pressure, Session, Treatment
from tests.support.seeded_clients import seed_case
from tests.support.shown_widgets import read_labels
from tests.support.window_driver import WindowDriver, find_focus, press_keys
from ui.pages.notes.signing_list import SigningIssueRow
from ui.pages.sessions.tab import SessionsTab
from ui.widgets.entry_table.entry_table import EntryTable

DEEP = Treatment(technique="Deep tissue massage", areas="Infraspinatus", pressure=Pressure.DEEP, minutes=20)


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


def charted(tab: SessionsTab, driver: WindowDriver, **changes: Any) -> None:
    """Put a whole session into the open draft, as it would be after ten minutes of typing."""
    whole = {
        "subjective": "Better",
        "pain_now": 4,
        "pain_after": 2,
        "health_changes": AskedQuestion(asked=True),
        "adverse_response": AskedQuestion(asked=True),
        "treatment": (DEEP,),
        **changes,
    }
    editor = tab.editor
    editor.show_draft(editor.note.with_changes(**whole), editor.case)
    editor.mark_changed()
    driver.settle(tab.chart_client)


def rows_listed(tab: SessionsTab) -> list[SigningIssueRow]:
    return [row for row in tab.editor.signing_list.rows if row.isVisible()]


def test_deep_pressure_on_an_anticoagulant_asks_for_a_reason_before_it_can_be_signed(
    qtbot: QtBot, session: SessionsTab, driver: WindowDriver
) -> None:
    charted(session, driver)
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    (row,) = rows_listed(session)
    assert "Apixaban 5 mg" in row.issue.message
    row.reason_field.setFocus()
    press_keys("Cleared by Dr Okafor by phone today")
    qtbot.wait(30)
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    (note,) = driver.read_stored(session, Session)
    assert note.signed
    (reason,) = note.reasons
    assert (reason.about, reason.words) == (row.issue.rule_code, "Cleared by Dr Okafor by phone today")
    assert reason.said == row.issue.message


def test_lighter_hands_settle_it_without_a_reason(session: SessionsTab, driver: WindowDriver) -> None:
    charted(
        session,
        driver,
        treatment=(Treatment(technique="Swedish massage", pressure=Pressure.LIGHT, minutes=20),),
    )
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    (note,) = driver.read_stored(session, Session)
    assert note.signed
    assert note.reasons == ()


def test_a_reason_for_what_no_longer_stands_is_not_kept(session: SessionsTab, driver: WindowDriver) -> None:
    charted(session, driver)
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    rows_listed(session)[0].reason_field.setFocus()
    press_keys("He asked for it")
    charted(
        session,
        driver,
        treatment=(Treatment(technique="Swedish massage", pressure=Pressure.LIGHT, minutes=20),),
    )
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    (note,) = driver.read_stored(session, Session)
    assert note.signed
    assert note.reasons == ()


def test_what_is_missing_can_be_charted_from_the_list_or_be_given_a_reason(
    session: SessionsTab, driver: WindowDriver
) -> None:
    charted(session, driver, pain_after=None, treatment=())
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    sentences = [row.issue.message for row in rows_listed(session)]
    assert sentences == ["No treatment line.", "Pain after the session is not charted."]
    first, second = rows_listed(session)
    second.link_button.click()
    assert session.editor.response.pain_after.isAncestorOf(find_focus())
    press_keys("2")
    first.reason_field.setFocus()
    press_keys("Only talked; client was upset")
    driver.settle(session.chart_client)
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    (note,) = driver.read_stored(session, Session)
    assert note.signed
    assert [reason.words for reason in note.reasons] == ["Only talked; client was upset"]


def test_reasons_are_part_of_the_draft(session: SessionsTab, driver: WindowDriver) -> None:
    charted(session, driver, treatment=())
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    rows_listed(session)[0].reason_field.setFocus()
    press_keys("Talk only")
    (draft,) = driver.read_stored(session, Session)
    assert [reason.words for reason in draft.reasons] == ["Talk only"]
    session.editor.open_draft(draft, session.editor.case)
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    (note,) = driver.read_stored(session, Session)
    assert note.signed


def test_while_a_reason_is_typed_its_row_stays(session: SessionsTab, driver: WindowDriver) -> None:
    charted(session, driver, pain_after=None, treatment=())
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    line = rows_listed(session)[0].reason_field.edit
    line.setFocus()
    press_keys("Talk")
    session.editor.flush_edits()
    driver.settle(session.chart_client)
    assert find_focus() is line
    assert line.text() == "Talk"


def test_pain_after_without_pain_before_is_asked_about_where_it_is_typed(
    qtbot: QtBot, session: SessionsTab
) -> None:
    session.editor.response.pain_after.setFocus()
    press_keys("3")
    qtbot.waitUntil(lambda: session.editor.response.pain_after.doubt != "")
    assert "not pain on arrival" in read_labels(session.editor.response)
    session.editor.subjective.strips["pain_now"].setFocus()
    press_keys("5")
    qtbot.waitUntil(lambda: session.editor.response.pain_after.doubt == "")


def test_minutes_beyond_the_session_are_asked_about_under_the_treatment(
    qtbot: QtBot, session: SessionsTab, driver: WindowDriver
) -> None:
    starts = session.editor.note.starts_at
    charted(session, driver, starts_at=starts - timedelta(minutes=10), ends_at=starts, treatment=(DEEP,))
    table = session.editor.objective.tables["treatment"].table
    qtbot.waitUntil(lambda: table.model.list_doubts() != [])
    assert "20 minutes" in table.model.list_doubts()[0]


def test_what_the_client_lacks_is_led_to_and_leaves_the_list_once_it_is_there(
    session: SessionsTab, driver: WindowDriver, path: Path
) -> None:
    wanted = []
    session.command_requested.connect(wanted.append)
    with_profile(session, driver, "washington")
    charted(session, driver, treatment=(Treatment(technique="Swedish massage", minutes=20),))
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    rows = {row.issue.field: row for row in rows_listed(session)}
    rows["client.phone"].link_button.click()
    rows["consent:treatment"].link_button.click()
    assert wanted == ["client.edit", "consent.new"]
    found = []
    session.chart_client.run_query(lambda clinic_file: clinic_file.clients.find_first(), found.append)
    driver.settle(session.chart_client)
    changed = found[0].with_changes(phone="918 555 0142")
    session.chart_client.run_action(lambda clinic_file, who: update_client(clinic_file, who, changed))
    driver.settle(session.chart_client)
    assert "client.phone" not in [row.issue.field for row in rows_listed(session)]


def with_profile(tab: SessionsTab, driver: WindowDriver, profile: str) -> None:
    tab.chart_client.run_action(
        lambda clinic_file, who: save_record(
            clinic_file, who, clinic_file.clinic.with_changes(profile=profile)
        )
    )
    driver.settle(tab.chart_client)


def measure(tab: SessionsTab, motion: str, degrees: str) -> EntryTable:
    """Chart a motion of the right side in the session's table; returns the table."""
    table = tab.editor.objective.tables["ranges"].table
    for key, typed in (("what", motion), ("side", "r"), ("degrees", degrees)):
        at = next(place for place, column in enumerate(table.model.columns) if column.key == key)
        table.model.setData(table.model.index(0, at), typed)
    return table


def test_what_no_joint_reaches_is_refused_at_the_cell_and_kept_as_typed(
    session: SessionsTab, driver: WindowDriver
) -> None:
    table = measure(session, "knee flexion", "175")
    assert "170° is the most" in table.describe_problem()
    (draft,) = driver.read_stored(session, Session)
    assert draft.ranges == ()
    assert any("175" in text for text in draft.unread.values())
    charted(session, driver, unread=draft.unread)
    session.editor.sign_draft()
    driver.settle(session.chart_client)
    assert not driver.read_stored(session, Session)[0].signed


def test_far_beyond_the_norm_is_only_asked_about(
    qtbot: QtBot, session: SessionsTab, driver: WindowDriver
) -> None:
    table = measure(session, "shoulder extension", "85")
    qtbot.waitUntil(lambda: table.model.list_doubts() != [])
    assert "far more than is normal" in table.model.list_doubts()[0]
    assert table.describe_problem() == ""
    (draft,) = driver.read_stored(session, Session)
    assert [each.degrees for each in draft.ranges] == [85]
