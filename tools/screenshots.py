"""Makes every picture of the docs anew, from the demo clinic in the real window.

    python3 -m tools.screenshots [NAME …]

Run it with the environment's Python (`.venv/bin/python -m tools.screenshots`) after a change that can be seen. With
names it keeps only those pictures. Look at each one before it is committed: nothing here can tell an ugly page.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image  # reportlab brings it
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from charting import clock
from charting.actions.notes import save_draft, start_assessment, start_plan
from charting.chart import Chart, open_chart
from charting.demo import FEATURED, make_demo
from charting.model.assessment import AssessmentKind, Pain
from charting.model.clinic import Therapist
from charting.model.note import NoteStatus
from ui.app import House
from ui.cli_report import write_report
from ui.dates import parse_time
from ui.settings import Settings
from ui.theme import apply
from ui.window import Window

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SIZE = (1440, 900)
COLORS = 200  # more than a page has; a picture stays below 250 KB
PAGE_DPI = 108
PATIENCE = 30.0  # seconds
SHOULDER, BACK, LONGEST, NEW = "Nguyen", "Wojcik", "Angstrom", "Dubois"
DISCHARGED = 4  # chart number; a report on this client is on the list of those issued


class Studio:
    """Takes the pictures: `keep` one of a widget, or `keep_page` one of a PDF."""

    def __init__(self, app: QApplication, wanted: list[str]) -> None:
        self._app, self._wanted = app, wanted

    def until(self, reached: Callable[[], bool]) -> None:
        """Let the application work until that holds. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not reached():
            if time.monotonic() > end:
                raise TimeoutError("The window did not get there.")
            self._app.processEvents()
            time.sleep(0.005)

    def rest(self, window: Window) -> None:
        """Let the chart's thread and the pages come to rest."""
        quiet = time.monotonic() + 0.4
        self.until(lambda: not window.desk.worker.busy and time.monotonic() > quiet)

    def keep(self, name: str, widget: QWidget) -> None:
        """The widget as it looks now."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        widget.grab().toImage().save(buffer, b"PNG")
        self._keep(name, Image.open(BytesIO(buffer.data().data())))

    def keep_page(self, name: str, pdf: Path) -> None:
        """The first page of the file."""
        with pypdfium2.PdfDocument(pdf) as document:
            self._keep(name, document[0].render(scale=PAGE_DPI / 72).to_pil())

    def _keep(self, name: str, picture: Image.Image) -> None:
        if self._wanted and name not in self._wanted:
            return
        file = PICTURES / f"{name}.png"
        few = picture.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
        few.save(file, optimize=True)
        print(f"{file.stat().st_size // 1024:>4} KB  {file.name}")


@contextmanager
def opened(studio: Studio, app: QApplication, chart: Path) -> Iterator[Window]:
    """The window on that chart, as a second start shows it."""
    house = House(app, chart)
    sys.excepthook = sys.__excepthook__  # a fault is told on the terminal, not in a box nobody presses
    house.start()
    studio.until(lambda: house.window is not None)
    assert house.window is not None
    window = house.window
    window.resize(*SIZE)
    window.toast.hide()
    studio.rest(window)
    yield window
    window.close()
    studio.until(lambda: house.window is None)


def take_first_start(studio: Studio, app: QApplication) -> None:
    """What a new chart asks."""
    house = House(app, Path("Soapstone", "new.soapstone"))
    sys.excepthook = sys.__excepthook__
    house.start()
    studio.until(lambda: bool(_shown("FirstStart")))
    (first,) = _shown("FirstStart")
    typed = ("Riverside Medical Massage", "Rosa Delgado", "LMT, CNMT", "Oklahoma", "")
    for field, text in zip(
        ("clinic", "name", "credentials", "license_state", "license_number"), typed, strict=True
    ):
        first.form.field(field).set_value(text)
    studio.keep("first-start", first)
    first.close()
    studio.until(lambda: not _shown("FirstStart"))


def take_rail(studio: Studio, window: Window) -> None:
    """The pages of the rail."""
    for name in ("today", "clients", "reports", "providers", "settings"):
        window.go(name)
        studio.rest(window)
        studio.keep({"reports": "all-reports"}.get(name, name), window)
    window.go("clients")
    slot = window.page.command("client.new")
    assert slot is not None
    slot()
    studio.rest(window)
    (sheet,) = _shown("ClientSheet")
    for field, text in (("given_name", "Thao"), ("family_name", "Nguyen")):
        sheet.form.field(field).set_value(text)
        sheet.form.field(field).changed.emit(text)
    studio.rest(window)
    studio.keep("register", sheet)
    sheet.form.mark_clean()
    sheet.reject()


def take_client(studio: Studio, window: Window) -> None:
    """The tabs of one client, then the editors with drafts made for the picture."""
    client = find(studio, window, SHOULDER)
    for tab in ("overview", "plan", "referral", "sessions"):
        show(studio, window, client, tab)
        studio.keep({"sessions": "session"}.get(tab, tab), window)
    scroll_down(window)
    studio.rest(window)
    studio.keep("session-lower", window)
    show(studio, window, client, "history", asked(studio, window, newest_signed))
    studio.keep("history", window)
    show(studio, window, find(studio, window, BACK), "reports")
    studio.keep("report", window)
    show(studio, window, find(studio, window, LONGEST), "overview")
    studio.keep("overview-long", window)
    show(studio, window, find(studio, window, NEW), "overview")
    studio.keep("overview-new", window)


def take_drafts(studio: Studio, window: Window) -> None:
    """The other editors, with drafts made for the picture: last, for they turn up under Today."""
    client = find(studio, window, SHOULDER)
    for name, tab, draft in (
        ("assessment", "assessments", draft_assessment),
        ("plan-editor", "plan", draft_plan),
    ):
        made: list[Any] = []
        window.desk.act(draft, made.append, quiet=True)
        studio.until(lambda made=made: bool(made))  # type: ignore[misc]
        show(studio, window, client, tab, made[0].id)
        studio.keep(name, window)


def take_dark(studio: Studio, window: Window) -> None:
    """Some of them in the dark."""
    client = find(studio, window, SHOULDER)
    window.go("today")
    studio.rest(window)
    studio.keep("today-dark", window)
    for tab, name in (("overview", "overview-dark"), ("sessions", "session-dark")):
        show(studio, window, client, tab)
        studio.keep(name, window)


def take_page(studio: Studio, chart_file: Path) -> None:
    """The progress report of the demo, as it goes on paper."""
    page = Path("progress-report.pdf")
    with open_chart(chart_file) as chart:
        write_report(chart, FEATURED, page)
    studio.keep_page("progress-report", page)


def show(studio: Studio, window: Window, client_id: str, tab: str, record_id: str = "") -> None:
    """That client, on that tab, with that record open."""
    window.open_client(client_id, tab, record_id)
    studio.rest(window)


def scroll_down(window: Window) -> None:
    """The longest thing on show, to its end."""
    bars = [area.verticalScrollBar() for area in window.findChildren(QScrollArea) if area.isVisible()]
    longest = max(bars, key=lambda bar: bar.maximum())
    longest.setValue(longest.maximum())


def asked(studio: Studio, window: Window, question: Callable[[Chart], str]) -> str:
    """What the chart answers."""
    found: list[str] = []
    window.desk.read(question, found.append)
    studio.until(lambda: bool(found))
    return found[0]


def find(studio: Studio, window: Window, name: str) -> str:
    """The id of the client with that name."""
    return asked(studio, window, lambda chart: chart.find_clients(name)[0].id)


def newest_signed(chart: Chart) -> str:
    """The id of the last signed session."""
    session = chart.sessions.last(
        client_id=chart.find_clients(SHOULDER)[0].id, status=NoteStatus.SIGNED.value
    )
    assert session is not None
    return session.id


def draft_assessment(chart: Chart, who: Therapist) -> object:
    """A reassessment in the middle of its charting."""
    case = chart.cases.find(client_id=chart.find_clients(SHOULDER)[0].id)[0]
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


def draft_plan(chart: Chart, who: Therapist) -> object:
    """A revision of the plan, begun."""
    case = chart.cases.find(client_id=chart.find_clients(SHOULDER)[0].id)[0]
    return start_plan(chart, who, case)


def _shown(kind: str) -> list[Any]:
    """The windows on show that are of the class of that name."""
    return [
        each for each in QApplication.topLevelWidgets() if type(each).__name__ == kind and each.isVisible()
    ]


def take_all(studio: Studio, app: QApplication) -> None:
    """Every picture, from a demo clinic in the folder that one stands in."""
    chart = Path("Soapstone", "clinic.soapstone")
    chart.parent.mkdir()
    make_demo(chart)
    with open_chart(chart) as demo:
        write_report(demo, DISCHARGED, Path("issued.pdf"))
        demo.back_up()
    take_first_start(studio, app)
    with opened(studio, app, chart) as window:
        take_rail(studio, window)
        take_client(studio, window)
        take_drafts(studio, window)
    Settings().theme = "dark"
    with opened(studio, app, chart) as window:
        take_dark(studio, window)
    apply(app, "light")
    take_page(studio, chart)


def main(wanted: list[str]) -> None:
    """Take them in a folder and a home of their own; the clock stands at a quarter to eleven of today."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    PICTURES.mkdir(exist_ok=True)
    moment = datetime.combine(datetime.now(UTC).astimezone().date(), parse_time("10:41")).astimezone()
    with tempfile.TemporaryDirectory() as folder, clock.set_to(moment):
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = folder
        os.chdir(folder)
        app = QApplication(sys.argv[:1])
        app.setQuitOnLastWindowClosed(False)
        take_all(Studio(app, wanted), app)
        os.chdir(PICTURES)


if __name__ == "__main__":
    main(sys.argv[1:])
