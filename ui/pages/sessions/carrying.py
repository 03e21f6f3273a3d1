"""Carry forward on the screen: what tends to stay, from the last signed session into the open draft's empty tables."""

from collections.abc import Sequence

from charting.model.field import find_label
from charting.model.session import Session
from charting.summaries.carrying import Carried, carried, into_empty
from charting.summaries.client_file import CaseFile
from ui import commands
from ui.pages.findings.previous import session_before
from ui.pages.findings.table import FindingsTable
from ui.pages.note_card import NotePart
from ui.pages.sessions import texts
from ui.pages.sessions.next_part import NextPart
from ui.pages.sessions.response import Response


def carry_forward(draft: Session, case: CaseFile, parts: Sequence[NotePart]) -> str:
    """Put the lines into the tables that the draft still has empty; the sentence that says what was done."""
    last = session_before(case, draft)
    lines = carried(last, case.plan)
    taken = into_empty(draft, lines)
    for part in parts:
        _put(part, taken)
    if not taken:
        return texts.CARRIED_ALREADY if lines else texts.NOTHING_TO_CARRY
    keys = commands.keys(commands.command("row.confirm"))
    return texts.CARRIED.format(lines=_counted(taken), keys=keys)


def _put(part: NotePart, taken: Carried) -> None:
    for field, table in part.tables.items():
        if isinstance(table, FindingsTable) and field in taken:
            table.add(taken[field])
    if isinstance(part, NextPart) and "home_program" in taken:
        part.more.fold(folded=False)
    if isinstance(part, Response):
        part.carry_goals([each.measure for each in taken.get("goal_readings", ())])  # type: ignore[attr-defined]


def _counted(taken: Carried) -> str:
    return ", ".join(_count_lines(field, len(lines)) for field, lines in taken.items())


def _count_lines(field: str, count: int) -> str:
    known = texts.CARRIED_LINES.get(field)
    return known.format(count) if known else f"{count} × {find_label(Session, field)}"
