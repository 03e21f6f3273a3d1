"""Issuing a report: only with the client's release, and never without a record of it."""

from datetime import date

from msgspec.structs import replace

from charting import clock
from charting.actions.case_records import records_of_case
from charting.chart import Chart, with_vocabularies_of_chart
from charting.errors import NotFound, NotPermitted
from charting.model.case import Case
from charting.model.clinic import Therapist
from charting.model.consent import Consent, release_to
from charting.model.record import seal
from charting.model.report import Report
from charting.summaries.client_file import CaseFile
from charting.summaries.need import NeedKind
from charting.summaries.today import WorkItem


@with_vocabularies_of_chart
def due_reports(chart: Chart, today: date) -> tuple[WorkItem, ...]:
    """What Today's work list says of reports: the cases whose report is due."""
    from charting.actions.reading import worklist  # here, for a single report needs nothing of it

    groups = worklist(chart, today)
    return tuple(item for group in groups if group.kind is NeedKind.REPORT for item in group.items)


@with_vocabularies_of_chart
def case_to_report(chart: Chart, case: Case) -> CaseFile:
    """The records of the case that a report is made from, with their seals. Raises NotFound without a clinic."""
    clinic = chart.clinic
    if clinic is None:
        raise NotFound("This chart has no clinic yet.")
    found = records_of_case(chart, case, clinic)
    referrers = {referral.provider_id for referral in found.referrals}
    return replace(
        found,
        providers={key: chart.providers.get(key) for key in referrers},
        therapists={therapist.id: therapist for therapist in chart.therapists.find()},
        seals=chart.log.seals(case.client_id),
    )


@with_vocabularies_of_chart
def require_release(chart: Chart, client_id: str, provider_id: str) -> Consent:
    """The client's release to that provider in force today. Raises NotPermitted with what to do."""
    found = release_to(chart.consents.find(client_id=client_id), provider_id, clock.today())
    if found is None:
        provider = chart.providers.get(provider_id)
        raise NotPermitted(
            f"There is no release to {provider.titled} in force. Record it under Referral & consent first."
        )
    return found


@with_vocabularies_of_chart
def issue_report(chart: Chart, who: Therapist, report: Report, pdf: bytes) -> Report:
    """Record a report with its exact PDF as it leaves. Raises NotPermitted without the client's release.

    The consent and the seal are filled in here, so that they are those of this moment and of these bytes.
    """
    consent = require_release(chart, report.client_id, report.provider_id)
    issued = report.with_changes(consent_id=consent.id, sha256=seal(pdf))
    with chart.act(who.signature, f"{report.delivery} {report.kind} report") as act:
        stored = act.put(issued)
        act.keep_paper(stored, pdf)
    return stored
