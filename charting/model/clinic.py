"""The clinic with its letterhead, and its therapists."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from charting.model.field import declare
from charting.model.field_checks import require_text
from charting.model.record import Record


class PaperSize(StrEnum):
    """The size of the paper that reports are printed on."""

    LETTER = "letter"
    A4 = "a4"


class SpellOut(StrEnum):
    """Where abbreviations are written out in full."""

    NEVER = ""
    ON_SIGNING = "on signing"
    ON_PAPER = "on paper"


class Clinic(Record, frozen=True, kw_only=True):
    """The letterhead and the clinic's rules for notes. A clinic file has one clinic.

    `profile` names the set of rules by which a note is complete.
    """

    name: Annotated[str, declare(doc="as on the letterhead")]
    address: Annotated[str, declare(doc="lines are parted by a line feed")] = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    paper: Annotated[PaperSize, declare(doc="the sheet that reports are printed on")] = PaperSize.LETTER
    profile: Annotated[str, declare(doc="the rules by which a note is complete")] = "general"
    spell_out: Annotated[SpellOut, declare(doc="where abbreviations are written out")] = SpellOut.NEVER

    def check_rules(self) -> None:
        require_text(self, "name")


class Therapist(Record, frozen=True, kw_only=True):
    """A licensed therapist, who charts and signs."""

    name: str
    credentials: Annotated[str, declare(doc="LMT, MMT, CNMT …")] = ""
    license_number: str = ""
    license_state: Annotated[str, declare(doc="two letters or the state's name")] = ""
    license_expires: date | None = None
    insurance_expires: date | None = None

    def check_rules(self) -> None:
        require_text(self, "name")

    @property
    def signature(self) -> str:
        """The name as signed: `Rosa Delgado, LMT, CNMT`."""
        return ", ".join(part for part in (self.name, self.credentials) if part)

    @property
    def license_line(self) -> str:
        """The license as the letterhead prints it: `Oklahoma license 104882`; "" without a number."""
        if not self.license_number:
            return ""
        return f"{self.license_state} license {self.license_number}".strip().replace("  ", " ")
