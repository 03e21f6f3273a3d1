"""The pictures of charting: the session editor at different lengths of care, quick entry, templates, the figure.

Drafts are begun for them in the demo clinic, and quick entry is typed as a person types it.
"""

from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

from charting import clock
from charting.actions.notes import save_draft, start_assessment, start_session
from charting.chart import Chart
from charting.model.assessment import AssessmentKind, RedFlag
from charting.model.body import Mark, Spot, View
from charting.model.case import Case, Side
from charting.model.clinic import Therapist
from charting.model.findings import Asked, Palpation
from charting.model.note import NoteStatus
from charting.model.session import Pressure, Progress, Session, Treatment
from charting.summaries.marking import marks_for
from tools.studio import Studio, press, scroll_to
from ui.pages.assessments.editor import AssessmentEditor
from ui.pages.sessions import texts
from ui.pages.sessions.editor import SessionEditor
from ui.widgets.body_panel import BodyPanel
from ui.widgets.body_visits import EarlierVisit
from ui.widgets.cards import Card
from ui.window import Window

SHOULDER, LONGEST, NEW, RUNNER, VEINS = "Nguyen", "Angstrom", "Ortiz", "Kjaer", "Tazky"
SMALL = (1280, 720)
FIGURE = (1040, 620)  # all four views

Editor = TypeVar("Editor", SessionEditor, AssessmentEditor)

FOUND = (
    ("Infraspinatus", Side.RIGHT, "Active trigger point"),
    ("Upper trapezius", Side.BOTH, "Hypertonicity"),
    ("Levator scapulae", Side.LEFT, "Latent trigger point"),
    ("Gluteus minimus", Side.LEFT, "Active trigger point"),
    ("Vastus lateralis", Side.RIGHT, "Adhesion"),
    ("Lower abdomen", Side.NONE, "Scar"),
    ("Ankle", Side.LEFT, "Edema"),
    ("Gastrocnemius", Side.RIGHT, "Tender point"),
    ("Front of the forearm", Side.RIGHT, "Numbness or tingling"),
    ("Quadriceps", Side.LEFT, "Bruise"),
    ("Front of the shoulder", Side.RIGHT, "Pain"),
)
BEFORE = (
    ("Infraspinatus", Side.RIGHT, "Active trigger point"),
    ("Rhomboids", Side.LEFT, "Tender point"),
    ("Quadratus lumborum", Side.LEFT, "Hypertonicity"),
    ("Hamstrings", Side.LEFT, "Latent trigger point"),
)
DOWN_THE_LEG = (
    Spot(view=View.LEFT, x=0.5, y=0.55),
    Spot(view=View.LEFT, x=0.5, y=0.68),
    Spot(view=View.LEFT, x=0.5, y=0.83),
)
SHADED = (("calf", Side.RIGHT),)


def take_lengths(studio: Studio, window: Window, end: str = "") -> None:
    """The session editor with no visit before it, with sixty, and with five in the middle of its charting."""
    for picture, name in (("session-first", NEW), ("session-sixty", LONGEST), ("session", SHOULDER)):
        who, client = window.desk.who, find(studio, window, name)
        draft = studio.ask(window, lambda chart, name=name, who=who: session_of(chart, who, name))
        studio.show(window, client, "sessions", draft.id)
        studio.keep(picture + end, window)


def take_small(studio: Studio, window: Window) -> None:
    """The same on a small screen."""
    large = window.size()
    window.resize(*SMALL)
    studio.show(window, find(studio, window, SHOULDER), "sessions")
    studio.keep("session-small", window)
    window.resize(large)


def take_quick(studio: Studio, window: Window) -> None:
    """Quick entry, certain and unsure."""
    studio.show(window, find(studio, window, SHOULDER), "sessions")
    line = editor_of(window, SessionEditor).quick.line
    window.activateWindow()
    line.edit.setFocus()
    studio.until(line.edit.hasFocus)
    press(line.edit, "rom sh er r 38")
    studio.rest(window)
    studio.keep("quick-line", line)
    line.edit.clear()
    press(line.edit, "pec r tp 3")
    studio.rest(window)
    studio.keep("quick-choices", window)
    line.edit.clear()
    studio.rest(window)


def take_mark(studio: Studio, window: Window) -> None:
    """A mark with its sheet."""
    studio.show(window, find(studio, window, SHOULDER), "sessions")
    figure = editor_of(window, SessionEditor).side.figure
    window.activateWindow()
    figure.setFocus()
    figure.select(1)
    figure.asked.emit(1)
    studio.rest(window)
    studio.keep("mark", window)
    sheet = QApplication.focusWidget()
    assert sheet is not None
    press(sheet, keys=("Escape",))


def take_carried(studio: Studio, window: Window) -> None:
    """Carried lines, the first of them confirmed."""
    who, client = window.desk.who, find(studio, window, RUNNER)
    draft = studio.ask(window, lambda chart: start_session(chart, who, case_of(chart, RUNNER), clock.now()))
    studio.show(window, client, "sessions", draft.id)
    editor = editor_of(window, SessionEditor)
    editor.carry_forward()
    editor.go_to("treatment.0")
    press(editor.objective.treatment.table.view, keys=("Space",))
    scroll_to(editor.area, editor.objective.treatment)
    studio.rest(window)
    studio.keep("carried", window)


def take_signing(studio: Studio, window: Window) -> None:
    """What stands between a note and its signature, with a reason given."""
    who, client = window.desk.who, find(studio, window, VEINS)
    draft = studio.ask(window, lambda chart: doubtful_session(chart, who))
    studio.show(window, client, "sessions", draft.id)
    editor = editor_of(window, SessionEditor)
    editor.sign()
    studio.rest(window)
    reasons = [row.reason for row in editor.missing.rows if row.missing.reasonable]
    if reasons:
        press(
            reasons[0].edit,
            "Cleared by Dr Castellanos by phone today: light hands, the veins themselves left alone",
        )
    studio.rest(window)
    studio.keep("signing", window)


