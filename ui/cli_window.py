"""The window, opened from the command line."""

import argparse
import os
import sys

from charting.errors import EnvironmentFailure

NO_SCREEN = "There is no screen here, so that the window cannot open."


def has_screen() -> bool:
    """Whether a window can open: on Linux a display must be named."""
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(named) or not sys.platform.startswith("linux")


def open_window(args: argparse.Namespace) -> int:
    """Open the window on the chart. Raises EnvironmentFailure without a screen."""
    if not has_screen():
        raise EnvironmentFailure(f"{NO_SCREEN} `soapstone --help` lists what works without.")
    from ui import app

    return app.open_window(args.chart)
