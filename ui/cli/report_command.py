"""`soapstone report`: issues a report as PDF and records it, as the window does."""

import argparse
import sys
from pathlib import Path

from charting import clock
from charting.actions.report_release import (
    find_due_reports,
    load_case_to_report,
    require_release,
    save_report,
)
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.errors import ChartingError, NotFound, Refused
from charting.model.client import Client
from charting.model.provider import Provider
from charting.model.report import PROGRESS, Report
from charting.summaries.client_records import CaseRecords, find_current_case
from charting.summaries.today.today_content import WorkItem
from ui.issuing.due_batch import DueBatch
from ui.issuing.report_pdf import find_last_signer, render_report


def run_report(args: argparse.Namespace) -> int:
    """Write the report, or with `--due` all reports that are due, and print the paths.

    Raises NotPermitted without the client's release, Refused for options that do not go together; then nothing is written.
    """
    if args.due and (args.case is not None or args.to or args.kind):
        raise Refused(
            "--case, --kind and --to go with --client: what is due is a progress report to the referrer of its case."
        )
    out: Path = args.out.absolute()
    if args.due:
        return _issue_due_reports(args.clinic_file, out, replacing=args.force)
    if out == args.clinic_file:
        raise Refused(f"{out} is the clinic file itself. Choose another file.")
    if out.exists() and not args.force:
        raise Refused(f"{out} exists already. Choose another file, or use --force to replace it.")
    with open_clinic_file(args.clinic_file) as clinic_file:
        kind = args.kind or PROGRESS
        write_report_pdf(clinic_file, args.client, out, kind=kind, case_number=args.case, to=args.to)
    print(out)
    return 0


def _issue_due_reports(path: Path, folder: Path, *, replacing: bool) -> int:
    """Print a line for each report, on stderr for each that was left out; return 0 if all were written."""
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file. With --due, --out names a folder.")
    with open_clinic_file(path) as clinic_file:
        due = find_due_reports(clinic_file, clock.today())
        if not due:
            print("No report is due.")
            return 0
        folder.mkdir(parents=True, exist_ok=True)
        batch = DueBatch(folder, replacing=replacing)
        count = sum(_issue_due_report(clinic_file, batch, item) for item in due)
    print(f"{count} of {len(due)} due reports were written to {folder}. Read each before it leaves.")
    return 0 if count == len(due) else 1


def _issue_due_report(clinic_file: ClinicFile, batch: DueBatch, item: WorkItem) -> bool:
    """Issue one report and return whether it was written; an error is printed and does not stop the others."""
    try:
        saved = batch.issue_due_report(clinic_file, item)
    except ChartingError as error:
        print(f"{clinic_file.clients.get(item.need.client_id).chart_label}: {error}", file=sys.stderr)
        return False
    print(f"{saved.chart_label}  {saved.file.name}  to {saved.addressee}", flush=True)
    return True


def write_report_pdf(
    clinic_file: ClinicFile,
    chart_number: int,
    out: Path,
    *,
    kind: str = PROGRESS,
    case_number: int | None = None,
    to: str | None = None,
) -> Report:
    """Issue a report of that kind to the file `out`, with the drafted sentences, and record it once it is written.

    `case_number` counts the client's cases from 1; None is the current case. `to` names the provider by part of the name or
    the NPI; None is the referrer. Raises NotFound, NotPermitted, Refused or StorageFailure; then nothing is recorded.
    """
    case = _find_case(clinic_file, clinic_file.find_client_by_number(chart_number), case_number)
    signer = find_last_signer(case)
    provider = _find_provider(clinic_file, to) if to else _require_referrer(case)
    require_release(clinic_file, case.client.id, provider.id)
    page = render_report(kind, case, provider, signer, clock.now())
    if page.unprintable:
        print(f"The PDF shows these letters as “?”: {' '.join(sorted(page.unprintable))}", file=sys.stderr)
    return save_report(clinic_file, signer, page.record, page.pdf, out)


def _find_case(clinic_file: ClinicFile, client: Client, number: int | None) -> CaseRecords:
    cases = clinic_file.cases.find(client_id=client.id)
    if number is not None and not 1 <= number <= len(cases):
        raise NotFound(f"Client {client.chart_label} has {len(cases)} cases; there is no case {number}.")
    case = find_current_case(cases) if number is None else cases[number - 1]
    if case is None:
        raise NotFound(f"Client {client.chart_label} has no case yet.")
    return load_case_to_report(clinic_file, case)


def _require_referrer(case: CaseRecords) -> Provider:
    if case.referrer is None:
        raise NotFound("Nobody referred this case. Say to whom the report goes: --to PROVIDER.")
    return case.referrer


def _find_provider(clinic_file: ClinicFile, text: str) -> Provider:
    providers = clinic_file.find_providers(text)
    if not providers:
        raise NotFound(f"No provider matches “{text}”.")
    if len(providers) > 1:
        names = "; ".join(provider.name_with_credentials for provider in providers[:5])
        raise Refused(f"More than one provider matches “{text}”: {names}. Say more of the name, or the NPI.")
    return providers[0]
