"""The treatment table: technique, place, pressure, minutes, dose, position and response."""

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
    """Treatment as rows, with the hands-on time below."""

    field = "treatment"

    def __init__(self) -> None:
        techniques = loader.list_techniques()
        structures = [structure.name for structure in loader.list_structures()]
        places = structures + [region.name for region in loader.list_regions()]
        pressures = [(pressure, pressure.value) for pressure in Pressure if pressure]
        columns = (
            make_vocabulary_column(
                "technique",
                find_prompt(Treatment, "technique"),
                [technique.name for technique in techniques],
                width=158,
                shorts=[(technique.short, technique.name) for technique in techniques if technique.short],
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
        """Offer this client's usual techniques first, with their usual pressure."""
        self._habits = habits
        self.table.model.set_completions(
            "technique", habits.rank_names(technique.name for technique in loader.list_techniques())
        )

    def load_items(self, items: tuple[Treatment, ...], previous: tuple[Treatment, ...] = ()) -> None:  # type: ignore[override]
        """Also show the hands-on time."""
        super().load_items(items, previous)
        self._update_footer()

    def to_row(self, item: Treatment) -> Row:
        """Return the cells."""
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
        """Build the line. Raises Invalid without a technique."""
        if not read_text_cell(row.get("technique")):
            raise Invalid("technique", texts.SAY_TECHNIQUE)
        return Treatment(
            technique=read_text_cell(row.get("technique")),
            areas=read_text_cell(row.get("areas")),
            side=read_side_cell(row.get("side")),
            pressure=Pressure(str(row.get("pressure") or "")),
            minutes=read_number_cell(row.get("minutes")),
            dose=dose if isinstance(dose := row.get("dose"), Dose) else Dose(),
            position=read_text_cell(row.get("position")),
            response=read_text_cell(row.get("response")),
        )

    def derive_cells(self, row: Row, before: Row) -> Row:
        """Fill in the usual pressure of a new technique: this client's, or else this therapist's."""
        if row.get("pressure") or row.get("technique") == before.get("technique"):
            return {}
        usual = self._habits.get_usual_pressure(read_text_cell(row.get("technique")))
        return {"pressure": usual} if usual else {}

    def _update_footer(self) -> None:
        """Show the hands-on time, and the dose or a dose hint for the current row."""
        minutes = sum(line.minutes or 0 for line in self.collect_items())
        units = compute_timed_units(minutes)
        sentence = texts.HANDS_ON_ONE if units == 1 else texts.HANDS_ON
        time = sentence.format(minutes=minutes, units=units) if minutes else ""
        self.table.set_footer(" · ".join(part for part in (time, self._describe_dose()) if part))

    def _describe_dose(self) -> str:
        """Describe the dose of the current row, or else which figures its technique takes."""
        current = self.table.view.currentIndex().row()
        row = self.table.model.read_row_values(current) if current >= 0 else {}
        name, dose = read_text_cell(row.get("technique")), row.get("dose")
        if isinstance(dose, Dose) and dose.words:
            return texts.DOSE_GIVEN.format(dose.words)
        entries = (entry for entry in loader.list_techniques() if fold(entry.name) == fold(name))
        keys = next((entry.dose.split() for entry in entries), [])
        figures = ", ".join(texts.DOSE_FIGURES.get(key, key) for key in keys)
        return texts.DOSE_HINT.format(technique=name, figures=figures) if figures else ""
