"""The environment `.venv`: where its parts are, whether it is whole, and how the app is started from it.

Every start passes through here, so nothing is imported that only the first one needs.
"""

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

LOCKS = {"app": "requirements.lock", "test": "requirements-test.lock"}


class SetupError(Exception):
    """The machine lacks something. The text is a sentence for the person, with what mends it."""


def tell_user(sentence: str) -> None:
    """Tell the person. On stderr, so that `clients --json > file` is JSON on the first start too."""
    print(sentence, file=sys.stderr, flush=True)


def get_venv_path(root: Path) -> Path:
    return root / ".venv"


def get_scripts_path(root: Path) -> Path:
    return get_venv_path(root) / ("Scripts" if os.name == "nt" else "bin")


def get_python_path(root: Path) -> Path:
    return get_scripts_path(root) / ("python.exe" if os.name == "nt" else "python")


def get_site_packages_path(root: Path) -> Path:
    if os.name == "nt":
        return get_venv_path(root) / "Lib" / "site-packages"
    return (
        get_venv_path(root) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    )


def get_stamp_path(root: Path, stage: str) -> Path:
    """The file written last of all when a stage ("app", "test") has been installed."""
    return get_venv_path(root) / f"{stage}.stamp"


def compute_fingerprint(root: Path, stage: str) -> str:
    """What an installed stage must have been made from: this kind of Python and these exact pins."""
    kind = f"{sys.implementation.cache_tag} {sys.platform}\n".encode()
    return hashlib.sha256(kind + (root / LOCKS[stage]).read_bytes()).hexdigest()


def is_current(root: Path, stage: str) -> bool:
    """True when nothing needs installing. Reads two small files and never the network."""
    stamp = get_stamp_path(root, stage)
    return (
        get_python_path(root).exists()
        and stamp.exists()
        and stamp.read_text() == compute_fingerprint(root, stage)
    )


def link_checkout(root: Path) -> None:
    """Let the environment find the program from any folder, and `soapstone` stand beside its Python.

    The first names the checkout from where it stands: Python reads it in the encoding of the locale, which may have
    no letter for the folder's name. The second is written again when the checkout has been moved.
    """
    site_packages = get_site_packages_path(root)
    _write_if_changed(site_packages / "soapstone.pth", os.path.relpath(root, site_packages) + "\n")
    if os.name == "nt":
        _write_if_changed(
            get_scripts_path(root) / "soapstone.cmd", '@"%~dp0python.exe" -I -X utf8 -m ui.cli %*\r\n'
        )
    else:
        quoted = " ".join("'" + part.replace("'", "'\\''") + "'" for part in build_app_command(root, []))
        _write_if_changed(
            get_scripts_path(root) / "soapstone", f'#!/bin/sh\nexec {quoted} "$@"\n', mode=0o755
        )


def _write_if_changed(file: Path, text: str, mode: int = 0o644) -> None:
    wanted = os.fsencode(text)
    if not file.exists() or file.read_bytes() != wanted:
        file.write_bytes(wanted)
        file.chmod(mode)


def build_app_command(root: Path, words: Sequence[str], module: str = "ui.cli") -> list[str]:
    """The app, or another module of this checkout, with these words.

    `-I` keeps out PYTHONPATH, PYTHONDONTWRITEBYTECODE and whatever lies in the folder one stands in.
    """
    return [str(get_python_path(root)), "-I", "-X", "utf8", "-m", module, *words]


def is_window_command(words: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Whether these words lead to a window on a Linux screen. Without a screen the app says so itself."""
    screen = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or not screen or {"-h", "--help", "--no-window"} & set(words):
        return False
    return not words or words[0] == "demo" or words[0].startswith("-")
