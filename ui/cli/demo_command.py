"""`soapstone demo`: an invented clinic to look around in, and one progress report as PDF."""

import argparse
from pathlib import Path

from charting.actions.backups import set_clinic_file_aside
from charting.clinic_file import open_clinic_file
from charting.errors import Refused
from ui.cli.report_command import write_report_pdf
from ui.cli.window import NO_SCREEN, has_screen, open_window
from ui.core import paths

NO_WINDOW = "The window was not opened, as requested."


def run_demo(args: argparse.Namespace) -> int:
    """Create the demo clinic, setting a former one aside, write a report, say where both are, and open the window.

    Raises ClinicFileInUse when the former one is open, Refused when `--file` was given.
    """
    from charting.demo.seed_clinic import FEATURED, make_demo

    if args.clinic_file != paths.get_clinic_file_path().absolute():
        raise Refused("The demo makes a clinic file of its own: --dir DIR says where, not --file.")
    folder: Path = (args.dir or paths.get_demo_folder()).absolute()
    demo_file, page = folder / "demo.soapstone", folder / "progress-report.pdf"
    if demo_file.exists():
        print(f"The former demo clinic was set aside: {set_clinic_file_aside(demo_file)}")
    make_demo(demo_file)
    with open_clinic_file(demo_file) as clinic_file:
        write_report_pdf(clinic_file, FEATURED, page)
    print(f"The demo clinic: {demo_file}\nA progress report: {page}", flush=True)
    if args.no_window:
        print(NO_WINDOW)
        return 0
    if not has_screen():
        print(NO_SCREEN)
        return 0
    return open_window(demo_file)
