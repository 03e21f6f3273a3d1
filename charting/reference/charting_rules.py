"""Rules of charting in data files: signing profiles, health history words, triage, plausibility and the referral letter."""

from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from typing import Literal

import msgspec

from charting.reference.custom_data import cache_by_vocabulary
from charting.reference.entries import Entry
from charting.reference.loader import group_rows, read_rows

GENERAL_PROFILE = "general"


class CheckCondition(StrEnum):
    """When a check of a profile applies."""

    ALWAYS = "always"
    MEDICAL = "medical case"
    MINOR = "minor"
    TREATS = "treats"
    CAUTION = "treated with caution"
    DESPITE = "treated despite a red flag"
    TRIAGE = "triage decided otherwise"
    REVISION = "revision"


class ProfileCheck(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a note must have: at least one of `paths`; otherwise `sentence` is shown at `field`, or at the first path.

    A path is a field of the note (`pain.now`), `every:treatment.areas` (each line must have it), a field of the client
    (`client.history.reviewed`), `consent:treatment:365` (in force and given at most that many days before), `case:plan`
    or `case:assessment` (a signed one). `terms` are the areas for the condition TREATS. `cite` is the rule behind the
    check. A `reasonable` check can be overridden with a reason.
    """

    id: str
    note: Literal["session", "assessment", "plan", "any"]
    paths: tuple[str, ...]
    sentence: str
    when: CheckCondition = CheckCondition.ALWAYS
    terms: str = ""
    field: str = ""
    cite: str = ""
    reasonable: bool = True


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set of checks, designed to support the rule that `source` names. The checks of the profile `includes` apply, too."""

    id: str
    name: str
    source: str
    includes: str = ""
    checks: tuple[ProfileCheck, ...] = ()


class HistoryWord(Entry, frozen=True, kw_only=True):
    """A word near a condition in a health history: a negation, a time, or a side.

    `value` is a number or a number of days; `means` is the spelling in our data for a British or short spelling.
    """

    kind: str
    words: str
    value: int = 0
    means: str = ""


class PlaceName(Entry, frozen=True, kw_only=True):
    """A word for a part of the body, and the regions or areas that it means; `*` is every region."""

    term: str
    regions: str


class TriageRule(Entry, frozen=True, kw_only=True):
    """The points that an answer at intake gives to each kind of care, and whether it calls for a physician first."""

    fact: str
    value: str
    medical: int
    wellness: int
    refer: bool
    reason: str


class TriageWord(Entry, frozen=True, kw_only=True):
    """The words or numbers that count as a value: words of the client's goal, or the lowest pain from 0 to 10."""

    fact: str
    value: str
    terms: str


class PlausibilityRule(Entry, frozen=True, kw_only=True):
    """The sentence for a value below `low` or above `high`."""

    id: str
    sentence: str
    low: float | None = None
    high: float | None = None


class LetterWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sentences of a letter that refers a client out; `urgencies` are the requests, the most urgent first."""

    source: str
    opening: str
    reported: str
    tests: str
    one_test: str
    urgencies: Mapping[str, str]
    test_urgency: str
    closing: str


@cache_by_vocabulary
def list_profiles() -> tuple[Profile, ...]:
    """Lists the shipped profiles, the general one first."""
    return msgspec.json.decode(_read_data_file("profiles.json"), type=tuple[Profile, ...])


def collect_profile_checks(profile_id: str) -> tuple[ProfileCheck, ...]:
    """Returns all checks of a profile: its own replace included ones with the same id.

    A profile that no longer exists has the checks of the general profile.
    """
    profiles = {profile.id: profile for profile in list_profiles()}
    profile = profiles.get(profile_id, profiles[GENERAL_PROFILE])
    included = collect_profile_checks(profile.includes) if profile.includes else ()
    own = {check.id: check for check in profile.checks}
    return (*(own.pop(check.id, check) for check in included), *own.values())


def list_history_words(kind: str) -> tuple[HistoryWord, ...]:
    """Lists the words of one kind, the longest first."""
    return _group_history_words().get(kind, ())


@cache_by_vocabulary
def _group_history_words() -> dict[str, tuple[HistoryWord, ...]]:
    rows = sorted(read_rows("history_words", HistoryWord), key=lambda word: -len(word.words))
    return group_rows(rows, lambda word: word.kind)


@cache_by_vocabulary
def list_place_names() -> tuple[PlaceName, ...]:
    """Lists the words for parts of the body."""
    return read_rows("places", PlaceName)


@cache_by_vocabulary
def list_triage_rules() -> tuple[TriageRule, ...]:
    """Lists the points for answers at intake."""
    return read_rows("triage", TriageRule)


@cache_by_vocabulary
def list_triage_words() -> tuple[TriageWord, ...]:
    """Lists the words and numbers that count as a value at intake."""
    return read_rows("triage_words", TriageWord)


@cache_by_vocabulary
def get_plausibility_rules() -> Mapping[str, PlausibilityRule]:
    """Returns the rules for unlikely and impossible values, by id."""
    return {rule.id: rule for rule in read_rows("doubts", PlausibilityRule)}


@cache_by_vocabulary
def load_letter_words() -> LetterWords:
    """Loads the sentences of a letter that refers a client out."""
    return msgspec.json.decode(_read_data_file("referral.json"), type=LetterWords)


def _read_data_file(name: str) -> bytes:
    return (files("charting.reference") / "data" / name).read_bytes()
