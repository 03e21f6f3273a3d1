"""Unexpected errors, kept for whoever mends the program: where it broke, never what was charted."""

import traceback
from collections.abc import Iterator
from pathlib import Path

from charting import clock
from charting.private_file import ensure_private_file
from ui.core.paths import get_error_log_path


def log_error(error: BaseException) -> Path:
    """Add the error to the user's own problems file and return that. Raises StorageFailure or OSError.

    The words of an error may hold a client's data, so that only its type and the places in the code are kept.
    """
    path = get_error_log_path()
    ensure_private_file(path)
    with path.open("a", encoding="utf-8") as out:
        out.write(f"{clock.now().isoformat()}\n")
        for each in _walk_causes(error):
            out.writelines([f"{type(each).__name__}\n", *traceback.format_tb(each.__traceback__)])
    return path


def _walk_causes(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__
