"""How often the disk was waited for, without a tracer: from the write-ahead log itself.

With synchronous FULL, SQLite syncs the log once for each transaction that commits, and marks the last frame of it.
So the marked frames are the syncs. See "WAL-mode File Format" in SQLite's documentation.
"""

import struct
from pathlib import Path

HEADER, FRAME = 32, 24  # bytes


def commits_in(chart: Path) -> int:
    """Transactions in the log since it last began anew."""
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
