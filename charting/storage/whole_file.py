"""Files that leave the chart: whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from charting.errors import StorageFailure
from charting.storage.connection import private_file


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """What the block writes takes the place of `path` once the disk has all of it; until then `path` stays.

    A file made anew is readable by its owner alone. Raises StorageFailure.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    private_file(unfinished)
    try:
        with unfinished.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(path)
        to_disk(path.parent)
    except OSError as error:
        raise StorageFailure(
            f"{path} could not be written: {error.strerror}. Choose another place."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def to_disk(path: Path) -> None:
    """Wait until the disk has the file, or the folder's list of names; Windows keeps that by itself."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
