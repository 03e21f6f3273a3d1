"""The Reports tab on a real chart: the preview is the page, the page is what is issued, and never without a release."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QFileDialog

from charting import clock
from charting.actions.clients import load_client_file
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.demo.seed_clinic import FEATURED
from charting.model.note import Addendum
from charting.model.record import seal
from charting.model.report import Delivery, Report
from charting.summaries.client_records import ClientRecords
from tests.support.window_driver import WindowDriver
from ui.issuing.report_pdf import RenderedReport
from ui.pages.client_reports import tab
from ui.pages.client_reports.tab import ClientReportsTab
from ui.widgets.dialogs.standard_dialogs import FormSheet


class Opened:
    """The tab showing the client of that chart number."""

    def __init__(self, driver: WindowDriver, path: Path, number: int = FEATURED) -> None:
        self.driver, self.qtbot, self.number = driver, driver.qtbot, number
        self.chart_client = driver.connect(path)
        self.tab = ClientReportsTab(self.chart_client)
        self.qtbot.addWidget(self.tab)
        self.tab.resize(1368, 800)
        self.tab.show()
        self.chart_client.chart_changed.connect(self.show)
        self.show()

    def show(self) -> None:
        number = self.number
        self.chart_client.run_query(
            lambda clinic_file: load_client_file(clinic_file, clinic_file.find_client_by_number(number).id),
            self._shown,
        )
        self.settle()
        self.settle()

    def settle(self) -> None:
        self.driver.settle(self.chart_client)

    def _shown(self, file: ClientRecords) -> None:
        case = file.get_current_case()
        self.tab.show_client_file(file, file.get_case_file(case) if case else None)

    def reports(self) -> list[Report]:
        found: list[Report] = []
        case_id = self.tab.case.case.id if self.tab.case else ""
        self.chart_client.run_query(
            lambda clinic_file: clinic_file.reports.find(case_id=case_id), found.extend
        )
        self.settle()
        return found

    def choose(self, monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))


@pytest.fixture
def opened(driver: WindowDriver, demo_file: Path) -> Opened:
    return Opened(driver, demo_file)


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = str(document[0].get_textpage().get_text_range())
    document.close()
    return " ".join(text.split())


def test_the_drafted_sentences_stand_in_the_fields_and_a_page_is_shown(opened: Opened) -> None:
    assert str(opened.tab.composer.fields["bottom_line"].get_value())
    assert not opened.tab.preview.widget().pixmap().isNull()
    assert opened.tab.composer.save_button.isEnabled()


def test_however_many_reasons_there_are_in_one_go_the_page_is_drawn_once(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[None] = []
    kept = tab.render_report

    def counted(*asked: Any) -> RenderedReport:
        drawn.append(None)
        return kept(*asked)

    monkeypatch.setattr(tab, "render_report", counted)
    opened.tab.hide()
    opened.tab.show()
    new = opened.tab.find_command("report.new")
    assert new is not None
    new()
    opened.settle()
    assert len(drawn) == 1
    assert not opened.tab.preview.widget().pixmap().isNull()


def test_the_saved_page_is_the_recorded_page_with_the_therapists_words(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = opened.tab.composer.fields["bottom_line"]
    line.edit.setPlainText("Sits through a meeting again, <b>5<x</b> & O'Brien agrees.")  # type: ignore[attr-defined]
    opened.choose(monkeypatch, tmp_path / "page")
    opened.tab.find_command("report.pdf")()  # type: ignore[misc]
    opened.settle()
    written = (tmp_path / "page.pdf").read_bytes()
    (report,) = opened.reports()
    assert report.sha256 == seal(written)
    assert report.delivery is Delivery.SAVED
    assert report.consent_id
    assert "Sits through a meeting again, <b>5<x</b> & O'Brien agrees." in words_of(written)


def test_without_a_release_it_says_so_and_issues_nothing(
    driver: WindowDriver,
    demo_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with open_clinic_file(demo_file) as clinic_file:
        who = clinic_file.therapists.find_first()
        assert who is not None
        client = clinic_file.find_client_by_number(FEATURED)
        for consent in clinic_file.consents.find(client_id=client.id, kind="release", revoked=None):
            save_record(clinic_file, who, consent.with_changes(revoked=clock.today()))
    opened = Opened(driver, demo_file)
    assert "no release" in opened.tab.composer.release_notice.accessibleName()
    opened.choose(monkeypatch, tmp_path / "page")
    opened.tab.save_pdf()
    opened.settle()
    assert opened.reports() == []
    assert not (tmp_path / "page.pdf").exists()


def test_a_page_that_cannot_be_written_is_not_recorded(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "ui.pages.client_reports.report_issuer.show_message", lambda *words: said.append(words[2])
    )
    (tmp_path / "file").touch()
    opened.choose(monkeypatch, tmp_path / "file" / "page")
    opened.tab.save_pdf()
    opened.settle()
    assert opened.reports() == []
    assert len(said) == 1


def test_an_issued_page_is_shown_and_saved_again_as_it_was(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.choose(monkeypatch, tmp_path / "first")
    opened.tab.save_pdf()
    opened.settle()
    opened.settle()
    (report,) = opened.reports()
    opened.tab.open_record(report.id)
    opened.settle()
    assert not opened.tab.composer.addressee_field.isVisible()
    opened.choose(monkeypatch, tmp_path / "again")
    opened.tab.save_pdf()
    opened.settle()
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "first.pdf").read_bytes()
    assert len(opened.reports()) == 2
    opened.tab.find_command("report.new")()  # type: ignore[misc]
    assert opened.tab.composer.addressee_field.isVisible()


def test_the_printed_page_shows_what_the_pdf_shows(opened: Opened, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFullPage(True)
    opened.tab.issuer.print_to_printer(opened.tab.prepare_issue(), printer)
    opened.settle()
    (report,) = opened.reports()
    assert report.delivery is Delivery.PRINTED
    document = pypdfium2.PdfDocument((tmp_path / "paper.pdf").read_bytes())
    assert len(document) == 1
    bitmap = document[0].render(scale=0.5)
    pixels = bytes(bitmap.buffer)
    document.close()
    assert min(pixels) < 80 < max(pixels)


def test_sentences_of_one_client_never_reach_another(opened: Opened) -> None:
    opened.tab.composer.fields["bottom_line"].edit.setPlainText("about the first")  # type: ignore[attr-defined]
    opened.number = next(n for n in range(1, 20) if n != FEATURED)
    opened.show()
    assert "about the first" not in str(opened.tab.composer.fields["bottom_line"].get_value())


def test_no_case_says_what_to_do(driver: WindowDriver, demo_file: Path) -> None:
    with open_clinic_file(demo_file) as clinic_file:
        without = next(c for c in clinic_file.find_clients("") if not clinic_file.cases.find(client_id=c.id))
    opened = Opened(driver, demo_file, without.chart_number)
    assert opened.tab.stack.currentWidget() is opened.tab.empty_state
    assert opened.tab.find_command("report.pdf") is None


def test_the_addressee_of_one_client_is_not_the_next_ones(opened: Opened) -> None:
    opened.tab.composer.addressee_field.combo.setCurrentIndex(
        opened.tab.composer.addressee_field.combo.count() - 1
    )
    chosen = opened.tab.composer.addressee_field.get_value()
    opened.show()
    assert opened.tab.composer.addressee_field.get_value() == chosen
    opened.number = next(n for n in range(1, 20) if n != FEATURED)
    opened.show()
    assert opened.tab.case is not None
    assert opened.tab.case.referrer is not None or opened.tab.composer.addressee_field.get_value() != chosen


def test_letters_that_paper_cannot_show_are_told_before_anything_is_issued(opened: Opened) -> None:
    opened.tab.composer.fields["bottom_line"].edit.setPlainText("Reviewed with 李 today.")  # type: ignore[attr-defined]
    opened.qtbot.waitUntil(
        lambda: "李" in opened.tab.composer.lost_letters_notice.accessibleName(), timeout=5000
    )
    opened.tab.composer.fields["bottom_line"].edit.setPlainText("Reviewed with Thảo today.")  # type: ignore[attr-defined]
    opened.qtbot.waitUntil(lambda: not opened.tab.composer.lost_letters_notice.accessibleName(), timeout=5000)


def test_what_was_typed_for_a_case_waits_for_its_return(opened: Opened) -> None:
    opened.tab.composer.fields["request"].edit.setPlainText("Please advise on lifting.")  # type: ignore[attr-defined]
    opened.number = next(n for n in range(1, 20) if n != FEATURED)
    opened.show()
    assert "lifting" not in str(opened.tab.composer.fields["request"].get_value())
    opened.number = FEATURED
    opened.show()
    assert opened.tab.composer.fields["request"].get_value() == "Please advise on lifting."


def test_a_case_with_nothing_signed_shows_no_sentence_of_another(opened: Opened) -> None:
    def find(clinic_file: ClinicFile) -> int:
        cases = [
            case
            for case in clinic_file.cases.find()
            if not clinic_file.sessions.count(case_id=case.id, status="signed")
        ]
        return clinic_file.clients.get(cases[0].client_id).chart_number

    found: list[int] = []
    opened.chart_client.run_query(find, found.append)
    opened.settle()
    opened.number = found[0]
    opened.show()
    assert {field.get_value() for field in opened.tab.composer.fields.values()} == {""}
    assert not opened.tab.composer.save_button.isEnabled()


def test_an_issued_report_takes_an_addendum(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.choose(monkeypatch, tmp_path / "first")
    opened.tab.save_pdf()
    opened.settle()
    assert opened.tab.find_command("note.addendum") is None
    (report,) = opened.reports()
    opened.tab.open_record(report.id)
    opened.tab.find_command("note.addendum")()  # type: ignore[misc]
    sheet = opened.tab.findChild(FormSheet)
    sheet.form.get_field("text").set_value("Faxed again on request.")
    sheet.submit_form()
    opened.settle()
    added: list[Addendum] = []
    opened.chart_client.run_query(
        lambda clinic_file: clinic_file.addenda.find(record_id=report.id), added.extend
    )
    opened.settle()
    assert [each.text for each in added] == ["Faxed again on request."]


def test_closing_is_told_of_sentences_that_no_report_holds(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.tab.composer.fields["request"].edit.setPlainText("Please advise on lifting.")  # type: ignore[attr-defined]
    opened.qtbot.waitUntil(lambda: bool(opened.chart_client.unsaved), timeout=5000)
    assert "Wójcik" in next(iter(opened.chart_client.unsaved.values()))
    opened.choose(monkeypatch, tmp_path / "first")
    opened.tab.save_pdf()
    opened.settle()
    assert opened.chart_client.unsaved == {}
