"""Manual muscle tests as rows: what is tested, side, grade 0 to 5 with plus and minus, pain."""

from charting.entry.stated import read_strength
from charting.errors import Invalid
from charting.model.findings import Strength
from charting.model.folding import fold
from charting.reference import loader
from ui.pages.findings import texts
from ui.pages.findings.columns import as_side, as_text, words
from ui.pages.findings.stated_columns import grade_cell, strength
from ui.pages.findings.table import FindingsTable, Row, unfilled
from ui.widgets.entry_columns import choice, side, was


class StrengthTable(FindingsTable[Strength]):
    """The table."""

    field = "strength"
    fills = "grade"

    def __init__(self) -> None:
        muscles = [each for each in loader.structures() if each.kind == "muscle"]
        shorts = [(each.short, each.name) for each in muscles if each.short]
        columns = (
            words("structure", texts.MUSCLE, [each.name for each in muscles], shorts=shorts),
            side(width=56),
            strength("grade", texts.GRADE_5, 50),
            choice("pain", texts.PAIN, ((True, texts.YES), (False, "no")), 50),
            was("was", texts.WAS, 38),
        )
        super().__init__(texts.STRENGTH, columns, texts.ADD_STRENGTH)

    def to_row(self, item: Strength) -> Row:
        """The cells."""
        return {
            "structure": item.structure,
            "side": item.side or None,
            "grade": grade_cell(item),
            "pain": item.pain or None,
        }

    def to_item(self, row: Row) -> Strength:
        """A test needs its muscle and its grade, unless pain did not let it be graded."""
        found = read_strength(as_text(row.get("grade")), pain=bool(row.get("pain")))
        if not as_text(row.get("structure")):
            raise Invalid("structure", texts.SAY_MUSCLE)
        if found["grade"] is None and not found["pain"] and not unfilled(row):
            raise Invalid("grade", texts.SAY_GRADE)
        return Strength(
            structure=as_text(row.get("structure")),
            side=as_side(row.get("side")),
            **found,
        )

    def completed(self, row: Row, before: Row) -> Row:
        """Words about pain in the cell of the grade go to the cell of pain, and one cell never speaks against the other."""
        typed, unchanged = as_text(row.get("grade")), row.get("grade") == before.get("grade")
        if unchanged and row.get("pain") is False and read_strength(typed)["grade"] is None:
            return {"grade": ""}
        if unchanged or not typed:
            return {}
        found = read_strength(typed, pain=bool(row.get("pain")))
        return {"grade": grade_cell(Strength(structure=typed, **found)), "pain": found["pain"] or None}

    def beside(self, row: Row) -> dict[str, str]:
        """Last time's grade."""
        place = (fold(as_text(row.get("structure"))), as_side(row.get("side")))
        same = (each for each in self.previous if (fold(each.structure), each.side) == place)
        last = next((each for each in same if each.filled), None)
        return {"was": grade_cell(last) if last else ""}
