"""The range-of-motion table, with the previous value and the norm."""

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

_FIGURE = re.compile(r"\s(\d{2,3})\s*°?$")  # degrees; a single digit can be part of a name, as in "toe 2"


class RangesTable(FindingsTable[RangeOfMotion]):
    """Ranges of motion as rows. `compact` fits half a card: pain then goes into the amount, and end-feel is hidden.

    The amount can be typed in any notation: `38`, `75%`, `12 cm`, `20 less`, `full but painful`, `wnl`, `nt`.
    """

    field = "ranges"
    fills = "degrees"

    def __init__(self, *, compact: bool = False) -> None:
        self._compact = compact
        super().__init__(
            texts.RANGES, _make_compact_columns() if compact else _make_full_columns(), texts.ADD_RANGE
        )

    def to_row(self, item: RangeOfMotion) -> Row:
        """Return the cells, with joint and motion in one."""
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
        """Build the range. A motion that is not in the list is taken as typed: first the joint, then the motion.

        Raises Invalid if the motion is missing or if no joint can reach the amount.
        """
        joint, motion = _split_joint_and_motion(row)
        side, pain = read_side_cell(row.get("side")), bool(row.get("pain")) and not self._compact
        amount = parse_range_amount(
            read_text_cell(row.get("degrees")), pain, unit=_find_unit(joint, motion), side=side
        )
        motion_range = RangeOfMotion(
            joint=joint,
            motion=motion,
            side=side,
            mode=MotionMode(str(row.get("mode") or MotionMode.ACTIVE)),
            end_feel=read_text_cell(row.get("end_feel")),
            **amount,
        )
        doubt = check_range_plausibility(motion_range)
        if doubt is not None and doubt.impossible:
            raise Invalid(doubt.path, doubt.sentence)
        return motion_range

    def find_doubts(self, row: Row) -> Mapping[str, str]:
        """Warn about a number in the name of a motion: it was probably meant as the amount."""
        figure = _FIGURE.search(read_text_cell(row.get("what")))
        return {"what": texts.FIGURE_IN_MOTION.format(figure[1])} if figure else {}

    def derive_cells(self, row: Row, before: Row) -> Row:
        """Spell out the amount, and move words about pain to the pain cell, if there is one."""
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
        """Show the previous value of the motion, and its norm if today's value can be compared with it."""
        try:
            item = self.to_item({**row, "degrees": ""})
        except Invalid:
            return {"was": "", "norm": ""}
        same = make_measure_identity(make_range_key(item))
        before = (item for item in self.previous if make_measure_identity(make_range_key(item)) == same)
        tested = (item for item in before if item.filled and item.stated is not RangeWord.NOT_TESTED)
        last = next(tested, None)
        unit = _find_unit(item.joint, item.motion)
        was = format_amount_cell(last, unit).removesuffix(f", {texts.PAINFUL}") if last else ""
        return {"was": was, "norm": self._format_norm(row, item)}

    def _format_norm(self, row: Row, item: RangeOfMotion) -> str:
        """Format the norm in its unit; an amount in percent or as a distance has none."""
        norm = loader.find_rom_norm(item.joint, item.motion)
        try:
            key = make_figure_key(self.to_item(row))
        except Invalid:
            key = ""
        if norm is None or norm.normal is None or parse_measure(key).unit:
            return ""
        return f"{norm.normal:g}{norm.unit}"

    def _format_amount(self, item: RangeOfMotion) -> str:
        """Format the amount in full, or in the compact table in short with its pain."""
        unit = _find_unit(item.joint, item.motion)
        if not self._compact:
            return str(item.stated) or format_range_amount(item, unit)
        return format_amount_cell(item, unit)


def _find_unit(joint: str, motion: str) -> str:
    norm = loader.find_rom_norm(joint, motion)
    return norm.unit if norm else "°"


def _split_joint_and_motion(row: Row) -> tuple[str, str]:
    what = read_text_cell(row.get("what"))
    original = read_text_cell(row.get("joint")), read_text_cell(row.get("motion"))
    if all(original) and what == " ".join(original):
        return original
    norms = loader.list_rom_motions()
    norm = next((norm for norm in norms if fold(f"{norm.joint} {norm.motion}") == fold(what)), None)
    if norm:
        return norm.joint, norm.motion
    joints = sorted({norm.joint for norm in norms}, key=len, reverse=True)
    joint = next((name for name in joints if fold(what).startswith(f"{name} ")), what.partition(" ")[0])
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
