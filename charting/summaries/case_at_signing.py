"""What the checks before signing need to know about a case.

Leaves out earlier visits, so that signing the 100th note takes as long as signing the first.
"""

from typing import Protocol

import msgspec

from charting.model.assessment import Assessment
from charting.model.case import Case, Referral
from charting.model.client import Client
from charting.model.clinic import Clinic
from charting.model.consent import Consent
from charting.model.plan import Plan


class CaseAtSigning(Protocol):
    """The screen checks with a whole `CaseRecords`; to sign, the few records of `CaseToSign` are enough."""

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
    """The records that signing reads. `plan` is the newest signed plan; consents are the client's, the rest is the case's."""

    client: Client
    clinic: Clinic
    case: Case
    referrals: tuple[Referral, ...]
    consents: tuple[Consent, ...]
    signed_assessments: tuple[Assessment, ...]
    plan: Plan | None
