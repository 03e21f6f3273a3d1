"""Where a new technique, instrument, template and region appear: run in a fresh interpreter, it prints JSON.

`python -m tests.support.one_data_file_probe own` first adds them to the chart as Settings does; without `own` it finds what
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
from charting.actions.clients import load_client_file, register_client
from charting.actions.plain_records import save_record, set_up_clinic
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.drawing.body.body_regions import (
    ALL_VIEWS,
    describe_mark_place,
    find_nearest_region,
    list_body_regions,
    list_likely_muscles,
)
from charting.drawing.body.view_layout import compute_body_layout, find_body_point
from charting.entry.templates.template_lines import build_template_lines, describe_wrong_lines
from charting.measures.instruments import check_score, find_instrument_by_name, list_instruments
from charting.model.assessment import Assessment
from charting.model.body_mark import View
from charting.model.case import Case, Side
from charting.model.client import HealthHistory
from charting.model.clinic import Clinic
from charting.model.findings import Score
from charting.model.session import Pressure, Treatment
from charting.reference import loader
from charting.reference.assessment_templates import list_templates, propose_template
from charting.reference.vocabularies import check_cells, get_vocabulary
from charting.summaries.client_records import ClientRecords
from charting.summaries.measures.measure_keys import format_measure_label, judge_measure
from charting.summaries.measures.measure_readings import find_readings
from charting.summaries.measures.measure_trends import build_measure_trend
from charting.summaries.notes.charting_habits import ChartingHabits
from charting.summaries.notes.mark_sync import find_structure_of_mark, make_marks_for_finding
from charting.summaries.notes.objective_text import draft_objective_sentence
from charting.summaries.notes.place_text import format_path
from charting.summaries.notes.record_text import format_note
from charting.summaries.notes.soap_lines import format_soap_lines
from charting.summaries.progress.measure_table import build_measure_rows
from charting.summaries.progress.treatment_summary import draft_treatment_summary
from charting.summaries.safety.body_places import find_places_in_text
from charting.summaries.safety.contraindications import find_contraindications
from charting.summaries.safety.treatment_conflicts import find_treatment_conflicts
from tests.support import progress_cases as cases
from tests.support.one_data_file_hands import (
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
from tests.support.one_data_file_rows import INSTRUMENT, REGION, TECHNIQUE, TEMPLATE, add_as_own
from tests.support.pdf_reading import AT
from ui.core.chart_client import ChartClient
from ui.core.worker import Worker
from ui.pages.assessments.editor import AssessmentEditor
from ui.pages.measures.tab import MeasuresTab
from ui.pages.notes.findings.palpation_table import PalpationTable
from ui.pages.notes.findings.scores_table import ScoresTable
from ui.pages.plan.editor import PlanEditor
from ui.pages.plan.goals_table import GoalsTable
from ui.pages.sessions.treatment_table import TreatmentTable
from ui.pages.settings.templates_card import TemplatesCard
from ui.theme.palette import load_fonts

Places = dict[str, bool]
R, L = Side.RIGHT, Side.LEFT


def technique_places(chart_client: ChartClient) -> Places:
    """A technique, beginning with a typed line."""
    name = TECHNIQUE["name"]
    line = read("treatment", "qwg infraspinatus r 10 light")
    wanted = Treatment(technique=name, areas="Infraspinatus", side=R, pressure=Pressure.LIGHT, minutes=10)
    table, plan = TreatmentTable(), PlanEditor(chart_client)
    column = column_of(table, "technique")
    shown = words_below(table, line)
    table.set_habits(ChartingHabits())
    note = cases.build_session(7, treatment=(line,) if line else ())
    case = cases.build_case_records(cases.build_initial_assessment(), cases.build_plan(), note)
    history = HealthHistory(medications=("warfarin",))
    plain = (Treatment(technique="qwg"),)
    return {
        "vocabulary": name in [each.name for each in loader.list_techniques()],
        "quick entry": line == wanted,
        "quick entry of its own phrase": read("treatment", said("treatment", line)) == wanted,
        "treatment table, completions": name in offered(column),
        "treatment table, short form": column.parse_text("qwg") == name,
        "treatment table, after habits": name in offered(column_of(table, "technique")),
        "treatment table, dose": "hold" in shown and name in shown,
        "usual pressure": ChartingHabits().get_usual_pressure(name) == Pressure.DEEP,
        "plan, completions": name in completions(plan, name),
        "Settings, group": TECHNIQUE["category"] in get_vocabulary("techniques").list_choices("category")
        and refused(lambda: check_cells("techniques", "another", {**TECHNIQUE, "short": ""})),
        "safety": any(
            "deeper" in each.sentence
            for each in find_treatment_conflicts(plain, find_contraindications(client(history), cases.TODAY))
        ),
        "note beside": name in joined(format_soap_lines(note)),
        "signed note": name in joined(format_note(note)),
        "report sentence": name in draft_treatment_summary(case),
        "report page": name in printed(case),
    }


def instrument_places(chart_client: ChartClient) -> Places:
    """An instrument, with figures of three notes: 12, 15 and 20 where 6 points count."""
    short, key = INSTRUMENT["short_name"], f"score:{INSTRUMENT['id']}"
    scores = [read("scores", f"qws {figure}") for figure in (12, 15, 20)]
    taken = [tuple(each for each in (score,) if each) for score in scores]
    first = cases.build_initial_assessment(scores=taken[0])
    visits = [cases.build_session(7 * week, scores=taken[week]) for week in (1, 2)]
    case = cases.build_case_records(first, cases.build_plan(goals=()), *visits)
    goals, table, tab = GoalsTable(), ScoresTable(), MeasuresTab(chart_client)
    goals.set_case(case, ())
    tab.show_client_file(None, case)  # type: ignore[arg-type]  # this tab reads the case alone
    rows = [row for row in build_measure_rows(case) if row.key == key]
    known = find_instrument_by_name("qws")
    return {
        "instruments": INSTRUMENT["id"] in [each.id for each in list_instruments()],
        "quick entry": scores[0] == Score(instrument=INSTRUMENT["id"], value=12.0),
        "quick entry of its own phrase": bool(scores[0])
        and read("scores", said("scores", scores[0])) == scores[0],
        "scores table, completions": short in offered(column_of(table, "instrument")),
        "scores table, any name": column_of(table, "instrument").parse_text("quiet wave scale") == short,
        "scores table, scale": "0–40"
        in str([table.format_read_only_cells(table.to_row(each)) for each in taken[0]]),
        "goals, measures": (key, short) in list(column_of(goals, "measure").choices),
        "goals, typed": column_of(goals, "measure").parse_text("qws") == key,
        "label": format_measure_label(key) == short and known is not None,
        "readings": [each.value for each in find_readings(case, key)] == [12.0, 15.0, 20.0],
        "judged by its own figure": judge_measure(key, 12, 18, None).meaningful == "yes"
        and judge_measure(key, 12, 17, None).meaningful == "not yet",
        "measures": [(row.label, row.change) for row in rows] == [(short, "+8")],
        "Measures tab": any(short in row and "20" in row for row in cells(tab.table)),
        "trend": bool(rows)
        and (
            build_measure_trend(case, key, cases.TODAY).low,
            build_measure_trend(case, key, cases.TODAY).high,
        )
        == (0, 40),
        "report page": short in printed(case) and "Wave 2026" in printed(case),
        "signed note": short in joined(format_note(first)),
        "a template may ask it": not describe_wrong_lines(["measure qws"]),
        "out of its range refused": known is not None
        and refused(lambda: check_score(known, 41))
        and refused(lambda: table.to_item({"instrument": short, "value": 41.0})),
    }


def template_places(chart_client: ChartClient, file: ClientRecords) -> Places:
    """A template, chosen in the editor of a case that complains of it."""
    name, lines = TEMPLATE["name"], build_template_lines(TEMPLATE["lines"])
    found = next((each for each in list_templates() if each.name == name), None)
    fitting = propose_template(["A quiet wave since May"])
    case = file.get_case_file(file.cases[0])
    note = Assessment(
        client_id=file.client.id,
        case_id=case.case.id,
        therapist_id=chart_client.therapist.id,
        happened_at=AT,
        entered_at=AT,
    )
    editor, card = AssessmentEditor(chart_client), TemplatesCard(chart_client)
    editor.open_draft(note, case)
    combo = editor.template.combo
    offered_names = [combo.itemText(at) for at in range(combo.count())]
    if found:
        editor.template.set_value(found.id)
        editor.template.changed.emit(found.id)
    charted = editor.collect_draft(note)
    card.refresh_records()
    settle(chart_client)
    return {
        "templates": found is not None and found.lines == tuple(TEMPLATE["lines"]),
        "proposed by the complaint": fitting is not None and fitting.name == name,
        "assessment, suggested first": offered_names[1:2] == [f"{name} (suggested)"],
        "assessment, its lines in the tables": all(
            getattr(charted, field) == lines[field] for field in lines
        ),
        "its lines read": found is not None
        and not describe_wrong_lines(found.lines)
        and len(build_template_lines(found.lines)) == 5,
        "Settings": any(name in row and "5" in row for row in cells(card.table)),
    }


def region_places(chart_client: ChartClient, file: ClientRecords) -> Places:
    """A region, in the lists and in words."""
    name = REGION["name"]
    felt = read("palpation", "instep l tp 3")
    refers = read("palpation", "infraspinatus r tp 3 -> l instep")
    treated = read("treatment", "mfr instep l 10")
    treatment, palpation, plan = TreatmentTable(), PalpationTable(), PlanEditor(chart_client)
    return {
        "vocabulary": name in [each.name for each in loader.list_regions()],
        "its area": loader.find_body_area("Instep") == REGION["area"],
        "quick entry, finding": bool(felt) and (felt.structure, felt.side, felt.grade) == (name, L, 3),
        "quick entry, refers to": bool(refers) and refers.refers_to == "left instep",
        "quick entry, treated area": bool(treated) and (treated.areas, treated.side) == (name, L),
        "quick entry, the wider area": name_of(read("palpation", "foot arch l tp 3")) == "Foot arch",
        "quick entry of its own phrase": bool(felt) and read("palpation", said("palpation", felt)) == felt,
        "treatment table, areas": name in offered(column_of(treatment, "areas")),
        "palpation table, refers to": name in offered(column_of(palpation, "refers_to")),
        "mark sheet, structure": name in mark_sheet_offers(),
        "plan, areas": name in completions(plan, name),
        "case, areas": REGION["area"] in case_areas(chart_client, file),
        "O sentence": bool(felt) and "left instep" in draft_objective_sentence((felt,)),
        "safety, named in a history": any(
            loader.find_body_area(place.region) == REGION["area"] and place.side is L
            for place in find_places_in_text("fracture of the left instep")
        ),
        "a template may name it": not describe_wrong_lines(["palp instep b"]),
        **on_the_figure(felt),
    }


def on_the_figure(felt: Any) -> Places:
    """The region as a place: found, walked to, and marked."""
    mine = [region for region in list_body_regions() if region.name == REGION["name"]]
    marks = make_marks_for_finding(felt) if felt else ()
    layout = compute_body_layout(900.0, 460.0, ALL_VIEWS)
    hits = [
        find_body_point(900.0, 460.0, *layout.map_to_drawing(each.view, *each.point), ALL_VIEWS)
        for each in mine
    ]
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
        "figure, under the pointer": bool(hits)
        and all(hit and find_nearest_region(*hit) in mine for hit in hits),
        "figure, by Tab": bool(mine) and {each.words for each in mine} <= walked(),
        "figure, marked by a finding": bool(marks)
        and describe_mark_place(marks[0]).startswith("Instep, left"),
        "figure, its likely muscle": bool(mine) and "Abductor hallucis" in list_likely_muscles(mine[0].id),
        "radiation in words": left is not None and format_path([spot_of(left)]) == "left instep",
        "a mark there names it": left is not None
        and find_structure_of_mark(mark_of(left)) == (REGION["name"], L),
    }


def desk_on(path: Path, *, own: bool) -> tuple[ChartClient, ClientRecords]:
    """A chart_client on a new chart with one client who complains of a quiet wave; with the clinic's own data if asked."""
    with open_clinic_file(path, create=True) as clinic_file:
        who = set_up_clinic(clinic_file, Clinic(name="Riverside"), cases.THERAPIST)
        known = register_client(clinic_file, who, cases.CLIENT)
        save_record(clinic_file, who, Case(client_id=known.id, complaint="Quiet wave", opened=cases.TODAY))
        if own:
            add_as_own(clinic_file, who)
        file = load_client_file(clinic_file, known.id)
    worker: Worker[ClinicFile] = Worker(lambda: open_clinic_file(path))
    chart_client = ChartClient(worker)
    chart_client.therapist = who
    settle(chart_client)
    return chart_client, file


def main(own: bool) -> None:
    app = QApplication([])
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        chart_client, file = desk_on(Path(folder) / "clinic.soapstone", own=own)
        found = {
            "technique": technique_places(chart_client),
            "instrument": instrument_places(chart_client),
            "template": template_places(chart_client, file),
            "region": region_places(chart_client, file),
        }
        chart_client.worker.close_after_jobs(lambda clinic_file: clinic_file.close())
        chart_client.worker.wait_for_thread()
    homes = [str(Path(str(each.__file__)).parent.parent) for each in (charting, reports, ui)]
    sys.stdout.write(json.dumps({"homes": homes, "found": found}))
    app.processEvents()


if __name__ == "__main__":
    main("own" in sys.argv[1:])
