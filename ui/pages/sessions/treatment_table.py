"""Treatment lines as rows: what was done, where, how deep, for how long, how much, and what it did."""

from charting.errors import Invalid
from charting.model.dose import Dose
from charting.model.field import find_prompt
from charting.model.session import Pressure, Session, Treatment, compute_timed_units
from charting.reference import loader
from charting.summaries.notes.charting_habits import ChartingHabits
from charting.text.folding import fold
from ui.pages.notes.findings.finding_columns import (
    make_dose_column,
    make_vocabulary_column,
    read_number_cell,
    read_side_cell,
    read_text_cell,
)
from ui.pages.notes.findings.findings_table import FindingsTable, Row
from ui.pages.sessions import texts
from ui.widgets.entry_table.entry_columns import (
    make_choice_column,
    make_number_column,
    make_side_column,
    make_text_column,
)


class TreatmentTable(FindingsTable[Treatment]):
    """The table, and below it the hands-on time."""

    field = "treatment"

    def __init__(self) -> None:
        techniques = loader.list_techniques()
        places = [each.name for each in loader.list_structures()] + [
            each.name for each in loader.list_regions()
        ]
        pressures = [(pressure, pressure.value) for pressure in Pressure if pressure]
        columns = (
            make_vocabulary_column(
                "technique",
                find_prompt(Treatment, "technique"),
                [each.name for each in techniques],
                width=158,
                shorts=[(each.short, each.name) for each in techniques if each.short],
            ),
            make_text_column("areas", find_prompt(Treatment, "areas"), places),
            make_side_column(width=36),
            make_choice_column("pressure", find_prompt(Treatment, "pressure"), pressures, 68),
            make_number_column("minutes", find_prompt(Treatment, "minutes"), 1, 240, 34),
            make_dose_column("dose", find_prompt(Treatment, "dose"), 92),
            make_text_column("position", find_prompt(Treatment, "position"), texts.POSITIONS, 70),
            make_text_column("response", find_prompt(Treatment, "response")),
        )
        super().__init__(find_prompt(Session, "treatment"), columns, texts.ADD_TREATMENT)
        self._habits = ChartingHabits()
        self.changed.connect(self._update_footer)
        self.current_row.connect(lambda _row: self._update_footer())

    def set_habits(self, habits: ChartingHabits) -> None:
        """What this client usually gets is offered first, and with its usual pressure."""
        self._habits = habits
        self.table.model.set_completions(
            "technique", habits.rank_names(each.name for each in loader.list_techniques())
        )

    def load_items(self, items: tuple[Treatment, ...], previous: tuple[Treatment, ...] = ()) -> None:  # type: ignore[override]
        """Also the hands-on time."""
        super().load_items(items, previous)
        self._update_footer()

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
        if not read_text_cell(row.get("technique")):
            raise Invalid("technique", texts.SAY_TECHNIQUE)
        return Treatment(
            technique=read_text_cell(row.get("technique")),
            areas=read_text_cell(row.get("areas")),
            side=read_side_cell(row.get("side")),
            pressure=Pressure(str(row.get("pressure") or "")),
            minutes=read_number_cell(row.get("minutes")),
            dose=found if isinstance(found := row.get("dose"), Dose) else Dose(),
            position=read_text_cell(row.get("position")),
            response=read_text_cell(row.get("response")),
        )

    def derive_cells(self, row: Row, before: Row) -> Row:
        """A technique brings its usual pressure along: this client's, else this therapist's; what was chosen stays."""
        if row.get("pressure") or row.get("technique") == before.get("technique"):
            return {}
        usual = self._habits.get_usual_pressure(read_text_cell(row.get("technique")))
        return {"pressure": usual} if usual else {}

    def _update_footer(self) -> None:
        """The hands-on time, and which figures the technique of the row with the cursor takes as its dose."""
        minutes = sum(line.minutes or 0 for line in self.collect_items())
        units = compute_timed_units(minutes)
        said = texts.HANDS_ON_ONE if units == 1 else texts.HANDS_ON
        time = said.format(minutes=minutes, units=units) if minutes else ""
        self.table.set_footer(" · ".join(part for part in (time, self._describe_dose()) if part))

    def _describe_dose(self) -> str:
        """The dose of the row with the cursor in full, or else what its technique takes."""
        at = self.table.view.currentIndex().row()
        row = self.table.model.read_row_values(at) if at >= 0 else {}
        technique, given = read_text_cell(row.get("technique")), row.get("dose")
        if isinstance(given, Dose) and given.words:
            return texts.DOSE_GIVEN.format(given.words)
        known = (each.dose.split() for each in loader.list_techniques() if fold(each.name) == fold(technique))
        figures = ", ".join(texts.DOSE_FIGURES.get(each, each) for each in next(known, []))
        return texts.DOSE_HINT.format(technique=technique, figures=figures) if figures else ""
