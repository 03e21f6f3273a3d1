"""What the Providers page reads about one provider."""

from typing import NamedTuple

from charting.actions.listing import PAGE, referred
from charting.chart import Chart
from charting.model.case import Referral
from charting.model.provider import Provider
from charting.summaries.listings import Listed
from charting.summaries.words import sentence_case


class ReferredClient(NamedTuple):
    """A client whom the provider referred, and for what."""

    client_id: str
    name: str
    complaint: str
    referral: Referral


class ProviderFile(NamedTuple):
    """The provider and a page of the clients referred, the newest referral first."""

    provider: Provider
    referred: Listed[ReferredClient]


def read_provider(chart: Chart, provider_id: str, first: int = 0, most: int = PAGE) -> ProviderFile:
    """With the referrals from place `first` on. Raises NotFound."""
    page = referred(chart, provider_id, first, most)
    rows = [
        ReferredClient(client.id, client.listed_name, sentence_case(case.complaint), referral)
        for referral, client, case in page.rows
    ]
    return ProviderFile(chart.providers.get(provider_id), Listed(rows, page.found))
