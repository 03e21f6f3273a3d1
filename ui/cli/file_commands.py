"""Commands for the whole clinic file: list its clients, back it up, restore, verify, export, import."""

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

import msgspec

from charting.actions.backups import restore_backup
from charting.actions.file_check import check_clinic_file
from charting.actions.transfer.clinic_export import export_clinic_file
from charting.actions.transfer.clinic_import import import_as_new_file, import_clinic_file
from charting.clinic_file import ClinicFile, open_clinic_file
from charting.errors import NotFound, Refused
from charting.model.client import Client
from charting.summaries.client_records import find_current_case
from ui.cli.text_table import format_day_cell, format_table

NO_LIMIT = 1_000_000


class ListedClient(NamedTuple):
    """A line of the list. The field names are the keys of the JSON output, so they must not change."""

    chart_number: str
    name: str
    born: str
    phone: str
    complaint: str
    status: str


HEADINGS = ListedClient("Chart", "Name", "Born", "Phone", "Complaint", "Status")


def run_clients(args: argparse.Namespace) -> int:
    """List the clients that match; without a text, all."""
    with open_clinic_file(args.clinic_file) as clinic_file:
        clients = clinic_file.find_clients(" ".join(args.text), NO_LIMIT)
        listed = [_list_client(clinic_file, client) for client in clients]
    if args.json:
        text = msgspec.json.encode([row._asdict() for row in listed])
        print(msgspec.json.format(text, indent=2).decode())
    elif listed:
        print(
            "\n".join(
                format_table(HEADINGS, [row._replace(born=format_day_cell(row.born)) for row in listed])
            )
        )
    else:
        print("No client matches." if args.text else "The clinic file has no client yet.", file=sys.stderr)
    return 0


def run_backup(args: argparse.Namespace) -> int:
    """Back up the clinic file and print the path of the backup."""
    with open_clinic_file(args.clinic_file) as clinic_file:
        print(clinic_file.back_up())
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Replace the clinic file with a backup and print where the former file is now."""
    former = restore_backup(args.clinic_file, args.file)
    if former.exists():
        print(f"The former clinic file was set aside: {former}")
    print(f"Restored: {args.clinic_file}")
    return 0


def run_verify(args: argparse.Namespace) -> int:
    """Print each problem of the clinic file on a line. Raises Refused if there is any."""
    with open_clinic_file(args.clinic_file) as clinic_file:
        problems, index_whole = check_clinic_file(clinic_file)
        count = sum(gateway.count() for gateway in clinic_file.gateways.values())
    for problem in problems:
        print(problem)
    if problems:
        raise Refused(
            f"The clinic file is not as it was written: {len(problems)} found. Keep it, and restore a backup."
        )
    if not index_whole:
        print("The search index of the notes was damaged and is being rebuilt; no record was harmed.")
    print(f"The clinic file is whole: {count:,} records agree with their seals and the log.")
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Write the whole clinic file as JSON. Raises Refused when the output exists, unless `--force` is given."""
    out: Path = args.out.absolute()
    if out == args.clinic_file:
        raise Refused(f"{out} is the clinic file itself. Choose another file.")
    if out.exists() and not args.force:
        raise Refused(f"{out} exists already. Choose another file, or use --force to replace it.")
    with open_clinic_file(args.clinic_file) as clinic_file:
        export_clinic_file(clinic_file, out)
    print(out)
    return 0


def run_import(args: argparse.Namespace) -> int:
    """Import an export into the clinic file, or into a new one; if the import is refused, no new file is left."""
    if not args.file.is_file():
        raise NotFound(f"There is no file {args.file}.")
    if args.clinic_file.exists():
        with open_clinic_file(args.clinic_file, create=True) as clinic_file:
            count = import_clinic_file(clinic_file, args.file)
    else:
        count = import_as_new_file(args.clinic_file, args.file)
    print(f"Imported {count:,} records into {args.clinic_file}")
    return 0


def _list_client(clinic_file: ClinicFile, client: Client) -> ListedClient:
    case = find_current_case(clinic_file.cases.find(client_id=client.id))
    return ListedClient(
        chart_number=client.chart_label,
        name=client.listed_name,
        born=client.birth_date.isoformat(),
        phone=client.phone,
        complaint=case.complaint if case else "",
        status=str(case.status) if case else "no case",
    )
