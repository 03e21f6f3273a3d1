"""What a client's file in `clients/` may hold. An unknown name in it is an error.

Days are numbers of days from today. A table line is one string with `|` between its columns; see `table_lines.py`.
"""

from typing import Any

import msgspec

from charting.model.assessment import AssessmentKind, Decision, Triage
from charting.model.case import DischargeReason
from charting.model.consent import Channel, ConsentKind
from charting.model.session import Progress


class SampleData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of the sample data."""


class SampleReferral(SampleData, frozen=True, kw_only=True):
    """A referral; `provider` is a key of clinic.json."""

    provider: str
    written: int
    received: int
    visits: int | None = None
    until: int | None = None
    instructions: str = ""


class SampleConsent(SampleData, frozen=True, kw_only=True):
    """A consent, or a release to `provider`; the client signed it unless `signed_by` names somebody else."""

    kind: ConsentKind
    scope: str
    given: int
    signed_by: str = ""
    provider: str = ""
    expires: int | None = None
    revoked: int | None = None


class SampleContact(SampleData, frozen=True, kw_only=True):
    """A contact with a provider, or with the client if `provider` is empty."""

    day: int
    at: str
    what: str
    provider: str = ""
    channel: Channel = Channel.PHONE
    next: str = ""
    by: int | None = None
    done: bool = False


class SamplePain(SampleData, frozen=True, kw_only=True):
    """The pain section of an assessment; `scores` are now, best, worst, average."""

    scores: tuple[int, int, int, int]
    qualities: tuple[str, ...] = ()
    frequency: str = ""
    radiation: str = ""


class SampleFindings(SampleData, frozen=True, kw_only=True):
    """What a session and an assessment share. `pain_at` lists areas (`front shoulder_front R`) or paths of radiation.

    `negatives` lists what was asked or looked for and not found.
    """

    day: int
    at: str = ""
    activities: dict[str, int] = {}
    palpation: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    scores: dict[str, float] = {}
    pain_at: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()
    addendum: str = ""
    draft: bool = False


class SampleAssessment(SampleFindings, frozen=True, kw_only=True):
    """An assessment. `vitals` are systolic, diastolic, pulse; `flags` are the red flags that were present, with a note.

    `referral_words` is the text for a letter that refers the client out.
    """

    kind: AssessmentKind = AssessmentKind.INITIAL
    words: str
    pain: SamplePain
    posture: str = ""
    gait: str = ""
    strength: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    vitals: tuple[int, int, int] | None = None
    flags: dict[str, str] = {}
    impression: str
    decision: Decision = Decision.TREAT
    reason: str = ""
    referral_words: str = ""
    triage: Triage = Triage()


class SampleSession(SampleFindings, frozen=True, kw_only=True):
    """A visit. `pain` is on arrival, worst, best, after; `treatment` maps treatment lines of the case to the response.

    `answer` answers what the last visit asked to check; `said` and `after_said` compare the pain with the last visit
    and with the pain on arrival. `carried` marks a draft whose lines were copied forward and are not confirmed yet.
    `entered` is set if the note was started at another time than the visit; `moved` is the new time of a postponed
    visit; `next` is set if the next visit is not the next entry; `despite` is the documented reason for a treatment
    that the health history contraindicates.
    """

    length: int = 55
    answer: str = ""
    said: str = ""
    after_said: str = ""
    carried: bool = False
    entered: tuple[int, str] | None = None
    s: str
    pain: tuple[int | None, int | None, int | None, int | None]
    last: str = ""
    home: str = ""
    health: str = ""
    o: str = ""
    treatment: dict[str, str] = {}
    a: str = ""
    adverse: str = ""
    progress: Progress | None = None
    readings: dict[str, float] = {}
    p: str = ""
    check: str = ""
    next: tuple[int, str] | None = None
    despite: str = ""
    moved: tuple[int, str] | None = None


class SamplePlan(SampleData, frozen=True, kw_only=True):
    """A plan of care; `goals` and `home` are table lines."""

    day: int
    at: str = ""
    goals: tuple[str, ...]
    per_week: float
    weeks: int
    pressure: str = ""
    home: tuple[str, ...] = ()
    reassess: int | None = None
    discharge: str = ""
    stop: str = ""
    outlook: str = ""
    reason: str = ""


class SampleDischarge(SampleData, frozen=True, kw_only=True):
    """How the case ended."""

    day: int
    at: str
    reason: DischargeReason
    outcome: str


class LongCourse(SampleData, frozen=True, kw_only=True):
    """Many similar visits; see `long_course.py`. One visit for each pain score in `arrival`, every `every` days.

    `subjective`, `observations`, `palpation` (three lines), `assessment` and `answers` (one for each of `check`) are
    lists by level: mild, moderate, severe. The grades in `palpation` and `ranges` are added by the code. `treatments`
    are lines of the case, used in rotation.
    """

    first_day: int
    every: int
    arrival: tuple[int, ...]
    subjective: dict[str, tuple[str, ...]]
    daily_life: tuple[str, ...]
    home_program: tuple[str, ...]
    observations: dict[str, tuple[str, ...]]
    palpation: dict[str, tuple[str, str, str]]
    ranges: dict[str, tuple[int, ...]]
    activities: dict[str, tuple[int, ...]]
    treatments: tuple[tuple[str, ...], ...]
    responses: tuple[str, ...]
    assessment: dict[str, tuple[str, ...]]
    plan: tuple[str, ...]
    check: tuple[str, ...]
    answers: dict[str, tuple[str, ...]]


class SampleCase(SampleData, frozen=True, kw_only=True):
    """A case: `record` holds the fields of the record, `lines` the treatment lines by a short name."""

    record: dict[str, Any]
    opened: int
    usual_time: str
    red_flags: tuple[str, ...] = ()
    lines: dict[str, str] = {}
    referrals: tuple[SampleReferral, ...] = ()
    assessments: tuple[SampleAssessment, ...] = ()
    plans: tuple[SamplePlan, ...] = ()
    sessions: tuple[SampleSession, ...] = ()
    long_course: LongCourse | None = None
    missed: tuple[tuple[int, str], ...] = ()
    planned: tuple[tuple[int, str], ...] = ()
    discharge: SampleDischarge | None = None
    maintenance: int | None = None


class SampleClient(SampleData, frozen=True, kw_only=True):
    """One client: `client` holds the fields of the record; `age_days` replaces the birth date, so a minor stays a minor.

    `reviewed` is the day on which the health history was last reviewed, None before the first visit.
    """

    registered: int
    registered_at: str = "09:10"
    reviewed: int | None = None
    client: dict[str, Any]
    age_days: int | None = None
    primary_care: str = ""
    case: SampleCase | None = None
    consents: tuple[SampleConsent, ...] = ()
    contacts: tuple[SampleContact, ...] = ()
