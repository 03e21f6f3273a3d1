"""What a client's file in `clients/` may hold. A misspelled name in it is refused, not passed over.

Days count from today. A table line is one string with its columns between bars; see lines.py.
"""

from typing import Any

import msgspec

from charting.model.assessment import AssessmentKind, Decision, Triage
from charting.model.case import DischargeReason
from charting.model.consent import Channel, ConsentKind
from charting.model.session import Progress


class SampleData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of a story."""


class SampleReferral(SampleData, frozen=True, kw_only=True):
    """`provider` is a key of clinic.json."""

    provider: str
    written: int
    received: int
    visits: int | None = None
    until: int | None = None
    instructions: str = ""


class SampleConsent(SampleData, frozen=True, kw_only=True):
    """Signed by the client unless it says by whom; `provider` for a release."""

    kind: ConsentKind
    scope: str
    given: int
    signed_by: str = ""
    provider: str = ""
    expires: int | None = None
    revoked: int | None = None


class SampleContact(SampleData, frozen=True, kw_only=True):
    """`provider` is empty when it was the client."""

    day: int
    at: str
    what: str
    provider: str = ""
    channel: Channel = Channel.PHONE
    next: str = ""
    by: int | None = None
    done: bool = False


class SamplePain(SampleData, frozen=True, kw_only=True):
    """Pain as an assessment asks for it: `scores` are now, best, worst, average."""

    scores: tuple[int, int, int, int]
    qualities: tuple[str, ...] = ()
    frequency: str = ""
    radiation: str = ""


class SampleFindings(SampleData, frozen=True, kw_only=True):
    """What a session and an assessment share. `pain_at` are places, `front shoulder_front R`, or paths of radiation.

    `negatives` were asked or looked for, and there was none.
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
    """`vitals` are systolic, diastolic, pulse; `flags` the red flags that were present, with a note.

    `referral_words` are those for the letter that refers out.
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
    """A visit. `pain` is on arrival, worst, best, after; `treatment` names lines of the story with their response.

    `answer` is that to what the visit before asked to check; `said` and `after_said` compare the pain with the last
    visit and with that on arrival. `carried` is a draft that took over the lines of the last session and has not
    confirmed them.
    `entered` is set when the note was begun at another time than the visit; `moved` is the new time of a visit that
    was put off; `next` is set when the next visit is not the next entry; `despite` is
    the reason why it was treated although the health history speaks against a line.
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
    """`goals` and `home` are table lines."""

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
    """Many visits alike; see long_course.py. One visit for each figure of `arrival`, `every` so many days.

    `subjective`, `observations`, `palpation` (three lines) and `assessment` are kept by how bad it is: mild, moderate,
    severe; so are the `answers`, one to each of `check`. `palpation` and `ranges` lack their figure, which is added;
    `treatments` are lines of the case by turns.
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
    """`record` are the fields of the case itself; `lines` the treatment lines by a short name."""

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
    """One client. `client` are the fields of the record; `age_days` instead of a birth date keeps a minor a minor.

    `reviewed` is the day on which the health history was last gone through, None before the first visit.
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
