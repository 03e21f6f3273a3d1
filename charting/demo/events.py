"""A story as events in order of time, each under the clock of its own moment."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from charting import clock
from charting.demo.days import Days


class Event(NamedTuple):
    """Something that happened at `moment`; `tell` charts it."""

    moment: datetime
    tell: Callable[[], object]


def play(events: list[Event], days: Days) -> None:
    """Chart them in order of time; those of one moment in the order given."""
    for event in sorted(events, key=lambda each: each.moment):
        with clock.set_to(days.not_after_now(event.moment)):
            event.tell()
