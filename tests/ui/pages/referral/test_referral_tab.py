"""Papers, visits and the client on the Referral & consent tab, by keyboard, on a real chart; what was stored is read back."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from charting import clock
from charting.actions.clients import register_client
from charting.model.case import Referral
from charting.model.client import Person
from charting.model.consent import Channel, Consent, ConsentKind, Contact
from charting.model.session import Visit, VisitStatus
from tests.support.referral_driver import ENTER, ReferralDriver
from tests.support.seeded_clients import seed_bare_client, seed_client_in_care
from tests.support.window_driver import WindowDriver
from ui.pages.referral import texts


@pytest.fixture
def bare(
    empty_file: Path,
    driver: WindowDriver,
) -> ReferralDriver:
    client_id = seed_bare_client(empty_file)
    return ReferralDriver(driver, empty_file, client_id)


@pytest.fixture
def shown(
    empty_file: Path,
    driver: WindowDriver,
) -> ReferralDriver:
    client_id = seed_client_in_care(empty_file)
    return ReferralDriver(driver, empty_file, client_id)


def test_a_referral_of_a_provider_made_on_the_spot(shown: ReferralDriver) -> None:
    shown.press(shown.tab.referrals.add_button)
    sheet = shown.sheet()
    shown.save(sheet)
    assert sheet.form.get_field("provider_id").error == texts.PROVIDER_NEEDED
    shown.type_in(sheet, provider_id="Bo Ma", written="-3d", visits_authorized="6", valid_until="+2m")
    sheet.form.get_field("provider_id").control.findChildren(type(sheet.save))[0].click()
    shown.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not sheet)
    provider = shown.sheet()
    assert provider.form.get_field("name").get_value() == "Bo Ma"
    shown.save(provider)
    shown.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is sheet)
    shown.save(shown.sheet())
    made = shown.read_stored(Referral)[-1]
    assert shown.file.providers[made.provider_id].name == "Bo Ma"
    assert made.visits_authorized == 6
    assert made.written == clock.today() - timedelta(days=3)
    assert shown.tab.referrals.table.get_current_row() == made


def test_a_referral_written_after_it_came_is_told_at_its_field(shown: ReferralDriver) -> None:
    shown.tab.referrals.choose_record(shown.file.referrals[0].id)
    shown.tab.referrals.table.setFocus()
    shown.qtbot.keyClick(shown.tab.referrals.table, ENTER)
    sheet = shown.sheet()
    shown.type_in(sheet, written="today", received="-2d")
    shown.save(sheet)
    assert sheet.form.get_field("received").error == "Received cannot be before written."
    assert sheet.form.get_field("written").get_value() == clock.today()
    shown.type_in(sheet, received="today")
    shown.save(sheet)
    assert shown.read_stored(Referral)[0].written == clock.today()


def test_the_release_that_is_needed_next_is_offered_and_revoked(shown: ReferralDriver) -> None:
    shown.tab.find_command("consent.new")()
    sheet = shown.sheet()
    assert sheet.form.get_field("kind").get_value() == ConsentKind.RELEASE
    assert sheet.form.get_field("provider_id").isVisible()
    shown.save(sheet)
    release = shown.read_stored(Consent)[-1]
    assert (release.kind, release.signed_by) == (ConsentKind.RELEASE, "Ada Webb")
    assert release.provider_id == shown.file.referrals[0].provider_id
    assert shown.tab.consents.table.get_current_row() == release
    shown.press(shown.tab.consents.revoke_button)
    shown.save(shown.sheet())
    assert shown.read_stored(Consent)[-1].revoked == clock.today()
    assert not shown.tab.consents.revoke_button.isEnabled()


def test_the_usual_words_follow_the_kind_until_one_s_own_are_typed(shown: ReferralDriver) -> None:
    shown.press(shown.tab.consents.add_button)
    form = shown.sheet().form
    kind, scope = form.get_field("kind").combo, form.get_field("scope")
    kind.setFocus()
    shown.qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert "name the area" in str(scope.get_value())
    shown.type_in(form.window(), scope="Chest wall")
    shown.qtbot.keyClick(kind, Qt.Key.Key_Up)
    assert scope.get_value() == "Chest wall"


def test_a_minor_s_consent_is_the_guardian_s(bare: ReferralDriver) -> None:
    minor = bare.file.client.with_changes(
        birth_date=clock.today() - timedelta(days=4000), guardian=Person(name="Lan Webb")
    )
    bare.chart_client.run_action(
        lambda clinic_file, who: register_client(clinic_file, who, minor.with_changes(id="other", version=0))
    )
    bare.client_id = "other"
    bare.refresh()
    bare.settle()
    bare.press(bare.tab.consents.add_button)
    bare.save(bare.sheet())
    made = bare.read_stored(Consent)[0]
    assert (made.kind, made.signed_by) == (ConsentKind.GUARDIAN, "Lan Webb")


def test_a_contact_is_added_and_its_next_step_done(shown: ReferralDriver) -> None:
    shown.press(shown.tab.contacts.add_button)
    sheet = shown.sheet()
    shown.type_in(sheet, what="Agrees to light pressure", next_by="+3d")
    shown.save(sheet)
    assert sheet.form.get_field("next_step").error == "Say what is to be done by then."
    shown.type_in(sheet, next_step="Send range")
    shown.save(sheet)
    made = next(each for each in shown.read_stored(Contact) if each.what == "Agrees to light pressure")
    assert (made.channel, made.provider_id) == (Channel.PHONE, None)
    assert made.case_id == shown.file.cases[0].id
    shown.press(shown.tab.contacts.done_button)
    shown.settle()
    assert {each.what: each.done for each in shown.read_stored(Contact)} == {"Called": False, made.what: True}


def test_visits_are_planned_by_typing_and_marked(shown: ReferralDriver) -> None:
    when = shown.tab.visits.when_field
    when.setFocus()
    shown.qtbot.keyClicks(when.edit, "soon")
    shown.qtbot.keyClick(when.edit, ENTER)
    assert "cannot read" in when.error
    assert when.get_text() == "soon"
    when.edit.selectAll()
    shown.qtbot.keyClicks(when.edit, "fri 10:30")
    shown.qtbot.keyClick(when.edit, ENTER)
    shown.settle()
    visit = shown.read_stored(Visit)[0]
    assert (visit.starts_at.weekday(), visit.starts_at.hour, visit.starts_at.minute) == (4, 10, 30)
    assert when.get_text() == ""
    shown.press(shown.tab.visits.missed_button)
    shown.settle()
    assert shown.read_stored(Visit)[0].status is VisitStatus.MISSED


def test_a_record_is_found_for_others_and_the_cursor_stays(shown: ReferralDriver) -> None:
    contact = shown.file.contacts[0]
    shown.tab.open_record(contact.id)
    assert shown.tab.contacts.table.get_current_row() == contact
    assert QApplication.focusWidget() is shown.tab.contacts.table
    shown.refresh()
    shown.settle()
    assert shown.tab.contacts.table.get_current_row() == contact


def test_what_a_person_typed_is_shown_as_typed(shown: ReferralDriver) -> None:
    shown.tab.find_command("client.edit")()
    sheet = shown.sheet()
    shown.type_in(sheet, occupation="<b>baker</b> & <i>cook")
    shown.save(sheet)
    labels = shown.tab.client.lines.findChildren(QLabel)
    shown_label = next(label for label in labels if label.text() == "<b>baker</b> & <i>cook")
    assert shown_label.textFormat() is Qt.TextFormat.PlainText
