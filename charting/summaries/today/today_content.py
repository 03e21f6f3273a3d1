"""The content of Today: who comes, and what needs doing.

Plain tuples, because the window shows them before it loads the modules of the records.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from charting.summaries.chip import Chip, Tone

TodoTab = Literal["overview", "assessments", "sessions", "plan", "referral", "reports", "settings"]


class TodoKind(StrEnum):
    """The kinds of things to do. Today shows a group for each under this title, in this order."""

    UNSIGNED = "Unsigned notes"
    REPORT = "Progress reports due"
    REASSESS = "Reassessments due"
    AUTHORIZATION = "Authorizations ending"
    CONSENT = "Consents to renew"
    FOLLOW_UP = "Follow-up check-ins"
    HISTORY = "Health histories to review"
    LICENSE = "Licenses and insurance"
    CHECK = "To check next time"


class Todo(NamedTuple):
    """One thing to do. `text` is for the client's own page, `brief` follows a name in a list, `chip` says when.

    `reason` is why it is due, if the text does not say: `discharged`, `2 visits left`. `now` is False for what is not
    due yet; Today leaves that out. `tab` is where to do it, `record_id` the record it is about, if there is one.
    """

    kind: TodoKind
    text: str
    brief: str
    chip: str
    tab: TodoTab
    reason: str = ""
    tone: Tone = "warn"
    now: bool = True
    client_id: str = ""
    case_id: str = ""
    record_id: str = ""

    @property
    def record_to_open(self) -> str:
        """The record to open: a report is due in a case, so it opens the case and not the provider it goes to."""
        return self.case_id if self.kind is TodoKind.REPORT else self.record_id or self.case_id


_MOST_URGENT_FIRST: tuple[Tone, ...] = ("danger", "warn", "neutral", "good")


class DayVisit(NamedTuple):
    """A visit of the day. `action` is its button: chart the session, assess, or open the signed note.

    `note_id` is the draft or signed note, if there is one; `visit_id` is empty for an unplanned session.
    """

    at: datetime
    client_name: str
    complaint: str
    what: str
    chip: Chip
    action: Literal["Chart", "Assess", "Open"]
    client_id: str
    case_id: str
    visit_id: str = ""
    note_id: str = ""

    @property
    def time(self) -> str:
        """The time of the visit: `09:00`."""
        return f"{self.at:%H:%M}"


class WorkItem(NamedTuple):
    """One thing to do for somebody: `who` is the family name, `name` the full name, `need` what to do."""

    who: str
    name: str
    need: Todo

    @property
    def text(self) -> str:
        """The family name and what to do, in brief: `Webb: ends 30 Nov`."""
        return f"{self.who}: {self.need.brief}"


class WorkGroup(NamedTuple):
    """The things to do of one kind, at least one."""

    kind: TodoKind
    items: tuple[WorkItem, ...]

    @property
    def title(self) -> str:
        """The heading: `Unsigned notes`."""
        return self.kind.value

    @property
    def size(self) -> int:
        """How many items the group has."""
        return len(self.items)

    @property
    def tone(self) -> Tone:
        """The tone of the most urgent item."""
        return min((item.need.tone for item in self.items), key=_MOST_URGENT_FIRST.index)

    @property
    def line(self) -> str:
        """All items in one line, which the screen elides."""
        return " · ".join(item.text for item in self.items)


class TodayContent(NamedTuple):
    """The day, its visits, what needs doing, and how many clients the clinic has."""

    day: date
    visits: tuple[DayVisit, ...]
    groups: tuple[WorkGroup, ...]
    clients: int


def group_work_items(items: Iterable[WorkItem]) -> tuple[WorkGroup, ...]:
    """Group the items by kind, in the order of `TodoKind`."""
    by_kind: dict[TodoKind, list[WorkItem]] = {}
    for item in items:
        by_kind.setdefault(item.need.kind, []).append(item)
    return tuple(WorkGroup(kind, tuple(by_kind[kind])) for kind in TodoKind if kind in by_kind)
