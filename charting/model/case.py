"""A case: one episode of care for one problem, from the complaint to the discharge, and its referrals."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from charting.errors import Invalid
from charting.model.field import declare
from charting.model.field_checks import require_order, require_text
from charting.model.record import Part, Record


class Side(StrEnum):
    """The patient's own side."""

    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"
    NONE = ""

    @property
    def letter(self) -> str:
        """The side as a table shows it: R, L, B."""
        return self.value[:1].upper()


class CaseKind(StrEnum):
    """Whether the care has a medical goal."""

    MEDICAL = "medical"
    WELLNESS = "wellness"
    BLENDED = "blended"


class CaseStatus(StrEnum):
    """Whether the episode of care is open."""

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

    region: Annotated[str, declare("Region")]
    side: Annotated[Side, declare("Side")] = Side.NONE

    def __post_init__(self) -> None:
        require_text(self, "region")

    @property
    def words(self) -> str:
        """The region in a sentence: `right shoulder`, `low back`, `neck (both sides)`, since nobody has two necks."""
        return (
            f"{self.region} (both sides)" if self.side is Side.BOTH else f"{self.side} {self.region}".strip()
        )


class Diagnosis(Part, frozen=True, kw_only=True):
    """A diagnosis by a provider who is licensed to make it. Therapists record diagnoses; they do not make them."""

    code: Annotated[str, declare("ICD-10-CM", "ICD-10-CM; code or words are needed")] = ""
    words: Annotated[str, declare("Words")] = ""
    stated_by: Annotated[str, declare("Stated by")] = ""

    def __post_init__(self) -> None:
        if not (self.code.strip() or self.words.strip()):
            raise Invalid("words", "A diagnosis needs a code or words.")

    @property
    def line(self) -> str:
        """The diagnosis as a report prints it: `M75.01 adhesive capsulitis, right shoulder`."""
        return f"{self.code} {self.words}".strip()


class Case(Record, frozen=True, kw_only=True):
    """One episode of care. `complaint` is the answer to "what problem are we working on?"."""

    client_id: Annotated[str, declare("Client", "the client", shown=False)]
    complaint: Annotated[str, declare("Complaint", "the problem in the client's words", shown=False)]
    opened: Annotated[date, declare("Opened", "first day of the episode")]
    kind: Annotated[CaseKind, declare("Kind", after="discharge_outcome")] = CaseKind.MEDICAL
    areas: Annotated[tuple[Area, ...], declare("Regions", "where the problem is")] = ()
    onset: Annotated[str, declare("Onset", "since when, and how it came")] = ""
    mechanism: Annotated[str, declare("Mechanism")] = ""
    aggravating: Annotated[str, declare("Aggravating")] = ""
    relieving: Annotated[str, declare("Relieving")] = ""
    previous_care: Annotated[str, declare("Previous care")] = ""
    diagnoses: Annotated[
        tuple[Diagnosis, ...],
        declare("Diagnoses", "as stated by somebody licensed to diagnose", after="areas"),
    ] = ()
    payer: Annotated[str, declare("Payer")] = ""
    claim_number: Annotated[str, declare("Claim number")] = ""
    status: Annotated[CaseStatus, declare("Status", after="client_id")] = CaseStatus.OPEN
    closed: Annotated[
        date | None,
        declare("Closed", "not before `opened`; needed at discharge", prompt="Date", beside="status"),
    ] = None
    discharge_reason: Annotated[
        DischargeReason | None,
        declare("Discharge reason", "needed at discharge", prompt="Reason", beside="status"),
    ] = None
    discharge_outcome: Annotated[str, declare("Outcome", "needed at discharge", after="status")] = ""

    def check_rules(self) -> None:
        require_text(self, "client_id", "complaint")
        require_order(self, "opened", "closed")
        if self.status is CaseStatus.DISCHARGED:
            self._check_discharge()

    def _check_discharge(self) -> None:
        if self.discharge_reason is None:
            raise Invalid("discharge_reason", "A discharge needs its reason.")
        if self.closed is None:
            raise Invalid("closed", "A discharge needs its date.")
        require_text(self, "discharge_outcome")


class Referral(Record, frozen=True, kw_only=True):
    """A provider's request for treatment under a case. `visits_authorized` is None if no limit was stated."""

    client_id: Annotated[str, declare(doc="the client", shown=False)]
    case_id: Annotated[str, declare(doc="the case; it is the same client's", shown=False)]
    provider_id: Annotated[str, declare("Provider", "the provider")]
    received: Annotated[date, declare("Received", after="written")]
    written: Annotated[date | None, declare("Written", "not after `received`")] = None
    visits_authorized: Annotated[
        int | None, declare("Visits authorized", "null: no limit was stated", limits=(1, 500))
    ] = None
    valid_until: Annotated[date | None, declare("Valid until", "the last day")] = None
    instructions: Annotated[str, declare("Instructions")] = ""

    def check_rules(self) -> None:
        require_text(self, "client_id", "case_id", "provider_id")
        require_order(self, "written", "received")
        require_order(self, "written", "valid_until")
