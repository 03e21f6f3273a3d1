"""`soapstone demo`: a made-up clinic to look around in, and one progress report on paper."""

import argparse
from pathlib import Path

from charting.chart import open_chart
from charting.errors import Refused
from charting.storage.backup import set_aside
from ui import places
from ui.cli_report import write_report
from ui.cli_window import NO_SCREEN, open_window
from ui.screen import has_screen

NOT_ASKED = "The window stays closed, as asked."


def demo(args: argparse.Namespace) -> int:
    """Make the clinic anew, with the former one set aside, write the report, say where both are, open the window.

    Raises ChartInUse when the former one is open, Refused when another chart was named.
    """
    from charting.demo import FEATURED, make_demo

    if args.chart != places.chart_path().absolute():
        raise Refused("The demo makes a chart of its own: --dir DIR says where, not --chart.")
    folder: Path = (args.dir or places.demo_folder()).absolute()
    chart_file, page = folder / "demo.soapstone", folder / "progress-report.pdf"
    if chart_file.exists():
        print(f"The former demo clinic was set aside: {set_aside(chart_file)}")
    make_demo(chart_file)
    with open_chart(chart_file) as chart:
        write_report(chart, FEATURED, page)
    print(f"The demo clinic: {chart_file}\nA progress report: {page}", flush=True)
    if args.no_window:
        print(NOT_ASKED)
        return 0
    if not has_screen():
        print(NO_SCREEN)
        return 0
    return open_window(chart_file)
