"""A sheet over one record: builds it from the fields, has it stored, and says at the field what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charting.chart import Chart
from charting.errors import Conflict, Invalid
from charting.model.clinic import Therapist
from charting.model.field import find_label
from charting.model.record import Record
from charting.storage.gateway import RecordT
from ui.desk import Desk
from ui.pages import sheet_texts as texts
from ui.widgets.dialogs import Sheet
from ui.widgets.form import Form

Values = Mapping[str, Any]
WIDTH, MOST, AROUND = 680, 640, 190  # px; AROUND is what a sheet has above and below its form


@dataclass(frozen=True)
class Recipe(Generic[RecordT]):
    """How a form and a record become each other.

    `show` gives the fields' values of a record; `make` the record of the values, and of the one it changes if any,
    and raises Invalid; `store` is the action. `places` names the form's field for a field of the record, where
    the two differ.
    """

    show: Callable[[RecordT], Values]
    make: Callable[[RecordT | None, Values], RecordT]
    store: Callable[[Chart, Therapist, RecordT], RecordT]
    places: Mapping[str, str] = field(default_factory=dict)


class RecordSheet(Sheet, Generic[RecordT]):
    """Edits `record`, or begins a new one with the values `start`; `done(record)` when it is stored.

    When somebody else stored a change meanwhile, it takes over what this person did not touch, keeps what they
    typed, says what differs, and the next Save stores it on top.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        form: Form,
        recipe: Recipe[RecordT],
        record: RecordT | None,
        start: Values,
        done: Callable[[RecordT], object],
        parent: QWidget,
        save: str = texts.SAVE,
    ) -> None:
        super().__init__(title, form, parent, save)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self._recipe, self._done = desk, recipe, done
        self.record = record
        form.load(start if record is None else recipe.show(record))
        self._shown = form.readable()
        self.resize(WIDTH, min(MOST, form.sizeHint().height() + AROUND))
        self.submitted.connect(self._store)

    def _store(self, values: Values) -> None:
        self.form.clear_errors()
        try:
            record = self._recipe.make(self.record, values)
        except Invalid as error:
            self.refuse(self._placed(error))
            return
        store = self._recipe.store
        self.desk.act(lambda chart, who: store(chart, who, record), self._stored, self._failed, self)

    def _stored(self, record: RecordT) -> None:
        self.accept()
        self.desk.say(texts.SAVED)
        self._done(record)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Conflict):
            self.set_busy(False)
            self.notice.say(self._merge(error.theirs), "warn")
        else:
            self.refuse(self._placed(error))

    def _placed(self, error: Exception) -> Exception:
        if isinstance(error, Invalid):
            return Invalid(self._recipe.places.get(error.field, error.field), error.message)
        return error

    def _merge(self, theirs: Any) -> str:
        """Take over what this person did not touch; returns the sentence that says what differs."""
        found, mine = self._recipe.show(theirs), self.form.readable()
        both = []
        for name, shown in self._shown.items():
            if mine[name] == shown:
                self.form.field(name).set_value(found.get(name))
            elif found.get(name) != shown:
                both.append(f"{self.form.field(name).label}: “{_said(found.get(name))}”")
        self.record = theirs
        return texts.CHANGED_ELSEWHERE + (texts.THEIRS.format(", ".join(both)) if both else "")


def require(record: type[Record], values: Values, *names: str) -> None:
    """Each value was given: a record's date or time cannot be None. Raises Invalid."""
    for name in names:
        if values.get(name) is None:
            raise Invalid(name, texts.NEEDED.format(find_label(record, name)))


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(str(each) for each in value)
    return "" if value is None else str(value)
