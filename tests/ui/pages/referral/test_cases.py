"""Cases on the Referral & consent tab, by keyboard; what was stored is read back from the chart."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from charting import clock
from charting.model.case import Case, CaseStatus, DischargeReason, Side
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


def test_a_case_is_opened_with_a_diagnosis_found_by_words(bare: ReferralDriver) -> None:
    bare.tab.find_command("case.new")()
    sheet = bare.sheet()
    bare.save(sheet)
    assert sheet.form.get_field("complaint").error == texts.COMPLAINT_NEEDED
    bare.type_in(sheet, complaint="Right shoulder, frozen", payer="Blue Cross", onset="May")
    bare.type_cells(sheet.form.get_field("areas").table.view, "shoulder", "r")
    finder = sheet.form.get_field("diagnoses").finder
    finder.setFocus()
    bare.qtbot.keyClicks(finder.edit, "frozen shoulder")
    bare.qtbot.waitUntil(finder.hit_list.isVisible, timeout=10_000)
    bare.qtbot.keyClick(finder.hit_list, ENTER)
    bare.save(sheet)
    case = bare.read_stored(Case)[0]
    assert (case.complaint, case.payer, case.onset) == ("Right shoulder, frozen", "Blue Cross", "May")
    assert case.diagnoses[0].code.startswith("M75.0")
    assert (case.areas[0].region, case.areas[0].side) == ("shoulder", Side.RIGHT)
    assert bare.requested_cases == [case.id]
    assert bare.tab.case_card.complaint.text() == "Right shoulder, frozen"


def test_a_code_that_is_not_billable_is_allowed_with_a_sentence(shown: ReferralDriver) -> None:
    shown.press(shown.tab.case_card.edit_button)
    sheet = shown.sheet()
    rows = sheet.form.get_field("diagnoses")
    shown.type_cells(rows.table.view, "M54.5")
    shown.settle()
    said = [label.text() for label in rows.table.findChildren(QLabel)]
    assert "M54.5: not billable; use M54.50, M54.51, M54.59." in said
    sheet.form.get_field("complaint").setFocus()
    shown.save(sheet)
    assert [each.code for each in shown.read_stored(Case)[0].diagnoses] == ["M54.5"]


def test_a_diagnosis_typed_and_not_added_is_not_lost_on_saving(shown: ReferralDriver) -> None:
    shown.press(shown.tab.case_card.edit_button)
    sheet = shown.sheet()
    finder = sheet.form.get_field("diagnoses").finder
    finder.setFocus()
    shown.qtbot.keyClicks(finder.edit, "no such illness")
    shown.save(sheet)
    assert sheet.form.get_field("diagnoses").error.startswith("Press Enter to add the diagnosis")
    assert finder.edit.text() == "no such illness"
    finder.setFocus()
    finder.edit.selectAll()
    shown.qtbot.keyClick(finder.edit, Qt.Key.Key_Delete)
    shown.save(sheet)
    assert QApplication.activeModalWidget() is None


def test_discharge_asks_reason_and_outcome_and_can_be_taken_back(shown: ReferralDriver) -> None:
    shown.press(shown.tab.case_card.discharge_button)
    sheet = shown.sheet()
    shown.save(sheet)
    assert sheet.form.get_field("discharge_reason").error == "A discharge needs its reason."
    sheet.form.get_field("discharge_reason").set_value(DischargeReason.GOALS_MET)
    shown.type_in(sheet, discharge_outcome="Pain 7 to 1")
    shown.save(sheet)
    case = shown.read_stored(Case)[0]
    assert (case.status, case.discharge_reason, case.closed) == (
        CaseStatus.DISCHARGED, DischargeReason.GOALS_MET, clock.today(),
    )  # fmt: skip
    shown.press(shown.tab.case_card.reopen_button)
    shown.settle()
    case = shown.read_stored(Case)[0]
    assert (case.status, case.closed, case.discharge_outcome) == (CaseStatus.OPEN, None, "Pain 7 to 1")


def test_maintenance_needs_no_reason(shown: ReferralDriver) -> None:
    shown.press(shown.tab.case_card.discharge_button)
    sheet = shown.sheet()
    status = sheet.form.get_field("status").combo
    status.setFocus()
    shown.qtbot.keyClick(status, Qt.Key.Key_Down)
    assert not sheet.form.get_field("discharge_reason").isVisible()
    shown.save(sheet)
    assert shown.read_stored(Case)[0].status is CaseStatus.MAINTENANCE
