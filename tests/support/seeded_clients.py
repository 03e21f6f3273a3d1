"""Registers a client in a clinic file that is set up: alone, with a case, or with everything around a case."""

from datetime import date
from pathlib import Path

from charting import clock
from charting.actions.clients import register_client
from charting.actions.plain_records import save_record
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.model.clinic import Therapist
from charting.model.consent import Consent, ConsentKind, Contact
from charting.model.provider import Provider


def seed_case(path: Path) -> Case:
    """Register a client in the file at `path` and open a case, which is returned."""
    with open_clinic_file(path) as clinic_file:
        therapist = find_therapist(clinic_file)
        client = register_client(
            clinic_file,
            therapist,
            Client(given_name="Thảo", family_name="Nguyễn", birth_date=date(1981, 3, 14)),
        )
        case = Case(client_id=client.id, complaint="Right shoulder", opened=date(2026, 1, 5))
        return save_record(clinic_file, therapist, case)


def seed_bare_client(path: Path) -> str:
    """Register a client who has no records yet in the file at `path`; returns the id."""
    with open_clinic_file(path) as clinic_file:
        return _register_webb(clinic_file, find_therapist(clinic_file)).id


def seed_client_in_care(path: Path) -> str:
    """Register a client with a case, a referral, a consent and a contact in the file at `path`; returns the id."""
    today = clock.today()
    with open_clinic_file(path) as clinic_file:
        therapist = find_therapist(clinic_file)
        client = _register_webb(clinic_file, therapist)
        doctor = save_record(clinic_file, therapist, Provider(name="Adaeze Okafor", credentials="MD"))
        case = save_record(
            clinic_file, therapist, Case(client_id=client.id, complaint="Right shoulder", opened=today)
        )
        referral = Referral(
            client_id=client.id,
            case_id=case.id,
            provider_id=doctor.id,
            received=today,
            visits_authorized=12,
        )
        save_record(clinic_file, therapist, referral)
        consent = Consent(
            client_id=client.id, kind=ConsentKind.TREATMENT, scope="all", signed_by="Ada", given=today
        )
        save_record(clinic_file, therapist, consent)
        contact = Contact(
            client_id=client.id,
            case_id=case.id,
            at=clock.now(),
            what="Called",
            next_step="Send range",
            next_by=today,
        )
        save_record(clinic_file, therapist, contact)
    return client.id


def find_therapist(clinic_file: ClinicFile) -> Therapist:
    """The first therapist of the file."""
    therapist = clinic_file.therapists.find_first()
    assert therapist is not None
    return therapist


def _register_webb(clinic_file: ClinicFile, therapist: Therapist) -> Client:
    client = Client(family_name="Webb", given_name="Ada", birth_date=date(1970, 1, 1))
    return register_client(clinic_file, therapist, client)
