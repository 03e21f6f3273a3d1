"""The palpation table. Rows have the numbers of the marks on the body figure; typing `inf r tp 3` fills a whole row."""

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

_MIN_WIDTHS = {"depth": 470, "refers_to": 560}  # px; the column is hidden in a narrower table


class PalpationTable(FindingsTable[Palpation]):
    """Palpation findings as rows; `compact` fits half a card. Depth and referral are shown if there is room."""

    field = "palpation"
    fills = "finding"

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__(texts.PALPATION, _make_columns(compact=compact), texts.ADD_PALPATION)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the columns that there is no room for; their values are kept."""
        super().resizeEvent(event)
        for index, column in enumerate(self.table.model.columns):
            if column.key in _MIN_WIDTHS:
                self.table.view.setColumnHidden(index, event.size().width() < _MIN_WIDTHS[column.key])

    def to_row(self, item: Palpation) -> Row:
        """Return the cells."""
        return {
            "structure": item.structure,
            "side": item.side or None,
            "finding": _find_full_name(item.finding),
            "grade": item.grade,
            "depth": item.depth or None,
            "refers_to": item.refers_to,
        }

    def to_item(self, row: Row) -> Palpation:
        """Build the finding. Raises Invalid if it has no structure."""
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
        """Show the previous grade of that finding, or of the structure while the finding is not typed yet."""
        place = (fold(read_text_cell(row.get("structure"))), read_side_cell(row.get("side")))
        graded = [previous for previous in self.previous if previous.grade is not None]
        in_place = [previous for previous in graded if (fold(previous.structure), previous.side) == place]
        finding = fold(read_text_cell(row.get("finding")))
        same = [previous for previous in in_place if fold(previous.finding) == finding]
        last = next(iter(same or ([] if finding else in_place)), None)
        return {"was": f"{last.grade}" if last else ""}


def _find_full_name(finding: str) -> str:
    full_names = {fold(entry.name): entry.name for entry in loader.list_palpation_findings()}
    return full_names.get(fold(finding), finding)


def _make_columns(*, compact: bool) -> tuple[EntryColumn, ...]:
    structures = loader.list_structures()
    findings = loader.list_palpation_findings()
    shorts = [(entry.typed, entry.name) for entry in findings] + [
        (entry.short, entry.name) for entry in findings
    ]
    places = [area.name for area in loader.list_regions()]
    return (
        make_ordinal_column(),
        make_vocabulary_column(
            "structure",
            texts.STRUCTURE,
            [structure.name for structure in structures],
            shorts=[(structure.short, structure.name) for structure in structures if structure.short],
        ),
        make_side_column(width=42 if compact else 56),
        make_vocabulary_column(
            "finding",
            texts.FINDING,
            [entry.name for entry in findings],
            126 if compact else 150,
            shorts=shorts,
            begun=True,
        ),
        make_grade_column(width=40),
        make_choice_column("depth", texts.DEPTH, [(depth, depth.value) for depth in Depth if depth], 84),
        make_text_column("refers_to", texts.REFERS, places, 100 if compact else 150),
        make_previous_column("was", texts.WAS, 38),
    )
