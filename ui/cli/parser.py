"""The arguments of the command line. A command's own code is imported only when it runs."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import cast

from ui import __version__
from ui.cli import window
from ui.core import paths

DESCRIPTION = "Charting and progress reports for medical massage therapists."
EPILOG = (
    "Without a command the window opens. `soapstone COMMAND --help` explains a command. "
    "Exit codes: 0 done, 1 refused or failed (the reason is on stderr), 2 wrong usage."
)

CommandFunction = Callable[[argparse.Namespace], int]


def parse_command(arguments: Sequence[str]) -> Callable[[], int]:
    """Return the command to run. Exits with code 2 for wrong usage."""
    args = build_parser().parse_args(arguments)
    args.clinic_file = (args.clinic_file or paths.get_clinic_file_path()).absolute()
    command: CommandFunction = args.command
    return partial(command, args)


def build_parser() -> argparse.ArgumentParser:
    """Build the parser with all commands."""
    parser = argparse.ArgumentParser("soapstone", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"Soapstone {__version__}")
    _add_file_option(parser, None)
    parser.set_defaults(command=_open_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add_command(name: str, does: str, run: CommandFunction) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        _add_file_option(sub, argparse.SUPPRESS)
        sub.set_defaults(command=run)
        return sub

    _add_reading_commands(add_command)
    _add_file_commands(add_command)
    return parser


CommandAdder = Callable[[str, str, CommandFunction], argparse.ArgumentParser]


def _add_reading_commands(command: CommandAdder) -> None:
    clients = command(
        "clients",
        "list the clients, all or those that match TEXT",
        _load_on_run("file_commands", "run_clients"),
    )
    clients.add_argument(
        "text", metavar="TEXT", nargs="*", help="part of a name, birth date, phone or chart number"
    )
    clients.add_argument("--json", action="store_true", help="as JSON")
    find = command(
        "find", "search the notes of all clients, newest first", _load_on_run("find_command", "run_find")
    )
    find.add_argument(
        "words",
        metavar="WORD",
        nargs="+",
        help="notes must contain each WORD, the last one as the start of a word; put “a phrase” in quotes",
    )
    find.add_argument("--most", metavar="N", type=_parse_count, help="how many at most (default: 50)")
    find.add_argument("--json", action="store_true", help="as JSON")
    _add_report_command(command)
    demo = command(
        "demo",
        "make a demo clinic and a report, and open the window on it",
        _load_on_run("demo_command", "run_demo"),
    )
    demo.add_argument("--dir", metavar="DIR", type=Path, help="the folder (default: in your own data folder)")
    demo.add_argument("--no-window", action="store_true", help="do not open the window")


def _parse_count(word: str) -> int:
    if not word.isdecimal() or not int(word):
        raise argparse.ArgumentTypeError(f"{word} is not a whole number of at least 1")
    return int(word)


def _add_report_command(command: CommandAdder) -> None:
    report = command(
        "report",
        "issue a report as PDF, or all progress reports that are due",
        _load_on_run("report_command", "run_report"),
    )
    which = report.add_mutually_exclusive_group(required=True)
    which.add_argument("--client", metavar="CHARTNO", type=int, help="chart number")
    which.add_argument(
        "--due", action="store_true", help="all that Today's work list calls due, each to its referrer"
    )
    report.add_argument("--kind", metavar="KIND", help="which kind of report (default: progress)")
    report.add_argument(
        "--case", metavar="N", type=int, help="the client's first, second … case (default: current)"
    )
    report.add_argument(
        "--to", metavar="PROVIDER", help="part of the provider's name, or the NPI (default: the referrer)"
    )
    report.add_argument(
        "--out", metavar="PATH", type=Path, required=True, help="the PDF to write, or with --due the folder"
    )
    report.add_argument("--force", action="store_true", help="replace an existing file")


def _add_file_commands(command: CommandAdder) -> None:
    command(
        "backup",
        "back up the clinic file beside it, and check the backup",
        _load_on_run("file_commands", "run_backup"),
    )
    restore = command(
        "restore",
        "put a backup in place of the clinic file, which is set aside",
        _load_on_run("file_commands", "run_restore"),
    )
    restore.add_argument("file", metavar="FILE", type=Path, help="the backup")
    command(
        "verify",
        "check every record against its seal and the log, and every issued report against its PDF",
        _load_on_run("file_commands", "run_verify"),
    )
    export = command(
        "export", "write the whole clinic file as JSON", _load_on_run("file_commands", "run_export")
    )
    export.add_argument("--out", metavar="FILE.json", type=Path, required=True, help="the file to write")
    export.add_argument("--force", action="store_true", help="replace FILE.json if it exists")
    import_ = command(
        "import",
        "read an exported file into an empty or a new clinic file",
        _load_on_run("file_commands", "run_import"),
    )
    import_.add_argument("file", metavar="FILE.json", type=Path, help="the file to read")


def _add_file_option(parser: argparse.ArgumentParser, default: object) -> None:
    """Add `--file`, and `--chart`: its former name, which scripts may still use and the help leaves out."""
    help_text = "the clinic file (default: this PC's own)"
    parser.add_argument(
        "--file", dest="clinic_file", metavar="FILE", type=Path, default=default, help=help_text
    )
    parser.add_argument(
        "--chart", dest="clinic_file", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )


def _load_on_run(module: str, name: str) -> CommandFunction:
    def run_command(args: argparse.Namespace) -> int:
        return cast(CommandFunction, getattr(import_module(f"ui.cli.{module}"), name))(args)

    return run_command


def _open_window(args: argparse.Namespace) -> int:
    return window.open_window(args.clinic_file)
