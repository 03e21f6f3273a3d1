"""The referring and treating providers that the therapist works with."""

from enum import StrEnum
from typing import Annotated

from charting.errors import Invalid
from charting.model.field import declare
from charting.model.field_checks import require_text
from charting.model.record import Record

_DOCTORS = {"MD", "DO", "DC", "DPM", "ND", "DDS", "DMD", "MBBS"}


class ProviderKind(StrEnum):
    """The profession of the provider."""

    PHYSICIAN = "physician"
    SURGEON = "surgeon"
    CHIROPRACTOR = "chiropractor"
    PHYSICAL_THERAPIST = "physical therapist"
    NURSE_PRACTITIONER = "nurse practitioner"
    PHYSICIAN_ASSISTANT = "physician assistant"
    DENTIST = "dentist"
    PSYCHOLOGIST = "psychologist"
    OTHER = "other"


class Provider(Record, frozen=True, kw_only=True):
    """A health care provider. The NPI is optional; if given, its check digit must be right."""

    name: str
    credentials: Annotated[str, declare(doc="MD, DO, DC, PT …")] = ""
    kind: ProviderKind = ProviderKind.PHYSICIAN
    specialty: str = ""
    practice: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    npi: Annotated[str, declare(doc="10 digits with a right check digit, or empty")] = ""
    notes: str = ""

    def check_rules(self) -> None:
        require_text(self, "name")
        if self.npi and not is_npi(self.npi):
            raise Invalid(
                "npi", f"{self.npi} is not an NPI: it has 10 digits and a check digit. Please compare."
            )

    @property
    def name_with_credentials(self) -> str:
        """The name as an address line: `Adaeze Okafor, MD`."""
        return ", ".join(part for part in (self.name, self.credentials) if part)

    @property
    def spoken_name(self) -> str:
        """The name in a sentence: `Dr Okafor` for a doctor, else the whole name."""
        titles = {part.strip().replace(".", "").upper() for part in self.credentials.split(",")}
        return f"Dr {self.name.split()[-1]}" if titles & _DOCTORS else self.name


def is_npi(text: str) -> bool:
    """Whether `text` is a National Provider Identifier: 10 digits that pass the Luhn check with 80840 before them.

    Source: CMS, "Requirements for NPI and NPI check digit" (45 CFR 162.406).
    """
    if not (text.isascii() and text.isdigit() and len(text) == 10):
        return False
    digits = [int(character) for character in "80840" + text]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
