"""The form of a simple custom measure, and how its values become a definition."""

from math import isclose

import msgspec

from charting.actions.custom_instruments import retire_instrument, save_instrument
from charting.clinic_file import ClinicFile
from charting.errors import Invalid
from charting.measures.custom_measure import encode_definition, make_custom_measure
from charting.measures.definition_reader import read_definition
from charting.model.clinic import Therapist
from charting.model.custom_records import CustomInstrument
from ui.pages.records.record_sheet import RecordBinding, Values
from ui.pages.settings import texts
from ui.theme import Role, make_plain_label
from ui.widgets.fields.basic_fields import CheckField, ChoiceField, LineField, NumberField
from ui.widgets.fields.field_form import FieldForm

_LARGEST = 1_000_000
_NUMBERS = {"low": texts.LOWEST, "high": texts.HIGHEST, "step": texts.STEP}


def build_measure_form() -> FieldForm:
    """Build the form: name, unit, range, step, direction and description."""
    form = FieldForm()
    form.add_field("name", LineField(texts.MEASURE_NAME, placeholder=texts.MEASURE_NAME_HINT, longest=40))
    form.add_field("unit", LineField(texts.MEASURE_UNIT, placeholder=texts.MEASURE_UNIT_HINT, longest=20))
    form.add_field("low", NumberField(texts.LOWEST, -_LARGEST, _LARGEST, decimals=True))
    form.add_field("high", NumberField(texts.HIGHEST, -_LARGEST, _LARGEST, decimals=True))
    form.add_field("step", NumberField(texts.STEP, 0, _LARGEST, hint=texts.STEP_HINT, decimals=True))
    form.add_field("better", ChoiceField(texts.BETTER, texts.BETTERS, none=texts.NOT_SAID))
    form.add_field("about", LineField(texts.ABOUT, longest=300), span=2)
    return form


def build_file_measure_form() -> FieldForm:
    """Build the form of a measure that came from a file: only a hint on how to change it."""
    form = FieldForm()
    form.add_cell(make_plain_label(texts.FROM_A_FILE, Role.MUTED, wrap=True), span=2)
    return form


def make_retired_field() -> CheckField:
    """Make the field that says the measure is no longer offered."""
    return CheckField(texts.NOT_OFFERED)


def bind_simple_measure() -> RecordBinding[CustomInstrument]:
    """Bind the form of a simple measure; errors in its definition are shown at the name."""
    return RecordBinding(
        show=_read_measure_values, make=_build_measure, store=_store_measure, places={"document": "name"}
    )


def bind_file_measure() -> RecordBinding[CustomInstrument]:
    """Bind the form of any other measure, which can only be retired or offered again."""
    return RecordBinding(
        show=lambda record: {"retired": record.retired}, make=_retire_measure, store=_store_measure
    )


def _read_measure_values(record: CustomInstrument) -> Values:
    return {**msgspec.structs.asdict(read_definition(record.document)), "retired": record.retired}


def _build_measure(record: CustomInstrument | None, values: Values) -> CustomInstrument:
    _check_values(values)
    definition_values = {key: value for key, value in values.items() if key != "retired"}
    if record is None:
        definition = make_custom_measure(**definition_values)
        return CustomInstrument(code=definition.id, document=encode_definition(definition))
    old_definition = read_definition(record.document)
    new_definition = msgspec.structs.replace(
        make_custom_measure(**definition_values, measure_id=old_definition.id), version=old_definition.version
    )
    if not new_definition.is_comparable_to(old_definition):
        new_definition = msgspec.structs.replace(
            new_definition, version=_make_next_version(old_definition.version)
        )
    return record.with_changes(document=encode_definition(new_definition), retired=bool(values["retired"]))


def _check_values(values: Values) -> None:
    """Check the definition's rules here first, so that errors use the labels of the form."""
    if not values["name"]:
        raise Invalid("name", texts.SAY_MEASURE_NAME)
    if not values["unit"]:
        raise Invalid("unit", texts.SAY_UNIT)
    for key, label in _NUMBERS.items():
        if values[key] is None:
            raise Invalid(key, texts.NEEDS_NUMBER.format(label))
    if values["high"] <= values["low"]:
        raise Invalid("high", texts.HIGHEST_TOO_LOW)
    if not 0 < values["step"] <= values["high"] - values["low"]:
        raise Invalid("step", texts.STEP_WRONG)
    steps = (values["high"] - values["low"]) / values["step"]
    if not isclose(steps, round(steps), abs_tol=1e-6):
        raise Invalid("step", texts.STEPS_MISS)
    if values["better"] is None:
        raise Invalid("better", texts.SAY_BETTER)


def _make_next_version(version: str) -> str:
    """Return a new version, since scores in another unit or direction cannot be compared with earlier scores."""
    return str(int(version) + 1) if version.isdigit() else "2"


def _retire_measure(record: CustomInstrument | None, values: Values) -> CustomInstrument:
    if record is None:
        raise Invalid("retired", texts.FROM_A_FILE)
    return record.with_changes(retired=bool(values["retired"]))


def _store_measure(clinic_file: ClinicFile, who: Therapist, record: CustomInstrument) -> CustomInstrument:
    """Store the measure; retiring it works even when its definition can no longer be read."""
    stored = clinic_file.custom_instruments.find_first(id=record.id)
    if stored is not None and stored.document == record.document:
        return retire_instrument(clinic_file, who, record, retired=record.retired)
    return save_instrument(clinic_file, who, record)
