"""What a row of each shipped vocabulary holds. Every row carries where it comes from."""

from typing import Annotated, Literal, TypeAlias

import msgspec

from charting.model.body_mark import MarkKind

# On the outline's box of 200 × 460: the distance from the midline (in a side view from the middle of the box toward
# the face, − toward the back) and from the top; an ellipse then has its half axes.
_SPOT = r"-?\d{1,2}(\.\d+)? (\d{1,2}|[123]\d\d|4[0-5]\d)(\.\d+)?"
_HALF_AXIS = r"[1-9]\d*(\.\d+)?"
FigurePlace: TypeAlias = Annotated[str, msgspec.Meta(pattern=f"^{_SPOT}$")]
FigureEllipse: TypeAlias = Annotated[str, msgspec.Meta(pattern=f"^{_SPOT} {_HALF_AXIS} {_HALF_AXIS}$")]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row with its source; "common teaching, unverified" is fit for a pick list, never for a printed figure."""

    source: str


class Technique(Entry, frozen=True, kw_only=True):
    """A way of treating; `pressure` is what is usual, empty where pressure means nothing (heat, taping).

    `dose` names the figures of a Dose that the field gives for it, between blanks: "force hold repetitions".
    """

    id: str
    name: str
    category: str
    short: str = ""
    pressure: str = ""
    dose: str = ""
    note: str = ""


class Structure(Entry, frozen=True, kw_only=True):
    """A muscle, fascia, ligament, tendon or joint that is palpated.

    `front`, `back` and `side` say where each view of the body figure shows it, empty where it does not; the first of
    them is where a finding is marked. Without any it is a word like the others, only without a place.
    `also_in` are the ids of further regions where it is felt: one place cannot tell them of a long muscle.
    """

    id: str
    name: str
    kind: Literal["muscle", "fascia", "ligament", "tendon", "joint", "nerve"]
    region: str
    paired: bool
    short: str = ""
    front: FigurePlace = ""
    back: FigurePlace = ""
    side: FigurePlace = ""
    also_in: str = ""


class Region(Entry, frozen=True, kw_only=True):
    """A place on the body. `area` is the wider one by which change thresholds are published (neck, low back …).

    `front`, `back` and `side` are its ellipse in each view of the body figure, empty where a view does not show it.
    Without any it is a word in the lists and has no place on the figure.
    """

    id: str
    name: str
    area: str
    paired: bool
    front: FigureEllipse = ""
    back: FigureEllipse = ""
    side: FigureEllipse = ""


class RomNorm(Entry, frozen=True, kw_only=True):
    """A joint's motion, its normal range and its measurement error, both in `unit`.

    `normal` is None where no checked source gives one; `error` is the change that two observers may differ by,
    None where none is published, and then no change can be judged. `source` is for `normal`. Beyond `most` no such
    joint goes: that limit only tells a slip of the finger, and is never printed.
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
    most: float | None = None
    most_source: str = ""


class PalpationFinding(Entry, frozen=True, kw_only=True):
    """What the hand finds; `short` fits a table, `typed` are the letters of quick entry, `mark` its sign.

    `said` leads to the place in a sentence: "hypertonic", "spasm of the"; empty: the name and "in the".
    """

    id: str
    name: str
    short: str
    typed: str
    mark: MarkKind | None = None
    said: str = ""
    meaning: str = ""


class Grade(Entry, frozen=True, kw_only=True):
    """A step of a grading scale: palpation and tenderness 0 to 4, strength 0 to 5, edema."""

    scale: str
    grade: str
    name: str
    meaning: str = ""


class SpecialTestEntry(Entry, frozen=True, kw_only=True):
    """An orthopedic test. When `refer_out` is true, a positive one ends the massage and calls the physician."""

    id: str
    region: str
    name: str
    positive: str
    suggests: str
    refer_out: bool
    note: str = ""


class RedFlagQuestion(Entry, frozen=True, kw_only=True):
    """A question to ask before treating, and what a yes demands.

    `letter` says a yes in the words of a letter, after "the client reports"; `urgency` names the request in it.
    """

    id: str
    question: str
    suspect: str
    action: str
    letter: str = ""
    urgency: Literal["emergency", "today", "soon", "tell"] = "soon"


class Contraindication(Entry, frozen=True, kw_only=True):
    """A condition that forbids massage (`absolute`), forbids it there (`local`) or changes it (`precaution`).

    Lists are kept as the file has them, with bars between. `terms` are the words of a health history that raise it
    (`*`: whatever the list holds), `unless` those beside them that do not let it, `slips` whether a term with one slip
    of spelling counts too, `fields` the lists it is looked for in. `within` and `beyond` are days: only what happened
    so recently, or so long ago; `undated` is whether an entry that tells no date counts. `where` are the regions meant
    when the entry names none (`*`: it is everywhere, whatever place is named), `deepest` the pressure allowed, `avoid`
    techniques or categories of them.
    """

    id: str
    condition: str
    kind: Literal["absolute", "local", "precaution"]
    action: str
    terms: str = ""
    unless: str = ""
    slips: bool = False
    fields: str = "conditions|medications|surgeries|injuries|implants|pregnancy"
    within: int | None = None
    beyond: int | None = None
    undated: bool = False
    where: str = ""
    deepest: Literal["light", "moderate", "firm", ""] = ""
    avoid: str = ""


class PickListWord(Entry, frozen=True, kw_only=True):
    """An entry of a short pick list."""

    list: str
    name: str
    note: str = ""


class Abbreviation(Entry, frozen=True, kw_only=True):
    """A short form of the field and what it stands for, in full; `spelled` where it means one thing in any text."""

    id: str
    short: str
    meaning: str
    category: str = ""
    spelled: bool = False


class QuickWord(Entry, frozen=True, kw_only=True):
    """A word of quick entry: typed as `typed` where a `kind` of thing can stand, it means `means`.

    Kinds that end in "word" only say which words a figure may be made of.
    """

    kind: str
    typed: str
    means: str = ""


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
