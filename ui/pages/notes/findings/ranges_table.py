"""Range of motion as rows: joint and motion, side, who moves, how far, pain, end-feel; was and norm beside."""

import re
from collections.abc import Mapping

from charting.entry.amounts.ranges import format_range_amount, parse_range_amount
from charting.errors import Invalid
from charting.model.findings import MotionMode, RangeOfMotion, RangeWord
from charting.reference import loader
from charting.summaries.measures.measure_keys import (
    make_figure_key,
    make_measure_identity,
    make_range_key,
    parse_measure,
)
from charting.summaries.signing.plausibility import check_range_plausibility
from charting.text.folding import fold
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.finding_columns import (
    format_amount_cell,
    make_amount_column,
    make_vocabulary_column,
    read_side_cell,
    read_text_cell,
)
from ui.pages.notes.findings.findings_table import FindingsTable, Row
from ui.widgets.entry_table.entry_columns import (
    EntryColumn,
    make_choice_column,
    make_previous_column,
    make_side_column,
)

_FIGURE = re.compile(r"\s(\d{2,3})\s*°?$")  # of degrees; "toe 2" is a place


class RangesTable(FindingsTable[RangeOfMotion]):
    """The table; `compact` for half a card's width: pain then stands in the cell of the amount, end-feel is kept.

    How far may be said in any way: `38`, `75%`, `12 cm`, `20 less`, `full but painful`, `wnl`, `nt`.
    """

    field = "ranges"
    fills = "degrees"

    def __init__(self, *, compact: bool = False) -> None:
        self._compact = compact
        super().__init__(
            texts.RANGES, _make_compact_columns() if compact else _make_full_columns(), texts.ADD_RANGE
        )

    def to_row(self, item: RangeOfMotion) -> Row:
        """Joint and motion in one cell."""
        return {
            "what": f"{item.joint} {item.motion}",
            "joint": item.joint,
            "motion": item.motion,
            "side": item.side or None,
            "mode": item.mode,
            "degrees": self._format_amount(item),
            "pain": item.pain or None,
            "end_feel": item.end_feel,
        }

    def to_item(self, row: Row) -> RangeOfMotion:
        """A motion that is not in the list is taken as typed: first the joint, then the motion. What no joint reaches
        is refused at its cell.
        """
        joint, motion = _split_joint_and_motion(row)
        where, pain = read_side_cell(row.get("side")), bool(row.get("pain")) and not self._compact
        far = parse_range_amount(
            read_text_cell(row.get("degrees")), pain, unit=_find_unit(joint, motion), side=where
        )
        made = RangeOfMotion(
            joint=joint,
            motion=motion,
            side=where,
            mode=MotionMode(str(row.get("mode") or MotionMode.ACTIVE)),
            end_feel=read_text_cell(row.get("end_feel")),
            **far,
        )
        doubt = check_range_plausibility(made)
        if doubt is not None and doubt.impossible:
            raise Invalid(doubt.path, doubt.sentence)
        return made

    def find_doubts(self, row: Row) -> Mapping[str, str]:
        """A figure that could not be read as this motion's, such as one that no joint reaches, is not its name."""
        found = _FIGURE.search(read_text_cell(row.get("what")))
        return {"what": texts.FIGURE_IN_MOTION.format(found[1])} if found else {}

    def derive_cells(self, row: Row, before: Row) -> Row:
        """The amount said back in full; words about pain go to the cell of pain where there is one."""
        typed = read_text_cell(row.get("degrees"))
        if not typed or row.get("degrees") == before.get("degrees"):
            return {}
        try:
            item = self.to_item(row)
        except Invalid:
            return {}
        pain: Row = {} if self._compact else {"pain": item.pain or None}
        return {"degrees": self._format_amount(item), **pain}

    def format_read_only_cells(self, row: Row) -> dict[str, str]:
        """What was said of the motion last time, and its norm where today's figure can be held against it."""
        try:
            item = self.to_item({**row, "degrees": ""})
        except Invalid:
            return {"was": "", "norm": ""}
        same = make_measure_identity(make_range_key(item))
        before = (each for each in self.previous if make_measure_identity(make_range_key(each)) == same)
        last = next(
            (each for each in before if each.filled and each.stated is not RangeWord.NOT_TESTED), None
        )
        unit = _find_unit(item.joint, item.motion)
        was = format_amount_cell(last, unit).removesuffix(f", {texts.PAINFUL}") if last else ""
        return {"was": was, "norm": self._format_norm(row, item)}

    def _format_norm(self, row: Row, item: RangeOfMotion) -> str:
        """The norm in degrees; a percentage or a distance has none."""
        norm = loader.find_rom_norm(item.joint, item.motion)
        try:
            key = make_figure_key(self.to_item(row))
        except Invalid:
            key = ""
        if norm is None or norm.normal is None or parse_measure(key).unit:
            return ""
        return f"{norm.normal:g}{norm.unit}"

    def _format_amount(self, item: RangeOfMotion) -> str:
        """The amount: in full, or short and with its pain where there is no cell for that."""
        unit = _find_unit(item.joint, item.motion)
        if not self._compact:
            return str(item.stated) or format_range_amount(item, unit)
        return format_amount_cell(item, unit)


def _find_unit(joint: str, motion: str) -> str:
    norm = loader.find_rom_norm(joint, motion)
    return norm.unit if norm else "°"


def _split_joint_and_motion(row: Row) -> tuple[str, str]:
    what, kept = (
        read_text_cell(row.get("what")),
        (read_text_cell(row.get("joint")), read_text_cell(row.get("motion"))),
    )
    if all(kept) and what == " ".join(kept):
        return kept
    known = next((n for n in loader.list_rom_motions() if fold(f"{n.joint} {n.motion}") == fold(what)), None)
    if known:
        return known.joint, known.motion
    joints = sorted({norm.joint for norm in loader.list_rom_motions()}, key=len, reverse=True)
    joint = next((each for each in joints if fold(what).startswith(f"{each} ")), what.partition(" ")[0])
    motion = what[len(joint) :].strip()
    if not motion:
        raise Invalid("what", texts.SAY_MOTION)
    return joint, motion


def _make_motion_column() -> EntryColumn:
    names = [f"{norm.joint} {norm.motion}" for norm in loader.list_rom_motions()]
    return make_vocabulary_column("what", texts.MOTION, names, begun=True)


def _make_full_columns() -> tuple[EntryColumn, ...]:
    return (
        _make_motion_column(),
        make_side_column(width=56),
        make_choice_column(
            "mode",
            texts.WHO_MOVES,
            ((MotionMode.ACTIVE, texts.ACTIVE), (MotionMode.PASSIVE, texts.PASSIVE)),
            70,
        ),
        make_amount_column("degrees", texts.DEGREES, 150),
        make_choice_column("pain", texts.PAIN, ((True, texts.YES), (False, "no")), 50),
        make_vocabulary_column(
            "end_feel", texts.END_FEEL, [word.name for word in loader.list_end_feels()], 130, begun=True
        ),
        make_previous_column("was", texts.WAS, 52),
        make_previous_column("norm", texts.NORM, 56),
    )


def _make_compact_columns() -> tuple[EntryColumn, ...]:
    return (
        _make_motion_column(),
        make_side_column(width=34),
        make_choice_column("mode", "", ((MotionMode.ACTIVE, "act"), (MotionMode.PASSIVE, "pas")), 34),
        make_amount_column("degrees", texts.DEGREES, 96),
        make_previous_column("was", texts.WAS, 46),
        make_previous_column("norm", texts.NORM, 48),
    )
