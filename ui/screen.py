"""Whether a window can open here. Qt aborts the whole process where it cannot, so one has to ask before."""

import os
import sys
from pathlib import Path

IN_MEMORY = ("offscreen", "minimal")  # Qt's own platforms that draw for nobody


def has_screen() -> bool:
    """On Linux DISPLAY or WAYLAND_DISPLAY must lead to somebody who answers, not only be set."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") in IN_MEMORY:
        return True
    return _x11_answers() or _wayland_answers()


def _x11_answers() -> bool:
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


def _wayland_answers() -> bool:
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
