"""Starting the note of a visit from the Today page. A module of its own, which start-up does not load."""

from datetime import datetime

from charting.actions.notes import start_assessment, start_session
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.model.assessment import Assessment, AssessmentKind
from charting.model.clinic import Therapist
from charting.model.note import NoteStatus
from charting.summaries.today.today_content import DayVisit


@use_vocabularies_of_file
def start_visit_note(clinic_file: ClinicFile, who: Therapist, visit: DayVisit, now: datetime) -> str:
    """The id of the draft to chart the visit in, an open one or a new one.

    A session starts at the planned time, or `now` if that is earlier. The first assessment of a case is an initial
    assessment; later ones are reassessments.
    """
    case = clinic_file.cases.get(visit.case_id)
    if visit.action == "Assess":
        signed = clinic_file.assessments.find_first(case_id=case.id, status=NoteStatus.SIGNED.value)
        kind = AssessmentKind.REASSESSMENT if signed else AssessmentKind.INITIAL
        return start_assessment(clinic_file, who, case, kind).id
    return start_session(clinic_file, who, case, min(visit.at, now)).id


@use_vocabularies_of_file
def start_reassessment(clinic_file: ClinicFile, who: Therapist, case_id: str) -> Assessment:
    """Start the case's reassessment, for the work list on the Today page."""
    return start_assessment(clinic_file, who, clinic_file.cases.get(case_id), AssessmentKind.REASSESSMENT)
