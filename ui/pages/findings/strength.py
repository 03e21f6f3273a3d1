"""Manual muscle tests as rows: what is tested, side, grade 0 to 5, pain."""

from charting.errors import Invalid
from charting.model.findings import Strength
from charting.model.folding import fold
from charting.reference import loader
from ui.pages.findings import texts
from ui.pages.findings.columns import as_side, as_text, as_whole, words
from ui.pages.findings.table import FindingsTable, Row
from ui.widgets.entry_columns import choice, number, side, was


class StrengthTable(FindingsTable[Strength]):
    """The table."""

    field = "strength"

    def __init__(self) -> None:
        muscles = [each for each in loader.structures() if each.kind == "muscle"]
        shorts = [(each.short, each.name) for each in muscles if each.short]
        columns = (
            words("structure", texts.MUSCLE, [each.name for each in muscles], shorts=shorts),
            side(width=56),
            number("grade", texts.GRADE_5, 0, 5, 44, bold=True),
            choice("pain", texts.PAIN, ((True, texts.YES), (False, "no")), 50),
            was("was", texts.WAS, 38),
        )
        super().__init__(texts.STRENGTH, columns, texts.ADD_STRENGTH)

    def to_row(self, item: Strength) -> Row:
        """The cells."""
        return {
            "structure": item.structure,
            "side": item.side or None,
            "grade": item.grade,
            "pain": item.pain or None,
        }

    def to_item(self, row: Row) -> Strength:
        """A test needs its muscle and its grade."""
        grade = as_whole(row.get("grade"))
        if not as_text(row.get("structure")):
            raise Invalid("structure", texts.SAY_MUSCLE)
        if grade is None:
            raise Invalid("grade", texts.SAY_GRADE)
        return Strength(
            structure=as_text(row.get("structure")),
            side=as_side(row.get("side")),
            grade=grade,
            pain=bool(row.get("pain")),
        )

    def beside(self, row: Row) -> dict[str, str]:
        """Last time's grade."""
        place = (fold(as_text(row.get("structure"))), as_side(row.get("side")))
        last = next(
            (each.grade for each in self.previous if (fold(each.structure), each.side) == place), None
        )
        return {"was": "" if last is None else f"{last}"}
