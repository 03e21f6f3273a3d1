"""The window, opened from the command line."""

import builtins
import gc
from pathlib import Path
from types import ModuleType

from charting.errors import EnvironmentFailure
from ui.screen import has_screen

NO_SCREEN = "There is no screen here, so that the window cannot open."


def open_window(chart: Path) -> int:
    """Open the window on the chart. Raises EnvironmentFailure without a screen."""
    if not has_screen():
        raise EnvironmentFailure(f"{NO_SCREEN} `soapstone --help` lists what works without.")
    opened: int = loaded().open_window(chart)
    return opened


def loaded() -> ModuleType:
    """The window's code. Python looks for garbage several times while it loads, and finds none: not from here on,
    until `ui.sweeping` does it when the window stands."""
    gc.disable()
    _import_plainly()
    from ui import app

    return app


def _import_plainly() -> None:
    """PySide puts itself before `import`, and reads the source of every module that is loaded after it, and keeps that
    in memory, to see whether the module may ask for names in snake case. None of ours does. The `import` that it has
    kept aside is put back: reading is half of the time of loading a module.
    """
    import PySide6.QtCore  # noqa: F401  it does so on being loaded

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
