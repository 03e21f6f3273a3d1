"""What the Today page reads, in one job on the chart's thread."""

from datetime import date, datetime
from typing import NamedTuple

from charting.actions.notes import start_assessment, start_session
from charting.actions.reading import day_visits, worklist
from charting.chart import Chart
from charting.model.assessment import Assessment, AssessmentKind
from charting.model.clinic import Therapist
from charting.model.note import NoteStatus
from charting.summaries.day import DayVisit
from charting.summaries.words import counted
from charting.summaries.worklist import WorkGroup
from ui.pages.today import texts


class Day(NamedTuple):
    """The day, who comes, what needs doing, and whether there is any client at all."""

    day: date
    visits: tuple[DayVisit, ...]
    groups: tuple[WorkGroup, ...]
    clients: int

    @property
    def title(self) -> str:
        """`Saturday 21 November`, in English on every machine."""
        day = self.day
        return texts.DATE.format(
            weekday=texts.DAYS[day.weekday()], day=day.day, month=texts.MONTHS[day.month - 1]
        )

    @property
    def below(self) -> str:
        """`5 sessions · 11 things need you`."""
        sessions = counted(len(self.visits), "session") if self.visits else texts.NO_SESSIONS
        things = sum(group.count for group in self.groups)
        need = {0: texts.NOTHING, 1: texts.ONE_THING}.get(things, texts.THINGS.format(count=things))
        return f"{sessions} · {need}"


def read_day(chart: Chart, day: date) -> Day:
    """Everything on the page."""
    return Day(day, day_visits(chart, day), worklist(chart, day), chart.clients.count())


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
