"""A case: one episode of care for one problem, from the complaint to the discharge, and its referrals."""

from datetime import date
from enum import StrEnum

from charting.errors import Invalid
from charting.model.record import Part, Record
from charting.model.rules import between, in_order, require_text


class Side(StrEnum):
    """The patient's own side."""

    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"
    NONE = ""

    @property
    def letter(self) -> str:
        """As a table shows it: R, L, B."""
        return self.value[:1].upper()


class CaseKind(StrEnum):
    """Whether the care has a medical goal."""

    MEDICAL = "medical"
    WELLNESS = "wellness"
    BLENDED = "blended"


class CaseStatus(StrEnum):
    """Where the episode stands."""

    OPEN = "open"
    MAINTENANCE = "maintenance"
    DISCHARGED = "discharged"


class DischargeReason(StrEnum):
    """Why the episode ended."""

    GOALS_MET = "goals met"
    PLATEAU = "plateau"
    REFERRED_OUT = "referred out"
    CLIENT_CHOICE = "client's choice"
    AUTHORIZATION_ENDED = "authorization ended"
    MOVED = "moved away"
    NO_RETURN = "did not return"


class Area(Part, frozen=True, kw_only=True):
    """A region of the body and its side."""

    region: str
    side: Side = Side.NONE

    def __post_init__(self) -> None:
        require_text(self, "region")

    @property
    def words(self) -> str:
        """As said: `right shoulder`, `low back`, `neck (both sides)`: there are no two necks."""
        return (
            f"{self.region} (both sides)" if self.side is Side.BOTH else f"{self.side} {self.region}".strip()
        )


class Diagnosis(Part, frozen=True, kw_only=True):
    """A diagnosis that somebody licensed to make it has stated. Therapists record it; they do not diagnose."""

    code: str = ""
    words: str = ""
    stated_by: str = ""

    def __post_init__(self) -> None:
        if not (self.code.strip() or self.words.strip()):
            raise Invalid("words", "A diagnosis needs a code or words.")

    @property
    def line(self) -> str:
        """As a report prints it: `M75.01 adhesive capsulitis, right shoulder`."""
        return f"{self.code} {self.words}".strip()


class Case(Record, frozen=True, kw_only=True):
    """One episode of care. `complaint` is the answer to "what problem are we working on?"."""

    client_id: str
    complaint: str
    opened: date
    kind: CaseKind = CaseKind.MEDICAL
    areas: tuple[Area, ...] = ()
    onset: str = ""
    mechanism: str = ""
    aggravating: str = ""
    relieving: str = ""
    previous_care: str = ""
    diagnoses: tuple[Diagnosis, ...] = ()
    payer: str = ""
    claim_number: str = ""
    status: CaseStatus = CaseStatus.OPEN
    closed: date | None = None
    discharge_reason: DischargeReason | None = None
    discharge_outcome: str = ""

    def check(self) -> None:
        require_text(self, "client_id", "complaint")
        in_order(self, "opened", "closed")
        if self.status is CaseStatus.DISCHARGED:
            self._check_discharge()

    def _check_discharge(self) -> None:
        if self.discharge_reason is None:
            raise Invalid("discharge_reason", "A discharge needs its reason.")
        if self.closed is None:
            raise Invalid("closed", "A discharge needs its date.")
        require_text(self, "discharge_outcome")


class Referral(Record, frozen=True, kw_only=True):
    """A provider's request for treatment under a case. `visits_authorized` None means no limit was stated."""

    client_id: str
    case_id: str
    provider_id: str
    received: date
    written: date | None = None
    visits_authorized: int | None = None
    valid_until: date | None = None
    instructions: str = ""

    def check(self) -> None:
        require_text(self, "client_id", "case_id", "provider_id")
        in_order(self, "written", "received")
        in_order(self, "written", "valid_until")
        between(self, "visits_authorized", 1, 500)
