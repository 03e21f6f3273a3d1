"""A form that edits a record in place on a card; it saves on demand and before the user leaves the page."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.clinic_file import ClinicFile
from charting.errors import EditConflict, Invalid
from charting.model.clinic import Therapist
from charting.model.record import Record
from ui.core.chart_client import ChartClient
from ui.pages.records import texts
from ui.pages.records.edit_conflict import merge_stored_values
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.field_form import FieldForm

FormRecordT = TypeVar("FormRecordT", bound=Record)
StoreAction = Callable[[ClinicFile, Therapist, FormRecordT], FormRecordT]


class RecordForm(QWidget, Generic[FormRecordT]):
    """Shows a record in `form`, or an empty form for a new record of that `kind`; `store` is the action that stores it,
    and `save` is the label of the button.

    Emits `stored(record)` after each save.

    Unsaved input is never overwritten by records read meanwhile. If a name is missing or a date cannot be read,
    nothing is stored, and the field shows why.
    """

    stored = Signal(object)

    def __init__(
        self,
        chart_client: ChartClient,
        kind: type[FormRecordT],
        store: StoreAction[FormRecordT],
        form: FieldForm,
        save: str,
    ) -> None:
        super().__init__()
        self._chart_client, self._kind, self._store, self.form = chart_client, kind, store, form
        self.record: FormRecordT | None = None
        self._base_values = form.collect_readable_values()
        self.save_button = ActionButton(save, "Ctrl+S")
        self.save_button.clicked.connect(lambda _=False: self.save_record())
        form.changed.connect(self._update_save_button)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addLayout(row)
        column.addStretch(1)
        self._update_save_button()

    @property
    def dirty(self) -> bool:
        """Whether there is unsaved input."""
        return self.form.is_dirty

    def show_record(self, record: FormRecordT) -> None:
        """Show the stored record, unless there is unsaved input or the record is unchanged."""
        if self.form.is_dirty or record == self.record:
            return
        self.record = record
        self.form.load_record(record)
        self._base_values = self.form.collect_readable_values()
        self._update_save_button()

    def save_record(self) -> None:
        """Store the values; a value that is refused shows an error at its field."""
        try:
            record = self._build_record(self.form.read_values())
        except Invalid as error:
            self.form.show_error(error.field, error.message)
            return
        self._store_record(record)

    def flush_edits(self) -> None:
        """Store changes of an existing record if they are valid; invalid input stays as typed."""
        typed = self.form.collect_readable_values()
        unreadable = any(self.form.get_field(name).describe_problem() for name in typed)
        if self.record is None or not self.form.is_dirty or unreadable:
            return
        try:
            record = self._build_record(typed)
        except Invalid:
            return
        self._store_record(record)

    def _build_record(self, values: Mapping[str, object]) -> FormRecordT:
        if self.record is not None:
            return self.record.with_changes(**values)
        make: Callable[..., FormRecordT] = self._kind
        return make(**values)

    def _store_record(self, record: FormRecordT) -> None:
        typed, store = self.form.collect_readable_values(), self._store
        self._chart_client.run_action(
            lambda clinic_file, who: store(clinic_file, who, record),
            lambda stored: self._handle_stored(stored, typed),
            self._handle_failure,
            self,
        )

    def _handle_stored(self, record: FormRecordT, typed: Mapping[str, object]) -> None:
        """Mark the form clean, unless the user typed more while the record was being stored."""
        self.record, self._base_values = record, dict(typed)
        if self.form.collect_readable_values() == typed:
            self.form.mark_clean()
        self._update_save_button()
        self._chart_client.show_status(texts.SAVED)
        self.stored.emit(record)

    def _handle_failure(self, error: Exception) -> None:
        if isinstance(error, EditConflict) and isinstance(error.theirs, self._kind):
            self.record = error.theirs
            stored = msgspec.structs.asdict(error.theirs)
            self.form.show_error("", merge_stored_values(self.form, self._base_values, stored))
        else:
            self.form.show_error(error.field if isinstance(error, Invalid) else "", str(error))

    def _update_save_button(self) -> None:
        self.save_button.setEnabled(self.form.is_dirty)
