"""Logs unexpected errors for whoever fixes the program: where the code failed, never what was charted."""

import traceback
from collections.abc import Iterator
from pathlib import Path

from charting import clock
from charting.private_file import ensure_private_file
from ui.core.paths import get_error_log_path


def log_error(error: BaseException) -> Path:
    """Append the error to the error log and return its path. Raises StorageFailure or OSError.

    The message of an error may hold a client's data, so only its type and the traceback are logged.
    """
    path = get_error_log_path()
    ensure_private_file(path)
    with path.open("a", encoding="utf-8") as out:
        out.write(f"{clock.now().isoformat()}\n")
        for cause in _walk_causes(error):
            out.writelines([f"{type(cause).__name__}\n", *traceback.format_tb(cause.__traceback__)])
    return path


def _walk_causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
