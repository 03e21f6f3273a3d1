"""Pictures of charting: the session editor early and late in care, quick entry, templates, the body figure.

The drafts are started in the demo clinic, and quick entry is typed with key events.
"""

from functools import partial
from typing import TypeVar

import msgspec
from PySide6.QtWidgets import QApplication

from charting import clock
from charting.actions.notes import save_draft, start_assessment, start_session
from charting.clinic_file import ClinicFile
from charting.model.assessment import AssessmentKind
from charting.model.body_mark import Mark, Spot, View
from charting.model.case import Case, Side
from charting.model.clinic import Therapist
from charting.model.findings import AskedQuestion, Palpation, RedFlagAnswer
from charting.model.note import NoteStatus
from charting.model.session import Pressure, Progress, Session, Treatment
from charting.summaries.notes.mark_sync import make_marks_for_finding
from tools.studio import Studio, scroll_to, type_and_press
from ui.application.main_window import MainWindow
from ui.pages.assessments.editor import AssessmentEditor
from ui.pages.sessions import texts
from ui.pages.sessions.editor import SessionEditor
from ui.widgets.body.body_panel import BodyPanel
from ui.widgets.body.earlier_visits import EarlierVisit
from ui.widgets.cards.card import Card

SHOULDER, LONGEST, NEW, RUNNER, VEINS = "Nguyen", "Angstrom", "Ortiz", "Kjaer", "Tazky"
SMALL = (1280, 720)
FIGURE = (1040, 620)  # all four views

Editor = TypeVar("Editor", SessionEditor, AssessmentEditor)

