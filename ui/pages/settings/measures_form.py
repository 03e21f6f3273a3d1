"""The few fields of a simple own measure, and what they become."""

from math import isclose

import msgspec

from charting.actions.own_data import retire_instrument, save_instrument
from charting.chart import Chart
from charting.errors import Invalid
from charting.measures.definition import read_definition
from charting.measures.own_measure import document_of, own_measure
from charting.model.clinic import Therapist
from charting.model.own import OwnInstrument
from ui.pages.record_sheet import Recipe, Values
from ui.pages.settings import texts
from ui.theme import Role, plain
from ui.widgets.fields import CheckField, ChoiceField, LineField, NumberField
from ui.widgets.form import Form

_LARGEST = 1_000_000
_NUMBERS = {"low": texts.LOWEST, "high": texts.HIGHEST, "step": texts.STEP}


def measure_form() -> Form:
    """Name, unit, range, step, direction, and what it is."""
    form = Form()
    form.add("name", LineField(texts.MEASURE_NAME, placeholder=texts.MEASURE_NAME_HINT, longest=40))
    form.add("unit", LineField(texts.MEASURE_UNIT, placeholder=texts.MEASURE_UNIT_HINT, longest=20))
    form.add("low", NumberField(texts.LOWEST, -_LARGEST, _LARGEST, decimals=True))
    form.add("high", NumberField(texts.HIGHEST, -_LARGEST, _LARGEST, decimals=True))
    form.add("step", NumberField(texts.STEP, 0, _LARGEST, hint=texts.STEP_HINT, decimals=True))
    form.add("better", ChoiceField(texts.BETTER, texts.BETTERS, none=texts.NOT_SAID))
    form.add("about", LineField(texts.ABOUT, longest=300), span=2)
    return form


def file_form() -> Form:
    """For a form that came from a file: only a word on where to change it."""
    form = Form()
    form.put(plain(texts.FROM_A_FILE, Role.MUTED, wrap=True), span=2)
    return form


def retired_field() -> CheckField:
    """Whether it is no longer offered."""
    return CheckField(texts.NOT_OFFERED)


def measure_recipe() -> Recipe[OwnInstrument]:
    """Of a simple measure: what the program says of its definition is said at the name."""
    return Recipe(show=_show, make=_make, store=_store, places={"document": "name"})


def file_recipe() -> Recipe[OwnInstrument]:
    """Of any other: it is only retired, or taken up again."""
    return Recipe(show=lambda record: {"retired": record.retired}, make=_retire, store=_store)


def _show(record: OwnInstrument) -> Values:
    return {**msgspec.structs.asdict(read_definition(record.document)), "retired": record.retired}


def _make(record: OwnInstrument | None, values: Values) -> OwnInstrument:
    _check(values)
    said = {key: value for key, value in values.items() if key != "retired"}
    if record is None:
        made = own_measure(**said)
        return OwnInstrument(code=made.id, document=document_of(made))
    before = read_definition(record.document)
    after = msgspec.structs.replace(own_measure(**said, measure_id=before.id), version=before.version)
    if not after.same_form(before):
        after = msgspec.structs.replace(after, version=_next(before.version))
    return record.with_changes(document=document_of(after), retired=bool(values["retired"]))


def _check(values: Values) -> None:
    """What the definition's own rules would say, in the words of the form's fields."""
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


def _next(version: str) -> str:
    """Figures in another unit or direction are not compared with those before."""
    return str(int(version) + 1) if version.isdigit() else "2"


def _retire(record: OwnInstrument | None, values: Values) -> OwnInstrument:
    if record is None:
        raise Invalid("retired", texts.FROM_A_FILE)
    return record.with_changes(retired=bool(values["retired"]))


def _store(chart: Chart, who: Therapist, record: OwnInstrument) -> OwnInstrument:
    """Retiring one never asks whether its definition can still be read."""
    stored = chart.own_instruments.first(id=record.id)
    if stored is not None and stored.document == record.document:
        return retire_instrument(chart, who, record, retired=record.retired)
    return save_instrument(chart, who, record)
