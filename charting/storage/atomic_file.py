"""Files that leave the chart: whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from charting.errors import Refused, StorageFailure


@contextmanager
def write_atomically(path: Path) -> Iterator[BinaryIO]:
    """What the block writes takes the place of `path` once the disk has all of it; until then `path` stays.

    A file made anew is readable by its owner alone. Raises StorageFailure.
    """
    if not path.parent.is_dir():
        raise StorageFailure(f"There is no folder {path.parent}. Choose another place.")
    refuse_non_file(path)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    with _translate_os_errors(path):
        try:
            with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            unfinished.replace(path)
            sync_to_disk(path.parent)
        finally:
            unfinished.unlink(missing_ok=True)


@contextmanager
def create_atomically(path: Path) -> Iterator[Path]:
    """A name under which the block makes a chart that is not there yet. It is called `path` once the disk has all of it.

    A kill leaves what is not finished beside it. Raises Refused when there is a file at `path` by then, and
    StorageFailure, also when there is the log of one that was there.
    """
    refuse_orphaned_journal(path)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    with _translate_os_errors(path):
        try:
            yield unfinished
            sync_to_disk(unfinished)
            if path.exists():
                raise Refused(f"{path} is there already. Choose another place.")
            unfinished.rename(path)
            sync_to_disk(path.parent)
        finally:
            for tail in ("", "-wal", "-shm", "-journal"):
                Path(f"{unfinished}{tail}").unlink(missing_ok=True)


@contextmanager
def _translate_os_errors(path: Path) -> Iterator[None]:
    """What the disk refuses, as a sentence about the file that was asked for."""
    try:
        yield
    except OSError as error:
        raise StorageFailure(
            f"{path} could not be written: {error.strerror}. Choose another place."
        ) from error


def refuse_orphaned_journal(path: Path) -> None:
    """SQLite knows a log by its name alone: that of a chart which was moved would be read into the one that comes to
    `path`, or be deleted with all that was saved in it. Raises StorageFailure.
    """
    for log in (Path(f"{path}-wal"), Path(f"{path}-journal")):
        if _get_file_size(path) is None and _get_file_size(log):
            raise StorageFailure(
                f"{log} belongs to a clinic file that was moved without it. Put both in one folder again, or choose another place."
            )


def _get_file_size(path: Path) -> int | None:
    """In bytes; None where there is no file, or none that we may look at."""
    try:
        return path.stat().st_size
    except OSError:
        return None


def refuse_non_file(path: Path) -> None:
    """A folder or a device (`/dev/null`) is never replaced by a file. Raises StorageFailure."""
    if path.exists() and not path.is_file():
        raise StorageFailure(f"{path} could not be written: it is not a file. Choose another place.")


def sync_to_disk(path: Path) -> None:
    """Wait until the disk has the file, or the folder's list of names; Windows keeps that by itself."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
