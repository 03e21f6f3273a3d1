"""The client page on a real chart: the banner holds at every width, and a record opens in its own case."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charting import clock
from charting.actions.clients import register_client
from charting.actions.notes import sign_note, start_session
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.case import Case, CaseStatus, Diagnosis, DischargeReason, Referral
from charting.model.client import Alert, Client, Person
from charting.model.consent import Contact
from charting.model.findings import AskedQuestion
from charting.model.provider import Provider
from charting.model.session import Session, Treatment
from tests.support.window_driver import WindowDriver
from ui.core.settings import Settings
from ui.pages.client.page import ClientPage
from ui.widgets.cards.badges import ChipLabel
from ui.widgets.text.text_run_label import TextRunLabel

ALERTS = (
    Alert(text="Anticoagulant (apixaban)", action="light pressure only"),
    Alert(text="Latex allergy"),
    Alert(text="Epilepsy, last seizure in May", action="ask about sleep and medicine before each visit"),
)


class TwoCases:
    """A minor with a long name, a namesake, three alerts, a discharged case and one in care."""

    def __init__(self, clinic_file: ClinicFile) -> None:
        self._chart, self._who = clinic_file, clinic_file.therapists.find()[0]
        self._minor("Josephine")
        self.client = self._minor("Josephina")
        self.doctor = save_record(clinic_file, self._who, Provider(name="Adaeze Okafor", credentials="MD"))
        long_ago = clock.today() - timedelta(days=90)
        with clock.set_to(clock.now() - timedelta(days=90)):
            self.old = self._case("Left ankle sprain", long_ago)
            self.old_session = self._session(self.old)
        self.old = save_record(clinic_file, self._who, self.old.with_changes(
            status=CaseStatus.DISCHARGED, closed=clock.today() - timedelta(days=30),
            discharge_reason=DischargeReason.GOALS_MET, discharge_outcome="well",
        ))  # fmt: skip
        self.new = self._case("Right shoulder, adhesive capsulitis", clock.today())
        self.new_session = self._session(self.new)
        links = {"client_id": self.client.id, "case_id": self.old.id}
        step = {"next_step": "Send the range", "next_by": clock.today()}
        self.contact = save_record(
            clinic_file, self._who, Contact(**links, at=clock.now(), what="Called", **step)
        )

    def _minor(self, given: str) -> Client:
        born = clock.today() - timedelta(days=4000)
        guardian = Person(name="Konstantin Wolfeschlegelsteinhausen", relation="father")
        return register_client(self._chart, self._who, Client(
            family_name="Wolfeschlegelsteinhausen-Bergerdorff", given_name=f"Maximiliana {given}",
            preferred_name="Maxi", pronouns="they/them", birth_date=born, guardian=guardian, alerts=ALERTS,
        ))  # fmt: skip

    def _case(self, complaint: str, opened: date) -> Case:
        found = (Diagnosis(code="M75.01", words="adhesive capsulitis"),)
        case = Case(client_id=self.client.id, complaint=complaint, opened=opened, diagnoses=found)
        links = {"client_id": self.client.id, "case_id": case.id, "provider_id": self.doctor.id}
        case = save_record(self._chart, self._who, case)
        until = opened + timedelta(days=60)
        save_record(
            self._chart,
            self._who,
            Referral(**links, received=opened, visits_authorized=12, valid_until=until),
        )
        return case

    def _session(self, case: Case) -> Session:
        asked, who = AskedQuestion(asked=True), self._who
        draft = start_session(self._chart, who, case, clock.now()).with_changes(
            subjective="Stiff", pain_now=6, pain_after=5, health_changes=asked, adverse_response=asked,
            treatment=(Treatment(technique="cupping"),),
        )  # fmt: skip
        return sign_note(self._chart, who, draft)


@pytest.fixture
def two_cases(empty_file: Path) -> TwoCases:
    with open_clinic_file(empty_file) as clinic_file:
        return TwoCases(clinic_file)


@pytest.fixture
def page(qtbot: QtBot, two_cases: TwoCases, empty_file: Path, driver: WindowDriver) -> ClientPage:
    del two_cases
    made = ClientPage(driver.connect(empty_file), Settings())
    qtbot.addWidget(made)
    made.resize(1208, 690)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


Go = Callable[..., None]


@pytest.fixture
def go(page: ClientPage, two_cases: TwoCases, driver: WindowDriver) -> Go:
    """Open the client on a tab, as from another page."""

    def there(tab: str = "", record_id: str = "") -> None:
        page.show_client(two_cases.client.id, tab, record_id)
        page.refresh_page()
        driver.settle(page.chart_client)

    return there


def shown_words(widget: QWidget) -> list[QWidget]:
    kinds: tuple[type[QWidget], ...] = (TextRunLabel, ChipLabel, QLabel)
    return [each for kind in kinds for each in widget.findChildren(kind) if each.isVisible()]


@pytest.mark.parametrize("width", [1108, 1208, 1368, 1900])
def test_nothing_in_the_banner_is_cut_or_covered(qtbot: QtBot, page: ClientPage, go: Go, width: int) -> None:
    go()
    page.resize(width, 690)
    qtbot.wait(30)
    banner = page.banner
    for words in shown_words(banner):
        place = QRect(words.mapTo(banner, QPoint(0, 0)), words.size())
        assert banner.rect().contains(place)
        assert words.parentWidget().rect().contains(words.geometry())
        if isinstance(words, TextRunLabel):
            assert words.height() >= words.heightForWidth(words.width())
        else:
            assert words.width() >= words.sizeHint().width()
    assert banner.case_picker.isVisible()
    assert banner.case_picker.parentWidget().rect().contains(banner.case_picker.geometry())


def test_the_banner_says_who_this_is_and_each_alert_on_its_line(page: ClientPage, go: Go) -> None:
    go()
    banner = page.banner
    assert (
        banner.name_label.get_text() == "WOLFESCHLEGELSTEINHAUSEN-BERGERDORFF, Maximiliana Josephina “Maxi”"
    )
    facts = banner.facts_label.get_text().replace("\N{NO-BREAK SPACE}", "")
    assert facts.endswith("they/them Chart #0002")
    assert banner.alert_box.get_alert_text().splitlines() == [alert.line for alert in ALERTS]
    signs = [each for each in banner.alert_box.findChildren(QLabel) if each.isVisible()]
    assert len(signs) == len(ALERTS)
    assert "Minor, guardian Konstantin Wolfeschlegelsteinhausen (father)" in banner.warnings_label.get_text()
    assert "Similar name" in banner.warnings_label.get_text()


@pytest.mark.parametrize("kind", ["session", "contact", "case"])
def test_a_record_of_another_case_brings_its_case_on_show(
    page: ClientPage, two_cases: TwoCases, go: Go, kind: str
) -> None:
    go()
    assert page.banner.case_picker.currentData() == two_cases.new.id
    tab, record = {
        "session": ("sessions", two_cases.old_session),
        "contact": ("referral", two_cases.contact),
        "case": ("referral", two_cases.old),
    }[kind]
    go(tab, record.id)
    assert page.banner.case_picker.currentData() == two_cases.old.id
    assert page.tabs.get_current_tab() == f"tab.{tab}"
    go("sessions", two_cases.new_session.id)
    assert page.banner.case_picker.currentData() == two_cases.new.id


def test_a_row_of_the_timeline_opens_its_record(qtbot: QtBot, page: ClientPage, go: Go) -> None:
    page.chart_client.client_requested.connect(lambda _client, tab, record_id: go(tab, record_id))
    go("history")
    rows = page.client_tabs["tab.history"].record_list
    old = next(row for row in reversed(rows.get_rows()) if row.title == "Session 1")
    rows.select_key(old.key)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert page.tabs.get_current_tab() == "tab.sessions"
    assert page.banner.case_picker.currentData() == old.data.case_id
    assert page.client_tabs["tab.sessions"].list.currentText().startswith(f"Session 1 · {old.lead}")


def test_coming_to_a_client_gives_the_keys_to_the_tab_and_a_refresh_takes_them_from_nobody(
    page: ClientPage, go: Go, driver: WindowDriver
) -> None:
    go("history")
    tab = page.client_tabs["tab.history"]
    assert tab.isAncestorOf(QApplication.focusWidget())
    page.tabs.setFocus()
    before = QApplication.focusWidget()
    assert before is not None
    page.refresh_page()
    driver.settle(page.chart_client)
    assert QApplication.focusWidget() is before
    go("overview")
    assert page.client_tabs["tab.overview"].isAncestorOf(QApplication.focusWidget())
