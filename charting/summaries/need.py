"""One thing that needs doing, as the overview and Today show it."""

from enum import StrEnum
from typing import Literal, NamedTuple

from charting.summaries.chip import Tone

Tab = Literal["overview", "assessments", "sessions", "plan", "referral", "reports", "settings"]


class NeedKind(StrEnum):
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


class Need(NamedTuple):
    """One thing to do. `text` says it on the client's own page, `brief` after a name in a list; `chip` says when.

    `reason` is why it is due where the text does not say: `discharged`, `2 visits left`. `now` tells what is due
    from what is only coming; Today lists the former. `tab` is where it gets done and `record_id` the record it is
    about, if there is one.
    """

    kind: NeedKind
    text: str
    brief: str
    chip: str
    tab: Tab
    reason: str = ""
    tone: Tone = "warn"
    now: bool = True
    client_id: str = ""
    case_id: str = ""
    record_id: str = ""

    @property
    def place(self) -> str:
        """The id that opens the right case of the client: a report is due in a case, not at the provider it goes to."""
        return self.case_id if self.kind is NeedKind.REPORT else self.record_id or self.case_id
