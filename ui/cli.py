"""`soapstone …`: the window without words, and the chart headless with them, through the same actions.

Exit codes: 0 done, 1 refused or failed with one sentence on stderr, 2 wrong usage. Qt is loaded only for the
window, reportlab only for a page.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from charting.errors import SoapstoneError
from ui import __version__, cli_chart, cli_demo, cli_report, cli_window, places

DESCRIPTION = "Charting and progress reports for medical massage therapists."
EPILOG = (
    "Without a command the window opens. `soapstone COMMAND --help` says more about one. "
    "Exit codes: 0 done, 1 refused or failed (the reason is on stderr), 2 wrong usage."
)

Command = Callable[[argparse.Namespace], int]


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words say and return the exit code. No error of any kind reaches the person as a traceback."""
    _print_anything()
    try:
        args = _parser().parse_args(words)
        args.chart = (args.chart or places.chart_path()).absolute()
        command: Command = args.command
        code = command(args)
        if sys.stdout is not None:  # a Windows start without a console has none
            sys.stdout.flush()
    except SoapstoneError as error:
        return _say(str(error))
    except BrokenPipeError:
        _stop_printing()
        return 0
    except OSError as error:
        _stop_printing()
        return _say(f"This machine refused: {error.strerror or error}. Everything saved before is safe.")
    except KeyboardInterrupt:
        _say("Stopped. Everything saved before is safe.")
        return 130
    except Exception as error:
        return _say(_our_fault(error))
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("soapstone", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"Soapstone {__version__}")
    _add_chart(parser, None)
    parser.set_defaults(command=cli_window.open_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, does: str, run: Command) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        _add_chart(sub, argparse.SUPPRESS)
        sub.set_defaults(command=run)
        return sub

    _add_reading(command)
    _add_keeping(command)
    return parser


Adder = Callable[[str, str, Command], argparse.ArgumentParser]


def _add_reading(command: Adder) -> None:
    clients = command("clients", "list the clients, all or those that match TEXT", cli_chart.clients)
    clients.add_argument(
        "text", metavar="TEXT", nargs="*", help="part of a name, birth date, phone or chart number"
    )
    clients.add_argument("--json", action="store_true", help="as JSON")
    report = command("report", "issue a progress report as PDF and record it", cli_report.report)
    report.add_argument("--client", metavar="CHARTNO", type=int, required=True, help="chart number")
    report.add_argument(
        "--case", metavar="N", type=int, help="the client's first, second … case (default: current)"
    )
    report.add_argument(
        "--to", metavar="PROVIDER", help="part of the provider's name, or the NPI (default: the referrer)"
    )
    report.add_argument("--out", metavar="FILE", type=Path, required=True, help="the PDF to write")
    report.add_argument("--force", action="store_true", help="replace FILE if it is there")
    demo = command("demo", "make a demo clinic and a report, and open the window on it", cli_demo.demo)
    demo.add_argument("--dir", metavar="DIR", type=Path, help="where (default: among the user's own data)")
    demo.add_argument("--no-window", action="store_true", help="end after the report")


def _add_keeping(command: Adder) -> None:
    command("backup", "back up the chart beside it, checked", cli_chart.backup)
    restore = command(
        "restore", "put a backup in the place of the chart, which is set aside", cli_chart.restore
    )
    restore.add_argument("file", metavar="FILE", type=Path, help="the backup")
    command("verify", "check every record against its seal, the log and the page that left", cli_chart.verify)
    export = command("export", "write the whole chart as JSON", cli_chart.export)
    export.add_argument("--out", metavar="FILE.json", type=Path, required=True, help="the file to write")
    export.add_argument("--force", action="store_true", help="replace FILE.json if it is there")
    import_ = command("import", "read an exported file into an empty or a new chart", cli_chart.import_)
    import_.add_argument("file", metavar="FILE.json", type=Path, help="the file to read")


def _add_chart(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--chart", metavar="FILE", type=Path, default=default, help="the chart (default: the clinic's own)"
    )


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _our_fault(error: Exception) -> str:
    from ui.problems import keep_problem

    try:
        where = f"Where it happened is kept in {keep_problem(error)}, without any client's data."
    except (SoapstoneError, OSError):
        where = "Where it happened could not be kept."
    return f"Something went wrong inside Soapstone. Everything saved before is safe. {where}"


def _print_anything() -> None:
    """A terminal that has no letter for a name shows its number instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _stop_printing() -> None:
    """Our output leads nowhere any more, and Python would complain once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
