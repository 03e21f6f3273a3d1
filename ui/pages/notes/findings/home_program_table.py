"""The home program as rows: what the client does, its kind, and the dose: its figures, and words that are none."""

from charting.entry.amounts.doses import parse_dose_with_words
from charting.errors import Invalid
from charting.model.dose import Dose
from charting.model.plan import HomeKind, HomeTask
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.finding_columns import read_text_cell
from ui.pages.notes.findings.findings_table import FindingsTable, Row
from ui.widgets.entry_table.entry_columns import make_choice_column, make_text_column


class HomeProgramTable(FindingsTable[HomeTask]):
    """The table."""

    field = "home_program"

    def __init__(self) -> None:
        columns = (
            make_text_column("name", texts.TASK),
            make_choice_column("kind", texts.KIND, [(kind, kind.value) for kind in HomeKind], 96),
            make_text_column("dose", texts.DOSE, width=260),
        )
        super().__init__(texts.HOME, columns, texts.ADD_TASK)

    def to_row(self, item: HomeTask) -> Row:
        """The cells."""
        said = _join_dose(item.measured.words, item.dose)
        return {"name": item.name, "kind": item.kind, "dose": said, "kept": (said, item.measured, item.dose)}

    def to_item(self, row: Row) -> HomeTask:
        """A task needs its name; without a kind it is a stretch, as most are."""
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
        """The figures of a dose said back in full."""
        typed = read_text_cell(row.get("dose"))
        if not typed or row.get("dose") == before.get("dose"):
            return {}
        try:
            measured, words = parse_dose_with_words(typed)
        except Invalid:
            return {}
        return {"dose": _join_dose(measured.words, words)}


def _read_dose_cell(row: Row) -> tuple[Dose, str]:
    """Figures and words; a dose that nobody touched stays as it was charted, be it in words alone."""
    kept, said = row.get("kept"), read_text_cell(row.get("dose"))
    if isinstance(kept, tuple) and kept[0] == said:
        return kept[1], kept[2]
    return parse_dose_with_words(said)


def _join_dose(figures: str, words: str) -> str:
    return ", ".join(part for part in (figures, words) if part)
