"""Who keeps the chart: the clinic whose letterhead it is, and its therapists."""

from datetime import date
from enum import StrEnum

from charting.model.record import Record
from charting.model.rules import require_text


class Paper(StrEnum):
    """The sheet that reports are printed on."""

    LETTER = "letter"
    A4 = "a4"


class SpellOut(StrEnum):
    """Where abbreviations are written out in full."""

    NEVER = ""
    ON_SIGNING = "on signing"
    ON_PAPER = "on paper"


class Clinic(Record, frozen=True, kw_only=True):
    """The letterhead, and how notes are kept. A chart has one clinic.

    `profile` names the set of rules by which a note is complete.
    """

    name: str
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    paper: Paper = Paper.LETTER
    profile: str = "general"
    spell_out: SpellOut = SpellOut.NEVER

    def check(self) -> None:
        require_text(self, "name")


class Therapist(Record, frozen=True, kw_only=True):
    """A licensed therapist, who charts and signs."""

    name: str
    credentials: str = ""
    license_number: str = ""
    license_state: str = ""
    license_expires: date | None = None
    insurance_expires: date | None = None

    def check(self) -> None:
        require_text(self, "name")

    @property
    def signature(self) -> str:
        """As signed: `Rosa Delgado, LMT, CNMT`."""
        return ", ".join(part for part in (self.name, self.credentials) if part)

    @property
    def license_line(self) -> str:
        """As the letterhead prints it: `Oklahoma license 104882`; empty when there is no number."""
        if not self.license_number:
            return ""
        return f"{self.license_state} license {self.license_number}".strip().replace("  ", " ")
