"""The Referral & consent tab, by keyboard, on a real chart; what it stored is read back from the chart."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import open_client, register_client
from charting.actions.setting_up import save
from charting.chart import open_chart
from charting.model.case import Case, CaseStatus, DischargeReason, Referral, Side
from charting.model.client import Client, Person
from charting.model.consent import Channel, Consent, ConsentKind, Contact
from charting.model.provider import Provider
from charting.model.session import VisitStatus
from charting.summaries.client_file import ClientFile
from ui.desk import Desk
from ui.pages.record_sheet import RecordSheet
from ui.pages.referral.tab import ReferralTab

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


class Shown:
    """The tab on the chart's only client, kept up to date as the client page would."""

    def __init__(self, qtbot: QtBot, desk: Desk, settle: Callable[[Desk], None], client_id: str) -> None:
        self.qtbot, self.desk, self._settle, self._id = qtbot, desk, settle, client_id
        self.tab = ReferralTab(desk)
        self.asked: list[str] = []
        self.tab.case_asked.connect(self.asked.append)
        qtbot.addWidget(self.tab)
        self.tab.resize(1368, 780)
        self.tab.show()
        self.tab.activateWindow()
        desk.changed.connect(self.refresh)
        self.refresh()
        self.settle()

    def refresh(self) -> None:
        self.desk.read(lambda chart: open_client(chart, self._id), self._show, self.tab)

    def _show(self, file: ClientFile) -> None:
        self.file = file
        case = file.current_case()
        self.tab.show_file(file, file.of_case(case) if case else None)

    def settle(self) -> None:
        self._settle(self.desk)

    def press(self, button: object) -> None:
        """Press a button with the keyboard."""
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def sheet(self) -> RecordSheet:
        """The sheet in front, ready for keys."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        found = QApplication.activeModalWidget()
        found.activateWindow()
        self.qtbot.waitUntil(found.isActiveWindow)
        return found

    def type_in(self, sheet: RecordSheet, **words: str) -> None:
        """Type into fields by name."""
        for name, typed in words.items():
            control = sheet.form.field(name).edit
            control.setFocus()
            control.selectAll()
            self.qtbot.keyClicks(control, typed)

    def type_cells(self, view: QTableView, *words: str) -> None:
        """Type into the cells of the first row."""
        for column, typed in enumerate(words):
            view.setFocus()
            view.setCurrentIndex(view.model().index(0, column))
            self.qtbot.keyClick(view, ENTER)
            editor = view.findChildren(QLineEdit)[-1]
            self.qtbot.keyClicks(editor, typed)
            if editor.completer() is not None:
                editor.completer().popup().hide()
            self.qtbot.keyClick(editor, Qt.Key.Key_Tab)
            self.qtbot.wait(10)

    def save(self, sheet: RecordSheet) -> None:
        self.qtbot.keyClick(sheet, ENTER, CTRL)
        self.settle()

    def stored(self, what: str) -> list:
        """All records of one kind, from the chart."""
        found: list[list] = []
        self.desk.read(lambda chart: getattr(chart, what).find(), found.append)
        self.settle()
        return found[0]


Show = Callable[[Path], Shown]


@pytest.fixture
def bare(
    empty_chart: Path, qtbot: QtBot, desk_on: Callable[[Path], Desk], settle: Callable[[Desk], None]
) -> Shown:
    """A client with nothing yet."""
    with open_chart(empty_chart) as chart:
        who = chart.therapists.find()[0]
        client = register_client(
            chart, who, Client(family_name="Webb", given_name="Ada", birth_date=date(1970, 1, 1))
        )
    return Shown(qtbot, desk_on(empty_chart), settle, client.id)


@pytest.fixture
def shown(
    empty_chart: Path, qtbot: QtBot, desk_on: Callable[[Path], Desk], settle: Callable[[Desk], None]
) -> Shown:
    """A client in care, referred, with consent and a contact."""
    today = clock.today()
    with open_chart(empty_chart) as chart:
        who = chart.therapists.find()[0]
        client = register_client(
            chart, who, Client(family_name="Webb", given_name="Ada", birth_date=date(1970, 1, 1))
        )
        doctor = save(chart, who, Provider(name="Adaeze Okafor", credentials="MD"))
        case = save(chart, who, Case(client_id=client.id, complaint="Right shoulder", opened=today))
        links = {"client_id": client.id, "case_id": case.id}
        save(chart, who, Referral(**links, provider_id=doctor.id, received=today, visits_authorized=12))
        treat = Consent(
            client_id=client.id, kind=ConsentKind.TREATMENT, scope="all", signed_by="Ada", given=today
        )
        save(chart, who, treat)
        save(
            chart, who, Contact(**links, at=clock.now(), what="Called", next_step="Send range", next_by=today)
        )
    return Shown(qtbot, desk_on(empty_chart), settle, client.id)


def test_a_case_is_opened_with_a_diagnosis_found_by_words(bare: Shown) -> None:
    bare.tab.command("case.new")()
    sheet = bare.sheet()
    bare.save(sheet)
    assert sheet.form.field("complaint").error == "Say what problem we are working on."
    bare.type_in(sheet, complaint="Right shoulder, frozen", payer="Blue Cross", onset="May")
    bare.type_cells(sheet.form.field("areas").table.view, "shoulder", "r")
    finder = sheet.form.field("diagnoses").finder
    finder.setFocus()
    bare.qtbot.keyClicks(finder.edit, "frozen shoulder")
    bare.qtbot.waitUntil(finder.list.isVisible, timeout=10_000)
    bare.qtbot.keyClick(finder.list, ENTER)
    bare.save(sheet)
    case = bare.stored("cases")[0]
    assert (case.complaint, case.payer, case.onset) == ("Right shoulder, frozen", "Blue Cross", "May")
    assert case.diagnoses[0].code.startswith("M75.0")
    assert (case.areas[0].region, case.areas[0].side) == ("shoulder", Side.RIGHT)
    assert bare.asked == [case.id]
    assert bare.tab.case_card.complaint.text() == "Right shoulder, frozen"


def test_a_code_that_is_not_billable_is_allowed_with_a_sentence(shown: Shown) -> None:
    shown.press(shown.tab.case_card.edit)
    sheet = shown.sheet()
    rows = sheet.form.field("diagnoses")
    shown.type_cells(rows.table.view, "M54.5")
    shown.settle()
    said = [label.text() for label in rows.table.findChildren(QLabel)]
    assert "M54.5: not billable; use M54.50, M54.51, M54.59." in said
    sheet.form.field("complaint").setFocus()
    shown.save(sheet)
    assert [each.code for each in shown.stored("cases")[0].diagnoses] == ["M54.5"]


def test_a_diagnosis_typed_and_not_added_is_not_lost_on_saving(shown: Shown) -> None:
    shown.press(shown.tab.case_card.edit)
    sheet = shown.sheet()
    finder = sheet.form.field("diagnoses").finder
    finder.setFocus()
    shown.qtbot.keyClicks(finder.edit, "no such illness")
    shown.save(sheet)
    assert sheet.form.field("diagnoses").error.startswith("Enter adds the diagnosis")
    assert finder.edit.text() == "no such illness"
    finder.setFocus()
    finder.edit.selectAll()
    shown.qtbot.keyClick(finder.edit, Qt.Key.Key_Delete)
    shown.save(sheet)
    assert QApplication.activeModalWidget() is None


def test_discharge_asks_reason_and_outcome_and_can_be_taken_back(shown: Shown) -> None:
    shown.press(shown.tab.case_card.end)
    sheet = shown.sheet()
    shown.save(sheet)
    assert sheet.form.field("discharge_reason").error == "A discharge needs its reason."
    sheet.form.field("discharge_reason").set_value(DischargeReason.GOALS_MET)
    shown.type_in(sheet, discharge_outcome="Pain 7 to 1")
    shown.save(sheet)
    case = shown.stored("cases")[0]
    assert (case.status, case.discharge_reason, case.closed) == (
        CaseStatus.DISCHARGED, DischargeReason.GOALS_MET, clock.today(),
    )  # fmt: skip
    shown.press(shown.tab.case_card.reopen)
    shown.settle()
    case = shown.stored("cases")[0]
    assert (case.status, case.closed, case.discharge_outcome) == (CaseStatus.OPEN, None, "Pain 7 to 1")


def test_maintenance_needs_no_reason(shown: Shown) -> None:
    shown.press(shown.tab.case_card.end)
    sheet = shown.sheet()
    status = sheet.form.field("status").combo
    status.setFocus()
    shown.qtbot.keyClick(status, Qt.Key.Key_Down)
    assert not sheet.form.field("discharge_reason").isVisible()
    shown.save(sheet)
    assert shown.stored("cases")[0].status is CaseStatus.MAINTENANCE


def test_a_referral_of_a_provider_made_on_the_spot(shown: Shown) -> None:
    shown.press(shown.tab.referrals.add)
    sheet = shown.sheet()
    shown.save(sheet)
    assert sheet.form.field("provider_id").error == "Choose who referred the client."
    shown.type_in(sheet, provider_id="Bo Ma", written="-3d", visits_authorized="6", valid_until="+2m")
    sheet.form.field("provider_id").control.findChildren(type(sheet.save))[0].click()
    shown.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not sheet)
    provider = shown.sheet()
    assert provider.form.field("name").value() == "Bo Ma"
    shown.save(provider)
    shown.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is sheet)
    shown.save(shown.sheet())
    made = shown.stored("referrals")[-1]
    assert shown.file.providers[made.provider_id].name == "Bo Ma"
    assert made.visits_authorized == 6
    assert made.written == clock.today() - timedelta(days=3)
    assert shown.tab.referrals.table.row() == made


def test_a_referral_written_after_it_came_is_told_at_its_field(shown: Shown) -> None:
    shown.tab.referrals.choose(shown.file.referrals[0].id)
    shown.tab.referrals.table.setFocus()
    shown.qtbot.keyClick(shown.tab.referrals.table, ENTER)
    sheet = shown.sheet()
    shown.type_in(sheet, written="today", received="-2d")
    shown.save(sheet)
    assert sheet.form.field("received").error == "Received cannot be before written."
    assert sheet.form.field("written").value() == clock.today()
    shown.type_in(sheet, received="today")
    shown.save(sheet)
    assert shown.stored("referrals")[0].written == clock.today()


def test_the_release_that_is_needed_next_is_offered_and_revoked(shown: Shown) -> None:
    shown.tab.command("consent.new")()
    sheet = shown.sheet()
    assert sheet.form.field("kind").value() == ConsentKind.RELEASE
    assert sheet.form.field("provider_id").isVisible()
    shown.save(sheet)
    release = shown.stored("consents")[-1]
    assert (release.kind, release.signed_by) == (ConsentKind.RELEASE, "Ada Webb")
    assert release.provider_id == shown.file.referrals[0].provider_id
    assert shown.tab.consents.table.row() == release
    shown.press(shown.tab.consents.revoke)
    shown.save(shown.sheet())
    assert shown.stored("consents")[-1].revoked == clock.today()
    assert not shown.tab.consents.revoke.isEnabled()


def test_the_usual_words_follow_the_kind_until_one_s_own_are_typed(shown: Shown) -> None:
    shown.press(shown.tab.consents.add)
    form = shown.sheet().form
    kind, scope = form.field("kind").combo, form.field("scope")
    kind.setFocus()
    shown.qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert "name the area" in str(scope.value())
    shown.type_in(form.window(), scope="Chest wall")
    shown.qtbot.keyClick(kind, Qt.Key.Key_Up)
    assert scope.value() == "Chest wall"


def test_a_minor_s_consent_is_the_guardian_s(bare: Shown) -> None:
    minor = bare.file.client.with_changes(
        birth_date=clock.today() - timedelta(days=4000), guardian=Person(name="Lan Webb")
    )
    bare.desk.act(lambda chart, who: register_client(chart, who, minor.with_changes(id="other", version=0)))
    bare._id = "other"
    bare.refresh()
    bare.settle()
    bare.press(bare.tab.consents.add)
    bare.save(bare.sheet())
    made = bare.stored("consents")[0]
    assert (made.kind, made.signed_by) == (ConsentKind.GUARDIAN, "Lan Webb")


def test_a_contact_is_added_and_its_next_step_done(shown: Shown) -> None:
    shown.press(shown.tab.contacts.add)
    sheet = shown.sheet()
    shown.type_in(sheet, what="Agrees to light pressure", next_by="+3d")
    shown.save(sheet)
    assert sheet.form.field("next_step").error == "Say what is to be done by then."
    shown.type_in(sheet, next_step="Send range")
    shown.save(sheet)
    made = next(each for each in shown.stored("contacts") if each.what == "Agrees to light pressure")
    assert (made.channel, made.provider_id) == (Channel.PHONE, None)
    assert made.case_id == shown.file.cases[0].id
    shown.press(shown.tab.contacts.mark_done)
    shown.settle()
    assert {each.what: each.done for each in shown.stored("contacts")} == {"Called": False, made.what: True}


def test_visits_are_planned_by_typing_and_marked(shown: Shown) -> None:
    when = shown.tab.visits.when
    when.setFocus()
    shown.qtbot.keyClicks(when.edit, "soon")
    shown.qtbot.keyClick(when.edit, ENTER)
    assert "cannot read" in when.error
    assert when.text() == "soon"
    when.edit.selectAll()
    shown.qtbot.keyClicks(when.edit, "fri 10:30")
    shown.qtbot.keyClick(when.edit, ENTER)
    shown.settle()
    visit = shown.stored("visits")[0]
    assert (visit.starts_at.weekday(), visit.starts_at.hour, visit.starts_at.minute) == (4, 10, 30)
    assert when.text() == ""
    shown.press(shown.tab.visits.missed)
    shown.settle()
    assert shown.stored("visits")[0].status is VisitStatus.MISSED


def test_a_record_is_found_for_others_and_the_cursor_stays(shown: Shown) -> None:
    contact = shown.file.contacts[0]
    shown.tab.open_record(contact.id)
    assert shown.tab.contacts.table.row() == contact
    assert QApplication.focusWidget() is shown.tab.contacts.table
    shown.refresh()
    shown.settle()
    assert shown.tab.contacts.table.row() == contact


def test_what_a_person_typed_is_shown_as_typed(shown: Shown) -> None:
    shown.tab.command("client.edit")()
    sheet = shown.sheet()
    shown.type_in(sheet, occupation="<b>baker</b> & <i>cook")
    shown.save(sheet)
    labels = shown.tab.client.lines.findChildren(QLabel)
    shown_label = next(label for label in labels if label.text() == "<b>baker</b> & <i>cook")
    assert shown_label.textFormat() is Qt.TextFormat.PlainText
