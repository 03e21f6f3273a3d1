"""Range of motion as rows: joint and motion, side, who moves, how far, pain, end-feel; was and norm beside."""

import re
from collections.abc import Mapping

from charting.entry.stated import range_amount, read_amount
from charting.errors import Invalid
from charting.model.findings import Motion, RangeOfMotion, RangeWord
from charting.model.folding import fold
from charting.reference import loader
from charting.summaries.doubts import range_doubt
from charting.summaries.measure import figure_key, identity, parse_measure, range_key
from ui.pages.findings import texts
from ui.pages.findings.columns import as_side, as_text, words
from ui.pages.findings.stated_columns import amount, amount_cell
from ui.pages.findings.table import FindingsTable, Row
from ui.widgets.entry_columns import EntryColumn, choice, side, was

_FIGURE = re.compile(r"\s(\d{2,3})\s*°?$")  # of degrees; "toe 2" is a place


class RangesTable(FindingsTable[RangeOfMotion]):
    """The table; `compact` for half a card's width: pain then stands in the cell of the amount, end-feel is kept.

    How far may be said in any way: `38`, `75%`, `12 cm`, `20 less`, `full but painful`, `wnl`, `nt`.
    """

    field = "ranges"
    fills = "degrees"

    def __init__(self, *, compact: bool = False) -> None:
        self._compact = compact
        super().__init__(texts.RANGES, _compact() if compact else _full(), texts.ADD_RANGE)

    def to_row(self, item: RangeOfMotion) -> Row:
        """Joint and motion in one cell."""
        return {
            "what": f"{item.joint} {item.motion}",
            "joint": item.joint,
            "motion": item.motion,
            "side": item.side or None,
            "mode": item.mode,
            "degrees": self._cell(item),
            "pain": item.pain or None,
            "end_feel": item.end_feel,
        }

    def to_item(self, row: Row) -> RangeOfMotion:
        """A motion that is not in the list is taken as typed: first the joint, then the motion. What no joint reaches
        is refused at its cell.
        """
        joint, motion = _joint_and_motion(row)
        where, pain = as_side(row.get("side")), bool(row.get("pain")) and not self._compact
        far = read_amount(as_text(row.get("degrees")), pain, unit=_unit(joint, motion), side=where)
        made = RangeOfMotion(
            joint=joint,
            motion=motion,
            side=where,
            mode=Motion(str(row.get("mode") or Motion.ACTIVE)),
            end_feel=as_text(row.get("end_feel")),
            **far,
        )
        doubt = range_doubt(made)
        if doubt is not None and doubt.impossible:
            raise Invalid(doubt.path, doubt.sentence)
        return made

    def doubts(self, row: Row) -> Mapping[str, str]:
        """A figure that could not be read as this motion's, such as one that no joint reaches, is not its name."""
        found = _FIGURE.search(as_text(row.get("what")))
        return {"what": texts.FIGURE_IN_MOTION.format(found[1])} if found else {}

    def completed(self, row: Row, before: Row) -> Row:
        """The amount said back in full; words about pain go to the cell of pain where there is one."""
        typed = as_text(row.get("degrees"))
        if not typed or row.get("degrees") == before.get("degrees"):
            return {}
        try:
            item = self.to_item(row)
        except Invalid:
            return {}
        pain: Row = {} if self._compact else {"pain": item.pain or None}
        return {"degrees": self._cell(item), **pain}

    def beside(self, row: Row) -> dict[str, str]:
        """What was said of the motion last time, and its norm where today's figure can be held against it."""
        try:
            item = self.to_item({**row, "degrees": ""})
        except Invalid:
            return {"was": "", "norm": ""}
        same = identity(range_key(item))
        before = (each for each in self.previous if identity(range_key(each)) == same)
        last = next(
            (each for each in before if each.filled and each.stated is not RangeWord.NOT_TESTED), None
        )
        unit = _unit(item.joint, item.motion)
        was = amount_cell(last, unit).removesuffix(f", {texts.PAINFUL}") if last else ""
        return {"was": was, "norm": self._norm(row, item)}

    def _norm(self, row: Row, item: RangeOfMotion) -> str:
        """The norm in degrees; a percentage or a distance has none."""
        norm = loader.rom_norm(item.joint, item.motion)
        try:
            key = figure_key(self.to_item(row))
        except Invalid:
            key = ""
        if norm is None or norm.normal is None or parse_measure(key).way:
            return ""
        return f"{norm.normal:g}{norm.unit}"

    def _cell(self, item: RangeOfMotion) -> str:
        """The amount: in full, or short and with its pain where there is no cell for that."""
        unit = _unit(item.joint, item.motion)
        if not self._compact:
            return str(item.stated) or range_amount(item, unit)
        return amount_cell(item, unit)


def _unit(joint: str, motion: str) -> str:
    norm = loader.rom_norm(joint, motion)
    return norm.unit if norm else "°"


def _joint_and_motion(row: Row) -> tuple[str, str]:
    what, kept = as_text(row.get("what")), (as_text(row.get("joint")), as_text(row.get("motion")))
    if all(kept) and what == " ".join(kept):
        return kept
    known = next((n for n in loader.rom_motions() if fold(f"{n.joint} {n.motion}") == fold(what)), None)
    if known:
        return known.joint, known.motion
    joints = sorted({norm.joint for norm in loader.rom_motions()}, key=len, reverse=True)
    joint = next((each for each in joints if fold(what).startswith(f"{each} ")), what.partition(" ")[0])
    motion = what[len(joint) :].strip()
    if not motion:
        raise Invalid("what", texts.SAY_MOTION)
    return joint, motion


def _what() -> EntryColumn:
    names = [f"{norm.joint} {norm.motion}" for norm in loader.rom_motions()]
    return words("what", texts.MOTION, names, begun=True)


def _full() -> tuple[EntryColumn, ...]:
    return (
        _what(),
        side(width=56),
        choice("mode", texts.WHO_MOVES, ((Motion.ACTIVE, texts.ACTIVE), (Motion.PASSIVE, texts.PASSIVE)), 70),
        amount("degrees", texts.DEGREES, 150),
        choice("pain", texts.PAIN, ((True, texts.YES), (False, "no")), 50),
        words("end_feel", texts.END_FEEL, [word.name for word in loader.end_feels()], 130, begun=True),
        was("was", texts.WAS, 52),
        was("norm", texts.NORM, 56),
    )


def _compact() -> tuple[EntryColumn, ...]:
    return (
        _what(),
        side(width=34),
        choice("mode", "", ((Motion.ACTIVE, "act"), (Motion.PASSIVE, "pas")), 34),
        amount("degrees", texts.DEGREES, 96),
        was("was", texts.WAS, 46),
        was("norm", texts.NORM, 48),
    )
