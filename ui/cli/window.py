"""The window, opened from the command line."""

import builtins
import gc
import os
import sys
from pathlib import Path
from types import ModuleType

from charting.errors import EnvironmentFailure

IN_MEMORY = ("offscreen", "minimal")  # Qt's own platforms that draw for nobody


def has_screen() -> bool:
    """On Linux DISPLAY or WAYLAND_DISPLAY must lead to somebody who answers, not only be set."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") in IN_MEMORY:
        return True
    return _has_x11_server() or _has_wayland_server()


def _has_x11_server() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def _has_wayland_server() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    import socket

    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", ""), name)))
    except OSError:
        return False
    return True


NO_SCREEN = "There is no screen here, so that the window cannot open."


def open_window(chart: Path) -> int:
    """Open the window on the chart. Raises EnvironmentFailure without a screen."""
    if not has_screen():
        raise EnvironmentFailure(f"{NO_SCREEN} `soapstone --help` lists what works without.")
    opened: int = load_window_code().run_application(chart)
    return opened


def load_window_code() -> ModuleType:
    """The window's code. Python looks for garbage several times while it loads, and finds none: not from here on,
    until `ui.application.gui_thread_gc` does it when the window stands."""
    gc.disable()
    _restore_plain_import()
    from ui.application import application

    return application


def _restore_plain_import() -> None:
    """PySide puts itself before `import`, and reads the source of every module that is loaded after it, and keeps that
    in memory, to see whether the module may ask for names in snake case. None of ours does. The `import` that it has
    kept aside is put back: reading is half of the time of loading a module.
    """
    import PySide6.QtCore  # noqa: F401  it does so on being loaded

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
