"""Charting rules that are data: what a note needs, intake triage, implausible values, words of a health history."""

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
    """What a note must hold: any one of `paths`. Otherwise `sentence` is shown at `field`, by default the first path.

    A path is a field of the note (`pain.now`), `every:treatment.areas` (each line has it), a field of the client
    (`client.history.reviewed`), `consent:treatment:365` (in force, given at most so many days before), `case:plan`
    or `case:assessment` (a signed one). `terms` are the areas that TREATS looks for. `cite` is the rule behind the check. If
    `reasonable`, the note may be signed with a reason instead.
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
    """A set of checks that supports the regulation named in `source`. The checks of the profile `includes` apply too."""

    id: str
    name: str
    source: str
    includes: str = ""
    checks: tuple[ProfileCheck, ...] = ()


class HistoryWord(Entry, frozen=True, kw_only=True):
    """A word in a health history that negates a condition, or tells when it was or on which side.

    `value` is a number or days; `means` is the spelling in the data for a British or shortened form.
    """

    kind: str
    words: str
    value: int = 0
    means: str = ""


class PlaceName(Entry, frozen=True, kw_only=True):
    """Words for a part of the body, and the regions or areas that they mean; `*` means every region."""

    term: str
    regions: str


class TriageRule(Entry, frozen=True, kw_only=True):
    """How one answer at intake counts, in points for each kind of care, or whether it needs a physician first."""

    fact: str
    value: str
    medical: int
    wellness: int
    refer: bool
    reason: str


class TriageWord(Entry, frozen=True, kw_only=True):
    """What gives a fact that value: words in the client's goal, or a minimum pain score from 0 to 10."""

    fact: str
    value: str
    terms: str


class PlausibilityRule(Entry, frozen=True, kw_only=True):
    """The warning for a value below `low` or above `high`."""

    id: str
    sentence: str
    low: float | None = None
    high: float | None = None


class LetterWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sentences of a letter that refers out. `urgencies` are the requests, the most urgent first."""

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
    """List the shipped profiles, the general one first."""
    return msgspec.json.decode(_read_data_file("profiles.json"), type=tuple[Profile, ...])


def collect_profile_checks(profile_id: str) -> tuple[ProfileCheck, ...]:
    """Collect all checks of a profile. Its own checks replace included ones with the same id.

    An unknown profile, such as one from a newer version, gets the checks of the general one.
    """
    profiles = {profile.id: profile for profile in list_profiles()}
    profile = profiles.get(profile_id, profiles[GENERAL_PROFILE])
    included = collect_profile_checks(profile.includes) if profile.includes else ()
    own = {check.id: check for check in profile.checks}
    return (*(own.pop(check.id, check) for check in included), *own.values())


def list_history_words(kind: str) -> tuple[HistoryWord, ...]:
    """List the words of one kind, the longest first."""
    return _group_history_words().get(kind, ())


@cache_by_vocabulary
def _group_history_words() -> dict[str, tuple[HistoryWord, ...]]:
    rows = sorted(read_rows("history_words", HistoryWord), key=lambda word: -len(word.words))
    return group_rows(rows, lambda word: word.kind)


@cache_by_vocabulary
def list_place_names() -> tuple[PlaceName, ...]:
    """List the words for parts of the body."""
    return read_rows("places", PlaceName)


@cache_by_vocabulary
def list_triage_rules() -> tuple[TriageRule, ...]:
    """List the rules of the intake triage."""
    return read_rows("triage", TriageRule)


@cache_by_vocabulary
def list_triage_words() -> tuple[TriageWord, ...]:
    """List the words and limits of the intake triage."""
    return read_rows("triage_words", TriageWord)


@cache_by_vocabulary
def get_plausibility_rules() -> Mapping[str, PlausibilityRule]:
    """Return the limits for implausible values, by id."""
    return {rule.id: rule for rule in read_rows("doubts", PlausibilityRule)}


@cache_by_vocabulary
def load_letter_words() -> LetterWords:
    """Load the sentences of a letter that refers out."""
    return msgspec.json.decode(_read_data_file("referral.json"), type=LetterWords)


def _read_data_file(name: str) -> bytes:
    return (files("charting.reference") / "data" / name).read_bytes()
