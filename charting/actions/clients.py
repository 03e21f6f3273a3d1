"""Registering clients, telling them apart, and reading a client's file."""

from charting import clock
from charting.chart import Chart, with_vocabularies_of_chart
from charting.errors import NotFound
from charting.model.client import Client
from charting.model.clinic import Therapist
from charting.model.folding import fold
from charting.storage import search
from charting.summaries.client_file import ClientFile, standing


@with_vocabularies_of_chart
def register_client(chart: Chart, who: Therapist, client: Client) -> Client:
    """Register a client under the next chart number. Raises Invalid for a minor without a guardian."""
    client.check_on(clock.today())
    with chart.act(who.signature, "registered client") as act:
        return act.put(client.with_changes(chart_number=search.next_chart_number(chart.connection)))


@with_vocabularies_of_chart
def update_client(chart: Chart, who: Therapist, client: Client) -> Client:
    """Store a change of a client's particulars. Raises Conflict when they changed meanwhile, Invalid as above."""
    client.check_on(clock.today())
    with chart.act(who.signature, "changed client") as act:
        return act.put(client)


@with_vocabularies_of_chart
def similar_clients(chart: Chart, client: Client) -> list[Client]:
    """Other clients whose names could be mistaken for this one's, the most alike first; at most five."""
    return [chart.clients.get(key) for key in chart.names.like_new(fold(client.listed_name), client.id)]


@with_vocabularies_of_chart
def open_client(chart: Chart, client_id: str) -> ClientFile:
    """Everything about one client. Raises NotFound."""
    client = chart.clients.get(client_id)
    clinic = chart.clinic
    if clinic is None:
        raise NotFound("This chart has no clinic yet.")
    return ClientFile(
        client=client,
        clinic=clinic,
        therapists={record.id: record for record in chart.therapists.find()},
        providers={record.id: record for record in chart.providers.find()},
        cases=tuple(chart.cases.find(client_id=client_id)),
        referrals=tuple(chart.referrals.find(client_id=client_id)),
        assessments=standing(chart.assessments.find(client_id=client_id)),
        plans=standing(chart.plans.find(client_id=client_id)),
        sessions=standing(chart.sessions.find(client_id=client_id)),
        visits=tuple(chart.visits.find(client_id=client_id)),
        consents=tuple(chart.consents.find(client_id=client_id)),
        contacts=tuple(chart.contacts.find(client_id=client_id)),
        reports=tuple(chart.reports.find(client_id=client_id)),
        addenda=tuple(chart.addenda.find(client_id=client_id)),
        seals=chart.log.seals(client_id),
        similar=tuple(other.listed_name for other in similar_clients(chart, client)),
    )
