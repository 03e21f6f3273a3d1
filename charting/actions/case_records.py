"""Loading the records of one case."""

from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import NotFound
from charting.model.case import Case
from charting.model.clinic import Clinic
from charting.model.note import NoteStatus
from charting.summaries.case_at_signing import CaseToSign
from charting.summaries.client_records import CaseRecords, find_newest_plan, remove_discarded


@use_vocabularies_of_file
def load_case_to_sign(clinic_file: ClinicFile, case_id: str) -> CaseToSign:
    """The records of the case that the checks before signing need. Raises NotFound."""
    clinic = clinic_file.clinic
    if clinic is None:
        raise NotFound("This clinic file has no clinic yet.")
    case = clinic_file.cases.get(case_id)
    signed = NoteStatus.SIGNED.value
    return CaseToSign(
        client=clinic_file.clients.get(case.client_id),
        clinic=clinic,
        case=case,
        referrals=tuple(clinic_file.referrals.find(case_id=case_id)),
        consents=tuple(clinic_file.consents.find(client_id=case.client_id)),
        signed_assessments=tuple(clinic_file.assessments.find(case_id=case_id, status=signed)),
        plan=find_newest_plan(clinic_file.plans.find(case_id=case_id)),
    )


@use_vocabularies_of_file
def load_case_records(clinic_file: ClinicFile, case: Case, clinic: Clinic) -> CaseRecords:
    """The records of a case that the schedule and the work list need: no addenda, contacts or seals."""
    return CaseRecords(
        client=clinic_file.clients.get(case.client_id),
        clinic=clinic,
        therapists={},
        providers={},
        case=case,
        referrals=tuple(clinic_file.referrals.find(case_id=case.id)),
        assessments=remove_discarded(clinic_file.assessments.find(case_id=case.id)),
        plans=remove_discarded(clinic_file.plans.find(case_id=case.id)),
        sessions=remove_discarded(clinic_file.sessions.find(case_id=case.id)),
        visits=tuple(clinic_file.visits.find(case_id=case.id)),
        consents=tuple(clinic_file.consents.find(client_id=case.client_id)),
        reports=tuple(clinic_file.reports.find(case_id=case.id)),
    )
