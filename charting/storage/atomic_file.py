"""Writing a file so that it is complete or not there at all, even if the power fails."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from charting.errors import StorageFailure


@contextmanager
def write_atomically(path: Path) -> Iterator[BinaryIO]:
    """Write to a temporary file, which replaces `path` once all of it is on the disk; until then `path` is unchanged.

    Only the owner can read the new file. Raises StorageFailure.
    """
    if not path.parent.is_dir():
        raise StorageFailure(f"There is no folder {path.parent}. Choose another place.")
    refuse_non_file(path)
    unfinished = name_unfinished(path)
    with translate_os_errors(path):
        try:
            with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            unfinished.replace(path)
            sync_to_disk(path.parent)
        finally:
            unfinished.unlink(missing_ok=True)


def name_unfinished(path: Path) -> Path:
    """The name beside `path` under which this process writes what will replace it."""
    return path.with_name(f".{path.name}.{os.getpid()}.unfinished")


@contextmanager
def translate_os_errors(path: Path) -> Iterator[None]:
    """Turn an OSError of the block into a StorageFailure that names the file the person asked for."""
    try:
        yield
    except OSError as error:
        raise StorageFailure(
            f"{path} could not be written: {error.strerror}. Choose another place."
        ) from error


def refuse_non_file(path: Path) -> None:
    """Refuse to replace a folder or a device (`/dev/null`) by a file. Raises StorageFailure."""
    if path.exists() and not path.is_file():
        raise StorageFailure(f"{path} could not be written: it is not a file. Choose another place.")


def sync_to_disk(path: Path) -> None:
    """Wait until the file, or the folder's list of names, is on the disk.

    Windows cannot open a folder for this; NTFS journals its names by itself.
    """
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
