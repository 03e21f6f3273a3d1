"""What the demo clinic added for itself: short words, a row of a vocabulary, a measure and a template of its own."""

from charting.actions.custom_instruments import save_instrument
from charting.actions.custom_templates import NEW_TEMPLATE, save_template
from charting.actions.custom_vocabulary import save_snippet, save_vocabulary_entry
from charting.clinic_file import ClinicFile
from charting.demo.schema import SampleData
from charting.measures.custom_measure import encode_definition, make_custom_measure
from charting.measures.instrument_form import Direction
from charting.model.clinic import Therapist
from charting.model.custom_records import CustomEntry, CustomInstrument, CustomTemplate, Snippet


class SampleMeasure(SampleData, frozen=True, kw_only=True):
    """A measure that has no items: a distance, a timed task."""

    name: str
    unit: str
    low: float = 0
    high: float
    step: float = 1
    better: Direction
    about: str = ""


class SampleEntry(SampleData, frozen=True, kw_only=True):
    """A row of a vocabulary, its cells by column."""

    vocabulary: str
    cells: dict[str, str]


class SampleCustomData(SampleData, frozen=True, kw_only=True):
    """`snippets` are everyone's, `my_snippets` those of the therapist, each by its short word; `templates` by name."""

    snippets: dict[str, str] = {}
    my_snippets: dict[str, str] = {}
    entries: tuple[SampleEntry, ...] = ()
    measures: tuple[SampleMeasure, ...] = ()
    templates: dict[str, tuple[str, ...]] = {}


def add_custom_data(clinic_file: ClinicFile, who: Therapist, told: SampleCustomData) -> None:
    """Add it all; the templates last, for they may name the rest."""
    for short, text in told.snippets.items():
        save_snippet(clinic_file, who, Snippet(short=short, text=text))
    for short, text in told.my_snippets.items():
        save_snippet(clinic_file, who, Snippet(short=short, text=text, therapist_id=who.id))
    for entry in told.entries:
        save_vocabulary_entry(
            clinic_file, who, CustomEntry(vocabulary=entry.vocabulary, code="new", cells=entry.cells)
        )
    for measure in told.measures:
        _add_measure(clinic_file, who, measure)
    for name, lines in told.templates.items():
        save_template(clinic_file, who, CustomTemplate(code=NEW_TEMPLATE, name=name, lines=lines))


def _add_measure(clinic_file: ClinicFile, who: Therapist, told: SampleMeasure) -> None:
    definition = make_custom_measure(
        name=told.name,
        unit=told.unit,
        low=told.low,
        high=told.high,
        step=told.step,
        better=told.better,
        about=told.about,
    )
    save_instrument(
        clinic_file, who, CustomInstrument(code=definition.id, document=encode_definition(definition))
    )
