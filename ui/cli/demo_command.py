"""`soapstone demo`: a made-up clinic to look around in, and one progress report on paper."""

import argparse
from pathlib import Path

from charting.actions.backups import set_clinic_file_aside
from charting.clinic_file import open_clinic_file
from charting.errors import Refused
from ui.cli.report_command import write_report_pdf
from ui.cli.window import NO_SCREEN, has_screen, open_window
from ui.core import paths

NOT_ASKED = "The window stays closed, as asked."


def run_demo(args: argparse.Namespace) -> int:
    """Make the clinic anew, with the former one set aside, write the report, say where both are, open the window.

    Raises ClinicFileInUse when the former one is open, Refused when another chart was named.
    """
    from charting.demo.seed_clinic import FEATURED, make_demo

    if args.clinic_file != paths.get_clinic_file_path().absolute():
        raise Refused("The demo makes a clinic file of its own: --dir DIR says where, not --file.")
    folder: Path = (args.dir or paths.get_demo_folder()).absolute()
    chart_file, page = folder / "demo.soapstone", folder / "progress-report.pdf"
    if chart_file.exists():
        print(f"The former demo clinic was set aside: {set_clinic_file_aside(chart_file)}")
    make_demo(chart_file)
    with open_clinic_file(chart_file) as clinic_file:
        write_report_pdf(clinic_file, FEATURED, page)
    print(f"The demo clinic: {chart_file}\nA progress report: {page}", flush=True)
    if args.no_window:
        print(NOT_ASKED)
        return 0
    if not has_screen():
        print(NO_SCREEN)
        return 0
    return open_window(chart_file)
