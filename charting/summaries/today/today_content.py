"""What Today shows: who comes, and what needs doing. Plain tuples: the window paints them before any record is loaded."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from charting.summaries.chip import Chip, Tone

TodoTab = Literal["overview", "assessments", "sessions", "plan", "referral", "reports", "settings"]


class TodoKind(StrEnum):
    """What sort of thing is to be done; Today shows a group for each, under this title, in this order."""

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
    """One thing to do. `text` says it on the client's own page, `brief` after a name in a list; `chip` says when.

    `reason` is why it is due where the text does not say: `discharged`, `2 visits left`. `now` tells what is due
    from what is only coming; Today lists the former. `tab` is where it gets done and `record_id` the record it is
    about, if there is one.
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
        """The id that opens the right case of the client: a report is due in a case, not at the provider it goes to."""
        return self.case_id if self.kind is TodoKind.REPORT else self.record_id or self.case_id


_GRAVITY: tuple[Tone, ...] = ("danger", "warn", "neutral", "good")


class DayVisit(NamedTuple):
    """A visit of the day. `action` is what its button does: chart the session, assess, or open what is signed.

    `note_id` is the note that is there already, draft or signed; `visit_id` is empty for an unplanned session.
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
        """`09:00`."""
        return f"{self.at:%H:%M}"


class WorkItem(NamedTuple):
    """One thing to do and for whom: `who` by family name, `name` in full. `need` says where it is done."""

    who: str
    name: str
    need: Todo

    @property
    def text(self) -> str:
        """The family name and the need in brief: `Webb: ends 30 Nov`."""
        return f"{self.who}: {self.need.brief}"


class WorkGroup(NamedTuple):
    """The things of one kind; there is no group without any."""

    kind: TodoKind
    items: tuple[WorkItem, ...]

    @property
    def title(self) -> str:
        """`Unsigned notes`."""
        return self.kind.value

    @property
    def size(self) -> int:
        """How many."""
        return len(self.items)

    @property
    def tone(self) -> Tone:
        """That of the gravest."""
        return min((item.need.tone for item in self.items), key=_GRAVITY.index)

    @property
    def line(self) -> str:
        """All of them in one line, to be elided by the screen."""
        return " · ".join(item.text for item in self.items)


class TodayContent(NamedTuple):
    """The day, who comes, what needs doing, and how many clients the chart has."""

    day: date
    visits: tuple[DayVisit, ...]
    groups: tuple[WorkGroup, ...]
    clients: int


def group_work_items(items: Iterable[WorkItem]) -> tuple[WorkGroup, ...]:
    """The things by their kind, in the order of NeedKind."""
    by_kind: dict[TodoKind, list[WorkItem]] = {}
    for item in items:
        by_kind.setdefault(item.need.kind, []).append(item)
    return tuple(WorkGroup(kind, tuple(by_kind[kind])) for kind in TodoKind if kind in by_kind)
