"""Files that only their owner may read: the clinic file, its backups, the settings, the error log."""

import os
from pathlib import Path

from charting.errors import StorageFailure


def ensure_private_file(path: Path) -> None:
    """Create the file, readable by its owner alone (mode 0600), unless it exists. Raises StorageFailure."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StorageFailure(f"{path} cannot be written: {error.strerror}. Choose another folder.") from error
