"""Makes the content of the client's banner: who this is, what to know before touching them, and the case in care."""

from datetime import date, timedelta

import msgspec

from charting.model.case import Case, CaseStatus
from charting.model.client import ADULT_AGE, Alert, Client, compute_age
from charting.summaries.chip import Chip
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.summaries.progress.visit_counters import AUTHORIZATION_DAYS, VisitCounters, count_case_visits
from charting.summaries.safety.contraindications import FoundContraindication, find_contraindications
from charting.summaries.safety.negation import is_condition_affirmed
from charting.text.dates import format_date
from charting.text.wording import format_day


class BannerContent(msgspec.Struct, frozen=True, kw_only=True):
    """What the banner shows; empty texts are left out.

    `alerts` are whole lines, `alert_names` the same without what to do. The first `stops` of them rule out massage: the
    screen shows these in full, however many there are. It shows `family_name` large and in capitals.
    """

    family_name: str
    given_name: str
    preferred_name: str
    born: str
    age: str
    sex: str
    pronouns: str
    chart_label: str
    alerts: tuple[str, ...]
    alert_names: tuple[str, ...]
    stops: int
    guardian: str
    similar: tuple[str, ...]
    case_line: str = ""
    code: str = ""
    referred_by: str = ""
    visits: str = ""
    ends: Chip | None = None
    release: Chip | None = None


def make_banner_content(file: ClientRecords, case: CaseRecords | None, today: date) -> BannerContent:
    """Make the banner of a client, with the case that is open on the screen, if any."""
    client = file.client
    stops, alerts, others = _group_alerts(client, today)
    content = BannerContent(
        family_name=client.family_name,
        given_name=client.given_name,
        preferred_name=client.preferred_name,
        born=format_date(client.birth_date),
        age=format_age(client.birth_date, today),
        sex=client.sex.value,
        pronouns=client.pronouns,
        chart_label=client.chart_label,
        alerts=list_alert_lines(client, today),
        alert_names=(
            *(stop.condition for stop in stops),
            *(alert.text for alert in alerts),
            *(other.condition for other in others),
        ),
        stops=len(stops),
        guardian=_describe_guardian(client, today),
        similar=file.similar,
    )
    return content if case is None else _add_case(content, case, today)


def list_alert_lines(client: Client, today: date) -> tuple[str, ...]:
    """List what to know before touching the client: absolute stops, the alerts that the therapist typed, then other
    contraindications in the health history. A condition that an alert mentions is left out.
    """
    stops, alerts, others = _group_alerts(client, today)
    return (
        *(stop.line for stop in stops),
        *(alert.line for alert in alerts),
        *(other.line for other in others),
    )


def _group_alerts(
    client: Client, today: date
) -> tuple[list[FoundContraindication], tuple[Alert, ...], list[FoundContraindication]]:
    """Return the absolute stops, the alerts that the therapist typed, and the other contraindications."""
    unmentioned = [
        found for found in find_contraindications(client, today) if not _is_named_by_alert(found, client)
    ]
    stops = [found for found in unmentioned if found.kind == "absolute"]
    return stops, client.alerts, [found for found in unmentioned if found.kind != "absolute"]


def _is_named_by_alert(found: FoundContraindication, client: Client) -> bool:
    return any(
        is_condition_affirmed(f"{alert.text}, {alert.action}", found.row.terms, found.row.unless)
        for alert in client.alerts
    )


def format_age(born: date, today: date) -> str:
    """Format `45 y`, or `14 mo` under two years, when years say too little."""
    years = compute_age(born, today)
    if years >= 2:
        return f"{years} y"
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    return f"{months} mo"


def find_first_diagnosis_code(case: Case) -> str:
    """Find the code of the first diagnosis that has one."""
    return next((diagnosis.code for diagnosis in case.diagnoses if diagnosis.code), "")


def _describe_guardian(client: Client, today: date) -> str:
    if compute_age(client.birth_date, today) >= ADULT_AGE:
        return ""
    if client.guardian is None:
        return "Minor, no guardian on file"
    relation = f" ({client.guardian.relation})" if client.guardian.relation else ""
    return f"Minor, guardian {client.guardian.name}{relation}"


def _add_case(content: BannerContent, case: CaseRecords, today: date) -> BannerContent:
    counts = count_case_visits(case, today)
    return msgspec.structs.replace(
        content,
        case_line=case.case.complaint,
        code=find_first_diagnosis_code(case.case),
        referred_by=case.referrer.name_with_credentials if case.referrer else "",
        visits=counts.used_text,
        ends=None if case.case.status is CaseStatus.DISCHARGED else _make_authorization_chip(counts, today),
        release=_make_release_chip(case, today),
    )


def _make_authorization_chip(counts: VisitCounters, today: date) -> Chip | None:
    """Make the chip with the end of the authorization: amber from two weeks before, red afterward."""
    if counts.ends is None:
        return None
    if counts.ends < today:
        return Chip(text=f"ended {format_day(counts.ends, today)}", tone="danger")
    is_soon = counts.ends <= today + timedelta(days=AUTHORIZATION_DAYS)
    return Chip(text=f"ends {format_day(counts.ends, today)}", tone="warn" if is_soon else "neutral")


def _make_release_chip(case: CaseRecords, today: date) -> Chip | None:
    """Make the chip that says whether the client released records to the referrer; None without a referrer."""
    if case.referrer is None:
        return None
    if case.find_release_to(case.referrer.id, today):
        return Chip(text="Release on file", tone="good")
    return Chip(text="No release", tone="warn")