FINDINGS = (
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
EARLIER_FINDINGS = (
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
AVOIDED = (("calf", Side.RIGHT),)


def take_lengths(studio: Studio, window: MainWindow, end: str = "") -> None:
    """The session editor without earlier visits, with sixty, and with five and half charted."""
    for picture, name in (("session-first", NEW), ("session-sixty", LONGEST), ("session", SHOULDER)):
        who, client = window.chart_client.therapist, find_client_id(studio, window, name)
        draft = studio.ask_clinic_file(window, partial(prepare_session, who=who, name=name))
        studio.show_record(window, client, "sessions", draft.id)
        studio.save_picture(picture + end, window)


def take_small(studio: Studio, window: MainWindow) -> None:
    """The session editor on a small screen."""
    large = window.size()
    window.resize(*SMALL)
    studio.show_record(window, find_client_id(studio, window, SHOULDER), "sessions")
    studio.save_picture("session-small", window)
    window.resize(large)


def take_quick(studio: Studio, window: MainWindow) -> None:
    """Quick entry with one meaning, and with several to choose from."""
    studio.show_record(window, find_client_id(studio, window, SHOULDER), "sessions")
    line = find_editor(window, SessionEditor).quick.line
    window.activateWindow()
    line.edit.setFocus()
    studio.wait_until(line.edit.hasFocus)
    type_and_press(line.edit, "rom sh er r 38")
    studio.wait_until_idle(window)
    studio.save_picture("quick-line", line)
    line.edit.clear()
    type_and_press(line.edit, "pec r tp 3")
    studio.wait_until_idle(window)
    studio.save_picture("quick-choices", window)
    line.edit.clear()
    studio.wait_until_idle(window)


def take_mark(studio: Studio, window: MainWindow) -> None:
    """A mark on the body figure with its sheet."""
    studio.show_record(window, find_client_id(studio, window, SHOULDER), "sessions")
    figure = find_editor(window, SessionEditor).side.figure
    window.activateWindow()
    figure.setFocus()
    figure.select_mark(1)
    figure.mark_details_requested.emit(1)
    studio.wait_until_idle(window)
    studio.save_picture("mark", window)
    sheet = QApplication.focusWidget()
    assert sheet is not None
    type_and_press(sheet, keys=("Escape",))


def take_carried(studio: Studio, window: MainWindow) -> None:
    """Lines copied forward, the first of them confirmed."""
    who, client = window.chart_client.therapist, find_client_id(studio, window, RUNNER)
    draft = studio.ask_clinic_file(
        window,
        lambda clinic_file: start_session(clinic_file, who, find_case(clinic_file, RUNNER), clock.now()),
    )
    studio.show_record(window, client, "sessions", draft.id)
    editor = find_editor(window, SessionEditor)
    editor.copy_forward()
    editor.focus_field("treatment.0")
    type_and_press(editor.objective.treatment.table.view, keys=("Space",))
    scroll_to(editor.area, editor.objective.treatment)
    studio.wait_until_idle(window)
    studio.save_picture("carried", window)


def take_signing(studio: Studio, window: MainWindow) -> None:
    """What blocks signing a note, with a documented reason."""
    who, client = window.chart_client.therapist, find_client_id(studio, window, VEINS)
    draft = studio.ask_clinic_file(window, lambda clinic_file: prepare_doubtful_session(clinic_file, who))
    studio.show_record(window, client, "sessions", draft.id)
    editor = find_editor(window, SessionEditor)
    editor.sign_draft()
    studio.wait_until_idle(window)
    reasons = [row.reason_field for row in editor.signing_list.rows if row.issue.can_be_overridden]
    if reasons:
        type_and_press(
            reasons[0].edit,
            "Cleared by Dr Castellanos by phone today: light hands, the veins themselves left alone",
        )
    studio.wait_until_idle(window)
    studio.save_picture("signing", window)


def take_template(studio: Studio, window: MainWindow) -> None:
    """A template with its first lines filled in; then a red flag and the text of the letter."""
    who, client = window.chart_client.therapist, find_client_id(studio, window, NEW)
    draft = studio.ask_clinic_file(
        window,
        lambda clinic_file: start_assessment(
            clinic_file, who, find_case(clinic_file, NEW), AssessmentKind.INITIAL
        ),
    )
    studio.show_record(window, client, "assessments", draft.id)
    editor = find_editor(window, AssessmentEditor)
    editor.template.setFocus()
    type_and_press(editor.template.combo, keys=("Down",))
    line = editor.quick.line.edit
    line.setFocus()
    for typed in ("cx rot l 55", "cx rot r 60 pain", "cx flex 40", "cx ext 75%", "cx lat flex l 30"):
        type_and_press(line, typed, keys=("Return",))
    scroll_to(editor.area, next(card for card in editor.cards if "ranges" in card.tables))
    studio.wait_until_idle(window)
    studio.save_picture("template", window)
    take_letter(studio, window, editor)


def take_letter(studio: Studio, window: MainWindow, editor: AssessmentEditor) -> None:
    """A red flag that is present, and the letter that refers the client out."""
    flags, conclusion = editor.flags, editor.conclusion
    row = flags.rows[4]
    row.show_answer(
        RedFlagAnswer(question=row.question, present=True, note="The worst headache ever, since Friday")
    )
    row.changed.emit()
    flags.mark_unasked_absent()
    studio.wait_until_idle(window)
    conclusion.refer_out()
    studio.wait_until_idle(window)
    scroll_to(editor.area, conclusion.letter)
    studio.wait_until_idle(window)
    studio.save_picture("refer-out", window)


def take_measures(studio: Studio, window: MainWindow) -> None:
    """The Measures tab after a long course."""
    studio.show_record(window, find_client_id(studio, window, LONGEST), "measures")
    studio.save_picture("measures", window)


def take_figure(studio: Studio, window: MainWindow, end: str = "") -> None:
    """The body figure alone, large enough for four views: marks, radiation, an area to avoid, an earlier visit."""
    panel, card = BodyPanel(), Card(texts.BODY_CHART)
    card.add_widget(panel, 1)
    card.resize(*FIGURE)
    panel.reset_for_note()
    panel.set_read_only()
    panel.figure.set_marks(build_marks(FINDINGS, DOWN_THE_LEG))
    panel.figure.set_shaded_regions(AVOIDED)
    panel.show_visits(
        [
            EarlierVisit("Session 1 · 25 Oct", ()),
            EarlierVisit("Session 2 · 1 Nov", build_marks(EARLIER_FINDINGS)),
        ]
    )
    card.show()
    studio.wait_until_idle(window)
    studio.save_picture("figure" + end, card)
    card.close()


def build_marks(findings: tuple[tuple[str, Side, str], ...], path: tuple[Spot, ...] = ()) -> tuple[Mark, ...]:
    """The marks that the palpation table would make for these findings; the fourth one radiates along `path`."""
    marks: list[Mark] = []
    for number, (structure, side, finding) in enumerate(findings, 1):
        placed = make_marks_for_finding(Palpation(structure=structure, side=side, finding=finding))
        assert placed, structure
        radiation = path if number == 4 else ()
        marks += [msgspec.structs.replace(mark, number=number, path=radiation) for mark in placed]
    return tuple(marks)


def prepare_session(clinic_file: ClinicFile, who: Therapist, name: str) -> Session:
    """The client's open session, or a new one that is half charted."""
    case = find_case(clinic_file, name)
    draft = clinic_file.sessions.find_last(case_id=case.id, status=NoteStatus.DRAFT.value)
    if draft is not None:
        return draft
    before = clinic_file.sessions.find_last(case_id=case.id, status=NoteStatus.SIGNED.value)
    draft = start_session(clinic_file, who, case, clock.now())
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
    return save_draft(clinic_file, who, charted)


def prepare_doubtful_session(clinic_file: ClinicFile, who: Therapist) -> Session:
    """A session that lacks only the reasons for its treatment."""
    draft = start_session(clinic_file, who, find_case(clinic_file, VEINS), clock.now())
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
        health_changes=AskedQuestion(asked=True),
        adverse_response=AskedQuestion(asked=True),
        progress=Progress.BETTER,
        treatment=treatment,
    )
    return save_draft(clinic_file, who, charted)


def find_case(clinic_file: ClinicFile, name: str) -> Case:
    """The case of the client with that name."""
    return clinic_file.cases.find(client_id=clinic_file.find_clients(name)[0].id)[0]


def find_client_id(studio: Studio, window: MainWindow, name: str) -> str:
    """The id of the client with that name."""
    return studio.ask_clinic_file(window, lambda clinic_file: clinic_file.find_clients(name)[0].id)


def find_editor(window: MainWindow, kind: type[Editor]) -> Editor:
    """The visible editor of that class."""
    editor: Editor = next(child for child in window.findChildren(kind) if child.isVisible())
    return editor
