"""Treatment lines as rows: what was done, where, how deep, for how long, and what it did."""

from charting.errors import Invalid
from charting.model.folding import fold
from charting.model.session import Pressure, Treatment, timed_units
from charting.reference import loader
from ui.pages.findings.columns import as_side, as_text, as_whole, words
from ui.pages.findings.table import FindingsTable, Row
from ui.pages.sessions import texts
from ui.widgets.entry_columns import choice, number, side, text


class TreatmentTable(FindingsTable[Treatment]):
    """The table, and below it the hands-on time."""

    field = "treatment"

    def __init__(self) -> None:
        techniques = loader.techniques()
        places = [each.name for each in loader.structures()] + [each.name for each in loader.regions()]
        pressures = [(pressure, pressure.value) for pressure in Pressure if pressure]
        columns = (
            words(
                "technique",
                texts.TECHNIQUE,
                [each.name for each in techniques],
                shorts=[(each.short, each.name) for each in techniques if each.short],
            ),
            text("areas", texts.AREAS, places),
            side(width=48),
            choice("pressure", texts.PRESSURE, pressures, 82),
            number("minutes", texts.MINUTES, 1, 240, 46),
            text("position", texts.POSITION, texts.POSITIONS, 82),
            text("response", texts.RESPONSE_TO_IT),
        )
        super().__init__(texts.TREATMENT, columns, texts.ADD_TREATMENT)
        self.changed.connect(self._tell_time)

    def load(self, items: tuple[Treatment, ...], previous: tuple[Treatment, ...] = ()) -> None:  # type: ignore[override]
        """Also the hands-on time."""
        super().load(items, previous)
        self._tell_time()

    def to_row(self, item: Treatment) -> Row:
        """The cells."""
        return {
            "technique": item.technique,
            "areas": item.areas,
            "side": item.side or None,
            "pressure": item.pressure or None,
            "minutes": item.minutes,
            "position": item.position,
            "response": item.response,
        }

    def to_item(self, row: Row) -> Treatment:
        """A line needs its technique."""
        if not as_text(row.get("technique")):
            raise Invalid("technique", texts.SAY_TECHNIQUE)
        return Treatment(
            technique=as_text(row.get("technique")),
            areas=as_text(row.get("areas")),
            side=as_side(row.get("side")),
            pressure=Pressure(str(row.get("pressure") or "")),
            minutes=as_whole(row.get("minutes")),
            position=as_text(row.get("position")),
            response=as_text(row.get("response")),
        )

    def completed(self, row: Row, before: Row) -> Row:
        """A technique that always has the same pressure brings it along; what was chosen stays."""
        if row.get("pressure") or row.get("technique") == before.get("technique"):
            return {}
        named = fold(as_text(row.get("technique")))
        usual = next((each.pressure for each in loader.techniques() if fold(each.name) == named), "")
        return {"pressure": Pressure(usual)} if usual in set(Pressure) - {Pressure.NONE} else {}

    def _tell_time(self) -> None:
        minutes = sum(line.minutes or 0 for line in self.items())
        units = timed_units(minutes)
        said = texts.HANDS_ON_ONE if units == 1 else texts.HANDS_ON
        self.table.set_footer(said.format(minutes=minutes, units=units) if minutes else "")
