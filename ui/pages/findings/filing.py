"""Puts what was read into the table or field that it belongs to, and can take it back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from charting.entry.names import OTHER
from charting.entry.reading import Reading, Value, phrase
from charting.model.findings import Activity
from charting.model.line import Origin
from charting.model.record import Part
from charting.model.session import GoalReading
from ui.pages.findings import texts
from ui.pages.findings.activities import ActivitiesPanel
from ui.pages.findings.filing_lines import line_for, merged
from ui.pages.findings.table import FindingsTable
from ui.pages.note_card import NoteFields
from ui.widgets.date_entry import DateEntry
from ui.widgets.field import Field
from ui.widgets.fields import NumberField


class Filed(NamedTuple):
    """What was done, in words; where it stands now, to be shown; and how to take it back."""

    words: str
    aside: str
    place: QWidget
    undo: Callable[[], None]


class Filing:
    """The parts of a note's editor, as places to file in."""

    def __init__(self, parts: Sequence[NoteFields]) -> None:
        self._parts = parts

    def file(self, reading: Reading) -> Filed | None:
        """File it; None when this note has no place for it."""
        record = reading.record
        if isinstance(record, Value):
            return self._file_value(record, reading.phrase)
        if isinstance(record, Activity):
            return self._file_scores({record.name: record.score}, reading.phrase)
        if isinstance(record, GoalReading):
            return _set(self._goals()[record.measure], record.value, reading.phrase)
        table = self._table(reading.field)
        if isinstance(table, FindingsTable):
            return _file_line(table, record, reading)
        return None

    def takes(self, reading: Reading) -> bool:
        """Whether this note has a place for it."""
        record = reading.record
        if isinstance(record, Value) and record.what == "psfs":
            return isinstance(record.value, tuple) and 0 < len(record.value) <= len(self.activities())
        if isinstance(record, Value):
            return self._path_of(record.what) is not None
        if isinstance(record, Activity):
            return record.name in self.activities()
        if isinstance(record, GoalReading):
            return record.measure in self._goals()
        return isinstance(self._table(reading.field), FindingsTable)

    def why_not(self, reading: Reading) -> str:
        """Why this note does not take it."""
        if isinstance(reading.record, Value) and reading.record.what == "psfs":
            return texts.TOO_MANY_SCORES.format(len(self.activities()))
        return texts.NO_PLACE.format(reading.phrase)

    def add_words(self, path: str, words: str) -> Filed | None:
        """Put words at the end of a text field, as a sentence of their own."""
        field = self._field(path)
        if field is None:
            return None
        before = str(field.value() or "")
        return self._set(path, f"{before}\n{words}".strip(), texts.KEPT_AS_WORDS.format(field.label))

    def label(self, path: str) -> str:
        """What the field of that path is called on the screen; "" when it is not here."""
        field = self._field(path)
        return field.label if field is not None else ""

    def activities(self) -> tuple[str, ...]:
        """The names of the client's activities, in the note's order."""
        return tuple(each.name for each in self._panel.items()) if self._panel else ()

    def goals(self) -> tuple[str, ...]:
        """The names of the figures that only goals ask for."""
        return tuple(measure.removeprefix(OTHER) for measure in self._goals())

    def _goals(self) -> Mapping[str, NumberField]:
        return {measure: field for part in self._parts for measure, field in part.goal_figures.items()}

    @property
    def _panel(self) -> ActivitiesPanel | None:
        panel = self._table("activities")
        return panel if isinstance(panel, ActivitiesPanel) else None

    def _file_scores(self, scores: Mapping[str, int | None], words: str) -> Filed | None:
        panel = self._panel
        if panel is None:
            return None
        before = {each.name: each.score for each in panel.items() if each.name in scores}
        panel.set_scores(scores)
        return Filed(words, "", panel, lambda: panel.set_scores(before))

    def _file_value(self, record: Value, words: str) -> Filed | None:
        if record.what == "psfs" and isinstance(record.value, tuple):
            scores = [int(each) for each in record.value]
            return self._file_scores(dict(zip(self.activities(), scores, strict=False)), words)
        path = self._path_of(record.what)
        if path == "negatives":
            field = self._field(path)
            held = tuple(field.value() or ()) if field is not None else ()  # type: ignore[arg-type]
            added = record.value if isinstance(record.value, tuple) else (record.value,)
            return self._set(path, tuple(dict.fromkeys((*held, *added))), words)
        return self._set(path, record.value, words) if path is not None else None

    def _set(self, path: str, value: object, words: str) -> Filed | None:
        field = self._field(path)
        return _set(field, value, words) if field is not None else None

    def _path_of(self, what: str) -> str | None:
        """`pain now` stands at `pain_now` in a session, at `pain.now` in an assessment."""
        paths = (what.replace(" ", "_"), what.replace(" ", ".", 1))
        return next((path for path in paths if self._field(path) is not None), None)

    def _field(self, path: str) -> Field | None:
        return next((part.fields[path] for part in self._parts if path in part.fields), None)

    def _table(self, name: str) -> object:
        return next((part.tables[name] for part in self._parts if name in part.tables), None)


def _set(field: Field, value: object, words: str) -> Filed:
    before = field.text() if isinstance(field, DateEntry) else field.value()
    _put(field, value)
    return Filed(words, "", field, lambda: _put(field, before))


def _put(field: Field, value: object) -> None:
    """As if a person had filled the field in."""
    if isinstance(field, DateEntry) and isinstance(value, str):
        field.set_text(value)
    else:
        field.set_value(value)
    field.changed.emit(field.value())


def _file_line(table: FindingsTable[Any], record: Part, reading: Reading) -> Filed:
    """Fill the line that waits for it, replace the figure of the same thing charted today, else add a line."""
    at = line_for(record, table.lines())
    model = table.table.model
    if at is None:
        table.add([record])
        token = model.token(model.rowCount() - 1)
        return Filed(reading.phrase, "", table, lambda: _take_away(table, token))
    old = dict(table.lines())[at]
    new, state, token = merged(old, record), model.state(at), model.token(at)
    table.write(at, new)
    words, before = phrase(reading.field, new), phrase(reading.field, old)
    waited = not old.filled or old.origin is not Origin.TYPED or before == words
    aside = "" if waited else texts.REPLACED.format(before)
    return Filed(words, aside, table, lambda: _put_back(table, token, state))


def _place_of(table: FindingsTable[Any], token: object) -> int | None:
    model = table.table.model
    return next((at for at in range(model.rowCount()) if model.token(at) is token), None)


def _take_away(table: FindingsTable[Any], token: object) -> None:
    at = _place_of(table, token)
    if at is not None:
        table.table.model.remove(at)


def _put_back(table: FindingsTable[Any], token: object, state: Any) -> None:
    at = _place_of(table, token)
    if at is not None:
        table.table.model.put_back(at, state)
