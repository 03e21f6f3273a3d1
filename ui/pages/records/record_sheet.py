"""A sheet over one record: builds it from the fields, has it stored, and says at the field what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charting.clinic_file import ClinicFile
from charting.errors import EditConflict, Invalid
from charting.model.clinic import Therapist
from charting.model.field import find_label
from charting.model.record import Record, RecordT
from ui.core.chart_client import ChartClient
from ui.pages.records import texts
from ui.widgets.dialogs.standard_dialogs import FormSheet
from ui.widgets.fields.field_form import FieldForm

Values = Mapping[str, Any]
SHEET_WIDTH, MAX_SHEET_HEIGHT, HEIGHT_AROUND_FORM = (
    680,
    640,
    190,
)  # px; AROUND is what a sheet has above and below its form


@dataclass(frozen=True)
class RecordBinding(Generic[RecordT]):
    """How a form and a record become each other.

    `show` gives the fields' values of a record; `make` the record of the values, and of the one it changes if any,
    and raises Invalid; `store` is the action. `places` names the form's field for a field of the record, where
    the two differ.
    """

    show: Callable[[RecordT], Values]
    make: Callable[[RecordT | None, Values], RecordT]
    store: Callable[[ClinicFile, Therapist, RecordT], RecordT]
    places: Mapping[str, str] = field(default_factory=dict)


class RecordSheet(FormSheet, Generic[RecordT]):
    """Edits `record`, or begins a new one with the values `start`; `done(record)` when it is stored.

    When somebody else stored a change meanwhile, it takes over what this person did not touch, keeps what they
    typed, says what differs, and the next Save stores it on top.
    """

    def __init__(
        self,
        chart_client: ChartClient,
        title: str,
        form: FieldForm,
        recipe: RecordBinding[RecordT],
        record: RecordT | None,
        start: Values,
        done: Callable[[RecordT], object],
        parent: QWidget,
        save: str = texts.SAVE,
    ) -> None:
        super().__init__(title, form, parent, save)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.chart_client, self._recipe, self._done = chart_client, recipe, done
        self.record = record
        form.load_record(start if record is None else recipe.show(record))
        self._shown = form.collect_readable_values()
        self.resize(SHEET_WIDTH, min(MAX_SHEET_HEIGHT, form.sizeHint().height() + HEIGHT_AROUND_FORM))
        self.submitted.connect(self._store_values)

    def _store_values(self, values: Values) -> None:
        self.form.clear_errors()
        try:
            record = self._recipe.make(self.record, values)
        except Invalid as error:
            self.show_refusal(self._place_error(error))
            return
        store = self._recipe.store
        self.chart_client.run_action(
            lambda clinic_file, who: store(clinic_file, who, record),
            self._handle_stored,
            self._handle_failure,
            self,
        )

    def _handle_stored(self, record: RecordT) -> None:
        self.accept()
        self.chart_client.show_status(texts.SAVED)
        self._done(record)

    def _handle_failure(self, error: Exception) -> None:
        if isinstance(error, EditConflict):
            self.set_busy(False)
            self.notice.show_notice(self._merge_theirs(error.theirs), "warn")
        else:
            self.show_refusal(self._place_error(error))

    def _place_error(self, error: Exception) -> Exception:
        if isinstance(error, Invalid):
            return Invalid(self._recipe.places.get(error.field, error.field), error.message)
        return error

    def _merge_theirs(self, theirs: Any) -> str:
        """Take over what this person did not touch; returns the sentence that says what differs."""
        found, mine = self._recipe.show(theirs), self.form.collect_readable_values()
        both = []
        for name, shown in self._shown.items():
            if mine[name] == shown:
                self.form.get_field(name).set_value(found.get(name))
            elif found.get(name) != shown:
                both.append(f"{self.form.get_field(name).label}: “{_format_value(found.get(name))}”")
        self.record = theirs
        return texts.CHANGED_ELSEWHERE + (texts.THEIRS.format(", ".join(both)) if both else "")


def require_values(record: type[Record], values: Values, *names: str) -> None:
    """Each value was given: a record's date or time cannot be None. Raises Invalid."""
    for name in names:
        if values.get(name) is None:
            raise Invalid(name, texts.NEEDED.format(find_label(record, name)))


def _format_value(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(str(each) for each in value)
    return "" if value is None else str(value)
