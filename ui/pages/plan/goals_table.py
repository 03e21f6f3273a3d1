"""The goals as rows that a person types; what is measured is chosen from what the case measures, or named freely."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from charting.errors import Invalid
from charting.measures.instruments import list_instruments
from charting.model.field import find_prompt
from charting.model.plan import Goal, Plan
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.measure_keys import (
    PAIN,
    WORST_PAIN,
    MeasureKind,
    format_measure_label,
    make_measure_identity,
)
from charting.summaries.measures.measure_readings import find_latest_reading, list_measures
from charting.text.folding import fold
from ui.pages.notes.findings.finding_columns import make_date_column, make_decimal_column, read_text_cell
from ui.pages.notes.findings.findings_table import FindingsTable, Row
from ui.pages.plan import texts
from ui.widgets.entry_table.entry_columns import CellKind, EntryColumn, make_text_column

MeasureChoice = tuple[object, str]


@dataclass(frozen=True)
class MeasureColumn(EntryColumn):
    """A measure by its words. Words begun are enough when one fits; any other words name another figure."""

    def parse_text(self, typed: str) -> object:
        """The measure's key; "" when nothing is typed."""
        wanted = fold(typed)
        if not wanted:
            return typed.strip()
        exact = [key for key, label in self.choices if fold(label) == wanted]
        begun = [key for key, label in self.choices if fold(label).startswith(wanted)]
        if exact or len(begun) == 1:
            return (exact or begun)[0]
        return f"{MeasureKind.OTHER}:{typed.strip()}"

    def format_value(self, value: object) -> str:
        """The measure in words."""
        return format_measure_label(str(value)) if value else ""


class GoalsTable(FindingsTable[Goal]):
    """The table. `set_case` before `load`: the case says what can be measured, and what the figure is now."""

    field = "goals"

    def __init__(self) -> None:
        self._case: CaseRecords | None = None
        self._choices: list[MeasureChoice] = [(key, format_measure_label(key)) for key in (PAIN, WORST_PAIN)]
        columns = (
            make_text_column("words", find_prompt(Goal, "words"), bold=True),
            MeasureColumn("measure", find_prompt(Goal, "measure"), CellKind.TEXT, 0, self._choices),
            make_decimal_column("baseline", find_prompt(Goal, "baseline"), 56),
            make_decimal_column("target", find_prompt(Goal, "target"), 56),
            make_text_column("unit", find_prompt(Goal, "unit"), width=64),
            make_date_column("by", find_prompt(Goal, "by"), 128),
        )
        super().__init__(find_prompt(Plan, "goals"), columns, texts.ADD_GOAL)

    def set_case(self, case: CaseRecords, goals: Iterable[Goal]) -> None:
        """What this case measures, and what `goals` measure already."""
        self._case = case
        scores = [f"score:{each.id}" for each in list_instruments() if not each.asked]
        keys = [PAIN, WORST_PAIN, *list_measures(case), *(goal.measure for goal in goals), *scores]
        different = {make_measure_identity(key): key for key in reversed(keys)}
        self._choices[:] = [(key, format_measure_label(key)) for key in reversed(different.values())]

    def to_row(self, item: Goal) -> Row:
        """The cells."""
        return {
            "words": item.words,
            "measure": item.measure,
            "key": item.measure,
            "baseline": item.baseline,
            "target": item.target,
            "unit": item.unit,
            "by": item.by,
        }

    def to_item(self, row: Row) -> Goal:
        """Without a day or a figure to reach it is no goal yet."""
        measure, by, target, baseline = (
            read_text_cell(row.get("measure")),
            row.get("by"),
            row.get("target"),
            row.get("baseline"),
        )
        if not read_text_cell(row.get("words")):
            raise Invalid("words", texts.SAY_WORDS)
        if not measure:
            raise Invalid("measure", texts.SAY_MEASURE)
        if not isinstance(target, float):
            raise Invalid("target", texts.SAY_TARGET)
        if not isinstance(by, date):
            raise Invalid("by", texts.SAY_BY)
        kept = read_text_cell(row.get("key"))
        return Goal(
            words=read_text_cell(row.get("words")),
            measure=kept
            if kept and make_measure_identity(kept) == make_measure_identity(measure)
            else measure,
            baseline=baseline if isinstance(baseline, float) else None,
            target=target,
            unit=read_text_cell(row.get("unit")),
            by=by,
        )

    def derive_cells(self, row: Row, before: Row) -> Row:
        """Another measure brings its newest figure along as the baseline."""
        measure = read_text_cell(row.get("measure"))
        if self._case is None or not measure or measure == before.get("measure"):
            return {}
        newest = find_latest_reading(self._case, measure)
        return {"baseline": newest.value if newest else None}
