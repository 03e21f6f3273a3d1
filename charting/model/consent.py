"""Consents that the client gave, and contacts with the client or a provider."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from charting.errors import Invalid
from charting.model.field import declare
from charting.model.field_checks import require_order, require_text, require_utc_offset
from charting.model.record import Record


class ConsentKind(StrEnum):
    """What the client consents to."""

    TREATMENT = "treatment"
    RELEASE = "release"
    SENSITIVE_AREA = "sensitive area"
    GUARDIAN = "guardian"


class Consent(Record, frozen=True, kw_only=True):
    """A consent on file. A release names the one provider with whom the chart may be shared."""

    client_id: Annotated[str, declare(doc="the client", shown=False)]
    kind: Annotated[ConsentKind, declare("Kind")]
    scope: Annotated[
        str,
        declare("Scope", "what is allowed, in words", prompt="What is allowed", heading="What is allowed"),
    ]
    signed_by: Annotated[str, declare("Signed by", "who signed it")]
    given: Annotated[date, declare("Given")]
    provider_id: Annotated[
        str | None, declare("May be shared with", "needed for a release, null otherwise", after="kind")
    ] = None
    expires: Annotated[date | None, declare("Expires", "the last day")] = None
    revoked: Annotated[
        date | None,
        declare(
            "Revoked", "the first day on which it no longer holds", prompt="Revoked on", heading="Revoked on"
        ),
    ] = None

    def check_rules(self) -> None:
        require_text(self, "client_id", "scope", "signed_by")
        require_order(self, "given", "expires")
        require_order(self, "given", "revoked")
        if (self.kind is ConsentKind.RELEASE) != (self.provider_id is not None):
            raise Invalid("provider_id", "A release, and nothing else, names a provider.")

    def is_in_force(self, on: date) -> bool:
        """Whether it is in force on that day. The day of expiry counts, the day of revocation does not."""
        ended = self.revoked is not None and on >= self.revoked
        expired = self.expires is not None and on > self.expires
        return self.given <= on and not ended and not expired


def find_release(consents: Iterable[Consent], provider_id: str, on: date) -> Consent | None:
    """Find the newest release to that provider in force on that day; None if there is none."""
    releases = [c for c in consents if c.provider_id == provider_id and c.is_in_force(on)]
    return max(releases, key=lambda c: (c.given, c.id), default=None)


class Channel(StrEnum):
    """How the person was reached."""

    PHONE = "phone"
    FAX = "fax"
    EMAIL = "e-mail"
    LETTER = "letter"
    IN_PERSON = "in person"
    PORTAL = "portal"


class Contact(Record, frozen=True, kw_only=True):
    """A contact with a provider about the client, or with the client if there is no provider; and the next step, if any."""

    client_id: Annotated[str, declare(doc="the client", shown=False)]
    case_id: Annotated[str | None, declare(doc="null: about the client as a whole", shown=False)] = None
    provider_id: Annotated[str | None, declare("With", "null: a word with the client", after="at")] = None
    at: Annotated[datetime, declare("Time", "when", prompt="When", heading="When")]
    channel: Annotated[Channel, declare("How")] = Channel.PHONE
    what: Annotated[str, declare("What was said")]
    next_step: Annotated[str, declare("Next step")] = ""
    next_by: Annotated[
        date | None, declare("Next step by", "needs `next_step`", prompt="By", heading="By")
    ] = None
    done: Annotated[bool, declare("Done", heading="State")] = False

    def check_rules(self) -> None:
        require_text(self, "client_id", "what")
        require_utc_offset(self, "at")
        if self.next_by and not self.next_step.strip():
            raise Invalid("next_step", "Say what is to be done by then.")
