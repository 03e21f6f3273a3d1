"""Palpation as numbered rows, the numbers those of the marks on the body figure. `inf r tp 3` fills a row at once."""

from PySide6.QtGui import QResizeEvent

from charting.errors import Invalid
from charting.model.findings import Depth, Palpation
from charting.reference import loader
from charting.text.folding import fold
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.finding_columns import (
    make_vocabulary_column,
    read_number_cell,
    read_side_cell,
    read_text_cell,
)
from ui.pages.notes.findings.findings_table import FindingsTable, Row
from ui.widgets.entry_table.entry_columns import (
    EntryColumn,
    make_choice_column,
    make_grade_column,
    make_ordinal_column,
    make_previous_column,
    make_side_column,
    make_text_column,
)

_ROOM = {"depth": 470, "refers_to": 560}  # px of the table from which on the column is shown


class PalpationTable(FindingsTable[Palpation]):
    """The table; `compact` for half a card's width. Depth and where it refers to are shown where there is room for them."""

    field = "palpation"
    fills = "finding"

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__(texts.PALPATION, _make_columns(compact=compact), texts.ADD_PALPATION)

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
            "finding": _find_full_name(item.finding),
            "grade": item.grade,
            "depth": item.depth or None,
            "refers_to": item.refers_to,
        }

    def to_item(self, row: Row) -> Palpation:
        """A finding needs its structure."""
        if not read_text_cell(row.get("structure")):
            raise Invalid("structure", texts.SAY_STRUCTURE)
        return Palpation(
            structure=read_text_cell(row.get("structure")),
            side=read_side_cell(row.get("side")),
            finding=read_text_cell(row.get("finding")),
            grade=read_number_cell(row.get("grade")),
            depth=Depth(str(row.get("depth") or "")),
            refers_to=read_text_cell(row.get("refers_to")),
        )

    def format_read_only_cells(self, row: Row) -> dict[str, str]:
        """Last time's grade of that finding; of the structure when that finding is new."""
        place = (fold(read_text_cell(row.get("structure"))), read_side_cell(row.get("side")))
        graded = [each for each in self.previous if each.grade is not None]
        here = [each for each in graded if (fold(each.structure), each.side) == place]
        finding = fold(read_text_cell(row.get("finding")))
        same = [each for each in here if fold(each.finding) == finding]
        last = next(iter(same or ([] if finding else here)), None)
        return {"was": f"{last.grade}" if last else ""}


def _find_full_name(finding: str) -> str:
    known = {fold(each.name): each.name for each in loader.list_palpation_findings()}
    return known.get(fold(finding), finding)


def _make_columns(*, compact: bool) -> tuple[EntryColumn, ...]:
    structures = loader.list_structures()
    findings = loader.list_palpation_findings()
    typed = [(each.typed, each.name) for each in findings] + [(each.short, each.name) for each in findings]
    places = [area.name for area in loader.list_regions()]
    return (
        make_ordinal_column(),
        make_vocabulary_column(
            "structure",
            texts.STRUCTURE,
            [each.name for each in structures],
            shorts=[(each.short, each.name) for each in structures if each.short],
        ),
        make_side_column(width=42 if compact else 56),
        make_vocabulary_column(
            "finding",
            texts.FINDING,
            [each.name for each in findings],
            126 if compact else 150,
            shorts=typed,
            begun=True,
        ),
        make_grade_column(width=40),
        make_choice_column("depth", texts.DEPTH, [(each, each.value) for each in Depth if each], 84),
        make_text_column("refers_to", texts.REFERS, places, 100 if compact else 150),
        make_previous_column("was", texts.WAS, 38),
    )
