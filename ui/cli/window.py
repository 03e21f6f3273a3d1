"""Opens the window from the command line."""

import builtins
import gc
import os
import sys
from pathlib import Path
from types import ModuleType

from charting.errors import EnvironmentFailure

IN_MEMORY = ("offscreen", "minimal")  # Qt's own platforms that draw for nobody


def has_screen() -> bool:
    """Return whether a window can open. On Linux, a display server must answer; that DISPLAY is set is not enough."""
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


NO_SCREEN = "There is no screen here, so the window cannot open."


def open_window(path: Path) -> int:
    """Open the window on a clinic file and return the exit code. Raises EnvironmentFailure without a screen."""
    if not has_screen():
        raise EnvironmentFailure(f"{NO_SCREEN} `soapstone --help` lists what works without one.")
    exit_code: int = load_window_code().run_application(path)
    return exit_code


def load_window_code() -> ModuleType:
    """Import the window's code and return its module.

    Garbage collection is off from here on, since it would run several times during the import and find nothing;
    `ui.application.gui_thread_gc` takes over once the window exists.
    """
    gc.disable()
    _restore_plain_import()
    from ui.application import application

    return application


def _restore_plain_import() -> None:
    """Undo PySide's replacement of `__import__`, which doubles the time that importing a module takes.

    PySide reads the source of every module imported after it, and keeps it in memory, to see whether the module uses
    `from __feature__ import snake_case`. None of ours does. PySide keeps the original function as `__orig_import__`.
    See doc.qt.io/qtforpython-6/considerations.html.
    """
    import PySide6.QtCore  # noqa: F401  PySide replaces it when it is imported

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
