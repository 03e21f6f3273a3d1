"""What the checks before a signature ask of a case. No visit of before is among it, so that the hundredth note is
signed as quickly as the first."""

from typing import Protocol

import msgspec

from charting.model.assessment import Assessment
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.model.clinic import Clinic
from charting.model.consent import Consent
from charting.model.plan import Plan


class CaseAtSigning(Protocol):
    """A CaseFile has all of it, and the screen asks with one; to sign, `CaseToSign` is enough."""

    @property
    def client(self) -> Client: ...
    @property
    def clinic(self) -> Clinic: ...
    @property
    def case(self) -> Case: ...
    @property
    def referrals(self) -> tuple[Referral, ...]: ...
    @property
    def consents(self) -> tuple[Consent, ...]: ...
    @property
    def signed_assessments(self) -> tuple[Assessment, ...]: ...
    @property
    def plan(self) -> Plan | None: ...


class CaseToSign(msgspec.Struct, frozen=True, kw_only=True):
    """`plan` is the newest that was signed; consents are the client's, the rest is of the case."""

    client: Client
    clinic: Clinic
    case: Case
    referrals: tuple[Referral, ...]
    consents: tuple[Consent, ...]
    signed_assessments: tuple[Assessment, ...]
    plan: Plan | None
