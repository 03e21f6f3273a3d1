"""The client's banner: who this is, what must be known before touching them, and which case is in care."""

from datetime import date, timedelta

import msgspec

from charting.model.case import Case, CaseStatus
from charting.model.client import ADULT_AGE, Alert, Client, compute_age
from charting.summaries.chip import Chip
from charting.summaries.client_records import CaseRecords, ClientRecords
from charting.summaries.progress.visit_counters import AUTHORIZATION_DAYS, VisitCounters, count_case_visits
from charting.summaries.safety.contraindications import FoundContraindication, find_contraindications
from charting.summaries.safety.negation import is_condition_affirmed
from charting.summaries.wording import format_day
from charting.text.dates import format_date


class BannerContent(msgspec.Struct, frozen=True, kw_only=True):
    """What the banner shows; an empty text is left out. `alerts` are whole lines, `alert_names` the same without what to
    do, and the first `stops` of them forbid massage: these are to be shown in full, however many there are.

    `family_name` is to be set large and in capitals by the screen, `given_name` beside it.
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
    """The banner of a client, with the case that is open on the screen if there is one."""
    client = file.client
    stops, written, others = _group_alerts(client, today)
    whole = BannerContent(
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
            *(each.condition for each in stops),
            *(alert.text for alert in written),
            *(each.condition for each in others),
        ),
        stops=len(stops),
        guardian=_describe_guardian(client, today),
        similar=file.similar,
    )
    return whole if case is None else _add_case(whole, case, today)


def list_alert_lines(client: Client, today: date) -> tuple[str, ...]:
    """What must be known before touching the client: absolute stops, the alerts written by hand, then what else the
    health history raises. A condition that an alert names already is not said twice.
    """
    stops, written, others = _group_alerts(client, today)
    return (
        *(each.line for each in stops),
        *(alert.line for alert in written),
        *(each.line for each in others),
    )


def _group_alerts(
    client: Client, today: date
) -> tuple[list[FoundContraindication], tuple[Alert, ...], list[FoundContraindication]]:
    """The absolute stops, what was written by hand, and what else the history raises."""
    found = [each for each in find_contraindications(client, today) if not _is_named_by_alert(each, client)]
    stops = [each for each in found if each.kind == "absolute"]
    return stops, client.alerts, [each for each in found if each.kind != "absolute"]


def _is_named_by_alert(found: FoundContraindication, client: Client) -> bool:
    return any(
        is_condition_affirmed(f"{alert.text}, {alert.action}", found.row.terms, found.row.unless)
        for alert in client.alerts
    )


def format_age(born: date, today: date) -> str:
    """`45 y`; under two years in months, because there a year says little."""
    years = compute_age(born, today)
    if years >= 2:
        return f"{years} y"
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    return f"{months} mo"


def find_first_diagnosis_code(case: Case) -> str:
    """The code of the first diagnosis that has one."""
    return next((diagnosis.code for diagnosis in case.diagnoses if diagnosis.code), "")


def _describe_guardian(client: Client, today: date) -> str:
    if compute_age(client.birth_date, today) >= ADULT_AGE:
        return ""
    if client.guardian is None:
        return "Minor, no guardian on file"
    relation = f" ({client.guardian.relation})" if client.guardian.relation else ""
    return f"Minor, guardian {client.guardian.name}{relation}"


def _add_case(whole: BannerContent, case: CaseRecords, today: date) -> BannerContent:
    counts = count_case_visits(case, today)
    return msgspec.structs.replace(
        whole,
        case_line=case.case.complaint,
        code=find_first_diagnosis_code(case.case),
        referred_by=case.referrer.name_with_credentials if case.referrer else "",
        visits=counts.used_text,
        ends=None if case.case.status is CaseStatus.DISCHARGED else _make_authorization_chip(counts, today),
        release=_make_release_chip(case, today),
    )


def _make_authorization_chip(counts: VisitCounters, today: date) -> Chip | None:
    """When the authorization ends; amber from two weeks before, red afterwards."""
    if counts.ends is None:
        return None
    if counts.ends < today:
        return Chip(text=f"ended {format_day(counts.ends, today)}", tone="danger")
    near = counts.ends <= today + timedelta(days=AUTHORIZATION_DAYS)
    return Chip(text=f"ends {format_day(counts.ends, today)}", tone="warn" if near else "neutral")


def _make_release_chip(case: CaseRecords, today: date) -> Chip | None:
    """Whether the referrer may read; nothing where nobody referred."""
    if case.referrer is None:
        return None
    if case.find_release_to(case.referrer.id, today):
        return Chip(text="Release on file", tone="good")
    return Chip(text="No release", tone="warn")
