"""The types of the rows of each vocabulary. Every row names its source."""

from typing import Annotated, Literal, TypeAlias

import msgspec

from charting.model.body_mark import MarkKind

# In the outline's box of 200 × 460: the distance from the midline (in a side view, from the middle of the box: positive
# toward the face, negative toward the back) and from the top; for an ellipse also its half axes.
_SPOT = r"-?\d{1,2}(\.\d+)? (\d{1,2}|[123]\d\d|4[0-5]\d)(\.\d+)?"
_HALF_AXIS = r"[1-9]\d*(\.\d+)?"
FigurePlace: TypeAlias = Annotated[str, msgspec.Meta(pattern=f"^{_SPOT}$")]
FigureEllipse: TypeAlias = Annotated[str, msgspec.Meta(pattern=f"^{_SPOT} {_HALF_AXIS} {_HALF_AXIS}$")]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row with its source. "common teaching, unverified" is good enough for a pick list, but not for a printed value."""

    source: str


class Technique(Entry, frozen=True, kw_only=True):
    """A treatment technique. `pressure` is the usual one, or empty if pressure has no meaning (heat, taping).

    `dose` has the usual fields of a Dose, separated by blanks: "force hold repetitions".
    """

    id: str
    name: str
    category: str
    short: str = ""
    pressure: str = ""
    dose: str = ""
    note: str = ""


class Structure(Entry, frozen=True, kw_only=True):
    """A muscle, fascia, ligament, tendon, joint or nerve that is palpated.

    `front`, `back` and `side` are its place in each view of the body figure, or empty if the view does not show it. A
    finding is marked in the first view that does. Without any place, it can be charted but not marked. `also_in` has
    the ids of more regions where it is felt, such as for a long muscle.
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
    """A region of the body. `area` is the larger area for which thresholds of change are published (neck, low back …).

    `front`, `back` and `side` are its ellipse in each view of the body figure, or empty if the view does not show it.
    Without any ellipse it is only in lists, not on the figure.
    """

    id: str
    name: str
    area: str
    paired: bool
    front: FigureEllipse = ""
    back: FigureEllipse = ""
    side: FigureEllipse = ""


class RomNorm(Entry, frozen=True, kw_only=True):
    """A motion of a joint, with its normal range and its measurement error, both in `unit`.

    `normal` is None if no checked source has one. `error` is the difference that is possible between two observers, or
    None if none is published; then no change can be judged. `source` is the source of `normal`. `most` is the limit of
    what is possible. It is only for finding typos, and is never printed.
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
    """A palpation finding. `short` is for tables, `typed` for quick entry, `mark` is the kind of its mark.

    `said` comes before the structure in a sentence: "hypertonic", "spasm of the"; if empty, the name and "in the" do.
    """

    id: str
    name: str
    short: str
    typed: str
    mark: MarkKind | None = None
    said: str = ""
    meaning: str = ""


class Grade(Entry, frozen=True, kw_only=True):
    """A step of a grading scale: palpation and tenderness from 0 to 4, strength from 0 to 5, edema."""

    scale: str
    grade: str
    name: str
    meaning: str = ""


class SpecialTestEntry(Entry, frozen=True, kw_only=True):
    """An orthopedic test. If `refer_out` is true, a positive result means no massage, and a referral to a physician."""

    id: str
    region: str
    name: str
    positive: str
    suggests: str
    refer_out: bool
    note: str = ""


class RedFlagQuestion(Entry, frozen=True, kw_only=True):
    """A question to ask before treating, and what to do if the answer is yes.

    `letter` is the wording of a yes in a letter, after "the client reports"; `urgency` is the urgency of its request.
    """

    id: str
    question: str
    suspect: str
    action: str
    letter: str = ""
    urgency: Literal["emergency", "today", "soon", "tell"] = "soon"


class Contraindication(Entry, frozen=True, kw_only=True):
    """A condition that forbids all massage (`absolute`), forbids it locally (`local`) or restricts it (`precaution`).

    Lists are strings separated by bars, as in the file. `terms` are the words of a health history that match (`*`: any
    entry), `unless` are nearby words that prevent a match, `slips` is whether a term with one typo matches, too, and
    `fields` are the lists to search. `within` and `beyond` are in days: only events at most that recent, or at least
    that long ago, match; `undated` is whether an entry without a date matches. `where` are the regions if the entry
    names none (`*`: everywhere, even if it names a place), `deepest` is the deepest pressure allowed, and `avoid` are
    techniques or their categories.
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
    """An abbreviation of the field and its meaning. It is `spelled` if it means the same in any text."""

    id: str
    short: str
    meaning: str
    category: str = ""
    spelled: bool = False


class QuickWord(Entry, frozen=True, kw_only=True):
    """A word of quick entry: if `typed` is typed for a thing of that `kind`, it means `means`.

    Most kinds that end in "word" are not names of things; they help to read figures and the beginnings of lines.
    """

    kind: str
    typed: str
    means: str = ""


class State(Entry, frozen=True, kw_only=True):
    """A U.S. state or territory, for a license."""

    code: str
    name: str


class Icd10(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An ICD-10-CM code. Only a billable code, without more specific codes below it, is valid on a claim."""

    code: str
    description: str
    billable: bool
    group: str = ""
    also: str = ""
    note: str = ""
