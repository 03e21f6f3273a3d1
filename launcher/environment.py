"""The environment `.venv`: its paths, whether it is complete, and how the app is started from it.

Every start imports this module, so it imports nothing that only the first start needs.
"""

import hashlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

LOCKS = {"app": "requirements.lock", "test": "requirements-test.lock"}


class SetupError(Exception):
    """The machine lacks something. The text tells the person what, and how to fix it."""


def tell_user(sentence: str) -> None:
    """Print on stderr, so that `clients --json > file` writes only JSON, even on the first start."""
    print(sentence, file=sys.stderr, flush=True)


def get_venv_path(root: Path) -> Path:
    """The folder of the environment."""
    return root / ".venv"


def get_scripts_path(root: Path) -> Path:
    """The folder of its commands, which Windows names differently (docs.python.org/3/library/venv.html)."""
    return get_venv_path(root) / ("Scripts" if os.name == "nt" else "bin")


def get_python_path(root: Path) -> Path:
    """Its Python."""
    return get_scripts_path(root) / ("python.exe" if os.name == "nt" else "python")


def get_site_packages_path(root: Path) -> Path:
    """The folder of its packages."""
    if os.name == "nt":
        return get_venv_path(root) / "Lib" / "site-packages"
    return (
        get_venv_path(root) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    )


def get_stamp_path(root: Path, stage: str) -> Path:
    """The file that is written last when a stage ("app", "test") is installed."""
    return get_venv_path(root) / f"{stage}.stamp"


def compute_fingerprint(root: Path, stage: str) -> str:
    """A hash of what a stage is installed from: the kind of Python and the exact pins. The stamp holds it."""
    python = f"{sys.implementation.cache_tag} {sys.platform}\n".encode()
    return hashlib.sha256(python + (root / LOCKS[stage]).read_bytes()).hexdigest()


def is_current(root: Path, stage: str) -> bool:
    """Whether a stage is installed as pinned. Reads two small files and never uses the network."""
    stamp = get_stamp_path(root, stage)
    return (
        get_python_path(root).exists()
        and stamp.exists()
        and stamp.read_text() == compute_fingerprint(root, stage)
    )


def link_checkout(root: Path) -> None:
    """Make the checkout importable in the environment, and write the command `soapstone` beside its Python.

    The .pth file (docs.python.org/3/library/site.html) holds a relative path, because Python reads it in the encoding
    of the locale, which may lack a letter of the checkout's full path. The command is rewritten if the checkout moved.
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
    content = os.fsencode(text)
    if not file.exists() or file.read_bytes() != content:
        file.write_bytes(content)
        file.chmod(mode)


def build_app_command(root: Path, words: Sequence[str], module: str = "ui.cli") -> list[str]:
    """The command that starts the app, or another module of this checkout, with these arguments.

    `-I` ignores PYTHONPATH, PYTHONDONTWRITEBYTECODE and modules in the current folder
    (docs.python.org/3/using/cmdline.html#cmdoption-I).
    """
    return [str(get_python_path(root)), "-I", "-X", "utf8", "-m", module, *words]


def is_window_command(words: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Whether these arguments open a window on Linux. Without a display the app itself says so."""
    display = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or not display or {"-h", "--help", "--no-window"} & set(words):
        return False
    return not words or words[0] == "demo" or words[0].startswith("-")
