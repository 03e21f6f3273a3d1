"""The home program as rows: what the client does, its kind, and the dose: its figures, and words that are none."""

from charting.entry.stated import read_dose_words
from charting.errors import Invalid
from charting.model.dose import Dose
from charting.model.plan import HomeKind, HomeTask
from ui.pages.findings import texts
from ui.pages.findings.columns import as_text
from ui.pages.findings.table import FindingsTable, Row
from ui.widgets.entry_columns import choice, text


class HomeProgramTable(FindingsTable[HomeTask]):
    """The table."""

    field = "home_program"

    def __init__(self) -> None:
        columns = (
            text("name", texts.TASK),
            choice("kind", texts.KIND, [(kind, kind.value) for kind in HomeKind], 96),
            text("dose", texts.DOSE, width=260),
        )
        super().__init__(texts.HOME, columns, texts.ADD_TASK)

    def to_row(self, item: HomeTask) -> Row:
        """The cells."""
        said = _joined(item.measured.words, item.dose)
        return {"name": item.name, "kind": item.kind, "dose": said, "kept": (said, item.measured, item.dose)}

    def to_item(self, row: Row) -> HomeTask:
        """A task needs its name; without a kind it is a stretch, as most are."""
        if not as_text(row.get("name")):
            raise Invalid("name", texts.SAY_TASK)
        measured, words = _dose(row)
        return HomeTask(
            name=as_text(row.get("name")),
            kind=HomeKind(str(row.get("kind") or HomeKind.STRETCH)),
            dose=words,
            measured=measured,
        )

    def completed(self, row: Row, before: Row) -> Row:
        """The figures of a dose said back in full."""
        typed = as_text(row.get("dose"))
        if not typed or row.get("dose") == before.get("dose"):
            return {}
        try:
            measured, words = read_dose_words(typed)
        except Invalid:
            return {}
        return {"dose": _joined(measured.words, words)}


def _dose(row: Row) -> tuple[Dose, str]:
    """Figures and words; a dose that nobody touched stays as it was charted, be it in words alone."""
    kept, said = row.get("kept"), as_text(row.get("dose"))
    if isinstance(kept, tuple) and kept[0] == said:
        return kept[1], kept[2]
    return read_dose_words(said)


def _joined(figures: str, words: str) -> str:
    return ", ".join(part for part in (figures, words) if part)
