"""One case as the actions read it from the chart."""

from charting.chart import Chart
from charting.errors import NotFound
from charting.model.case import Case
from charting.model.clinic import Clinic
from charting.summaries.client_file import CaseFile, standing


def case_file(chart: Chart, case_id: str) -> CaseFile:
    """The case with that id. Raises NotFound."""
    clinic = chart.clinic
    if clinic is None:
        raise NotFound("This chart has no clinic yet.")
    return records_of_case(chart, chart.cases.get(case_id), clinic)


def records_of_case(chart: Chart, case: Case, clinic: Clinic) -> CaseFile:
    """The records of a case that the day, the work list and signing ask for: no addenda, no contacts, no seals."""
    return CaseFile(
        client=chart.clients.get(case.client_id),
        clinic=clinic,
        therapists={},
        providers={},
        case=case,
        referrals=tuple(chart.referrals.find(case_id=case.id)),
        assessments=standing(chart.assessments.find(case_id=case.id)),
        plans=standing(chart.plans.find(case_id=case.id)),
        sessions=standing(chart.sessions.find(case_id=case.id)),
        visits=tuple(chart.visits.find(case_id=case.id)),
        consents=tuple(chart.consents.find(client_id=case.client_id)),
        reports=tuple(chart.reports.find(case_id=case.id)),
    )
