"""The columns of each shipped vocabulary. Every row names its source."""

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
    """A row with its source. "common teaching, unverified" is good enough for a pick list, never for a printed figure."""

    source: str


class Technique(Entry, frozen=True, kw_only=True):
    """A technique. `pressure` is the usual one, empty if pressure does not apply (heat, taping).

    `dose` lists the fields of Dose that therapists use with it, separated by spaces: "force hold repetitions".
    """

    id: str
    name: str
    category: str
    short: str = ""
    pressure: str = ""
    dose: str = ""
    note: str = ""


class Structure(Entry, frozen=True, kw_only=True):
    """A muscle, fascia, ligament, tendon or joint that can be palpated.

    `front`, `back` and `side` are its place in each view of the body figure, empty if the view does not show it. A
    finding is marked at the first of them; without any it has no mark. `also_in` are the ids of other regions that a
    long muscle reaches.
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
    """A region of the body. `area` is the wider area for which change thresholds are published (neck, low back …).

    `front`, `back` and `side` are its ellipse in each view of the body figure, empty if the view does not show it.
    Without any it is in the lists but not on the figure.
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

    `normal` is None if no verified source gives one. `error` is the difference to expect between two observers, None if
    none is published; then no change can be judged. `source` is the source of `normal`. No joint moves beyond `most`:
    that limit detects typing errors and is never printed.
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
    """A palpation finding. `short` is for tables, `typed` for quick entry, `mark` is its symbol on the body figure.

    `said` precedes the structure in a sentence: "hypertonic", "spasm of the". If empty, the name and "in the" do.
    """

    id: str
    name: str
    short: str
    typed: str
    mark: MarkKind | None = None
    said: str = ""
    meaning: str = ""


class Grade(Entry, frozen=True, kw_only=True):
    """A grade of a scale: palpation and tenderness 0 to 4, strength 0 to 5, edema."""

    scale: str
    grade: str
    name: str
    meaning: str = ""


class SpecialTestEntry(Entry, frozen=True, kw_only=True):
    """An orthopedic test. If `refer_out`, a positive result means no massage and a call to the physician."""

    id: str
    region: str
    name: str
    positive: str
    suggests: str
    refer_out: bool
    note: str = ""


class RedFlagQuestion(Entry, frozen=True, kw_only=True):
    """A question to ask before treatment, and what to do if the answer is yes.

    `letter` states a yes in a letter, after "the client reports"; `urgency` is the key of the letter's request.
    """

    id: str
    question: str
    suspect: str
    action: str
    letter: str = ""
    urgency: Literal["emergency", "today", "soon", "tell"] = "soon"


class Contraindication(Entry, frozen=True, kw_only=True):
    """A condition that rules out massage (`absolute`), rules it out in places (`local`) or restricts it (`precaution`).

    Lists are stored as in the file, separated by bars. `terms` are words in a health history that raise it (`*`: any
    entry), `unless` words beside them that prevent it, `slips` whether a term with one spelling error counts, `fields`
    the lists to search. `within` and `beyond` are days: it counts only if it happened so recently, or so long ago;
    `undated` tells whether an entry without a date counts. `where` are the regions if the entry names none (`*`:
    everywhere, whatever the entry names), `deepest` is the pressure allowed, `avoid` the techniques or categories.
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
    """An abbreviation and its meaning. `spelled` if it means one thing in any text, so that it can be spelled out."""

    id: str
    short: str
    meaning: str
    category: str = ""
    spelled: bool = False


class QuickWord(Entry, frozen=True, kw_only=True):
    """A word of quick entry: `typed` stands for the term `means` of a `kind`.

    Kinds that end in "word" only list the words that a figure may contain.
    """

    kind: str
    typed: str
    means: str = ""


class State(Entry, frozen=True, kw_only=True):
    """A US state or territory that issues licenses."""

    code: str
    name: str


class Icd10(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An ICD-10-CM code. Only a billable code, one without finer codes below it, is valid as a diagnosis on a claim."""

    code: str
    description: str
    billable: bool
    group: str = ""
    also: str = ""
    note: str = ""
