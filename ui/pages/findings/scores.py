"""Scores of outcome measures as rows: the instrument, its total, what it was; wrong totals are told at the cell."""

from charting.errors import Invalid
from charting.measures.instrument import Instrument, check_score, instrument, instruments
from charting.model.findings import Score
from charting.model.folding import fold
from ui.pages.findings import texts
from ui.pages.findings.columns import as_text, figure, words
from ui.pages.findings.table import FindingsTable, Row
from ui.widgets.entry_columns import was

_IN_STRIPS = ("nprs", "psfs_activity")


class ScoresTable(FindingsTable[Score]):
    """The table; `compact` for half a card's width."""

    field = "scores"

    def __init__(self, *, compact: bool = False) -> None:
        names = [(each.short_name, each) for each in instruments() if each.id not in _IN_STRIPS]
        scale = () if compact else (was("scale", texts.SCALE, 190),)
        columns = (
            words(
                "instrument", texts.INSTRUMENT, [name for name, _ in names], shorts=_other_names(), begun=True
            ),
            figure("value", texts.TOTAL, 64),
            was("was", texts.WAS, 52),
            *scale,
        )
        super().__init__(texts.SCORES, columns, texts.ADD_SCORE)

    def to_row(self, item: Score) -> Row:
        """The instrument by its short name."""
        known = _by_name(item.instrument)
        return {
            "instrument": known.short_name if known else item.instrument,
            "value": item.value,
        }

    def to_item(self, row: Row) -> Score:
        """Only a known instrument, and a total that its form can give."""
        known = _by_name(as_text(row.get("instrument")))
        value = row.get("value")
        if known is None:
            raise Invalid("instrument", texts.SAY_INSTRUMENT)
        if not isinstance(value, float):
            raise Invalid("value", texts.SAY_TOTAL.format(name=known.short_name))
        try:
            check_score(known, value)
        except Invalid as error:
            raise Invalid("value", error.message) from None
        return Score(instrument=known.id, value=value)

    def beside(self, row: Row) -> dict[str, str]:
        """Last time's total, and the scale."""
        known = _by_name(as_text(row.get("instrument")))
        last = next(
            (each.value for each in self.previous if known and fold(each.instrument) == known.id), None
        )
        return {"was": "" if last is None else f"{last:g}", "scale": known.scale_text if known else ""}


def _other_names() -> list[tuple[str, str]]:
    return [(other, each.short_name) for each in instruments() for other in (each.id, each.name)]


def _by_name(name: str) -> Instrument | None:
    wanted = fold(name)
    for each in instruments():
        if wanted and wanted in (fold(each.id), fold(each.short_name), fold(each.name)):
            return instrument(each.id)
    return None
