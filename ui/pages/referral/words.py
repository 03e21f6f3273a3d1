"""The case and the client in (heading, words) lines, to be read; what was not charted is left out."""

from charting import clock
from charting.model.case import Case, CaseStatus
from charting.summaries.banner import age_words
from charting.summaries.client_file import ClientFile
from charting.summaries.note_text import Lines
from charting.summaries.note_words import record_words
from ui.pages.referral import texts
from ui.pages.referral.columns import day


def case_lines(case: Case) -> Lines:
    """Everything about a case but its complaint, which is the card's title."""
    return record_words(case, {"status": _status(case), "kind": case.kind.capitalize()})


def client_lines(file: ClientFile) -> Lines:
    """Particulars, health history and alerts."""
    client = file.client
    doctor = file.providers.get(client.primary_care_id or "")
    age = age_words(client.birth_date, clock.today())
    known = {
        "birth_date": texts.BORN_AGE.format(day(client.birth_date), age),
        "primary_care_id": doctor.titled if doctor else "",
        "reviewed": day(client.history.reviewed, texts.NEVER_REVIEWED),
    }
    return record_words(client, known)


def _status(case: Case) -> str:
    if case.status is CaseStatus.OPEN:
        return ""
    status = texts.STATUS_WORDS[case.status]
    if case.status is not CaseStatus.DISCHARGED:
        return status
    return f"{texts.DISCHARGED_ON.format(status, day(case.closed))}: {case.discharge_reason}"