def take_template(studio: Studio, window: Window) -> None:
    """A template's lines, the first ones filled; then a red flag, and the words for the letter."""
    who, client = window.desk.who, find(studio, window, NEW)
    draft = studio.ask(
        window, lambda chart: start_assessment(chart, who, case_of(chart, NEW), AssessmentKind.INITIAL)
    )
    studio.show(window, client, "assessments", draft.id)
    editor = editor_of(window, AssessmentEditor)
    editor.template.setFocus()
    press(editor.template.combo, keys=("Down",))
    line = editor.quick.line.edit
    line.setFocus()
    for typed in ("cx rot l 55", "cx rot r 60 pain", "cx flex 40", "cx ext 75%", "cx lat flex l 30"):
        press(line, typed, keys=("Return",))
    scroll_to(editor.area, next(card for card in editor.cards if "ranges" in card.tables))
    studio.rest(window)
    studio.keep("template", window)
    take_letter(studio, window, editor)


def take_letter(studio: Studio, window: Window, editor: AssessmentEditor) -> None:
    """The red flag answered with yes, and what follows from it."""
    flags, conclusion = editor.flags, editor.conclusion
    row = flags.rows[4]
    row.show_answer(
        RedFlag(question=row.question, present=True, note="The worst headache ever, since Friday")
    )
    row.changed.emit()
    flags.ask_all()
    studio.rest(window)
    conclusion.refer_out()
    studio.rest(window)
    scroll_to(editor.area, conclusion.letter)
    studio.rest(window)
    studio.keep("refer-out", window)


def take_measures(studio: Studio, window: Window) -> None:
    """What was measured over a long course."""
    studio.show(window, find(studio, window, LONGEST), "measures")
    studio.keep("measures", window)


def take_figure(studio: Studio, window: Window, end: str = "") -> None:
    """The figure by itself, large enough for its four views: marks, radiation, an area not to be treated, a visit before."""
    panel, card = BodyPanel(), Card(texts.BODY_CHART)
    card.put(panel, 1)
    card.resize(*FIGURE)
    panel.start()
    panel.set_read_only()
    panel.figure.set_marks(marks_of(FOUND, DOWN_THE_LEG))
    panel.figure.set_shaded(SHADED)
    panel.show_visits(
        [EarlierVisit("Session 1 · 25 Oct", ()), EarlierVisit("Session 2 · 1 Nov", marks_of(BEFORE))]
    )
    card.show()
    studio.rest(window)
    studio.keep("figure" + end, card)
    card.close()


def marks_of(found: tuple[tuple[str, Side, str], ...], path: tuple[Spot, ...] = ()) -> tuple[Mark, ...]:
    """The marks of these findings as a palpation table would place them; the fourth one radiates."""
    marks: list[Mark] = []
    for number, (structure, side, finding) in enumerate(found, 1):
        placed = marks_for(Palpation(structure=structure, side=side, finding=finding))
        assert placed, structure
        along = path if number == 4 else ()
        marks += [Mark(view=m.view, x=m.x, y=m.y, kind=m.kind, number=number, path=along) for m in placed]
    return tuple(marks)


def session_of(chart: Chart, who: Therapist, name: str) -> Session:
    """The open session of that client; one begun and half charted where there is none."""
    case = case_of(chart, name)
    draft = chart.sessions.last(case_id=case.id, status=NoteStatus.DRAFT.value)
    if draft is not None:
        return draft
    before = chart.sessions.last(case_id=case.id, status=NoteStatus.SIGNED.value)
    draft = start_session(chart, who, case, clock.now())
    if before is None:
        return draft
    charted = draft.with_changes(
        subjective="Turned to look over the shoulder while driving without stopping to think about it.",
        pain_now=2,
        pain_worst=3,
        palpation=before.palpation,
        marks=before.marks,
        ranges=before.ranges,
        treatment=before.treatment[:2],
    )
    return save_draft(chart, who, charted)


def doubtful_session(chart: Chart, who: Therapist) -> Session:
    """A session that has all but the reasons for its treatment."""
    draft = start_session(chart, who, case_of(chart, VEINS), clock.now())
    deep, light = Pressure.DEEP, Pressure.LIGHT
    treatment = (
        Treatment(technique="Myofascial release", areas="Calf", side=Side.LEFT, pressure=light, minutes=15),
        Treatment(
            technique="Deep tissue massage", areas="Piriformis", side=Side.LEFT, pressure=deep, minutes=20
        ),
    )
    charted = draft.with_changes(
        subjective="Walked to the shop and back. The calf feels heavy in the evening.",
        pain_now=4,
        pain_after=3,
        health_changes=Asked(asked=True),
        adverse_response=Asked(asked=True),
        progress=Progress.BETTER,
        treatment=treatment,
    )
    return save_draft(chart, who, charted)


def case_of(chart: Chart, name: str) -> Case:
    """The case of the client with that name."""
    return chart.cases.find(client_id=chart.find_clients(name)[0].id)[0]


def find(studio: Studio, window: Window, name: str) -> str:
    """The id of the client with that name."""
    return studio.ask(window, lambda chart: chart.find_clients(name)[0].id)


def editor_of(window: Window, kind: type[Editor]) -> Editor:
    """The editor on show."""
    found: Any = next(each for each in window.findChildren(kind) if each.isVisible())
    return found
