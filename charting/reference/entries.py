"""What a row of each shipped vocabulary holds. Every row carries where it comes from."""

from typing import Literal

import msgspec

from charting.model.body import MarkKind, View


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row with its source; "common teaching, unverified" is fit for a pick list, never for a printed figure."""

    source: str


class Technique(Entry, frozen=True, kw_only=True):
    """A way of treating; `pressure` is what is usual, empty where pressure means nothing (heat, taping)."""

    id: str
    name: str
    category: str
    short: str = ""
    pressure: str = ""
    note: str = ""


class Structure(Entry, frozen=True, kw_only=True):
    """A muscle, fascia, ligament, tendon or joint that is palpated; `view` is the outline where it is marked."""

    id: str
    name: str
    kind: Literal["muscle", "fascia", "ligament", "tendon", "joint", "nerve"]
    region: str
    view: View
    paired: bool
    short: str = ""


class Region(Entry, frozen=True, kw_only=True):
    """A place on the body. `area` is the wider one by which change thresholds are published (neck, low back …)."""

    id: str
    name: str
    area: str
    views: Literal["front", "back", "both"]
    paired: bool


class RomNorm(Entry, frozen=True, kw_only=True):
    """A joint's motion, its normal range and its measurement error, both in `unit`.

    `normal` is None where no checked source gives one; `error` is the change that two observers may differ by,
    None where none is published, and then no change can be judged. `source` is for `normal`.
    """

    joint: str
    motion: str
    paired: bool
    unit: Literal["°", "mm"] = "°"
    normal: float | None = None
    error: float | None = None
    error_citation: str = ""
    error_population: str = ""
    error_source: str = ""
    note: str = ""


class PalpationFinding(Entry, frozen=True, kw_only=True):
    """What the hand finds; `short` fits a table, `typed` are the letters of quick entry, `mark` its sign."""

    id: str
    name: str
    short: str
    typed: str
    mark: MarkKind | None = None
    meaning: str = ""


class Grade(Entry, frozen=True, kw_only=True):
    """A step of a grading scale: palpation and tenderness 0 to 4, strength 0 to 5, edema."""

    scale: str
    grade: str
    name: str
    meaning: str = ""


class SpecialTest(Entry, frozen=True, kw_only=True):
    """An orthopedic test. When `refer_out` is true, a positive one ends the massage and calls the physician."""

    id: str
    region: str
    name: str
    positive: str
    suggests: str
    refer_out: bool
    note: str = ""


class RedFlag(Entry, frozen=True, kw_only=True):
    """A question to ask before treating, and what a yes demands."""

    id: str
    question: str
    suspect: str
    action: str


class Contraindication(Entry, frozen=True, kw_only=True):
    """A condition that forbids massage (`absolute`), forbids it there (`local`) or changes it (`precaution`)."""

    id: str
    condition: str
    kind: Literal["absolute", "local", "precaution"]
    action: str


class Word(Entry, frozen=True, kw_only=True):
    """An entry of a short pick list."""

    list: str
    name: str
    note: str = ""


class State(Entry, frozen=True, kw_only=True):
    """A US state or territory, for a license."""

    code: str
    name: str


class Icd10(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An ICD-10-CM code. Only a billable one, with no finer code below it, stands as a diagnosis on a claim."""

    code: str
    description: str
    billable: bool
    group: str = ""
    also: str = ""
    note: str = ""
