"""What the Providers page reads about one provider."""

from typing import NamedTuple

from charting.chart import Chart
from charting.model.case import Referral
from charting.model.provider import Provider
from charting.summaries.words import sentence_case


class ReferredClient(NamedTuple):
    """A client whom the provider referred, and for what."""

    client_id: str
    name: str
    complaint: str
    referral: Referral


class ProviderFile(NamedTuple):
    """The provider and the clients referred, the newest referral first."""

    provider: Provider
    referred: tuple[ReferredClient, ...]


def read_provider(chart: Chart, provider_id: str) -> ProviderFile:
    """Raises NotFound."""
    referrals = reversed(chart.referrals.find(provider_id=provider_id))
    return ProviderFile(chart.providers.get(provider_id), tuple(_referred(chart, each) for each in referrals))


def _referred(chart: Chart, referral: Referral) -> ReferredClient:
    name = chart.clients.get(referral.client_id).listed_name
    complaint = sentence_case(chart.cases.get(referral.case_id).complaint)
    return ReferredClient(referral.client_id, name, complaint, referral)
