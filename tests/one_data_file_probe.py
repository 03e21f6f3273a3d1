"""Where a new technique, instrument, template and region appear: run in a fresh interpreter, it prints JSON.

`python -m tests.one_data_file_probe own` first adds them to the chart as Settings does; without `own` it finds what
the data files of the product that it imports hold. Each place is asked of the product's own widgets and summaries;
records are those that quick entry makes of a typed line, so that what is missing there is missed everywhere.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

import charting
import reports
import ui
from charting.actions.clients import open_client, register_client
from charting.actions.setting_up import save, set_up
from charting.chart import Chart, open_chart
from charting.drawing.body import body_layout, body_point
from charting.drawing.regions import (
    EVERY_VIEW,
    body_regions,
    likely_muscles,
    nearest_region,
    region_words,
)
from charting.entry.templates import lines_of, wrong_lines
from charting.measures.instrument import check_score, find_instrument, instruments
from charting.model.assessment import Assessment
from charting.model.body import View
from charting.model.case import Case, Side
from charting.model.client import HealthHistory
from charting.model.clinic import Clinic
from charting.model.findings import Score
from charting.model.session import Pressure, Treatment
from charting.reference import loader
from charting.reference.templates import proposed, templates
from charting.reference.vocabularies import check_cells, vocabulary
from charting.summaries.client_file import ClientFile
from charting.summaries.conflicts import conflicts
from charting.summaries.habits import Habits
from charting.summaries.marking import marks_for, structure_at
from charting.summaries.measure import judge_measure, measure_label
from charting.summaries.measure_table import measure_rows
from charting.summaries.note_words import note_words
from charting.summaries.o_sentence import o_sentence
from charting.summaries.place_words import path_words
from charting.summaries.places import places_in
from charting.summaries.progress_treatment import treatment_given
from charting.summaries.readings import readings
from charting.summaries.safety import raised
from charting.summaries.soap_lines import soap_lines
from charting.summaries.trends import trend
from tests import progress_cases as cases
from tests.one_data_file_hands import (
    case_areas,
    cells,
    client,
    column_of,
    completions,
    joined,
    mark_of,
    mark_sheet_offers,
    name_of,
    offered,
    printed,
    read,
    refused,
    said,
    settle,
    spot_of,
    walked,
    words_below,
)
from tests.one_data_file_rows import INSTRUMENT, REGION, TECHNIQUE, TEMPLATE, add_as_own
from tests.reports.reading import AT
from ui.desk import Desk
from ui.fonts import load_fonts
from ui.pages.assessments.editor import AssessmentEditor
from ui.pages.findings.palpation import PalpationTable
from ui.pages.findings.scores import ScoresTable
from ui.pages.measures.tab import MeasuresTab
from ui.pages.plan.editor import PlanEditor
from ui.pages.plan.goals_table import GoalsTable
from ui.pages.sessions.treatment import TreatmentTable
from ui.pages.settings.templates_card import TemplatesCard
from ui.worker import Worker

Places = dict[str, bool]
R, L = Side.RIGHT, Side.LEFT


def technique_places(desk: Desk) -> Places:
    """A technique, beginning with a typed line."""
    name = TECHNIQUE["name"]
    line = read("treatment", "qwg infraspinatus r 10 light")
    wanted = Treatment(technique=name, areas="Infraspinatus", side=R, pressure=Pressure.LIGHT, minutes=10)
    table, plan = TreatmentTable(), PlanEditor(desk)
    column = column_of(table, "technique")
    shown = words_below(table, line)
    table.set_habits(Habits())
    note = cases.session(7, treatment=(line,) if line else ())
    case = cases.case_file(cases.initial(), cases.plan(), note)
    history = HealthHistory(medications=("warfarin",))
    plain = (Treatment(technique="qwg"),)
    return {
        "vocabulary": name in [each.name for each in loader.techniques()],
        "quick entry": line == wanted,
        "quick entry of its own phrase": read("treatment", said("treatment", line)) == wanted,
        "treatment table, completions": name in offered(column),
        "treatment table, short form": column.read("qwg") == name,
        "treatment table, after habits": name in offered(column_of(table, "technique")),
        "treatment table, dose": "hold" in shown and name in shown,
        "usual pressure": Habits().pressure(name) == Pressure.DEEP,
        "plan, completions": name in completions(plan, name),
        "Settings, group": TECHNIQUE["category"] in vocabulary("techniques").choices("category")
        and refused(lambda: check_cells("techniques", "another", {**TECHNIQUE, "short": ""})),
        "safety": any(
            "deeper" in each.sentence for each in conflicts(plain, raised(client(history), cases.TODAY))
        ),
        "note beside": name in joined(soap_lines(note)),
        "signed note": name in joined(note_words(note)),
        "report sentence": name in treatment_given(case),
        "report page": name in printed(case),
    }


def instrument_places(desk: Desk) -> Places:
    """An instrument, with figures of three notes: 12, 15 and 20 where 6 points count."""
    short, key = INSTRUMENT["short_name"], f"score:{INSTRUMENT['id']}"
    scores = [read("scores", f"qws {figure}") for figure in (12, 15, 20)]
    taken = [tuple(each for each in (score,) if each) for score in scores]
    first = cases.initial(scores=taken[0])
    visits = [cases.session(7 * week, scores=taken[week]) for week in (1, 2)]
    case = cases.case_file(first, cases.plan(goals=()), *visits)
    goals, table, tab = GoalsTable(), ScoresTable(), MeasuresTab(desk)
    goals.set_case(case, ())
    tab.show_file(None, case)
    rows = [row for row in measure_rows(case) if row.key == key]
    known = find_instrument("qws")
    return {
        "instruments": INSTRUMENT["id"] in [each.id for each in instruments()],
        "quick entry": scores[0] == Score(instrument=INSTRUMENT["id"], value=12.0),
        "quick entry of its own phrase": bool(scores[0])
        and read("scores", said("scores", scores[0])) == scores[0],
        "scores table, completions": short in offered(column_of(table, "instrument")),
        "scores table, any name": column_of(table, "instrument").read("quiet wave scale") == short,
        "scores table, scale": "0–40" in str([table.beside(table.to_row(each)) for each in taken[0]]),
        "goals, measures": (key, short) in list(column_of(goals, "measure").choices),
        "goals, typed": column_of(goals, "measure").read("qws") == key,
        "label": measure_label(key) == short and known is not None,
        "readings": [each.value for each in readings(case, key)] == [12.0, 15.0, 20.0],
        "judged by its own figure": judge_measure(key, 12, 18, None).meaningful == "yes"
        and judge_measure(key, 12, 17, None).meaningful == "not yet",
        "measures": [(row.label, row.change) for row in rows] == [(short, "+8")],
        "Measures tab": any(short in row and "20" in row for row in cells(tab.table)),
        "trend": bool(rows)
        and (trend(case, key, cases.TODAY).low, trend(case, key, cases.TODAY).high) == (0, 40),
        "report page": short in printed(case) and "Wave 2026" in printed(case),
        "signed note": short in joined(note_words(first)),
        "a template may ask it": not wrong_lines(["measure qws"]),
        "out of its range refused": known is not None
        and refused(lambda: check_score(known, 41))
        and refused(lambda: table.to_item({"instrument": short, "value": 41.0})),
    }


def template_places(desk: Desk, file: ClientFile) -> Places:
    """A template, chosen in the editor of a case that complains of it."""
    name, lines = TEMPLATE["name"], lines_of(TEMPLATE["lines"])
    found = next((each for each in templates() if each.name == name), None)
    fitting = proposed(["A quiet wave since May"])
    case = file.of_case(file.cases[0])
    note = Assessment(
        client_id=file.client.id,
        case_id=case.case.id,
        therapist_id=desk.who.id,
        happened_at=AT,
        entered_at=AT,
    )
    editor, card = AssessmentEditor(desk), TemplatesCard(desk)
    editor.open(note, case)
    combo = editor.template.combo
    offered_names = [combo.itemText(at) for at in range(combo.count())]
    if found:
        editor.template.set_value(found.id)
        editor.template.changed.emit(found.id)
    charted = editor.collect(note)
    card.refresh()
    settle(desk)
    return {
        "templates": found is not None and found.lines == tuple(TEMPLATE["lines"]),
        "proposed by the complaint": fitting is not None and fitting.name == name,
        "assessment, suggested first": offered_names[1:2] == [f"{name} (suggested)"],
        "assessment, its lines in the tables": all(
            getattr(charted, field) == lines[field] for field in lines
        ),
        "its lines read": found is not None
        and not wrong_lines(found.lines)
        and len(lines_of(found.lines)) == 5,
        "Settings": any(name in row and "5" in row for row in cells(card.table)),
    }


def region_places(desk: Desk, file: ClientFile) -> Places:
    """A region, in the lists and in words."""
    name = REGION["name"]
    felt = read("palpation", "instep l tp 3")
    refers = read("palpation", "infraspinatus r tp 3 -> l instep")
    treated = read("treatment", "mfr instep l 10")
    treatment, palpation, plan = TreatmentTable(), PalpationTable(), PlanEditor(desk)
    return {
        "vocabulary": name in [each.name for each in loader.regions()],
        "its area": loader.area_of("Instep") == REGION["area"],
        "quick entry, finding": bool(felt) and (felt.structure, felt.side, felt.grade) == (name, L, 3),
        "quick entry, refers to": bool(refers) and refers.refers_to == "left instep",
        "quick entry, treated area": bool(treated) and (treated.areas, treated.side) == (name, L),
        "quick entry, the wider area": name_of(read("palpation", "foot arch l tp 3")) == "Foot arch",
        "quick entry of its own phrase": bool(felt) and read("palpation", said("palpation", felt)) == felt,
        "treatment table, areas": name in offered(column_of(treatment, "areas")),
        "palpation table, refers to": name in offered(column_of(palpation, "refers_to")),
        "mark sheet, structure": name in mark_sheet_offers(),
        "plan, areas": name in completions(plan, name),
        "case, areas": REGION["area"] in case_areas(desk, file),
        "O sentence": bool(felt) and "left instep" in o_sentence((felt,)),
        "safety, named in a history": any(
            loader.area_of(place.region) == REGION["area"] and place.side is L
            for place in places_in("fracture of the left instep")
        ),
        "a template may name it": not wrong_lines(["palp instep b"]),
        **on_the_figure(felt),
    }


def on_the_figure(felt: Any) -> Places:
    """The region as a place: found, walked to, and marked."""
    mine = [region for region in body_regions() if region.name == REGION["name"]]
    marks = marks_for(felt) if felt else ()
    layout = body_layout(900.0, 460.0, EVERY_VIEW)
    hits = [body_point(900.0, 460.0, *layout.spot(each.view, *each.point), EVERY_VIEW) for each in mine]
    left = next((each for each in mine if each.side is L), None)
    return {
        "figure, both sides in each view": [(each.view, each.side) for each in mine]
        == [
            (View.FRONT, R),
            (View.FRONT, L),
            (View.BACK, R),
            (View.BACK, L),
            (View.RIGHT, R),
            (View.LEFT, L),
        ],
        "figure, under the pointer": bool(hits) and all(hit and nearest_region(*hit) in mine for hit in hits),
        "figure, by Tab": bool(mine) and {each.words for each in mine} <= walked(),
        "figure, marked by a finding": bool(marks) and region_words(marks[0]).startswith("Instep, left"),
        "figure, its likely muscle": bool(mine) and "Abductor hallucis" in likely_muscles(mine[0].id),
        "radiation in words": left is not None and path_words([spot_of(left)]) == "left instep",
        "a mark there names it": left is not None and structure_at(mark_of(left)) == (REGION["name"], L),
    }


def desk_on(path: Path, *, own: bool) -> tuple[Desk, ClientFile]:
    """A desk on a new chart with one client who complains of a quiet wave; with the clinic's own data if asked."""
    with open_chart(path, create=True) as chart:
        who = set_up(chart, Clinic(name="Riverside"), cases.THERAPIST)
        known = register_client(chart, who, cases.CLIENT)
        save(chart, who, Case(client_id=known.id, complaint="Quiet wave", opened=cases.TODAY))
        if own:
            add_as_own(chart, who)
        file = open_client(chart, known.id)
    worker: Worker[Chart] = Worker(lambda: open_chart(path))
    desk = Desk(worker)
    desk.who = who
    settle(desk)
    return desk, file


def main(own: bool) -> None:
    app = QApplication([])
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        desk, file = desk_on(Path(folder) / "clinic.soapstone", own=own)
        found = {
            "technique": technique_places(desk),
            "instrument": instrument_places(desk),
            "template": template_places(desk, file),
            "region": region_places(desk, file),
        }
        desk.worker.close(lambda chart: chart.close())
        desk.worker.wait()
    homes = [str(Path(each.__file__).parent.parent) for each in (charting, reports, ui)]
    sys.stdout.write(json.dumps({"homes": homes, "found": found}))
    app.processEvents()


if __name__ == "__main__":
    main("own" in sys.argv[1:])
