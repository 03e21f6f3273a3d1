"""The client: who they are, whom to call, and what a therapist must know about their health before each session."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from charting.errors import Invalid
from charting.model.field import declare, find_label
from charting.model.field_checks import require_text
from charting.model.record import Part, Record

ADULT_AGE = 18


class Sex(StrEnum):
    """Sex as the referral states it."""

    FEMALE = "F"
    MALE = "M"
    OTHER = "X"
    UNKNOWN = ""


class Person(Part, frozen=True, kw_only=True):
    """A person to call: the emergency contact or the guardian."""

    name: Annotated[str, declare("Name")]
    relation: Annotated[str, declare("Relation", "to the client")] = ""
    phone: Annotated[str, declare("Phone")] = ""

    def __post_init__(self) -> None:
        require_text(self, "name")


class Alert(Part, frozen=True, kw_only=True):
    """A warning to see before touching the client, and what to do about it."""

    text: Annotated[str, declare("Alert")]
    action: Annotated[str, declare("What to do", "what to do about it")] = ""

    def __post_init__(self) -> None:
        require_text(self, "text")

    @property
    def line(self) -> str:
        """As the banner shows it: `Anticoagulant (apixaban): light pressure only`."""
        return f"{self.text}: {self.action}" if self.action else self.text


class HealthHistory(Part, frozen=True, kw_only=True):
    """The health history. Each list has one entry a line, in the client's or therapist's words."""

    conditions: Annotated[tuple[str, ...], declare("Conditions")] = ()
    medications: Annotated[tuple[str, ...], declare("Medications")] = ()
    allergies: Annotated[tuple[str, ...], declare("Allergies")] = ()
    surgeries: Annotated[tuple[str, ...], declare("Surgeries")] = ()
    injuries: Annotated[tuple[str, ...], declare("Injuries")] = ()
    implants: Annotated[tuple[str, ...], declare("Implants")] = ()
    pregnancy: Annotated[str, declare("Pregnancy")] = ""
    reviewed: Annotated[date | None, declare("History reviewed", prompt="Last reviewed")] = None


class Client(Record, frozen=True, kw_only=True):
    """A client. The chart number is assigned at registration; until then it is 0."""

    chart_number: Annotated[
        int, declare("Chart number", "1 or more, unique, never given again", heading="Chart")
    ] = 0
    given_name: Annotated[str, declare("Given name", "given or family name is needed", shown=False)] = ""
    family_name: Annotated[str, declare("Family name", shown=False)] = ""
    preferred_name: Annotated[str, declare("Called", "what the client is called")] = ""
    birth_date: Annotated[
        date,
        declare(
            "Birth date",
            "1900 or later; not in the future when registered or changed",
            prompt="Born",
            heading="Born",
        ),
    ]
    sex: Annotated[Sex, declare("Sex")] = Sex.UNKNOWN
    pronouns: Annotated[str, declare("Pronouns", beside="sex")] = ""
    phone: Annotated[str, declare("Phone")] = ""
    email: Annotated[str, declare("E-mail")] = ""
    address: Annotated[str, declare("Address")] = ""
    emergency_contact: Annotated[Person | None, declare("Emergency contact", after="guardian")] = None
    guardian: Annotated[
        Person | None,
        declare(
            "Guardian", "needed under 18 when registered or changed", prompt="Guardian (needed under 18)"
        ),
    ] = None
    occupation: Annotated[str, declare("Occupation")] = ""
    activities: Annotated[
        str, declare("Activities", "sports, hobbies, caring for others", prompt="Activities, sports")
    ] = ""
    primary_care_id: Annotated[
        str | None, declare("Primary care", "a provider", prompt="Primary-care provider")
    ] = None
    history: Annotated[HealthHistory, declare("Health history")] = HealthHistory()
    alerts: Annotated[
        tuple[Alert, ...], declare("Alerts", "what must be seen before touching the client", after="id")
    ] = ()
    notes: Annotated[str, declare("Notes")] = ""

    def check_rules(self) -> None:
        if not (self.given_name.strip() or self.family_name.strip()):
            raise Invalid("family_name", "A name is needed.")
        if self.birth_date.year < 1900:
            raise Invalid("birth_date", f"{self.birth_date.year} is too long ago for a birth date.")

    def check_for_day(self, today: date) -> None:
        """Check the rules that depend on the date, when a client is registered or changed. Raises Invalid.

        Reading does not check them: a PC whose clock was reset to 2000 must still open the clinic file.
        """
        if self.birth_date > today:
            raise Invalid("birth_date", f"{find_label(Client, 'birth_date')} cannot be in the future.")
        if self.guardian is None and compute_age(self.birth_date, today) < ADULT_AGE:
            raise Invalid("guardian", "A client under 18 needs a guardian.")

    @property
    def legal_name(self) -> str:
        """The name on a report: `Thảo Linh Nguyễn`."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def listed_name(self) -> str:
        """The name in a list: `Nguyễn, Thảo Linh`."""
        return ", ".join(part for part in (self.family_name, self.given_name) if part)

    @property
    def short_name(self) -> str:
        """The name in a heading: the family name, or the given name if there is no other."""
        return self.family_name or self.given_name

    @property
    def chart_label(self) -> str:
        """The chart number as printed: `0412`."""
        return f"{self.chart_number:04d}"


def compute_age(born: date, on: date) -> int:
    """Compute the age in whole years on that day. Outside leap years, 29 February counts as 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
