"""The window, opened from the command line."""

import argparse

from charting.errors import EnvironmentFailure
from ui.screen import has_screen

NO_SCREEN = "There is no screen here, so that the window cannot open."


def open_window(args: argparse.Namespace) -> int:
    """Open the window on the chart. Raises EnvironmentFailure without a screen."""
    if not has_screen():
        raise EnvironmentFailure(f"{NO_SCREEN} `soapstone --help` lists what works without.")
    from ui import app

    return app.open_window(args.chart)
