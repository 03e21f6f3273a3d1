"""The custom data of the demo clinic: short words, a vocabulary entry, a measure and a template."""

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
    """A measure without items, such as a distance or a timed task."""

    name: str
    unit: str
    low: float = 0
    high: float
    step: float = 1
    better: Direction
    about: str = ""


class SampleEntry(SampleData, frozen=True, kw_only=True):
    """An entry of a vocabulary; its cells by column."""

    vocabulary: str
    cells: dict[str, str]


class SampleCustomData(SampleData, frozen=True, kw_only=True):
    """`snippets` belong to everyone, `my_snippets` to the therapist, both by their short word; `templates` by name."""

    snippets: dict[str, str] = {}
    my_snippets: dict[str, str] = {}
    entries: tuple[SampleEntry, ...] = ()
    measures: tuple[SampleMeasure, ...] = ()
    templates: dict[str, tuple[str, ...]] = {}


def add_custom_data(clinic_file: ClinicFile, who: Therapist, sample: SampleCustomData) -> None:
    """Add the custom data; templates last, since they may refer to the rest."""
    for short, text in sample.snippets.items():
        save_snippet(clinic_file, who, Snippet(short=short, text=text))
    for short, text in sample.my_snippets.items():
        save_snippet(clinic_file, who, Snippet(short=short, text=text, therapist_id=who.id))
    for entry in sample.entries:
        save_vocabulary_entry(
            clinic_file, who, CustomEntry(vocabulary=entry.vocabulary, code="new", cells=entry.cells)
        )
    for measure in sample.measures:
        _add_measure(clinic_file, who, measure)
    for name, lines in sample.templates.items():
        save_template(clinic_file, who, CustomTemplate(code=NEW_TEMPLATE, name=name, lines=lines))


def _add_measure(clinic_file: ClinicFile, who: Therapist, sample: SampleMeasure) -> None:
    definition = make_custom_measure(
        name=sample.name,
        unit=sample.unit,
        low=sample.low,
        high=sample.high,
        step=sample.step,
        better=sample.better,
        about=sample.about,
    )
    save_instrument(
        clinic_file, who, CustomInstrument(code=definition.id, document=encode_definition(definition))
    )
