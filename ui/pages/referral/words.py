"""The case and the client in (heading, words) lines, to be read; what was not charted is left out."""

from collections.abc import Iterable

from charting import clock
from charting.model.case import Case, CaseStatus, Diagnosis
from charting.model.client import Client, Person
from charting.summaries.banner import age_words
from charting.summaries.client_file import ClientFile
from ui.pages.referral import texts
from ui.pages.referral.columns import day

Line = tuple[str, str]


def case_lines(case: Case) -> list[Line]:
    """Everything about a case but its complaint, which is the card's title."""
    lines = [
        (texts.STATUS, _status(case)),
        (texts.OUTCOME, case.discharge_outcome),
        (texts.KIND, case.kind.capitalize()),
        (texts.OPENED, day(case.opened)),
        (texts.AREAS, ", ".join(area.words for area in case.areas)),
        (texts.DIAGNOSES, "\n".join(_diagnosis(each) for each in case.diagnoses)),
        (texts.ONSET, case.onset),
        (texts.MECHANISM, case.mechanism),
        (texts.AGGRAVATING, case.aggravating),
        (texts.RELIEVING, case.relieving),
        (texts.PREVIOUS_CARE, case.previous_care),
        (texts.PAYER, case.payer),
        (texts.CLAIM, case.claim_number),
    ]
    return _kept(lines)


def client_lines(file: ClientFile) -> list[Line]:
    """Particulars, health history and alerts."""
    client = file.client
    doctor = file.providers.get(client.primary_care_id or "")
    lines = [
        (texts.ALERTS, "\n".join(alert.line for alert in client.alerts)),
        (texts.CHART, client.chart_label),
        (texts.CALLED, client.preferred_name),
        (
            texts.BORN,
            texts.BORN_AGE.format(day(client.birth_date), age_words(client.birth_date, clock.today())),
        ),
        (texts.SEX, " · ".join(part for part in (client.sex, client.pronouns) if part)),
        (texts.PHONE, client.phone),
        (texts.EMAIL, client.email),
        (texts.ADDRESS, client.address),
        (texts.GUARDIAN, _person(client.guardian)),
        (texts.EMERGENCY, _person(client.emergency_contact)),
        (texts.OCCUPATION, client.occupation),
        (texts.ACTIVITIES, client.activities),
        (texts.PRIMARY_CARE, doctor.titled if doctor else ""),
        *_history(client),
        (texts.NOTES, client.notes),
    ]
    return _kept(lines)


def _history(client: Client) -> list[Line]:
    history = client.history
    lines = [(label, ", ".join(getattr(history, name))) for name, label in texts.HISTORY_FIELDS.items()]
    return [
        *lines,
        (texts.PREGNANCY, history.pregnancy),
        (texts.REVIEWED, day(history.reviewed, texts.NEVER_REVIEWED)),
    ]


def _status(case: Case) -> str:
    if case.status is CaseStatus.OPEN:
        return ""
    status = texts.STATUS_WORDS[case.status]
    if case.status is not CaseStatus.DISCHARGED:
        return status
    return f"{texts.DISCHARGED_ON.format(status, day(case.closed))}: {case.discharge_reason}"


def _diagnosis(each: Diagnosis) -> str:
    return texts.STATED_BY_WHOM.format(each.line, each.stated_by) if each.stated_by else each.line


def _person(person: Person | None) -> str:
    if person is None:
        return ""
    relation = f" ({person.relation})" if person.relation else ""
    return f"{person.name}{relation} {person.phone}".strip()


def _kept(lines: Iterable[Line]) -> list[Line]:
    return [(heading, words) for heading, words in lines if words.strip()]
