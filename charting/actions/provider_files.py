"""Loading one provider with the clients they referred, for the Providers page."""

from typing import NamedTuple

from charting.actions.list_pages import PAGE_SIZE, load_referred_clients
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.model.case import Referral
from charting.model.provider import Provider
from charting.summaries.lists.list_rows import ListPage
from charting.text.wording import make_sentence_case


class ReferredClient(NamedTuple):
    """A client whom the provider referred, and the complaint."""

    client_id: str
    name: str
    complaint: str
    referral: Referral


class ProviderFile(NamedTuple):
    """A provider and a page of the clients they referred, the newest referral first."""

    provider: Provider
    referred: ListPage[ReferredClient]


@use_vocabularies_of_file
def read_provider_file(
    clinic_file: ClinicFile, provider_id: str, first: int = 0, most: int = PAGE_SIZE
) -> ProviderFile:
    """The provider with the referrals from index `first` on. Raises NotFound."""
    page = load_referred_clients(clinic_file, provider_id, first, most)
    rows = [
        ReferredClient(client.id, client.listed_name, make_sentence_case(case.complaint), referral)
        for referral, client, case in page.rows
    ]
    return ProviderFile(clinic_file.providers.get(provider_id), ListPage(rows, page.found))
