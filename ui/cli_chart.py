"""The commands about the chart as a whole: list its clients, back it up, verify it, carry it elsewhere."""

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

import msgspec

from charting.actions.checking import check_chart
from charting.actions.transfer import export_chart
from charting.actions.transfer_in import import_as_new, import_chart
from charting.chart import Chart, open_chart
from charting.errors import NotFound, Refused
from charting.model.client import Client
from charting.storage import backup as backups
from charting.summaries.client_file import current_of
from ui.cli_table import format_day_cell, table

ALL = 1_000_000


class ListedClient(NamedTuple):
    """A line of the list; in JSON the fields have these names."""

    chart_number: str
    name: str
    born: str
    phone: str
    complaint: str
    status: str


HEADINGS = ListedClient("Chart", "Name", "Born", "Phone", "Complaint", "Status")


def clients(args: argparse.Namespace) -> int:
    """List the clients that match, all without words."""
    with open_chart(args.chart) as chart:
        found = chart.find_clients(" ".join(args.text), ALL)
        listed = [_listed(chart, client) for client in found]
    if args.json:
        text = msgspec.json.encode([each._asdict() for each in listed])
        print(msgspec.json.format(text, indent=2).decode())
    elif listed:
        print("\n".join(table(HEADINGS, [each._replace(born=format_day_cell(each.born)) for each in listed])))
    else:
        print("No client matches." if args.text else "The chart has no client yet.", file=sys.stderr)
    return 0


def backup(args: argparse.Namespace) -> int:
    """Back the chart up and say where."""
    with open_chart(args.chart) as chart:
        print(chart.back_up())
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the chart's place and say where the former chart lies."""
    former = backups.restore(args.chart, args.file)
    if former.exists():
        print(f"The former chart was set aside: {former}")
    print(f"Restored: {args.chart}")
    return 0


def verify(args: argparse.Namespace) -> int:
    """Name what is wrong with the chart, a line each. Raises Refused when anything is."""
    with open_chart(args.chart) as chart:
        problems, index_whole = check_chart(chart)
        count = sum(gateway.count() for gateway in chart.gateways.values())
    for problem in problems:
        print(problem)
    if problems:
        raise Refused(
            f"The chart is not as it was written: {len(problems)} found. Keep it, and restore a backup."
        )
    if not index_whole:
        print(
            "The index in which words of notes are found was not whole. It is made anew; no record was harmed."
        )
    print(f"The chart is whole: {count:,} records agree with their seals and the log.")
    return 0


def export(args: argparse.Namespace) -> int:
    """Write the whole chart as JSON. Raises Refused when the file is there, unless told to replace it."""
    out: Path = args.out.absolute()
    if out == args.chart:
        raise Refused(f"{out} is the chart itself. Choose another file.")
    if out.exists() and not args.force:
        raise Refused(f"{out} is there already. Choose another file, or say --force to replace it.")
    with open_chart(args.chart) as chart:
        export_chart(chart, out)
    print(out)
    return 0


def import_(args: argparse.Namespace) -> int:
    """Read an export into the chart, which is made if there is none; when the export is refused, there is none."""
    if not args.file.is_file():
        raise NotFound(f"There is no file {args.file}.")
    if args.chart.exists():
        with open_chart(args.chart, create=True) as chart:
            count = import_chart(chart, args.file)
    else:
        count = import_as_new(args.chart, args.file)
    print(f"Imported {count:,} records into {args.chart}")
    return 0


def _listed(chart: Chart, client: Client) -> ListedClient:
    case = current_of(chart.cases.find(client_id=client.id))
    return ListedClient(
        chart_number=client.chart_label,
        name=client.listed_name,
        born=client.birth_date.isoformat(),
        phone=client.phone,
        complaint=case.complaint if case else "",
        status=str(case.status) if case else "no case",
    )
