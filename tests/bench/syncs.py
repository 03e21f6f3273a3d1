"""How often the disk was waited for: counted by a tracer where there is one, else read from the write-ahead log itself."""

import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

HEADER, FRAME = 32, 24  # bytes
_SYNC = re.compile(r"\bf(data)?sync\(")


def commits_in(chart: Path) -> int:
    """Transactions in the log since it last began anew.

    With synchronous FULL, SQLite syncs the log once for each transaction that commits, and marks the last frame of
    it. So the marked frames are the syncs. See "WAL-mode File Format" in SQLite's documentation.
    """
    log = Path(f"{chart}-wal")
    with log.open("rb") as file:
        header = file.read(HEADER)
        if len(header) < HEADER:
            return 0
        page, salts = struct.unpack(">I", header[8:12])[0], header[16:24]
        count = 0
        while len(frame := file.read(FRAME)) == FRAME and frame[8:16] == salts:
            count += frame[4:8] != b"\0\0\0\0"  # the size of the file after a commit, else nothing
            file.seek(page, 1)
    return count


def mark() -> None:
    """A call that a tracer sees and that changes nothing: the turns stand between two of them."""
    os.chdir(".")


def traced(module: str, *words: str, turns: int = 20) -> float | None:
    """Calls of fsync and fdatasync for each turn of a process `python -m module … turns`; None without strace."""
    strace = shutil.which("strace")
    if strace is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "calls")
        tracer = [strace, "-f", "-qq", "-e", "trace=fsync,fdatasync,chdir", "-o", str(told)]
        command = [*tracer, sys.executable, "-m", module, *words, str(turns)]
        done = subprocess.run(command, capture_output=True, check=False)
        return syncs_between_marks(told.read_text()) / turns if done.returncode == 0 else None


def syncs_between_marks(calls: str) -> int:
    """How often the disk was waited for, in the words of strace."""
    _, between, _ = calls.split("chdir(")
    return len(_SYNC.findall(between))
