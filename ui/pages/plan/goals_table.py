"""The goals table; the measure of a goal is chosen from those of the case or named freely."""

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
    """A measure by its label. The beginning is enough if only one label matches; other text names a custom measure."""

    def parse_text(self, typed: str) -> object:
        """Return the key of the measure; "" if nothing is typed."""
        folded = fold(typed)
        if not folded:
            return typed.strip()
        exact = [key for key, label in self.choices if fold(label) == folded]
        matches = [key for key, label in self.choices if fold(label).startswith(folded)]
        if exact or len(matches) == 1:
            return (exact or matches)[0]
        return f"{MeasureKind.OTHER}:{typed.strip()}"

    def format_value(self, value: object) -> str:
        """Format the measure as its label."""
        return format_measure_label(str(value)) if value else ""


class GoalsTable(FindingsTable[Goal]):
    """Goals as rows. Call `set_case` before `load_items`: the case provides the measures and their current values."""

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
        """Offer the measures of the case and of `goals`."""
        self._case = case
        scores = [f"score:{item.id}" for item in list_instruments() if not item.asked]
        keys = [PAIN, WORST_PAIN, *list_measures(case), *(goal.measure for goal in goals), *scores]
        unique = {make_measure_identity(key): key for key in reversed(keys)}
        self._choices[:] = [(key, format_measure_label(key)) for key in reversed(unique.values())]

    def to_row(self, item: Goal) -> Row:
        """Return the cells; `key` holds the measure as charted."""
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
        """Build the goal. Raises Invalid without words, a measure, a target or a date."""
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
        original = read_text_cell(row.get("key"))
        is_same = bool(original) and make_measure_identity(original) == make_measure_identity(measure)
        return Goal(
            words=read_text_cell(row.get("words")),
            measure=original if is_same else measure,
            baseline=baseline if isinstance(baseline, float) else None,
            target=target,
            unit=read_text_cell(row.get("unit")),
            by=by,
        )

    def derive_cells(self, row: Row, before: Row) -> Row:
        """Fill in the newest value of a newly chosen measure as the baseline."""
        measure = read_text_cell(row.get("measure"))
        if self._case is None or not measure or measure == before.get("measure"):
            return {}
        newest = find_latest_reading(self._case, measure)
        return {"baseline": newest.value if newest else None}
