"""`soapstone report`: the progress report as PDF, issued and recorded as the window does it."""

import argparse
import sys
from pathlib import Path

from charting import clock
from charting.actions.reports import case_to_report, due_reports, require_release
from charting.chart import Chart, open_chart
from charting.errors import ChartingError, NotFound, Refused
from charting.model.client import Client
from charting.model.provider import Provider
from charting.model.report import Report
from charting.summaries.client_file import CaseFile, current_of
from charting.summaries.today import WorkItem
from ui.issuing import last_signer, make_page, save_report
from ui.issuing_due import DueBatch


def report(args: argparse.Namespace) -> int:
    """Write the report, or with `--due` all that are due, and say where.

    Raises NotPermitted without the client's release, Refused for words that do not belong together; then nothing is
    written.
    """
    if args.due and (args.case is not None or args.to):
        raise Refused("--case and --to go with --client: what is due goes to the referrer of its case.")
    out: Path = args.out.absolute()
    if args.due:
        return _report_due(args.chart, out, replacing=args.force)
    if out == args.chart:
        raise Refused(f"{out} is the chart itself. Choose another file.")
    if out.exists() and not args.force:
        raise Refused(f"{out} is there already. Choose another file, or say --force to replace it.")
    with open_chart(args.chart) as chart:
        write_report(chart, args.client, out, case_number=args.case, to=args.to)
    print(out)
    return 0


def _report_due(chart_file: Path, folder: Path, *, replacing: bool) -> int:
    """A line for each report that was made, and on stderr for each that was not; 0 when all went out."""
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file. With --due, --out names a folder.")
    with open_chart(chart_file) as chart:
        due = due_reports(chart, clock.today())
        if not due:
            print("No report is due.")
            return 0
        folder.mkdir(parents=True, exist_ok=True)
        batch = DueBatch(folder, replacing=replacing)
        made = sum(_made(chart, batch, item) for item in due)
    print(f"{made} of {len(due)} due reports were written to {folder}. Read each before it leaves.")
    return 0 if made == len(due) else 1


def _made(chart: Chart, batch: DueBatch, item: WorkItem) -> bool:
    """Make one and say so; what stands in the way of this one is told, and the next is made."""
    try:
        made = batch.make(chart, item)
    except ChartingError as error:
        print(f"{chart.clients.get(item.need.client_id).chart_label}: {error}", file=sys.stderr)
        return False
    print(f"{made.chart_label}  {made.file.name}  to {made.addressee}", flush=True)
    return True


def write_report(
    chart: Chart, chart_number: int, out: Path, *, case_number: int | None = None, to: str | None = None
) -> Report:
    """Issue the client's progress report into `out`: drafted sentences as they are, recorded once it is written.

    The case is the client's `case_number`-th, else the current one; the addressee is the provider that `to`
    names, else the referrer. Raises NotFound, NotPermitted, Refused or StorageFailure; then nothing is recorded.
    """
    case = _case(chart, chart.client_by_number(chart_number), case_number)
    who = last_signer(case)
    provider = _provider(chart, to) if to else _referrer(case)
    require_release(chart, case.client.id, provider.id)
    page = make_page(case, provider, who, clock.now())
    if page.lost:
        print(f"Paper shows these letters as “?”: {' '.join(sorted(page.lost))}", file=sys.stderr)
    return save_report(chart, who, page.record, page.pdf, out)


def _case(chart: Chart, client: Client, number: int | None) -> CaseFile:
    cases = chart.cases.find(client_id=client.id)
    if number is not None and not 1 <= number <= len(cases):
        raise NotFound(f"Client {client.chart_label} has {len(cases)} cases; there is no case {number}.")
    case = current_of(cases) if number is None else cases[number - 1]
    if case is None:
        raise NotFound(f"Client {client.chart_label} has no case yet.")
    return case_to_report(chart, case)


def _referrer(case: CaseFile) -> Provider:
    if case.referrer is None:
        raise NotFound("Nobody referred this case. Say to whom the report goes: --to PROVIDER.")
    return case.referrer


def _provider(chart: Chart, text: str) -> Provider:
    found = chart.find_providers(text)
    if not found:
        raise NotFound(f"No provider matches “{text}”.")
    if len(found) > 1:
        names = "; ".join(provider.titled for provider in found[:5])
        raise Refused(f"More than one provider matches “{text}”: {names}. Say more of the name, or the NPI.")
    return found[0]
