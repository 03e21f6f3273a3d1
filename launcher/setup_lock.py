"""One start sets the environment up at a time; another one that comes meanwhile waits for its turn."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher.environment import tell_user

PAUSE_SECONDS = 0.5
LOCK_OFFSET = 2**30  # Windows keeps others from reading what is held, so nothing that is there is held


@contextmanager
def hold_setup_lock(file: Path) -> Iterator[None]:
    """Hold `file`, which is not changed, for this process alone. The system lets go of it however the process ends."""
    with file.open("rb") as held:
        if not _try_lock(held.fileno()):
            tell_user("Another start is setting Soapstone up. This one waits for it.")
            while not _try_lock(held.fileno()):
                time.sleep(PAUSE_SECONDS)
        yield


def _try_lock(descriptor: int) -> bool:
    """False while another process holds it. A disk that knows no such thing keeps nobody waiting."""
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
