"""The home program table: task, kind, and the dose as figures with free words."""

from charting.entry.amounts.doses import parse_dose_with_words
from charting.errors import Invalid
from charting.model.dose import Dose
from charting.model.plan import HomeKind, HomeTask
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.finding_columns import read_text_cell
from ui.pages.notes.findings.findings_table import FindingsTable, Row
from ui.widgets.entry_table.entry_columns import make_choice_column, make_text_column


class HomeProgramTable(FindingsTable[HomeTask]):
    """The home program as rows."""

    field = "home_program"

    def __init__(self) -> None:
        columns = (
            make_text_column("name", texts.TASK),
            make_choice_column("kind", texts.KIND, [(kind, kind.value) for kind in HomeKind], 96),
            make_text_column("dose", texts.DOSE, width=260),
        )
        super().__init__(texts.HOME, columns, texts.ADD_TASK)

    def to_row(self, item: HomeTask) -> Row:
        """Return the cells; `kept` holds the dose as charted, which free words cannot always reproduce."""
        dose = _join_dose(item.measured.words, item.dose)
        return {"name": item.name, "kind": item.kind, "dose": dose, "kept": (dose, item.measured, item.dose)}

    def to_item(self, row: Row) -> HomeTask:
        """Build the task. It needs a name (raises Invalid); without a kind it is a stretch, as most tasks are."""
        if not read_text_cell(row.get("name")):
            raise Invalid("name", texts.SAY_TASK)
        measured, words = _read_dose_cell(row)
        return HomeTask(
            name=read_text_cell(row.get("name")),
            kind=HomeKind(str(row.get("kind") or HomeKind.STRETCH)),
            dose=words,
            measured=measured,
        )

    def derive_cells(self, row: Row, before: Row) -> Row:
        """Spell out the dose in full."""
        typed = read_text_cell(row.get("dose"))
        if not typed or row.get("dose") == before.get("dose"):
            return {}
        try:
            measured, words = parse_dose_with_words(typed)
        except Invalid:
            return {}
        return {"dose": _join_dose(measured.words, words)}


def _read_dose_cell(row: Row) -> tuple[Dose, str]:
    """Return the figures and the words of the dose; an untouched dose stays exactly as charted."""
    original, dose = row.get("kept"), read_text_cell(row.get("dose"))
    if isinstance(original, tuple) and original[0] == dose:
        return original[1], original[2]
    return parse_dose_with_words(dose)


def _join_dose(figures: str, words: str) -> str:
    return ", ".join(part for part in (figures, words) if part)
