"""The person in care: who they are, whom to call, and what about their health must be known before each session."""

from datetime import date
from enum import StrEnum

from charting.errors import Invalid
from charting.model.record import Part, Record
from charting.model.rules import label, require_text

ADULT = 18


class Sex(StrEnum):
    """Sex as the referral states it."""

    FEMALE = "F"
    MALE = "M"
    OTHER = "X"
    UNKNOWN = ""


class Person(Part, frozen=True, kw_only=True):
    """Somebody to call: the emergency contact or the guardian."""

    name: str
    relation: str = ""
    phone: str = ""

    def __post_init__(self) -> None:
        require_text(self, "name")


class Alert(Part, frozen=True, kw_only=True):
    """What must be seen before touching the client, and what to do about it."""

    text: str
    action: str = ""

    def __post_init__(self) -> None:
        require_text(self, "text")

    @property
    def line(self) -> str:
        """As the banner shows it: `Anticoagulant (apixaban): light pressure only`."""
        return f"{self.text}: {self.action}" if self.action else self.text


class HealthHistory(Part, frozen=True, kw_only=True):
    """Each list is one entry a line, in the client's or therapist's words."""

    conditions: tuple[str, ...] = ()
    medications: tuple[str, ...] = ()
    allergies: tuple[str, ...] = ()
    surgeries: tuple[str, ...] = ()
    injuries: tuple[str, ...] = ()
    implants: tuple[str, ...] = ()
    pregnancy: str = ""
    reviewed: date | None = None


class Client(Record, frozen=True, kw_only=True):
    """A client. The chart number is given when they are registered; 0 means not yet."""

    chart_number: int = 0
    given_name: str = ""
    family_name: str = ""
    preferred_name: str = ""
    birth_date: date
    sex: Sex = Sex.UNKNOWN
    pronouns: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    emergency_contact: Person | None = None
    guardian: Person | None = None
    occupation: str = ""
    activities: str = ""
    primary_care_id: str | None = None
    history: HealthHistory = HealthHistory()
    alerts: tuple[Alert, ...] = ()
    notes: str = ""

    def check(self) -> None:
        if not (self.given_name.strip() or self.family_name.strip()):
            raise Invalid("family_name", "A name is needed.")
        if self.birth_date.year < 1900:
            raise Invalid("birth_date", f"{self.birth_date.year} is too long ago for a birth date.")

    def check_on(self, today: date) -> None:
        """The rules that depend on the day, asked when a client is registered or changed. Raises Invalid.

        They are not among those of reading: a PC whose clock fell back to 2000 must still open the chart.
        """
        if self.birth_date > today:
            raise Invalid("birth_date", f"{label('birth_date')} cannot be in the future.")
        if self.guardian is None and age(self.birth_date, today) < ADULT:
            raise Invalid("guardian", "A client under 18 needs a guardian.")

    @property
    def legal_name(self) -> str:
        """As on a report: `Thảo Linh Nguyễn`."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def listed_name(self) -> str:
        """As in a list: `Nguyễn, Thảo Linh`."""
        return ", ".join(part for part in (self.family_name, self.given_name) if part)

    @property
    def short_name(self) -> str:
        """The name that a heading has room for: the family name, or the only one there is."""
        return self.family_name or self.given_name

    @property
    def chart_label(self) -> str:
        """The chart number as written: `0412`."""
        return f"{self.chart_number:04d}"


def age(born: date, on: date) -> int:
    """Whole years lived on that day; one born on 29 February has the birthday on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
