"""A sheet that edits one record: builds it from the fields, stores it, and shows errors at their fields."""

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
from ui.pages.records.edit_conflict import merge_stored_values
from ui.widgets.dialogs.standard_dialogs import FormSheet
from ui.widgets.fields.field_form import FieldForm

Values = Mapping[str, Any]
SHEET_WIDTH, MAX_SHEET_HEIGHT, HEIGHT_AROUND_FORM = (
    680,
    640,
    190,
)  # px; `HEIGHT_AROUND_FORM` is for what is above and below the form


@dataclass(frozen=True)
class RecordBinding(Generic[RecordT]):
    """Converts between a record and the values of a form.

    `show` returns the form's values for a record. `make` builds a record from the values and the edited record, if any,
    and raises Invalid. `store` is the action that stores it. `places` maps a field of the record to the field of the
    form that shows its errors, where the names differ.
    """

    show: Callable[[RecordT], Values]
    make: Callable[[RecordT | None, Values], RecordT]
    store: Callable[[ClinicFile, Therapist, RecordT], RecordT]
    places: Mapping[str, str] = field(default_factory=dict)


class RecordSheet(FormSheet, Generic[RecordT]):
    """Edits `record`, or a new record that starts with the values `start`; calls `done(record)` once it is stored.

    When somebody else has stored a change meanwhile, it merges the change into the fields that this user did not edit,
    keeps this user's input, and lists the differences; the next Save stores the result.
    """

    def __init__(
        self,
        chart_client: ChartClient,
        title: str,
        form: FieldForm,
        binding: RecordBinding[RecordT],
        record: RecordT | None,
        start: Values,
        done: Callable[[RecordT], object],
        parent: QWidget,
        save: str = texts.SAVE,
    ) -> None:
        super().__init__(title, form, parent, save)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.chart_client, self._binding, self._done = chart_client, binding, done
        self.record = record
        form.load_record(start if record is None else binding.show(record))
        self._base_values = form.collect_readable_values()
        self.resize(SHEET_WIDTH, min(MAX_SHEET_HEIGHT, form.sizeHint().height() + HEIGHT_AROUND_FORM))
        self.submitted.connect(self._store_values)

    def _store_values(self, values: Values) -> None:
        self.form.clear_errors()
        try:
            record = self._binding.make(self.record, values)
        except Invalid as error:
            self.show_refusal(self._place_error(error))
            return
        store = self._binding.store
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
            self._merge_stored(error.theirs)
        else:
            self.show_refusal(self._place_error(error))

    def _place_error(self, error: Exception) -> Exception:
        if isinstance(error, Invalid):
            return Invalid(self._binding.places.get(error.field, error.field), error.message)
        return error

    def _merge_stored(self, stored: Any) -> None:
        self.record = stored
        message = merge_stored_values(self.form, self._base_values, self._binding.show(stored))
        self.notice.show_notice(message, "warn")


def require_values(record: type[Record], values: Values, *names: str) -> None:
    """Check that each value was entered, as a record's dates and times cannot be None. Raises Invalid."""
    for name in names:
        if values.get(name) is None:
            raise Invalid(name, texts.NEEDED.format(find_label(record, name)))
