"""Whom and what the telling of every story needs."""

from typing import NamedTuple

from charting.chart import Chart
from charting.demo.days import Days
from charting.model.clinic import Therapist
from charting.model.provider import Provider


class Cast(NamedTuple):
    """The open chart, the therapist who charts, the calendar, and the providers by their short names."""

    chart: Chart
    who: Therapist
    days: Days
    providers: dict[str, Provider]
