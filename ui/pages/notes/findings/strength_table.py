"""The table of manual muscle tests, graded 0 to 5 with plus or minus."""

from charting.entry.amounts.strength_grades import parse_strength
from charting.errors import Invalid
from charting.model.findings import Strength
from charting.reference import loader
from charting.text.folding import fold
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.finding_columns import (
    format_grade_cell,
    make_strength_column,
    make_vocabulary_column,
    read_side_cell,
    read_text_cell,
)
from ui.pages.notes.findings.findings_table import FindingsTable, Row, is_unfilled
from ui.widgets.entry_table.entry_columns import make_choice_column, make_previous_column, make_side_column


class StrengthTable(FindingsTable[Strength]):
    """Manual muscle tests as rows."""

    field = "strength"
    fills = "grade"

    def __init__(self) -> None:
        muscles = [structure for structure in loader.list_structures() if structure.kind == "muscle"]
        shorts = [(muscle.short, muscle.name) for muscle in muscles if muscle.short]
        columns = (
            make_vocabulary_column(
                "structure", texts.MUSCLE, [muscle.name for muscle in muscles], shorts=shorts
            ),
            make_side_column(width=56),
            make_strength_column("grade", texts.GRADE_5, 50),
            make_choice_column("pain", texts.PAIN, ((True, texts.YES), (False, "no")), 50),
            make_previous_column("was", texts.WAS, 38),
        )
        super().__init__(texts.STRENGTH, columns, texts.ADD_STRENGTH)

    def to_row(self, item: Strength) -> Row:
        """Return the cells."""
        return {
            "structure": item.structure,
            "side": item.side or None,
            "grade": format_grade_cell(item),
            "pain": item.pain or None,
        }

    def to_item(self, row: Row) -> Strength:
        """Build the test. Raises Invalid without a muscle, or without a grade unless pain prevented grading."""
        grading = parse_strength(read_text_cell(row.get("grade")), pain=bool(row.get("pain")))
        if not read_text_cell(row.get("structure")):
            raise Invalid("structure", texts.SAY_MUSCLE)
        if grading["grade"] is None and not grading["pain"] and not is_unfilled(row):
            raise Invalid("grade", texts.SAY_GRADE)
        return Strength(
            structure=read_text_cell(row.get("structure")),
            side=read_side_cell(row.get("side")),
            **grading,
        )

    def derive_cells(self, row: Row, before: Row) -> Row:
        """Move words about pain from the grade cell to the pain cell, so that the two never contradict each other."""
        typed, unchanged = read_text_cell(row.get("grade")), row.get("grade") == before.get("grade")
        if unchanged and row.get("pain") is False and parse_strength(typed)["grade"] is None:
            return {"grade": ""}
        if unchanged or not typed:
            return {}
        grading = parse_strength(typed, pain=bool(row.get("pain")))
        return {
            "grade": format_grade_cell(Strength(structure=typed, **grading)),
            "pain": grading["pain"] or None,
        }

    def format_read_only_cells(self, row: Row) -> dict[str, str]:
        """Show the previous grade."""
        place = (fold(read_text_cell(row.get("structure"))), read_side_cell(row.get("side")))
        same = (item for item in self.previous if (fold(item.structure), item.side) == place)
        last = next((item for item in same if item.filled), None)
        return {"was": format_grade_cell(last) if last else ""}
