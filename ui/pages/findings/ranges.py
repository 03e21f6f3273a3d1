"""Range of motion as rows: joint and motion, side, who moves, degrees, pain, end-feel; was and norm beside."""

from charting.errors import Invalid
from charting.model.findings import Motion, RangeOfMotion
from charting.model.folding import fold
from charting.reference import loader
from charting.summaries.measure import identity, range_key
from ui.pages.findings import texts
from ui.pages.findings.columns import as_side, as_text, as_whole, words
from ui.pages.findings.table import FindingsTable, Row
from ui.widgets.entry_columns import EntryColumn, choice, number, side, was

_LOW, _HIGH = -30, 200


class RangesTable(FindingsTable[RangeOfMotion]):
    """The table; `compact` for half a card's width, without pain and end-feel, which are kept all the same."""

    field = "ranges"

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__(texts.RANGES, _compact() if compact else _full(), texts.ADD_RANGE)

    def to_row(self, item: RangeOfMotion) -> Row:
        """Joint and motion in one cell."""
        return {
            "what": f"{item.joint} {item.motion}",
            "joint": item.joint,
            "motion": item.motion,
            "side": item.side or None,
            "mode": item.mode,
            "degrees": item.degrees,
            "pain": item.pain or None,
            "end_feel": item.end_feel,
        }

    def to_item(self, row: Row) -> RangeOfMotion:
        """A motion that is not in the list is taken as typed: first the joint, then the motion."""
        joint, motion = _joint_and_motion(row)
        return RangeOfMotion(
            joint=joint,
            motion=motion,
            side=as_side(row.get("side")),
            mode=Motion(str(row.get("mode") or Motion.ACTIVE)),
            degrees=as_whole(row.get("degrees")),
            pain=bool(row.get("pain")),
            end_feel=as_text(row.get("end_feel")),
        )

    def beside(self, row: Row) -> dict[str, str]:
        """Last time's degrees and the norm of the motion."""
        try:
            item = self.to_item(row)
        except Invalid:
            return {"was": "", "norm": ""}
        norm = loader.rom_norm(item.joint, item.motion)
        same = identity(range_key(item))
        before = (each.degrees for each in self.previous if identity(range_key(each)) == same)
        last = next((degrees for degrees in before if degrees is not None), None)
        normal = f"{norm.normal:g}{norm.unit}" if norm and norm.normal is not None else ""
        return {"was": "" if last is None else f"{last}{norm.unit if norm else '°'}", "norm": normal}


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
        number("degrees", texts.DEGREES, _LOW, _HIGH, 60, "°", bold=True),
        choice("pain", texts.PAIN, ((True, texts.YES), (False, "no")), 50),
        words("end_feel", texts.END_FEEL, [word.name for word in loader.end_feels()], 130, begun=True),
        was("was", texts.WAS, 52),
        was("norm", texts.NORM, 56),
    )


def _compact() -> tuple[EntryColumn, ...]:
    return (
        _what(),
        side(width=42),
        choice("mode", "", ((Motion.ACTIVE, "act"), (Motion.PASSIVE, "pas")), 40),
        number("degrees", texts.DEGREES, _LOW, _HIGH, 52, "°", bold=True),
        was("was", texts.WAS, 46),
        was("norm", texts.NORM, 48),
    )
