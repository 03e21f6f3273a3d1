"""Issuing a report: only with the client's release, and never without a record of it."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from charting import clock
from charting.actions.case_records import load_case_records
from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import NotFound, NotPermitted
from charting.model.case import Case
from charting.model.clinic import Therapist
from charting.model.consent import Consent, find_release
from charting.model.record import seal
from charting.model.report import Report
from charting.storage.atomic_file import write_atomically
from charting.summaries.client_records import CaseRecords
from charting.summaries.today.today_content import TodoKind, WorkItem


@use_vocabularies_of_file
def find_due_reports(clinic_file: ClinicFile, today: date) -> tuple[WorkItem, ...]:
    """The cases whose report is due, from Today's work list."""
    from charting.actions.today_overview import read_worklist  # a single report does not need it

    groups = read_worklist(clinic_file, today)
    return tuple(item for group in groups if group.kind is TodoKind.REPORT for item in group.items)


@use_vocabularies_of_file
def load_case_to_report(clinic_file: ClinicFile, case: Case) -> CaseRecords:
    """The records of the case that a report needs, with their seals. Raises NotFound without a clinic."""
    clinic = clinic_file.clinic
    if clinic is None:
        raise NotFound("This clinic file has no clinic yet.")
    records = load_case_records(clinic_file, case, clinic)
    referrers = {referral.provider_id for referral in records.referrals}
    return replace(
        records,
        providers={provider_id: clinic_file.providers.get(provider_id) for provider_id in referrers},
        therapists={therapist.id: therapist for therapist in clinic_file.therapists.find()},
        seals=clinic_file.audit_log.collect_client_seals(case.client_id),
    )


@use_vocabularies_of_file
def require_release(clinic_file: ClinicFile, client_id: str, provider_id: str) -> Consent:
    """The client's release to that provider that is in force today. Raises NotPermitted, which says what to do."""
    release = find_release(clinic_file.consents.find(client_id=client_id), provider_id, clock.today())
    if release is None:
        provider = clinic_file.providers.get(provider_id)
        raise NotPermitted(
            f"There is no release to {provider.name_with_credentials} in force. Record it under Referral & consent first."
        )
    return release


@use_vocabularies_of_file
def issue_report(clinic_file: ClinicFile, who: Therapist, report: Report, pdf: bytes) -> Report:
    """Store a report with its exact PDF as it is issued. Raises NotPermitted without the client's release.

    The consent and the seal are filled in here, so that they belong to this moment and these bytes.
    """
    consent = require_release(clinic_file, report.client_id, report.provider_id)
    issued = report.with_changes(consent_id=consent.id, sha256=seal(pdf))
    with clinic_file.act(who.signature, f"{report.delivery} {report.title.lower()}") as act:
        stored = act.store_record(issued)
        act.store_issued_pdf(stored, pdf)
    return stored


@use_vocabularies_of_file
def save_report(clinic_file: ClinicFile, who: Therapist, record: Report, pdf: bytes, out: Path) -> Report:
    """Issue a report and write its PDF to `out`, which keeps its former content unless both succeed.

    Raises NotPermitted without the client's release, and StorageFailure if the file cannot be written.
    """
    require_release(clinic_file, record.client_id, record.provider_id)
    with write_atomically(out) as file:
        file.write(pdf)
        return issue_report(clinic_file, who, record, pdf)
