"""The environment `.venv`: where its parts are, whether it is whole, and how the app is started from it.

Every start passes through here, so nothing is imported that only the first one needs.
"""

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

LOCKS = {"app": "requirements.lock", "test": "requirements-test.lock"}


class Refusal(Exception):
    """The machine lacks something. The text is a sentence for the person, with what mends it."""


def say(sentence: str) -> None:
    """Tell the person. On stderr, so that `clients --json > file` is JSON on the first start too."""
    print(sentence, file=sys.stderr, flush=True)


def venv_of(root: Path) -> Path:
    return root / ".venv"


def scripts_of(root: Path) -> Path:
    return venv_of(root) / ("Scripts" if os.name == "nt" else "bin")


def python_of(root: Path) -> Path:
    return scripts_of(root) / ("python.exe" if os.name == "nt" else "python")


def site_packages_of(root: Path) -> Path:
    if os.name == "nt":
        return venv_of(root) / "Lib" / "site-packages"
    return venv_of(root) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def stamp_of(root: Path, stage: str) -> Path:
    """The file written last of all when a stage ("app", "test") has been installed."""
    return venv_of(root) / f"{stage}.stamp"


def fingerprint(root: Path, stage: str) -> str:
    """What an installed stage must have been made from: this kind of Python and these exact pins."""
    kind = f"{sys.implementation.cache_tag} {sys.platform}\n".encode()
    return hashlib.sha256(kind + (root / LOCKS[stage]).read_bytes()).hexdigest()


def is_current(root: Path, stage: str) -> bool:
    """True when nothing needs installing. Reads two small files and never the network."""
    stamp = stamp_of(root, stage)
    return python_of(root).exists() and stamp.exists() and stamp.read_text() == fingerprint(root, stage)


def point_at_checkout(root: Path) -> None:
    """Let the environment find the program from any folder, and `soapstone` stand beside its Python.

    The first names the checkout from where it stands: Python reads it in the encoding of the locale, which may have
    no letter for the folder's name. The second is written again when the checkout has been moved.
    """
    site_packages = site_packages_of(root)
    _write_if_other(site_packages / "soapstone.pth", os.path.relpath(root, site_packages) + "\n")
    if os.name == "nt":
        _write_if_other(scripts_of(root) / "soapstone.cmd", '@"%~dp0python.exe" -I -X utf8 -m ui.cli %*\r\n')
    else:
        quoted = " ".join("'" + part.replace("'", "'\\''") + "'" for part in app_command(root, []))
        _write_if_other(scripts_of(root) / "soapstone", f'#!/bin/sh\nexec {quoted} "$@"\n', mode=0o755)


def _write_if_other(file: Path, text: str, mode: int = 0o644) -> None:
    wanted = os.fsencode(text)
    if not file.exists() or file.read_bytes() != wanted:
        file.write_bytes(wanted)
        file.chmod(mode)


def app_command(root: Path, words: Sequence[str], module: str = "ui.cli") -> list[str]:
    """The app, or another module of this checkout, with these words.

    `-I` keeps out PYTHONPATH, PYTHONDONTWRITEBYTECODE and whatever lies in the folder one stands in.
    """
    return [str(python_of(root)), "-I", "-X", "utf8", "-m", module, *words]


def opens_window(words: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Whether these words lead to a window on a Linux screen. Without a screen the app says so itself."""
    screen = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or not screen or {"-h", "--help", "--no-window"} & set(words):
        return False
    return not words or words[0] == "demo" or words[0].startswith("-")
