"""Registering clients, finding similar names, and loading everything about a client."""

from charting import clock
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import NotFound
from charting.model.client import Client
from charting.model.clinic import Therapist
from charting.summaries.client_records import ClientRecords, remove_discarded
from charting.text.folding import fold


@use_vocabularies_of_file
def register_client(clinic_file: ClinicFile, who: Therapist, client: Client) -> Client:
    """Register a client under the next chart number. Raises Invalid for a minor without a guardian."""
    client.check_for_day(clock.today())
    with clinic_file.act(who.signature, "registered client") as act:
        number = clinic_file.people_search.find_next_chart_number()
        return act.store_record(client.with_changes(chart_number=number))


@use_vocabularies_of_file
def update_client(clinic_file: ClinicFile, who: Therapist, client: Client) -> Client:
    """Store a changed client. Raises EditConflict if somebody else changed it, Invalid for a minor without a guardian."""
    client.check_for_day(clock.today())
    with clinic_file.act(who.signature, "changed client") as act:
        return act.store_record(client)


@use_vocabularies_of_file
def find_similar_clients(clinic_file: ClinicFile, client: Client) -> list[Client]:
    """At most five other clients whose names could be mistaken for this one's, the most similar first."""
    return [
        clinic_file.clients.get(client_id)
        for client_id in clinic_file.name_index.find_similar_to_new(fold(client.listed_name), client.id)
    ]


@use_vocabularies_of_file
def load_client_file(clinic_file: ClinicFile, client_id: str) -> ClientRecords:
    """Everything about one client. Raises NotFound."""
    client = clinic_file.clients.get(client_id)
    clinic = clinic_file.clinic
    if clinic is None:
        raise NotFound("This clinic file has no clinic yet.")
    return ClientRecords(
        client=client,
        clinic=clinic,
        therapists={record.id: record for record in clinic_file.therapists.find()},
        providers={record.id: record for record in clinic_file.providers.find()},
        cases=tuple(clinic_file.cases.find(client_id=client_id)),
        referrals=tuple(clinic_file.referrals.find(client_id=client_id)),
        assessments=remove_discarded(clinic_file.assessments.find(client_id=client_id)),
        plans=remove_discarded(clinic_file.plans.find(client_id=client_id)),
        sessions=remove_discarded(clinic_file.sessions.find(client_id=client_id)),
        visits=tuple(clinic_file.visits.find(client_id=client_id)),
        consents=tuple(clinic_file.consents.find(client_id=client_id)),
        contacts=tuple(clinic_file.contacts.find(client_id=client_id)),
        reports=tuple(clinic_file.reports.find(client_id=client_id)),
        addenda=tuple(clinic_file.addenda.find(client_id=client_id)),
        seals=clinic_file.audit_log.collect_client_seals(client_id),
        similar=tuple(other.listed_name for other in find_similar_clients(clinic_file, client)),
    )
