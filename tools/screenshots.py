"""Makes every picture of the docs anew, from the demo clinic in the real window.

    python3 -m tools.screenshots [NAME …]

Run it with the environment's Python (`.venv/bin/python -m tools.screenshots`) after a change that can be seen. With
names it keeps only those pictures. Look at each one before it is committed: nothing here can tell an ugly page.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from charting import clock
from charting.actions.notes import save_draft, start_assessment, start_plan
from charting.actions.setting_up import save
from charting.chart import Chart, open_chart
from charting.demo import FEATURED, make_demo
from charting.model.assessment import Assessment, AssessmentKind, Pain
from charting.model.case import Case
from charting.model.clinic import Therapist
from charting.model.note import NoteStatus
from charting.model.plan import Plan
from tools import charting_pictures as charting
from tools.charting_pictures import LONGEST, NEW, SHOULDER, find
from tools.studio import Studio, house_on, on_screen, opened, scroll_down
from ui.cli_report import write_report
from ui.settings import Settings
from ui.window import Window

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
    """What a new chart asks."""
    house_on(studio, Path("Soapstone", "new.soapstone"))
    studio.until(lambda: on_screen("FirstStart"))
    (first,) = on_screen("FirstStart")
    for field, text in NAMES.items():
        first.form.field(field).set_value(text)
    studio.keep("first-start", first)
    first.close()
    studio.until(lambda: not on_screen("FirstStart"))


def take_rail(studio: Studio, window: Window) -> None:
    """The pages of the rail, and the sheet of a new client."""
    for name in ("today", "clients", "reports", "providers", "settings"):
        window.go(name)
        studio.rest(window)
        studio.keep({"reports": "all-reports"}.get(name, name), window)
    window.page.part.pick(1)
    studio.rest(window)
    studio.keep("settings-charting", window)
    window.find_notes("stiff morning")
    studio.rest(window)
    studio.keep("find-in-notes", window)
    window.go("clients")
    register = window.page.command("client.new")
    assert register is not None
    register()
    (sheet,) = on_screen("ClientSheet")
    for field, text in (("given_name", "Thao"), ("family_name", "Nguyen")):
        sheet.form.field(field).set_value(text)
        sheet.form.field(field).changed.emit(text)
    studio.rest(window)
    studio.keep("register", sheet)
    sheet.form.mark_clean()
    sheet.reject()


def take_client(studio: Studio, window: Window) -> None:
    """The tabs of a client, and the Overview of others."""
    client = find(studio, window, SHOULDER)
    for tab in ("overview", "plan", "referral"):
        studio.show(window, client, tab)
        studio.keep(tab, window)
    studio.show(window, client, "sessions")
    scroll_down(window)
    studio.rest(window)
    studio.keep("session-lower", window)
    studio.show(window, client, "history", studio.ask(window, newest_signed))
    studio.keep("history", window)
    studio.show(window, find(studio, window, BACK), "reports")
    studio.keep("report", window)
    for name, picture in ((LONGEST, "overview-long"), (NEW, "overview-new")):
        studio.show(window, find(studio, window, name), "overview")
        studio.keep(picture, window)


def take_drafts(studio: Studio, window: Window) -> None:
    """The other editors, with drafts made for the picture: last, for they turn up under Today."""
    who, client = window.desk.who, find(studio, window, SHOULDER)
    assessment = studio.ask(window, lambda chart: draft_assessment(chart, who))
    studio.show(window, client, "assessments", assessment.id)
    studio.keep("assessment", window)
    plan = studio.ask(window, lambda chart: draft_plan(chart, who))
    studio.show(window, client, "plan", plan.id)
    studio.keep("plan-editor", window)


def take_charting(studio: Studio, window: Window) -> None:
    """How a note comes about."""
    charting.take_lengths(studio, window)
    charting.take_small(studio, window)
    charting.take_quick(studio, window)
    charting.take_mark(studio, window)
    charting.take_figure(studio, window)
    charting.take_measures(studio, window)
    charting.take_carried(studio, window)
    charting.take_signing(studio, window)
    charting.take_template(studio, window)


def take_dark(studio: Studio, window: Window) -> None:
    """The session editor and the figure in the dark."""
    charting.take_lengths(studio, window, "-dark")
    charting.take_figure(studio, window, "-dark")


def newest_signed(chart: Chart) -> str:
    """The id of the last signed session of the shoulder."""
    session = chart.sessions.last(case_id=shoulder(chart).id, status=NoteStatus.SIGNED.value)
    assert session is not None
    return session.id


def draft_assessment(chart: Chart, who: Therapist) -> Assessment:
    """A reassessment in the middle of its charting."""
    case = shoulder(chart)
    before = chart.assessments.last(case_id=case.id, status=NoteStatus.SIGNED.value)
    session = chart.sessions.last(case_id=case.id)
    assert before is not None
    assert session is not None
    draft = start_assessment(chart, who, case, AssessmentKind.REASSESSMENT)
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
    return save_draft(chart, who, charted)


def draft_plan(chart: Chart, who: Therapist) -> Plan:
    """A revision of the plan, begun."""
    return start_plan(chart, who, shoulder(chart))


def shoulder(chart: Chart) -> Case:
    """The case with the most to show."""
    return chart.cases.find(client_id=chart.find_clients(SHOULDER)[0].id)[0]


def add_colleague(chart: Chart) -> None:
    """A second therapist, so that Settings shows who charts here."""
    (owner,) = chart.therapists.find()
    save(chart, owner, Therapist(name="Daniel Kim", credentials="LMT", license_state="Oklahoma"))


def take_all(studio: Studio) -> None:
    """Every picture, from a demo clinic in the folder that one stands in."""
    chart = Path("Soapstone", "clinic.soapstone")
    chart.parent.mkdir()
    make_demo(chart)
    with open_chart(chart) as demo:
        write_report(demo, DISCHARGED, Path("issued.pdf"))
        demo.back_up()
        add_colleague(demo)
    take_first_start(studio)
    with opened(studio, chart) as window:
        take_rail(studio, window)
        take_client(studio, window)
        take_charting(studio, window)
        take_drafts(studio, window)
    Settings().theme = "dark"
    with opened(studio, chart) as window:
        take_dark(studio, window)
    page = Path("progress-report.pdf")
    with open_chart(chart) as demo:
        write_report(demo, FEATURED, page)
    studio.keep_page("progress-report", page)


def main(wanted: list[str]) -> None:
    """Take them in a folder and a home of their own, on the morning of today."""
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
