"""The current time, in one place so that tests and the demo clinic can set it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime


def _read_system_clock() -> datetime:
    return datetime.now(UTC).astimezone().replace(microsecond=0)


_source: Callable[[], datetime] = _read_system_clock


def now() -> datetime:
    """The current time to the second with the local offset, so that a note shows the therapist's wall-clock time."""
    return _source()


def today() -> date:
    """The current local date."""
    return now().date()


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Stop the clock at `moment`, which has an offset, inside the block."""
    global _source  # noqa: PLW0603  there is one clock for the process
    before, _source = _source, lambda: moment
    try:
        yield
    finally:
        _source = before
