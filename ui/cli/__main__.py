"""`soapstone …`: the window without words, and the chart headless with them, through the same actions.

Exit codes: 0 done, 1 refused or failed with one sentence on stderr, 2 wrong usage. Qt is loaded only for the
window, reportlab only for a page, and what reads the words only where there are any.
"""

import io
import os
import sys
from collections.abc import Sequence

from charting.errors import SoapstoneError
from ui.cli import window
from ui.core import paths


def main(words: Sequence[str] | None = None) -> int:
    """Do what the words say and return the exit code. No error of any kind reaches the person as a traceback."""
    _allow_any_letter()
    try:
        code = _run_command(sys.argv[1:] if words is None else words)
        if sys.stdout is not None:  # a Windows start without a console has none
            sys.stdout.flush()
    except SoapstoneError as error:
        return _print_error(str(error))
    except BrokenPipeError:
        _discard_output()
        return 0
    except OSError as error:
        _discard_output()
        return _print_error(
            f"This machine refused: {error.strerror or error}. Everything saved before is safe."
        )
    except KeyboardInterrupt:
        _print_error("Stopped. Everything saved before is safe.")
        return 130
    except Exception as error:
        return _print_error(_describe_bug(error))
    return code


def _run_command(words: Sequence[str]) -> int:
    if not words:
        return window.open_window(paths.get_clinic_file_path().absolute())
    from ui.cli.parser import parse_command

    return parse_command(words)()


def _print_error(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _describe_bug(error: Exception) -> str:
    from ui.core.error_log import log_error

    try:
        where = f"Where it happened is kept in {log_error(error)}, without any client's data."
    except (SoapstoneError, OSError):
        where = "Where it happened could not be kept."
    return f"Something went wrong inside Soapstone. Everything saved before is safe. {where}"


def _allow_any_letter() -> None:
    """A terminal that has no letter for a name shows its number instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    """Our output leads nowhere any more, and Python would complain once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
