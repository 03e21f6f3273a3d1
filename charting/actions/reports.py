"""Issuing a report: only with the client's release, and never without a record of it."""

from charting import clock
from charting.chart import Chart
from charting.errors import NotPermitted
from charting.model.clinic import Therapist
from charting.model.consent import Consent, release_to
from charting.model.record import seal
from charting.model.report import Report


def require_release(chart: Chart, client_id: str, provider_id: str) -> Consent:
    """The client's release to that provider in force today. Raises NotPermitted with what to do."""
    found = release_to(chart.consents.find(client_id=client_id), provider_id, clock.today())
    if found is None:
        provider = chart.providers.get(provider_id)
        raise NotPermitted(
            f"There is no release to {provider.titled} in force. Record it under Referral & consent first."
        )
    return found


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
