"""Manual muscle tests as rows: what is tested, side, grade 0 to 5 with plus and minus, pain."""

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
    """The table."""

    field = "strength"
    fills = "grade"

    def __init__(self) -> None:
        muscles = [each for each in loader.list_structures() if each.kind == "muscle"]
        shorts = [(each.short, each.name) for each in muscles if each.short]
        columns = (
            make_vocabulary_column("structure", texts.MUSCLE, [each.name for each in muscles], shorts=shorts),
            make_side_column(width=56),
            make_strength_column("grade", texts.GRADE_5, 50),
            make_choice_column("pain", texts.PAIN, ((True, texts.YES), (False, "no")), 50),
            make_previous_column("was", texts.WAS, 38),
        )
        super().__init__(texts.STRENGTH, columns, texts.ADD_STRENGTH)

    def to_row(self, item: Strength) -> Row:
        """The cells."""
        return {
            "structure": item.structure,
            "side": item.side or None,
            "grade": format_grade_cell(item),
            "pain": item.pain or None,
        }

    def to_item(self, row: Row) -> Strength:
        """A test needs its muscle and its grade, unless pain did not let it be graded."""
        found = parse_strength(read_text_cell(row.get("grade")), pain=bool(row.get("pain")))
        if not read_text_cell(row.get("structure")):
            raise Invalid("structure", texts.SAY_MUSCLE)
        if found["grade"] is None and not found["pain"] and not is_unfilled(row):
            raise Invalid("grade", texts.SAY_GRADE)
        return Strength(
            structure=read_text_cell(row.get("structure")),
            side=read_side_cell(row.get("side")),
            **found,
        )

    def derive_cells(self, row: Row, before: Row) -> Row:
        """Words about pain in the cell of the grade go to the cell of pain, and one cell never speaks against the other."""
        typed, unchanged = read_text_cell(row.get("grade")), row.get("grade") == before.get("grade")
        if unchanged and row.get("pain") is False and parse_strength(typed)["grade"] is None:
            return {"grade": ""}
        if unchanged or not typed:
            return {}
        found = parse_strength(typed, pain=bool(row.get("pain")))
        return {"grade": format_grade_cell(Strength(structure=typed, **found)), "pain": found["pain"] or None}

    def format_read_only_cells(self, row: Row) -> dict[str, str]:
        """Last time's grade."""
        place = (fold(read_text_cell(row.get("structure"))), read_side_cell(row.get("side")))
        same = (each for each in self.previous if (fold(each.structure), each.side) == place)
        last = next((each for each in same if each.filled), None)
        return {"was": format_grade_cell(last) if last else ""}
