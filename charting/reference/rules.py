"""The rules of charting that are data: what a note needs, how intake is weighed, what is unlikely, words of a history."""

from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from typing import Literal

import msgspec

from charting.reference.entries import Entry
from charting.reference.loader import grouped, read_rows
from charting.reference.own import remembered

GENERAL = "general"


class Condition(StrEnum):
    """When a check of a profile is asked."""

    ALWAYS = "always"
    MEDICAL = "medical case"
    MINOR = "minor"
    TREATS = "treats"
    CAUTION = "treated with caution"
    DESPITE = "treated despite a red flag"
    TRIAGE = "triage decided otherwise"
    REVISION = "revision"


class Check(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a note must hold: any one of `paths`, else `sentence` is said at `field` (the first path when empty).

    A path is a field of the note (`pain.now`), `every:treatment.areas` (each line has it), a field of the client
    (`client.history.reviewed`), `consent:treatment:365` (in force, given at most so many days before), `case:plan`
    or `case:assessment` (a signed one). `terms` are the areas that TREATS asks about. `cite` is the rule behind it; a
    `reasonable` one may be signed with a reason.
    """

    id: str
    note: Literal["session", "assessment", "plan", "any"]
    paths: tuple[str, ...]
    sentence: str
    when: Condition = Condition.ALWAYS
    terms: str = ""
    field: str = ""
    cite: str = ""
    reasonable: bool = True


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set of checks, designed to support the rule that `source` names; those of `includes` are asked too."""

    id: str
    name: str
    source: str
    includes: str = ""
    checks: tuple[Check, ...] = ()


class HistoryWord(Entry, frozen=True, kw_only=True):
    """A word of a health history beside the condition: what takes it back, tells when it was, or which side.

    `value` is a number or days; `means` how the data spells what others spell in the British way or shorten.
    """

    kind: str
    words: str
    value: int = 0
    means: str = ""


class PlaceName(Entry, frozen=True, kw_only=True):
    """Words for a part of the body, and the regions or areas that it means; `*` is every region."""

    term: str
    regions: str


class TriageRule(Entry, frozen=True, kw_only=True):
    """What one answer at intake speaks for, in points, or that it asks for the physician first."""

    fact: str
    value: str
    medical: int
    wellness: int
    refer: bool
    reason: str


class TriageWord(Entry, frozen=True, kw_only=True):
    """What counts as that value: words of the client's goal, or the lowest pain on the scale from 0 to 10."""

    fact: str
    value: str
    terms: str


class DoubtRule(Entry, frozen=True, kw_only=True):
    """What is said of a figure below `low` or above `high`."""

    id: str
    sentence: str
    low: float | None = None
    high: float | None = None


class LetterWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sentences of a letter that refers out; `urgencies` are the requests, the most urgent first."""

    source: str
    opening: str
    reported: str
    tests: str
    one_test: str
    urgencies: Mapping[str, str]
    test_urgency: str
    closing: str


@remembered
def profiles() -> tuple[Profile, ...]:
    """The shipped profiles, the general one first."""
    return msgspec.json.decode(_read("profiles.json"), type=tuple[Profile, ...])


def profile_checks(profile_id: str) -> tuple[Check, ...]:
    """All checks of that profile: its own stand in the place of included ones with the same id.

    A profile that is not known any more asks what the general one asks.
    """
    found = {each.id: each for each in profiles()}
    profile = found.get(profile_id, found[GENERAL])
    included = profile_checks(profile.includes) if profile.includes else ()
    own = {check.id: check for check in profile.checks}
    return (*(own.pop(check.id, check) for check in included), *own.values())


def history_words(kind: str) -> tuple[HistoryWord, ...]:
    """The words of one kind, the longest first."""
    return _history_words_by_kind().get(kind, ())


@remembered
def _history_words_by_kind() -> dict[str, tuple[HistoryWord, ...]]:
    rows = sorted(read_rows("history_words", HistoryWord), key=lambda word: -len(word.words))
    return grouped(rows, lambda word: word.kind)


@remembered
def place_names() -> tuple[PlaceName, ...]:
    """Words for parts of the body."""
    return read_rows("places", PlaceName)


@remembered
def triage_rules() -> tuple[TriageRule, ...]:
    """How intake is weighed."""
    return read_rows("triage", TriageRule)


@remembered
def triage_words() -> tuple[TriageWord, ...]:
    """What counts as what at intake."""
    return read_rows("triage_words", TriageWord)


@remembered
def doubt_rules() -> Mapping[str, DoubtRule]:
    """What is unlikely or impossible, by id."""
    return {rule.id: rule for rule in read_rows("doubts", DoubtRule)}


@remembered
def letter_words() -> LetterWords:
    """The sentences of a letter that refers out."""
    return msgspec.json.decode(_read("referral.json"), type=LetterWords)


def _read(name: str) -> bytes:
    return (files("charting.reference") / "data" / name).read_bytes()
