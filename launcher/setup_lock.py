"""A lock that lets one start at a time set up the environment; others wait."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher.environment import tell_user

PAUSE_SECONDS = 0.5
LOCK_OFFSET = 2**30  # Windows also blocks reading locked bytes, so lock one far beyond the end of the file


@contextmanager
def hold_setup_lock(file: Path) -> Iterator[None]:
    """Lock `file`, without changing it, for the block. The system releases the lock however the process ends."""
    with file.open("rb") as locked:
        if not _try_lock(locked.fileno()):
            tell_user("Another start is setting Soapstone up. This one waits for it.")
            while not _try_lock(locked.fileno()):
                time.sleep(PAUSE_SECONDS)
        yield


def _try_lock(descriptor: int) -> bool:
    """Try to lock; False while another process has the lock. True on a disk that does not support locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, LOCK_OFFSET, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
