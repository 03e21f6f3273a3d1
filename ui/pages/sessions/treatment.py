"""Treatment lines as rows: what was done, where, how deep, for how long, how much, and what it did."""

from charting.errors import Invalid
from charting.model.dose import Dose
from charting.model.field import find_prompt
from charting.model.folding import fold
from charting.model.session import Pressure, Session, Treatment, timed_units
from charting.reference import loader
from charting.summaries.habits import Habits
from ui.pages.findings.columns import as_side, as_text, as_whole, words
from ui.pages.findings.stated_columns import dose
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
                find_prompt(Treatment, "technique"),
                [each.name for each in techniques],
                width=158,
                shorts=[(each.short, each.name) for each in techniques if each.short],
            ),
            text("areas", find_prompt(Treatment, "areas"), places),
            side(width=36),
            choice("pressure", find_prompt(Treatment, "pressure"), pressures, 68),
            number("minutes", find_prompt(Treatment, "minutes"), 1, 240, 34),
            dose("dose", find_prompt(Treatment, "dose"), 92),
            text("position", find_prompt(Treatment, "position"), texts.POSITIONS, 70),
            text("response", find_prompt(Treatment, "response")),
        )
        super().__init__(find_prompt(Session, "treatment"), columns, texts.ADD_TREATMENT)
        self._habits = Habits()
        self.changed.connect(self._tell_time)
        self.current_row.connect(lambda _row: self._tell_time())

    def set_habits(self, habits: Habits) -> None:
        """What this client usually gets is offered first, and with its usual pressure."""
        self._habits = habits
        self.table.model.offer("technique", habits.ranked(each.name for each in loader.techniques()))

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
            "dose": item.dose,
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
            dose=found if isinstance(found := row.get("dose"), Dose) else Dose(),
            position=as_text(row.get("position")),
            response=as_text(row.get("response")),
        )

    def completed(self, row: Row, before: Row) -> Row:
        """A technique brings its usual pressure along: this client's, else this therapist's; what was chosen stays."""
        if row.get("pressure") or row.get("technique") == before.get("technique"):
            return {}
        usual = self._habits.pressure(as_text(row.get("technique")))
        return {"pressure": usual} if usual else {}

    def _tell_time(self) -> None:
        """The hands-on time, and which figures the technique of the row with the cursor takes as its dose."""
        minutes = sum(line.minutes or 0 for line in self.items())
        units = timed_units(minutes)
        said = texts.HANDS_ON_ONE if units == 1 else texts.HANDS_ON
        time = said.format(minutes=minutes, units=units) if minutes else ""
        self.table.set_footer(" · ".join(part for part in (time, self._dose_hint()) if part))

    def _dose_hint(self) -> str:
        """The dose of the row with the cursor in full, or else what its technique takes."""
        at = self.table.view.currentIndex().row()
        row = self.table.model.row(at) if at >= 0 else {}
        technique, given = as_text(row.get("technique")), row.get("dose")
        if isinstance(given, Dose) and given.words:
            return texts.DOSE_GIVEN.format(given.words)
        known = (each.dose.split() for each in loader.techniques() if fold(each.name) == fold(technique))
        figures = ", ".join(texts.DOSE_FIGURES.get(each, each) for each in next(known, []))
        return texts.DOSE_HINT.format(technique=technique, figures=figures) if figures else ""
