"""Today as JSON: the clinic file stores it, so that the next start can show Today before it reads any record."""

import json
from datetime import date, datetime
from typing import Any, NamedTuple

from charting.summaries.chip import Chip
from charting.summaries.today.today_content import (
    DayVisit,
    TodayContent,
    Todo,
    TodoKind,
    WorkItem,
    group_work_items,
)


class TherapistSignature(NamedTuple):
    """A therapist who may be at work: the id, and the name that signs notes."""

    id: str
    signature: str


class CachedToday(NamedTuple):
    """What the window shows first: Today, and the therapists of the clinic sorted by id."""

    day: TodayContent
    therapists: tuple[TherapistSignature, ...]

    def find_therapist_at_work(self, chosen: str) -> TherapistSignature:
        """Find the therapist chosen on this computer, else the one who set up the clinic file: ids sort by time."""
        return next(
            (therapist for therapist in self.therapists if therapist.id == chosen), self.therapists[0]
        )


def encode_cached_today(cached: CachedToday) -> str:
    """Encode as JSON; `decode_cached_today` returns an equal value."""
    day = cached.day
    return json.dumps(
        {
            "visits": [[visit.at.isoformat(), *visit[1:]] for visit in day.visits],
            "work": [item for group in day.groups for item in group.items],
            "clients": day.clients,
            "therapists": cached.therapists,
        },
        ensure_ascii=False,
    )


def decode_cached_today(text: str, day: date) -> CachedToday | None:
    """Decode Today as of that day; None if the format is unknown, because then Today can be read from the records."""
    try:
        data = json.loads(text)
        visits = tuple(_parse_visit(*row) for row in data["visits"])
        groups = group_work_items(WorkItem(who, name, _parse_todo(*todo)) for who, name, todo in data["work"])
        therapists = tuple(TherapistSignature(*row) for row in data["therapists"])
    except (ValueError, TypeError, KeyError):
        return None
    return CachedToday(TodayContent(day, visits, groups, data["clients"]), therapists) if therapists else None


def _parse_visit(at: str, name: str, complaint: str, what: str, chip: list[Any], *rest: Any) -> DayVisit:
    return DayVisit(datetime.fromisoformat(at), name, complaint, what, Chip(*chip), *rest)


def _parse_todo(kind: str, *rest: Any) -> Todo:
    return Todo(TodoKind(kind), *rest)
