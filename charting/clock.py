"""What time it is. One place, so that tests and the demo clinic can say otherwise."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime


def _read_system_clock() -> datetime:
    return datetime.now(UTC).astimezone().replace(microsecond=0)


_source: Callable[[], datetime] = _read_system_clock


def now() -> datetime:
    """The moment, to the second, with the local offset: a note says 10:00 as the therapist's wall clock did."""
    return _source()


def today() -> date:
    """The local calendar day."""
    return now().date()


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (with an offset) within the block."""
    global _source  # noqa: PLW0603  one clock for the process
    before, _source = _source, lambda: moment
    try:
        yield
    finally:
        _source = before
