"""What a clinic adds for itself: its own instruments and measures."""

from pathlib import Path

from charting.chart import Chart, with_vocabularies_of_chart
from charting.errors import Invalid, StorageFailure
from charting.measures.definition import LARGEST, read_definition
from charting.measures.form import Instrument
from charting.measures.instrument import instruments, shipped
from charting.model.clinic import Therapist
from charting.model.folding import fold
from charting.model.own import OwnInstrument

NEW_VERSION = (
    "{name} is here already, and this file counts it in another way. Give it another “version”, "
    "so that scores of the two are not compared."
)


@with_vocabularies_of_chart
def import_file(chart: Chart, who: Therapist, path: Path) -> OwnInstrument:
    """Add the instrument of the definition in that file. Raises StorageFailure when it cannot be read, and as
    `import_instrument` does."""
    try:
        with path.open("rb") as file:
            found = file.read(4 * LARGEST)
    except OSError as error:
        raise StorageFailure(f"It cannot be read: {error.strerror or error}.") from error
    try:
        document = found.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("document", "It is not a text file in UTF-8.") from None
    return import_instrument(chart, who, document)


@with_vocabularies_of_chart
def import_instrument(chart: Chart, who: Therapist, document: str) -> OwnInstrument:
    """Add the instrument of a definition file, or put it in the place of the clinic's own with the same id.

    A retired one is in use again. Raises Invalid on `document` with a sentence for each wrong thing.
    """
    code = read_definition(document).id
    before = chart.own_instruments.first(code=code)
    if before is None:
        return save_instrument(chart, who, OwnInstrument(code=code, document=document))
    return save_instrument(chart, who, before.with_changes(document=document, retired=False))


@with_vocabularies_of_chart
def save_instrument(chart: Chart, who: Therapist, record: OwnInstrument) -> OwnInstrument:
    """Store an instrument of the clinic, new or changed; from then on it can be charted.

    Raises Invalid on `document` when the definition is wrong, takes an id or a name that another one has, or counts
    otherwise than the one stored under the same version; Conflict when it changed meanwhile.
    """
    definition = read_definition(record.document)
    _check_names(definition, record)
    _check_version(chart, definition, record)
    verb = "changed" if record.version else "added"
    with chart.act(who.signature, f"{verb} outcome measure {definition.short_name}") as act:
        return act.put(record)


@with_vocabularies_of_chart
def retire_instrument(
    chart: Chart, who: Therapist, record: OwnInstrument, *, retired: bool = True
) -> OwnInstrument:
    """No longer offered, or offered again; scores that were charted keep their name and their scale."""
    verb = "retired" if retired else "took up again"
    with chart.act(who.signature, f"{verb} outcome measure {record.code}") as act:
        return act.put(record.with_changes(retired=retired))


def _check_names(definition: Instrument, record: OwnInstrument) -> None:
    if definition.id != record.code:
        raise Invalid(
            "document", f"An instrument keeps its id: this one is {record.code}, not {definition.id}."
        )
    if definition.asked:
        raise Invalid("document", "“asked” is for what the program asks itself; leave it out.")
    if definition.id in {each.id for each in shipped()}:
        raise Invalid("document", f"The id {definition.id} is one of the program's own. Choose another.")
    names = {fold(definition.short_name), fold(definition.name)}
    for each in instruments():
        if each.id != definition.id and names & {fold(each.short_name), fold(each.name), fold(each.id)}:
            raise Invalid(
                "name", f"There is a measure called {each.short_name} already. Choose another name."
            )


def _check_version(chart: Chart, definition: Instrument, record: OwnInstrument) -> None:
    stored = chart.own_instruments.first(code=record.code)
    if stored is None:
        return
    if stored.id != record.id:
        raise Invalid("name", f"There is a measure of this clinic with the id {record.code} already.")
    try:
        before = read_definition(stored.document)
    except Invalid:
        return
    if before.version == definition.version and not before.same_form(definition):
        raise Invalid("document", NEW_VERSION.format(name=before.short_name))
