"""`soapstone report`: a report as PDF, issued and recorded as the window does it."""

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
    """Write the report, or with `--due` all that are due, and say where.

    Raises NotPermitted without the client's release, Refused for words that do not belong together; then nothing is
    written.
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
        raise Refused(f"{out} is there already. Choose another file, or say --force to replace it.")
    with open_clinic_file(args.clinic_file) as clinic_file:
        kind = args.kind or PROGRESS
        write_report_pdf(clinic_file, args.client, out, kind=kind, case_number=args.case, to=args.to)
    print(out)
    return 0


def _issue_due_reports(chart_file: Path, folder: Path, *, replacing: bool) -> int:
    """A line for each report that was made, and on stderr for each that was not; 0 when all went out."""
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file. With --due, --out names a folder.")
    with open_clinic_file(chart_file) as clinic_file:
        due = find_due_reports(clinic_file, clock.today())
        if not due:
            print("No report is due.")
            return 0
        folder.mkdir(parents=True, exist_ok=True)
        batch = DueBatch(folder, replacing=replacing)
        made = sum(_issue_due_report(clinic_file, batch, item) for item in due)
    print(f"{made} of {len(due)} due reports were written to {folder}. Read each before it leaves.")
    return 0 if made == len(due) else 1


def _issue_due_report(clinic_file: ClinicFile, batch: DueBatch, item: WorkItem) -> bool:
    """Make one and say so; what stands in the way of this one is told, and the next is made."""
    try:
        made = batch.issue_due_report(clinic_file, item)
    except ChartingError as error:
        print(f"{clinic_file.clients.get(item.need.client_id).chart_label}: {error}", file=sys.stderr)
        return False
    print(f"{made.chart_label}  {made.file.name}  to {made.addressee}", flush=True)
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
    """Issue a report of that kind on the client into `out`: drafted sentences as they are, recorded once it is written.

    The case is the client's `case_number`-th, else the current one; the addressee is the provider that `to`
    names, else the referrer. Raises NotFound, NotPermitted, Refused or StorageFailure; then nothing is recorded.
    """
    case = _find_case(clinic_file, clinic_file.find_client_by_number(chart_number), case_number)
    who = find_last_signer(case)
    provider = _find_provider(clinic_file, to) if to else _require_referrer(case)
    require_release(clinic_file, case.client.id, provider.id)
    page = render_report(kind, case, provider, who, clock.now())
    if page.unprintable:
        print(f"Paper shows these letters as “?”: {' '.join(sorted(page.unprintable))}", file=sys.stderr)
    return save_report(clinic_file, who, page.record, page.pdf, out)


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
    found = clinic_file.find_providers(text)
    if not found:
        raise NotFound(f"No provider matches “{text}”.")
    if len(found) > 1:
        names = "; ".join(provider.name_with_credentials for provider in found[:5])
        raise Refused(f"More than one provider matches “{text}”: {names}. Say more of the name, or the NPI.")
    return found[0]
