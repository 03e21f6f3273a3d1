"""A record that is changed in place: its form on a card, saved on demand and before one leaves."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.clinic_file import ClinicFile
from charting.errors import EditConflict, Invalid
from charting.model.clinic import Therapist
from charting.model.record import Record
from ui.core.chart_client import ChartClient
from ui.pages.settings import texts
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.field_form import FieldForm

FormRecordT = TypeVar("FormRecordT", bound=Record)
StoreAction = Callable[[ClinicFile, Therapist, FormRecordT], FormRecordT]


class RecordForm(QWidget, Generic[FormRecordT]):
    """Shows `record` in `form`, or nothing for a new one of that `kind`; `store` is the action that keeps it,
    `save` the words on the button.

    `handle_stored(record)` after each save.

    What a person is typing is never overwritten by what is read meanwhile; with a name that is missing or a
    date that cannot be read nothing is stored, and the field says why.
    """

    stored = Signal(object)

    def __init__(
        self,
        chart_client: ChartClient,
        kind: type[FormRecordT],
        store: StoreAction[FormRecordT],
        form: FieldForm,
        save: str = texts.SAVE,
    ) -> None:
        super().__init__()
        self._chart_client, self._kind, self._keep, self.form = chart_client, kind, store, form
        self.record: FormRecordT | None = None
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
        """Whether anything was typed that is not stored."""
        return self.form.is_dirty

    def show_record(self, record: FormRecordT) -> None:
        """Show it as stored, unless something is being typed; equal records change nothing."""
        if self.form.is_dirty or record == self.record:
            return
        self.record = record
        self.form.load_record(record)
        self._update_save_button()

    def save_record(self) -> None:
        """Store what stands here; a value that is refused is said at its field."""
        try:
            record = self._build_record(self.form.read_values())
        except Invalid as error:
            self.form.show_error(error.field, error.message)
            return
        self._store_record(record)

    def flush_edits(self) -> None:
        """Store a change of a known record when it is right; what is not right yet stays as typed."""
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
        typed, store = self.form.collect_readable_values(), self._keep
        self._chart_client.run_action(
            lambda clinic_file, who: store(clinic_file, who, record),
            lambda stored: self._handle_stored(stored, typed),
            self._handle_failure,
            self,
        )

    def _handle_stored(self, record: FormRecordT, typed: Mapping[str, object]) -> None:
        """Clean, unless one typed on while it was being stored."""
        self.record = record
        if self.form.collect_readable_values() == typed:
            self.form.mark_clean()
        self._update_save_button()
        self._chart_client.show_status(texts.SAVED)
        self.stored.emit(record)

    def _handle_failure(self, error: Exception) -> None:
        if isinstance(error, EditConflict) and isinstance(error.theirs, self._kind):
            self.record = error.theirs
            self.form.show_error("", texts.CHANGED_ELSEWHERE)
        else:
            self.form.show_error(error.field if isinstance(error, Invalid) else "", str(error))

    def _update_save_button(self) -> None:
        self.save_button.setEnabled(self.form.is_dirty)
