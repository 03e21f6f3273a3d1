"""The case and the client as (heading, words) lines for reading; empty fields are left out."""

from charting import clock
from charting.model.case import Case, CaseStatus
from charting.summaries.client_banner_content import format_age
from charting.summaries.client_records import ClientRecords
from charting.summaries.notes.finding_text import HeadedLines
from charting.summaries.notes.record_text import format_record
from ui.pages.referral import texts
from ui.pages.referral.record_columns import format_record_date


def list_case_lines(case: Case) -> HeadedLines:
    """List every field of a case except its complaint, which is the card's title."""
    return format_record(case, {"status": _format_status(case), "kind": case.kind.capitalize()})


def list_client_lines(file: ClientRecords) -> HeadedLines:
    """List the client's details, health history and alerts."""
    client = file.client
    doctor = file.providers.get(client.primary_care_id or "")
    age = format_age(client.birth_date, clock.today())
    formatted = {
        "birth_date": texts.BORN_AGE.format(format_record_date(client.birth_date), age),
        "primary_care_id": doctor.name_with_credentials if doctor else "",
        "reviewed": format_record_date(client.history.reviewed, texts.NEVER_REVIEWED),
    }
    return format_record(client, formatted)


def _format_status(case: Case) -> str:
    if case.status is CaseStatus.OPEN:
        return ""
    status = texts.STATUS_WORDS[case.status]
    if case.status is not CaseStatus.DISCHARGED:
        return status
    return f"{texts.DISCHARGED_ON.format(status, format_record_date(case.closed))}: {case.discharge_reason}"
