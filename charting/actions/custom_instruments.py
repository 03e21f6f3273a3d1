"""Adding, changing and retiring a clinic's own outcome measures."""

from pathlib import Path

from charting.clinic_file import ClinicFile, use_vocabularies_of_file
from charting.errors import Invalid, StorageFailure
from charting.measures.definition_reader import MAX_DOCUMENT_LENGTH, read_definition
from charting.measures.instrument_form import Instrument
from charting.measures.instruments import list_instruments, load_shipped_instruments
from charting.model.clinic import Therapist
from charting.model.custom_records import CustomInstrument
from charting.text.folding import fold

NEW_VERSION = (
    "{name} is here already, and this file scores it in another way. Give it another “version”, "
    "so that scores of the two are not compared."
)


@use_vocabularies_of_file
def import_instrument_file(clinic_file: ClinicFile, who: Therapist, path: Path) -> CustomInstrument:
    """Add the instrument that a definition file describes.

    Raises StorageFailure if the file cannot be read, and otherwise as `import_instrument`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(4 * MAX_DOCUMENT_LENGTH)  # UTF-8 needs at most four bytes a character
    except OSError as error:
        raise StorageFailure(f"It cannot be read: {error.strerror or error}.") from error
    try:
        document = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid("document", "It is not a text file in UTF-8.") from None
    return import_instrument(clinic_file, who, document)


@use_vocabularies_of_file
def import_instrument(clinic_file: ClinicFile, who: Therapist, document: str) -> CustomInstrument:
    """Add the instrument of a definition, or replace the clinic's own instrument with the same id.

    A retired one becomes active again. Raises Invalid on `document`, with a sentence for each error.
    """
    code = read_definition(document).id
    before = clinic_file.custom_instruments.find_first(code=code)
    if before is None:
        return save_instrument(clinic_file, who, CustomInstrument(code=code, document=document))
    return save_instrument(clinic_file, who, before.with_changes(document=document, retired=False))


@use_vocabularies_of_file
def save_instrument(clinic_file: ClinicFile, who: Therapist, record: CustomInstrument) -> CustomInstrument:
    """Store a new or changed instrument of the clinic, which can be charted from then on.

    Raises Invalid on `document` if the definition is wrong, if another instrument has its id or name, or if it scores
    differently from the stored one of the same version. Raises EditConflict if somebody else changed it.
    """
    definition = read_definition(record.document)
    _check_names(definition, record)
    _check_version(clinic_file, definition, record)
    verb = "changed" if record.version else "added"
    with clinic_file.act(who.signature, f"{verb} outcome measure {definition.short_name}") as act:
        return act.store_record(record)


@use_vocabularies_of_file
def retire_instrument(
    clinic_file: ClinicFile, who: Therapist, record: CustomInstrument, *, retired: bool = True
) -> CustomInstrument:
    """Stop offering an instrument, or offer it again; charted scores keep their name and scale."""
    verb = "retired" if retired else "took up again"
    with clinic_file.act(who.signature, f"{verb} outcome measure {record.code}") as act:
        return act.store_record(record.with_changes(retired=retired))


def _check_names(definition: Instrument, record: CustomInstrument) -> None:
    if definition.id != record.code:
        raise Invalid(
            "document", f"An instrument keeps its id: this one is {record.code}, not {definition.id}."
        )
    if definition.asked:
        raise Invalid("document", "“asked” is only for the program's own questions; leave it out.")
    if definition.id in {shipped.id for shipped in load_shipped_instruments()}:
        raise Invalid("document", f"The id {definition.id} is one of the program's own. Choose another.")
    names = {fold(definition.short_name), fold(definition.name)}
    for other in list_instruments():
        if other.id != definition.id and names & {fold(other.short_name), fold(other.name), fold(other.id)}:
            raise Invalid(
                "name", f"There is already a measure called {other.short_name}. Choose another name."
            )


def _check_version(clinic_file: ClinicFile, definition: Instrument, record: CustomInstrument) -> None:
    stored = clinic_file.custom_instruments.find_first(code=record.code)
    if stored is None:
        return
    if stored.id != record.id:
        raise Invalid("name", f"There is already a measure of this clinic with the id {record.code}.")
    try:
        before = read_definition(stored.document)
    except Invalid:
        return
    if before.version == definition.version and not before.is_comparable_to(definition):
        raise Invalid("document", NEW_VERSION.format(name=before.short_name))
