"""One case as the actions read it from the chart."""

from charting.chart import Chart, with_vocabularies_of_chart
from charting.errors import NotFound
from charting.model.case import Case
from charting.model.clinic import Clinic
from charting.model.note import NoteStatus
from charting.summaries.case_at_signing import CaseToSign
from charting.summaries.client_file import CaseFile, newest_plan, standing


@with_vocabularies_of_chart
def case_to_sign(chart: Chart, case_id: str) -> CaseToSign:
    """What the checks before a signature ask of the case with that id. Raises NotFound."""
    clinic = chart.clinic
    if clinic is None:
        raise NotFound("This chart has no clinic yet.")
    case = chart.cases.get(case_id)
    signed = NoteStatus.SIGNED.value
    return CaseToSign(
        client=chart.clients.get(case.client_id),
        clinic=clinic,
        case=case,
        referrals=tuple(chart.referrals.find(case_id=case_id)),
        consents=tuple(chart.consents.find(client_id=case.client_id)),
        signed_assessments=tuple(chart.assessments.find(case_id=case_id, status=signed)),
        plan=newest_plan(chart.plans.find(case_id=case_id)),
    )


@with_vocabularies_of_chart
def records_of_case(chart: Chart, case: Case, clinic: Clinic) -> CaseFile:
    """The records of a case that the day and the work list ask for: no addenda, no contacts, no seals."""
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
