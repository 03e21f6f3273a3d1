"""Setting up the clinic, and saving records that have no rules beyond their own."""

from typing import TypeVar

from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import Refused
from charting.model.case import Case, Referral
from charting.model.clinic import Clinic, Therapist
from charting.model.consent import Consent, Contact
from charting.model.custom_records import CustomEntry, CustomInstrument, CustomTemplate, Snippet
from charting.model.provider import Provider
from charting.model.session import Visit
from charting.storage.tables import TABLE_BY_RECORD

PlainRecordT = TypeVar(
    "PlainRecordT",
    Clinic, Therapist, Provider, Case, Referral, Consent, Contact, Visit,
    Snippet, CustomEntry, CustomInstrument, CustomTemplate,
)  # fmt: skip


@use_vocabularies_of_file
def set_up_clinic(clinic_file: ClinicFile, clinic: Clinic, therapist: Therapist) -> Therapist:
    """Store the clinic and the first therapist at the first start. Raises Refused if there is a clinic already."""
    if clinic_file.clinic is not None:
        raise Refused("This clinic file is set up already.")
    with clinic_file.act(therapist.signature, "set up the clinic") as act:
        act.store_record(clinic)
        return act.store_record(therapist)


@use_vocabularies_of_file
def save_record(clinic_file: ClinicFile, who: Therapist, record: PlainRecordT) -> PlainRecordT:
    """Add or change a record that has no rules beyond its own. Raises EditConflict if somebody else changed it."""
    verb = "changed" if record.version else "added"
    with clinic_file.act(who.signature, f"{verb} {TABLE_BY_RECORD[type(record)].noun}") as act:
        return act.store_record(record)
