"""Takes all pictures of the docs again, from the demo clinic in the real window.

    python3 -m tools.screenshots [NAME …]

Run it with the environment's Python (`.venv/bin/python -m tools.screenshots`) after a visible change. With names it
saves only those pictures. Look at each picture before you commit it: no code here can tell an ugly page.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from charting import clock
from charting.actions.notes import save_draft, start_assessment, start_plan
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.demo.seed_clinic import FEATURED, make_demo
from charting.model.assessment import Assessment, AssessmentKind, Pain
from charting.model.case import Case
from charting.model.clinic import Therapist
from charting.model.note import NoteStatus
from charting.model.plan import Plan
from tools import charting_pictures as charting
from tools.charting_pictures import LONGEST, NEW, SHOULDER, find_client_id
from tools.studio import Studio, find_windows, open_demo_window, scroll_down, start_application
from ui.application.first_start import FirstStartWindow
from ui.application.main_window import MainWindow
from ui.cli.report_command import write_report_pdf
from ui.core.settings import Settings
from ui.pages.records.client_sheet import ClientSheet
from ui.pages.settings.page import SettingsPage

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")
MORNING = time(10, 41)
BACK = "Wojcik"
DISCHARGED = 4  # chart number; a report on this client is in the list of those issued

NAMES = {
    "clinic": "Riverside Medical Massage",
    "name": "Rosa Delgado",
    "credentials": "LMT, CNMT",
    "license_state": "Oklahoma",
}


def take_first_start(studio: Studio) -> None:
    """The questions at the first start."""
    start_application(studio, Path("Soapstone", "new.soapstone"))
    studio.wait_until(lambda: find_windows(FirstStartWindow))
    (first,) = find_windows(FirstStartWindow)
    for field, text in NAMES.items():
        first.form.get_field(field).set_value(text)
    studio.save_picture("first-start", first)
    first.close()
    studio.wait_until(lambda: not find_windows(FirstStartWindow))


def take_navigation(studio: Studio, window: MainWindow) -> None:
    """The pages in the navigation bar, and the sheet for a new client."""
    for name in ("today", "clients", "reports", "providers", "settings"):
        window.go_to_page(name)
        studio.wait_until_idle(window)
        studio.save_picture({"reports": "all-reports"}.get(name, name), window)
    settings_page = window.current_page
    assert isinstance(settings_page, SettingsPage)
    settings_page.part_choice.pick_choice(1)
    studio.wait_until_idle(window)
    studio.save_picture("settings-charting", window)
    window.find_notes("stiff morning")
    studio.wait_until_idle(window)
    studio.save_picture("find-in-notes", window)
    window.go_to_page("clients")
    register = window.current_page.find_command("client.new")
    assert register is not None
    register()
    (sheet,) = find_windows(ClientSheet)
    for field, text in (("given_name", "Thao"), ("family_name", "Nguyen")):
        sheet.form.get_field(field).set_value(text)
        sheet.form.get_field(field).changed.emit(text)
    studio.wait_until_idle(window)
    studio.save_picture("register", sheet)
    sheet.form.mark_clean()
    sheet.reject()


def take_client(studio: Studio, window: MainWindow) -> None:
    """The tabs of a client, and the Overview tab of others."""
    client = find_client_id(studio, window, SHOULDER)
    for tab in ("overview", "plan", "referral"):
        studio.show_record(window, client, tab)
        studio.save_picture(tab, window)
    studio.show_record(window, client, "sessions")
    scroll_down(window)
    studio.wait_until_idle(window)
    studio.save_picture("session-lower", window)
    studio.show_record(window, client, "history", studio.ask_clinic_file(window, find_newest_signed))
    studio.save_picture("history", window)
    studio.show_record(window, find_client_id(studio, window, BACK), "reports")
    studio.save_picture("report", window)
    for name, picture in ((LONGEST, "overview-long"), (NEW, "overview-new")):
        studio.show_record(window, find_client_id(studio, window, name), "overview")
        studio.save_picture(picture, window)


def take_drafts(studio: Studio, window: MainWindow) -> None:
    """The other editors. They come last, because their drafts appear on the Today page."""
    who, client = window.chart_client.therapist, find_client_id(studio, window, SHOULDER)
    assessment = studio.ask_clinic_file(window, lambda clinic_file: draft_assessment(clinic_file, who))
    studio.show_record(window, client, "assessments", assessment.id)
    studio.save_picture("assessment", window)
    plan = studio.ask_clinic_file(window, lambda clinic_file: draft_plan(clinic_file, who))
    studio.show_record(window, client, "plan", plan.id)
    studio.save_picture("plan-editor", window)


def take_charting(studio: Studio, window: MainWindow) -> None:
    """The steps of writing a note."""
    charting.take_lengths(studio, window)
    charting.take_small(studio, window)
    charting.take_quick(studio, window)
    charting.take_mark(studio, window)
    charting.take_figure(studio, window)
    charting.take_measures(studio, window)
    charting.take_carried(studio, window)
    charting.take_signing(studio, window)
    charting.take_template(studio, window)


def take_dark(studio: Studio, window: MainWindow) -> None:
    """The session editor and the body figure in the dark theme."""
    charting.take_lengths(studio, window, "-dark")
    charting.take_figure(studio, window, "-dark")


def find_newest_signed(clinic_file: ClinicFile) -> str:
    """The id of the last signed session of the shoulder case."""
    session = clinic_file.sessions.find_last(
        case_id=find_shoulder_case(clinic_file).id, status=NoteStatus.SIGNED.value
    )
    assert session is not None
    return session.id


def draft_assessment(clinic_file: ClinicFile, who: Therapist) -> Assessment:
    """A half-charted reassessment."""
    case = find_shoulder_case(clinic_file)
    before = clinic_file.assessments.find_last(case_id=case.id, status=NoteStatus.SIGNED.value)
    session = clinic_file.sessions.find_last(case_id=case.id)
    assert before is not None
    assert session is not None
    draft = start_assessment(clinic_file, who, case, AssessmentKind.REASSESSMENT)
    charted = draft.with_changes(
        subjective="Sleeps through most nights. Reaches the second shelf; the top one still catches at the end.",
        pain=Pain(now=5, best=2, worst=6, average=4, qualities=("aching",), frequency="intermittent"),
        activities=session.activities,
        ranges=session.ranges,
        palpation=session.palpation,
        marks=session.marks,
        strength=before.strength,
        posture=before.posture,
    )
    return save_draft(clinic_file, who, charted)


def draft_plan(clinic_file: ClinicFile, who: Therapist) -> Plan:
    """A new draft that revises the plan of care."""
    return start_plan(clinic_file, who, find_shoulder_case(clinic_file))


def find_shoulder_case(clinic_file: ClinicFile) -> Case:
    """The shoulder case, which has the most to show."""
    return clinic_file.cases.find(client_id=clinic_file.find_clients(SHOULDER)[0].id)[0]


def add_colleague(clinic_file: ClinicFile) -> None:
    """Add a second therapist, so that Settings shows who charts here."""
    (owner,) = clinic_file.therapists.find()
    save_record(clinic_file, owner, Therapist(name="Daniel Kim", credentials="LMT", license_state="Oklahoma"))


def take_all(studio: Studio) -> None:
    """Take every picture, from a demo clinic in the current folder."""
    path = Path("Soapstone", "clinic.soapstone")
    path.parent.mkdir()
    make_demo(path)
    with open_clinic_file(path) as demo:
        write_report_pdf(demo, DISCHARGED, Path("issued.pdf"))
        demo.back_up()
        add_colleague(demo)
    take_first_start(studio)
    with open_demo_window(studio, path) as window:
        take_navigation(studio, window)
        take_client(studio, window)
        take_charting(studio, window)
        take_drafts(studio, window)
    Settings().theme = "dark"
    with open_demo_window(studio, path) as window:
        take_dark(studio, window)
    page = Path("progress-report.pdf")
    with open_clinic_file(path) as demo:
        write_report_pdf(demo, FEATURED, page)
    studio.save_pdf_page("progress-report", page)


def main(wanted: list[str]) -> None:
    """Take the pictures in a temporary folder that is also the home folder, at a fixed time this morning."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    PICTURES.mkdir(exist_ok=True)
    today = datetime.now(UTC).astimezone().date()
    with tempfile.TemporaryDirectory() as folder, clock.set_to(datetime.combine(today, MORNING).astimezone()):
        os.environ.update(dict.fromkeys(HOMES, folder))
        os.chdir(folder)
        app = QApplication(sys.argv[:1])
        app.setQuitOnLastWindowClosed(False)
        take_all(Studio(app, PICTURES, wanted))
        os.chdir(PICTURES)


if __name__ == "__main__":
    main(sys.argv[1:])
