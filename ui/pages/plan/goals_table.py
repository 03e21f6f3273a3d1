"""The goals as rows that a person types; what is measured is chosen from what the case measures, or named freely."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from charting.errors import Invalid
from charting.measures.instrument import instruments
from charting.model.field import find_prompt
from charting.model.folding import fold
from charting.model.plan import Goal, Plan
from charting.summaries.client_file import CaseFile
from charting.summaries.measure import PAIN, WORST_PAIN, MeasureKind, identity, measure_label
from charting.summaries.readings import latest, measures_of
from ui.pages.findings.columns import as_text, day, figure
from ui.pages.findings.table import FindingsTable, Row
from ui.pages.plan import texts
from ui.widgets.entry_columns import EntryColumn, Kind, text

Choice = tuple[object, str]


@dataclass(frozen=True)
class MeasureColumn(EntryColumn):
    """A measure by its words. Words begun are enough when one fits; any other words name another figure."""

    def read(self, typed: str) -> object:
        """The measure's key; "" when nothing is typed."""
        wanted = fold(typed)
        if not wanted:
            return typed.strip()
        exact = [key for key, label in self.choices if fold(label) == wanted]
        begun = [key for key, label in self.choices if fold(label).startswith(wanted)]
        if exact or len(begun) == 1:
            return (exact or begun)[0]
        return f"{MeasureKind.OTHER}:{typed.strip()}"

    def show(self, value: object) -> str:
        """The measure in words."""
        return measure_label(str(value)) if value else ""


class GoalsTable(FindingsTable[Goal]):
    """The table. `set_case` before `load`: the case says what can be measured, and what the figure is now."""

    field = "goals"

    def __init__(self) -> None:
        self._case: CaseFile | None = None
        self._choices: list[Choice] = [(key, measure_label(key)) for key in (PAIN, WORST_PAIN)]
        columns = (
            text("words", find_prompt(Goal, "words"), bold=True),
            MeasureColumn("measure", find_prompt(Goal, "measure"), Kind.TEXT, 0, self._choices),
            figure("baseline", find_prompt(Goal, "baseline"), 56),
            figure("target", find_prompt(Goal, "target"), 56),
            text("unit", find_prompt(Goal, "unit"), width=64),
            day("by", find_prompt(Goal, "by"), 128),
        )
        super().__init__(find_prompt(Plan, "goals"), columns, texts.ADD_GOAL)

    def set_case(self, case: CaseFile, goals: Iterable[Goal]) -> None:
        """What this case measures, and what `goals` measure already."""
        self._case = case
        scores = [f"score:{each.id}" for each in instruments() if not each.asked]
        keys = [PAIN, WORST_PAIN, *measures_of(case), *(goal.measure for goal in goals), *scores]
        different = {identity(key): key for key in reversed(keys)}
        self._choices[:] = [(key, measure_label(key)) for key in reversed(different.values())]

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
            as_text(row.get("measure")),
            row.get("by"),
            row.get("target"),
            row.get("baseline"),
        )
        if not as_text(row.get("words")):
            raise Invalid("words", texts.SAY_WORDS)
        if not measure:
            raise Invalid("measure", texts.SAY_MEASURE)
        if not isinstance(target, float):
            raise Invalid("target", texts.SAY_TARGET)
        if not isinstance(by, date):
            raise Invalid("by", texts.SAY_BY)
        kept = as_text(row.get("key"))
        return Goal(
            words=as_text(row.get("words")),
            measure=kept if kept and identity(kept) == identity(measure) else measure,
            baseline=baseline if isinstance(baseline, float) else None,
            target=target,
            unit=as_text(row.get("unit")),
            by=by,
        )

    def completed(self, row: Row, before: Row) -> Row:
        """Another measure brings its newest figure along as the baseline."""
        measure = as_text(row.get("measure"))
        if self._case is None or not measure or measure == before.get("measure"):
            return {}
        newest = latest(self._case, measure)
        return {"baseline": newest.value if newest else None}
