"""Today as a text, to be kept in the chart and read at the next start without any record."""

import json
from datetime import date, datetime
from typing import Any, NamedTuple

from charting.summaries.chip import Chip
from charting.summaries.need import Need, NeedKind
from charting.summaries.today import Day, DayVisit, WorkItem, grouped


class Charting(NamedTuple):
    """Who may be at work: the id of a therapist, and the name as it stands under notes."""

    id: str
    signature: str


class Glance(NamedTuple):
    """A day, and the therapists of the chart by id: what the window shows first."""

    day: Day
    therapists: tuple[Charting, ...]

    def at_work(self, chosen: str) -> Charting:
        """The therapist chosen at this PC, else the one who set the chart up, for ids sort by time."""
        return next((each for each in self.therapists if each.id == chosen), self.therapists[0])


def written(glance: Glance) -> str:
    """The glance as JSON; `read_back` gives the same again."""
    day = glance.day
    return json.dumps(
        {
            "visits": [[visit.at.isoformat(), *visit[1:]] for visit in day.visits],
            "work": [item for group in day.groups for item in group.items],
            "clients": day.clients,
            "therapists": glance.therapists,
        },
        ensure_ascii=False,
    )


def read_back(text: str, day: date) -> Glance | None:
    """The glance of that day; None for a text of another make, which is worth nothing: the day is read anew then."""
    try:
        found = json.loads(text)
        visits = tuple(_visit(*row) for row in found["visits"])
        groups = grouped(WorkItem(who, name, _need(*need)) for who, name, need in found["work"])
        therapists = tuple(Charting(*row) for row in found["therapists"])
    except (ValueError, TypeError, KeyError):
        return None
    return Glance(Day(day, visits, groups, found["clients"]), therapists) if therapists else None


def _visit(at: str, name: str, complaint: str, what: str, chip: list[Any], *rest: Any) -> DayVisit:
    return DayVisit(datetime.fromisoformat(at), name, complaint, what, Chip(*chip), *rest)


def _need(kind: str, *rest: Any) -> Need:
    return Need(NeedKind(kind), *rest)
