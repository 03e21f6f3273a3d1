"""The home program as rows: what the client does, its kind, and the dose as the client is told it."""

from charting.errors import Invalid
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
        return {"name": item.name, "kind": item.kind, "dose": item.dose}

    def to_item(self, row: Row) -> HomeTask:
        """A task needs its name; without a kind it is a stretch, as most are."""
        if not as_text(row.get("name")):
            raise Invalid("name", texts.SAY_TASK)
        return HomeTask(
            name=as_text(row.get("name")),
            kind=HomeKind(str(row.get("kind") or HomeKind.STRETCH)),
            dose=as_text(row.get("dose")),
        )
