"""What the Today page begins in the chart: the note of a visit. On the chart's thread; loaded when it is asked for."""

from datetime import datetime

from charting.actions.notes import start_assessment, start_session
from charting.chart import Chart
from charting.model.assessment import Assessment, AssessmentKind
from charting.model.clinic import Therapist
from charting.model.note import NoteStatus
from charting.summaries.today import DayVisit


def start_note(chart: Chart, who: Therapist, visit: DayVisit, now: datetime) -> str:
    """The id of the draft to chart the visit in: the one there is, else a new one.

    A session begins at the hour planned, unless that is still to come. The first assessment of a case is the
    initial one, later ones reassess.
    """
    case = chart.cases.get(visit.case_id)
    if visit.action == "Assess":
        signed = chart.assessments.first(case_id=case.id, status=NoteStatus.SIGNED.value)
        kind = AssessmentKind.REASSESSMENT if signed else AssessmentKind.INITIAL
        return start_assessment(chart, who, case, kind).id
    return start_session(chart, who, case, min(visit.at, now)).id


def start_reassessment(chart: Chart, who: Therapist, case_id: str) -> Assessment:
    """The draft of the case's reassessment: one key from the list of what is due to charting it."""
    return start_assessment(chart, who, chart.cases.get(case_id), AssessmentKind.REASSESSMENT)
