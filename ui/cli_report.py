"""`soapstone report`: the progress report as PDF, issued and recorded as the window does it."""

import argparse
import sys
from pathlib import Path

from charting import clock
from charting.actions.clients import open_client
from charting.actions.reports import require_release
from charting.chart import Chart, open_chart
from charting.errors import NotFound, Refused
from charting.model.clinic import Therapist
from charting.model.provider import Provider
from charting.model.report import Report
from charting.summaries.client_file import CaseFile, ClientFile
from ui.issuing import make_page, save_report


def report(args: argparse.Namespace) -> int:
    """Write the report and say where. Raises NotPermitted without the client's release; then nothing is written."""
    out: Path = args.out.absolute()
    if out == args.chart:
        raise Refused(f"{out} is the chart itself. Choose another file.")
    if out.exists() and not args.force:
        raise Refused(f"{out} is there already. Choose another file, or say --force to replace it.")
    with open_chart(args.chart) as chart:
        write_report(chart, args.client, out, case_number=args.case, to=args.to)
    print(out)
    return 0


def write_report(
    chart: Chart, chart_number: int, out: Path, *, case_number: int | None = None, to: str | None = None
) -> Report:
    """Issue the client's progress report into `out`: drafted sentences as they are, recorded once it is written.

    The case is the client's `case_number`-th, else the current one; the addressee is the provider that `to`
    names, else the referrer. Raises NotFound, NotPermitted, Refused or StorageFailure; then nothing is recorded.
    """
    client = chart.client_by_number(chart_number)
    file = open_client(chart, client.id)
    case = _case(file, case_number)
    provider = _provider(chart, to) if to else _referrer(case)
    require_release(chart, client.id, provider.id)
    who = _signer(case)
    page = make_page(case, provider, who, clock.now())
    if page.lost:
        print(f"Paper shows these letters as “?”: {' '.join(sorted(page.lost))}", file=sys.stderr)
    return save_report(chart, who, page.record, page.pdf, out)


def _case(file: ClientFile, number: int | None) -> CaseFile:
    if number is not None and not 1 <= number <= len(file.cases):
        raise NotFound(
            f"Client {file.client.chart_label} has {len(file.cases)} cases; there is no case {number}."
        )
    case = file.current_case() if number is None else file.cases[number - 1]
    if case is None:
        raise NotFound(f"Client {file.client.chart_label} has no case yet.")
    found = file.of_case(case)
    if not (found.signed_sessions or found.signed_assessments):
        raise Refused("Nothing is signed in this case yet: there is nothing to report.")
    return found


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


def _signer(case: CaseFile) -> Therapist:
    """Who signed last in this case: the command line has no other way to know who is at work."""
    notes = [*case.signed_assessments, *case.signed_sessions]
    newest = max(notes, key=lambda note: note.signed_at or note.entered_at)
    return case.therapists[newest.therapist_id]
