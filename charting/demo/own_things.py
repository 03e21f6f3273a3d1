"""What the demo clinic added for itself: short words, a row of a vocabulary, a measure and a template of its own."""

from charting.actions.own_data import save_instrument
from charting.actions.own_templates import NEW, save_template
from charting.actions.own_words import save_entry, save_snippet
from charting.chart import Chart
from charting.demo.story import Told
from charting.measures.form import Direction
from charting.measures.own_measure import document_of, own_measure
from charting.model.clinic import Therapist
from charting.model.own import OwnEntry, OwnInstrument, OwnTemplate, Snippet


class ToldMeasure(Told, frozen=True, kw_only=True):
    """A measure that has no items: a distance, a timed task."""

    name: str
    unit: str
    low: float = 0
    high: float
    step: float = 1
    better: Direction
    about: str = ""


class ToldEntry(Told, frozen=True, kw_only=True):
    """A row of a vocabulary, its cells by column."""

    vocabulary: str
    cells: dict[str, str]


class ToldOwn(Told, frozen=True, kw_only=True):
    """`snippets` are everyone's, `my_snippets` those of the therapist, each by its short word; `templates` by name."""

    snippets: dict[str, str] = {}
    my_snippets: dict[str, str] = {}
    entries: tuple[ToldEntry, ...] = ()
    measures: tuple[ToldMeasure, ...] = ()
    templates: dict[str, tuple[str, ...]] = {}


def keep_own(chart: Chart, who: Therapist, told: ToldOwn) -> None:
    """Add it all; the templates last, for they may name the rest."""
    for short, text in told.snippets.items():
        save_snippet(chart, who, Snippet(short=short, text=text))
    for short, text in told.my_snippets.items():
        save_snippet(chart, who, Snippet(short=short, text=text, therapist_id=who.id))
    for entry in told.entries:
        save_entry(chart, who, OwnEntry(vocabulary=entry.vocabulary, code="new", cells=entry.cells))
    for measure in told.measures:
        _keep_measure(chart, who, measure)
    for name, lines in told.templates.items():
        save_template(chart, who, OwnTemplate(code=NEW, name=name, lines=lines))


def _keep_measure(chart: Chart, who: Therapist, told: ToldMeasure) -> None:
    definition = own_measure(
        name=told.name,
        unit=told.unit,
        low=told.low,
        high=told.high,
        step=told.step,
        better=told.better,
        about=told.about,
    )
    save_instrument(chart, who, OwnInstrument(code=definition.id, document=document_of(definition)))
