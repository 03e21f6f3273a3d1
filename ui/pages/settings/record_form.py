"""A record that is changed in place: its form on a card, saved on demand and before one leaves."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charting.chart import Chart
from charting.errors import Conflict, Invalid
from charting.model.clinic import Therapist
from charting.model.record import Record
from ui.desk import Desk
from ui.pages.settings import texts
from ui.widgets.buttons import ActionButton
from ui.widgets.form import Form

Kept = TypeVar("Kept", bound=Record)
Store = Callable[[Chart, Therapist, Kept], Kept]


class RecordForm(QWidget, Generic[Kept]):
    """Shows `record` in `form`, or nothing for a new one of that `kind`; `store` is the action that keeps it,
    `save` the words on the button.

    `stored(record)` after each save.

    What a person is typing is never overwritten by what is read meanwhile; with a name that is missing or a
    date that cannot be read nothing is stored, and the field says why.
    """

    stored = Signal(object)

    def __init__(
        self, desk: Desk, kind: type[Kept], store: Store[Kept], form: Form, save: str = texts.SAVE
    ) -> None:
        super().__init__()
        self._desk, self._kind, self._keep, self.form = desk, kind, store, form
        self.record: Kept | None = None
        self.save_button = ActionButton(save, "Ctrl+S")
        self.save_button.clicked.connect(lambda _=False: self.save())
        form.changed.connect(self._show_state)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addLayout(row)
        column.addStretch(1)
        self._show_state()

    @property
    def dirty(self) -> bool:
        """Whether anything was typed that is not stored."""
        return self.form.dirty

    def show_record(self, record: Kept) -> None:
        """Show it as stored, unless something is being typed; equal records change nothing."""
        if self.form.dirty or record == self.record:
            return
        self.record = record
        self.form.load(record)
        self._show_state()

    def save(self) -> None:
        """Store what stands here; a value that is refused is said at its field."""
        try:
            record = self._made(self.form.values())
        except Invalid as error:
            self.form.show_error(error.field, error.message)
            return
        self._store(record)

    def flush(self) -> None:
        """Store a change of a known record when it is right; what is not right yet stays as typed."""
        typed = self.form.readable()
        unreadable = any(self.form.field(name).problem() for name in typed)
        if self.record is None or not self.form.dirty or unreadable:
            return
        try:
            record = self._made(typed)
        except Invalid:
            return
        self._store(record)

    def _made(self, values: Mapping[str, object]) -> Kept:
        if self.record is not None:
            return self.record.with_changes(**values)
        make: Callable[..., Kept] = self._kind
        return make(**values)

    def _store(self, record: Kept) -> None:
        typed, store = self.form.readable(), self._keep
        self._desk.act(
            lambda chart, who: store(chart, who, record),
            lambda stored: self._was_stored(stored, typed),
            self._failed,
            self,
        )

    def _was_stored(self, record: Kept, typed: Mapping[str, object]) -> None:
        """Clean, unless one typed on while it was being stored."""
        self.record = record
        if self.form.readable() == typed:
            self.form.mark_clean()
        self._show_state()
        self._desk.say(texts.SAVED)
        self.stored.emit(record)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Conflict) and isinstance(error.theirs, self._kind):
            self.record = error.theirs
            self.form.show_error("", texts.CHANGED_ELSEWHERE)
        else:
            self.form.show_error(error.field if isinstance(error, Invalid) else "", str(error))

    def _show_state(self) -> None:
        self.save_button.setEnabled(self.form.dirty)
