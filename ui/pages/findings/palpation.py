"""Palpation as numbered rows, the numbers those of the marks on the body figure. `inf r tp 3` fills a row at once."""

from PySide6.QtGui import QResizeEvent

from charting.errors import Invalid
from charting.model.findings import Depth, Palpation
from charting.model.folding import fold
from charting.reference import loader
from ui.pages.findings import texts
from ui.pages.findings.columns import as_side, as_text, as_whole, words
from ui.pages.findings.table import FindingsTable, Row
from ui.widgets.entry_columns import EntryColumn, choice, grade, ordinal, side, text, was

_ROOM = {"depth": 470, "refers_to": 560}  # px of the table from which on the column is shown


class PalpationTable(FindingsTable[Palpation]):
    """The table; `compact` for half a card's width. Depth and where it refers to are shown where there is room for them."""

    field = "palpation"
    fills = "finding"

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__(texts.PALPATION, _columns(compact=compact), texts.ADD_PALPATION)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What there is no room for is kept, and not shown."""
        super().resizeEvent(event)
        for at, column in enumerate(self.table.model.columns):
            if column.key in _ROOM:
                self.table.view.setColumnHidden(at, event.size().width() < _ROOM[column.key])

    def to_row(self, item: Palpation) -> Row:
        """The cells."""
        return {
            "structure": item.structure,
            "side": item.side or None,
            "finding": _full_name(item.finding),
            "grade": item.grade,
            "depth": item.depth or None,
            "refers_to": item.refers_to,
        }

    def to_item(self, row: Row) -> Palpation:
        """A finding needs its structure."""
        if not as_text(row.get("structure")):
            raise Invalid("structure", texts.SAY_STRUCTURE)
        return Palpation(
            structure=as_text(row.get("structure")),
            side=as_side(row.get("side")),
            finding=as_text(row.get("finding")),
            grade=as_whole(row.get("grade")),
            depth=Depth(str(row.get("depth") or "")),
            refers_to=as_text(row.get("refers_to")),
        )

    def beside(self, row: Row) -> dict[str, str]:
        """Last time's grade of that finding; of the structure when that finding is new."""
        place = (fold(as_text(row.get("structure"))), as_side(row.get("side")))
        graded = [each for each in self.previous if each.grade is not None]
        here = [each for each in graded if (fold(each.structure), each.side) == place]
        finding = fold(as_text(row.get("finding")))
        same = [each for each in here if fold(each.finding) == finding]
        last = next(iter(same or ([] if finding else here)), None)
        return {"was": f"{last.grade}" if last else ""}


def _full_name(finding: str) -> str:
    known = {fold(each.name): each.name for each in loader.palpation_findings()}
    return known.get(fold(finding), finding)


def _columns(*, compact: bool) -> tuple[EntryColumn, ...]:
    structures = loader.structures()
    findings = loader.palpation_findings()
    typed = [(each.typed, each.name) for each in findings] + [(each.short, each.name) for each in findings]
    places = [area.name for area in loader.regions()]
    return (
        ordinal(),
        words(
            "structure",
            texts.STRUCTURE,
            [each.name for each in structures],
            shorts=[(each.short, each.name) for each in structures if each.short],
        ),
        side(width=42 if compact else 56),
        words(
            "finding",
            texts.FINDING,
            [each.name for each in findings],
            126 if compact else 150,
            shorts=typed,
            begun=True,
        ),
        grade(width=40),
        choice("depth", texts.DEPTH, [(each, each.value) for each in Depth if each], 84),
        text("refers_to", texts.REFERS, places, 100 if compact else 150),
        was("was", texts.WAS, 38),
    )
