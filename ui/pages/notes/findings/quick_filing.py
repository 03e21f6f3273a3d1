"""Files a reading of quick entry into the table or field that it belongs to."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from PySide6.QtWidgets import QWidget

from charting.entry.quick.line_reading import LineReading
from charting.entry.quick.note_lexicon import OTHER_MEASURE_PREFIX
from charting.entry.quick.note_values import NoteValue
from charting.entry.quick.phrases import format_phrase
from charting.model.case import Side
from charting.model.findings import Activity, Palpation, RangeOfMotion, Score, SpecialTest, Strength
from charting.model.note_line import Origin
from charting.model.plan import HomeTask
from charting.model.record import Part
from charting.model.session import GoalReading, Treatment
from charting.text.folding import fold
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.activities_panel import ActivitiesPanel
from ui.pages.notes.findings.findings_table import FindingsTable
from ui.pages.notes.note_cards import NoteFields
from ui.widgets.fields.basic_fields import NumberField
from ui.widgets.fields.date_fields import DateField
from ui.widgets.fields.field import Field

_FIGURES: Mapping[type[Part], tuple[str, ...]] = {
    RangeOfMotion: ("degrees", "percent", "centimeters", "less_than_other", "stated", "pain"),
    Strength: ("grade", "sign", "pain"),
    SpecialTest: ("result",),
    Score: ("value", "answers", "version"),
}


def find_line_for(record: Part, lines: Sequence[tuple[int, Any]]) -> int | None:
    """Return the index of the line that this record updates, preferring unfilled lines; None if it is a new line.

    `lines` are (index, record). A template line without a side accepts any side; a grade without a finding belongs to
    the structure's only finding.
    """
    same = [(index, old) for index, old in lines if _make_identity_key(old) == _make_identity_key(record)]
    waiting = [(index, old) for index, old in lines if not old.filled and _is_waiting_for(old, record)]
    same_subject = [
        (index, old)
        for index, old in lines
        if _is_grade_only(record) and _make_subject_key(old) == _make_subject_key(record)
    ]
    unfilled = [line for line in same if not line[1].filled]
    matches = unfilled or same or waiting or (same_subject if len(same_subject) == 1 else [])
    return matches[-1][0] if matches else None


def merge_into_line(old: Any, new: Any) -> Any:
    """Update the old line with what the new one states. Its figures always replace the old ones.

    The result counts as typed by the therapist.
    """
    always = _FIGURES.get(type(new), ())
    changes = {
        field.name: getattr(new, field.name)
        for field in msgspec.structs.fields(type(new))
        if field.name in always or getattr(new, field.name) != field.default
    }
    return msgspec.structs.replace(old, **{**changes, "origin": Origin.TYPED})


def _make_subject_key(record: Any) -> tuple[object, ...]:
    match record:
        case Palpation() | Strength():
            return fold(record.structure), record.side
        case RangeOfMotion():
            return fold(record.joint), fold(record.motion), record.side, record.mode
        case SpecialTest():
            return fold(record.name), record.side
        case Score():
            return (fold(record.instrument),)
        case Treatment():
            return fold(record.technique), fold(record.areas), record.side
        case HomeTask():
            return (fold(record.name),)
    return (record,)


def _make_identity_key(record: Any) -> tuple[object, ...]:
    return (
        (*_make_subject_key(record), fold(record.finding))
        if isinstance(record, Palpation)
        else _make_subject_key(record)
    )


def _is_waiting_for(old: Any, new: Any) -> bool:
    """Return whether the unfilled line is about the same thing, with its side or its finding still open."""
    if getattr(old, "side", Side.NONE) is Side.NONE and hasattr(new, "side"):
        new = msgspec.structs.replace(new, side=Side.NONE) if _is_side_optional(new) else new
    return _make_subject_key(old) == _make_subject_key(new)


def _is_side_optional(record: Any) -> bool:
    return getattr(record, "less_than_other", None) is None


def _is_grade_only(record: Part) -> bool:
    return isinstance(record, Palpation) and not record.finding and record.grade is not None


class FiledEntry(NamedTuple):
    """What was filed, in words, and the widget that shows it."""

    words: str
    aside: str
    place: QWidget


class QuickFiling:
    """Files readings into the cards of a note editor."""

    def __init__(self, cards: Sequence[NoteFields]) -> None:
        self._cards = cards

    def file_reading(self, reading: LineReading) -> FiledEntry | None:
        """File the reading; return None if this note has no place for it."""
        record = reading.record
        if isinstance(record, NoteValue):
            return self._file_value(record, reading.phrase)
        if isinstance(record, Activity):
            return self._file_scores({record.name: record.score}, reading.phrase)
        if isinstance(record, GoalReading):
            return _set_field(self._collect_goal_fields()[record.measure], record.value, reading.phrase)
        table = self._find_table(reading.field)
        if isinstance(table, FindingsTable):
            return _file_line(table, record, reading)
        return None

    def can_file(self, reading: LineReading) -> bool:
        """Return whether the reading makes sense and this note has a place for it."""
        return not reading.problem and self._has_place_for(reading.field, reading.record)

    def _has_place_for(self, field: str, record: Part) -> bool:
        if isinstance(record, NoteValue) and record.what == "psfs":
            return isinstance(record.value, tuple) and 0 < len(record.value) <= len(self.list_activities())
        if isinstance(record, NoteValue):
            return self._find_path(record.what) is not None
        if isinstance(record, Activity):
            return record.name in self.list_activities()
        if isinstance(record, GoalReading):
            return record.measure in self._collect_goal_fields()
        return isinstance(self._find_table(field), FindingsTable)

    def describe_refusal(self, reading: LineReading) -> str:
        """Return why this note does not accept the reading."""
        if reading.problem:
            return reading.problem.rstrip(".")
        if isinstance(reading.record, NoteValue) and reading.record.what == "psfs":
            return texts.TOO_MANY_SCORES.format(len(self.list_activities()))
        return texts.NO_PLACE.format(reading.phrase)

    def add_words(self, path: str, words: str) -> FiledEntry | None:
        """Add words to the end of a text field, on a line of their own; return None if the field is not here."""
        field = self._find_field(path)
        if field is None:
            return None
        before = str(field.get_value() or "")
        return self._set_path(path, f"{before}\n{words}".strip(), texts.KEPT_AS_WORDS.format(field.label))

    def find_label(self, path: str) -> str:
        """Return the label of the field at that path; "" if it is not here."""
        field = self._find_field(path)
        return field.label if field is not None else ""

    def list_activities(self) -> tuple[str, ...]:
        """List the names of the client's activities, in the order of the note."""
        return tuple(activity.name for activity in self._panel.collect_items()) if self._panel else ()

    def list_goals(self) -> tuple[str, ...]:
        """List the names of the measures that only goals ask for."""
        return tuple(measure.removeprefix(OTHER_MEASURE_PREFIX) for measure in self._collect_goal_fields())

    def _collect_goal_fields(self) -> Mapping[str, NumberField]:
        return {measure: field for card in self._cards for measure, field in card.goal_fields.items()}

    @property
    def _panel(self) -> ActivitiesPanel | None:
        panel = self._find_table("activities")
        return panel if isinstance(panel, ActivitiesPanel) else None

    def _file_scores(self, scores: Mapping[str, int | None], words: str) -> FiledEntry | None:
        panel = self._panel
        if panel is None:
            return None
        panel.set_scores(scores)
        return FiledEntry(words, "", panel)

    def _file_value(self, record: NoteValue, words: str) -> FiledEntry | None:
        if record.what == "psfs" and isinstance(record.value, tuple):
            scores = [int(score) for score in record.value]
            return self._file_scores(dict(zip(self.list_activities(), scores, strict=False)), words)
        path = self._find_path(record.what)
        if path == "negatives":
            field = self._find_field(path)
            current = tuple(field.get_value() or ()) if field is not None else ()  # type: ignore[arg-type]
            added = record.value if isinstance(record.value, tuple) else (record.value,)
            return self._set_path(path, tuple(dict.fromkeys((*current, *added))), words)
        return self._set_path(path, record.value, words) if path is not None else None

    def _set_path(self, path: str, value: object, words: str) -> FiledEntry | None:
        field = self._find_field(path)
        return _set_field(field, value, words) if field is not None else None

    def _find_path(self, what: str) -> str | None:
        """Find the path: `pain now` is `pain_now` in a session and `pain.now` in an assessment."""
        paths = (what.replace(" ", "_"), what.replace(" ", ".", 1))
        return next((path for path in paths if self._find_field(path) is not None), None)

    def _find_field(self, path: str) -> Field | None:
        return next((card.fields[path] for card in self._cards if path in card.fields), None)

    def _find_table(self, name: str) -> object:
        return next((card.tables[name] for card in self._cards if name in card.tables), None)


def _set_field(field: Field, value: object, words: str) -> FiledEntry:
    """Set the field as if the user had filled it in."""
    if isinstance(field, DateField) and isinstance(value, str):
        field.set_text(value)
    else:
        field.set_value(value)
    field.changed.emit(field.get_value())
    return FiledEntry(words, "", field)


def _file_line(table: FindingsTable[Any], record: Part, reading: LineReading) -> FiledEntry:
    """Fill a waiting line, replace today's figure of the same thing, or else add a line."""
    index = find_line_for(record, table.list_lines())
    if index is None:
        table.add_items([record])
        return FiledEntry(reading.phrase, "", table)
    old = dict(table.list_lines())[index]
    new = merge_into_line(old, record)
    table.write_row(index, new)
    words, before = format_phrase(reading.field, new), format_phrase(reading.field, old)
    is_silent = not old.filled or old.origin is not Origin.TYPED or before == words
    aside = "" if is_silent else texts.REPLACED.format(before)
    return FiledEntry(words, aside, table)
