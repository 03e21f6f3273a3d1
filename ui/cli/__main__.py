"""`soapstone …`: opens the window without arguments, and runs a command with them, through the same actions.

Exit codes: 0 done, 1 refused or failed with one sentence on stderr, 2 wrong usage. Qt is imported only for the window,
reportlab only for a report, and the argument parser only if there are arguments, so that each start is fast.
"""

import io
import os
import sys
from collections.abc import Sequence

from charting.errors import SoapstoneError
from ui.cli import window
from ui.core import paths


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code. The user never sees a traceback."""
    _allow_any_letter()
    try:
        code = _run_command(sys.argv[1:] if arguments is None else arguments)
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


def _run_command(arguments: Sequence[str]) -> int:
    if not arguments:
        return window.open_window(paths.get_clinic_file_path().absolute())
    from ui.cli.parser import parse_command

    return parse_command(arguments)()


def _print_error(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _describe_bug(error: Exception) -> str:
    from ui.core.error_log import log_error

    try:
        where = f"Where it happened is noted in {log_error(error)}, without any client's data."
    except (SoapstoneError, OSError):
        where = "Where it happened could not be noted."
    return f"Something went wrong inside Soapstone. Everything saved before is safe. {where}"


def _allow_any_letter() -> None:
    """Show a letter that the terminal's encoding lacks as its code instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _discard_output() -> None:
    """Redirect stdout to nowhere, since Python would fail again when it flushes a broken pipe at exit.

    See docs.python.org/3/library/signal.html#note-on-sigpipe.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
