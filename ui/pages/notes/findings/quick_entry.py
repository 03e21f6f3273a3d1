"""Connects the quick entry line with a note editor: offers readings, files the chosen one, or keeps the words."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from charting import clock
from charting.actions.usage_habits import read_habits
from charting.entry.quick.line_reading import LineReading, read_line
from charting.entry.quick.phrases import format_phrase
from charting.model.note import QUICK_LINE, Note
from charting.model.session import Treatment
from charting.summaries.client_records import CaseRecords
from charting.summaries.measures.previous_values import (
    PreviousValues,
    collect_previous_values,
    describe_previous_value,
)
from charting.summaries.notes.charting_habits import ChartingHabits
from ui.core.chart_client import ChartClient
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.quick_filing import FiledEntry, QuickFiling
from ui.pages.notes.note_cards import NoteFields
from ui.widgets.layout.collapsible_section import unfold_around
from ui.widgets.quick_entry.quick_choices import QuickChoice
from ui.widgets.quick_entry.quick_line import QuickLine

QUICK_LINE_KEY = QUICK_LINE
_DONE, _WORDS = "ph.check-circle", "ph.text-align-left"
_QUARTER = 15  # minutes


class QuickEntry(QObject):
    """Connects the line with a note editor.

    `words_to()` returns the path of the text field for lines that cannot be read. The `/` key goes to the line unless a
    text is being typed. Emits `changed` when the draft changed, `filing` just before a line is filed, and
    `habits_read(ChartingHabits)` once the usage habits are loaded.
    """

    changed = Signal()
    filing = Signal()
    habits_read = Signal(object)

    def __init__(
        self,
        chart_client: ChartClient,
        editor: QWidget,
        parts: Sequence[NoteFields],
        words_to: Callable[[], str],
    ) -> None:
        super().__init__(editor)
        self.line = QuickLine(self._read_choices, self._describe_fallback)
        self._chart_client, self._filing, self._words_to = chart_client, QuickFiling(parts), words_to
        self._habits, self._earlier = ChartingHabits(), PreviousValues()
        self._previous_focus: QWidget | None = None
        self._hour, self._refusal = clock.now(), ""
        self._area: QScrollArea | None = None
        self.line.filed.connect(self._file_choice)
        self.line.kept.connect(self._keep_as_words)
        self.line.filing.connect(self.filing)
        self.line.left.connect(self._leave_line)
        self.line.changed.connect(self.changed)
        slash = QShortcut(QKeySequence("/"), editor)
        slash.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        slash.activated.connect(self.focus_line)

    def open_note(self, note: Note, case: CaseRecords) -> None:
        """Start with this note: load the previous values, the text left in the line, and the habits."""
        moment = note.when
        self._earlier, self._hour = collect_previous_values(case, moment), _round_to_quarter(moment)
        self._previous_focus = None
        self.show_text(note)
        who = self._chart_client.therapist
        self._chart_client.run_query(
            lambda clinic_file: read_habits(clinic_file, who, note.client_id), self._apply_habits, self
        )

    def show_text(self, note: Note) -> None:
        """Show the text of the note that is still in the line."""
        self.line.set_text(note.unread.get(QUICK_LINE_KEY, ""))

    def set_scroll_area(self, area: QScrollArea) -> None:
        """Set the area to scroll to filed entries."""
        self._area = area

    def collect_unread(self) -> dict[str, str]:
        """Collect the text that is still in the line, by path."""
        return {QUICK_LINE_KEY: self.line.get_text()} if self.line.get_text() else {}

    def focus_line(self) -> None:
        """Put the cursor in the line; Esc returns it to where it is now."""
        focused = QApplication.focusWidget()
        if focused is not self.line.edit:
            self._previous_focus = _find_lasting_widget(focused)
        self.line.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.edit.selectAll()

    def find_previous_focus(self) -> QWidget | None:
        """Return the widget that had the cursor before the line; None if it is gone by now."""
        return (
            self._previous_focus
            if self._previous_focus is not None and isValid(self._previous_focus)
            else None
        )

    def _describe_fallback(self) -> str:
        reason = self._refusal or texts.NOT_UNDERSTOOD
        return texts.GOES_TO_WORDS.format(reason, self._filing.find_label(self._words_to()))

    def _apply_habits(self, habits: ChartingHabits) -> None:
        self._habits = habits
        self.habits_read.emit(habits)
        self.line.refresh_choices()

    def _read_choices(self, typed: str) -> list[QuickChoice]:
        """Return what the line may mean in this note, completed with usual values."""
        activities, goals = self._filing.list_activities(), self._filing.list_goals()
        readings = read_line(typed, self._habits.use, activities, goals, self._hour)
        completed = [self._fill_in_pressure(reading) for reading in readings]
        accepted = [reading for reading in completed if self._filing.can_file(reading)]
        self._refusal = self._filing.describe_refusal(completed[0]) if completed and not accepted else ""
        return [self._make_choice(reading) for reading in accepted]

    def _fill_in_pressure(self, reading: LineReading) -> LineReading:
        """Fill in this client's usual pressure for the technique, if none was typed."""
        record = reading.record
        if not isinstance(record, Treatment) or record.pressure:
            return reading
        usual = self._habits.get_usual_pressure(record.technique)
        return _replace_record(reading, msgspec.structs.replace(record, pressure=usual)) if usual else reading

    def _make_choice(self, reading: LineReading) -> QuickChoice:
        aside = describe_previous_value(reading, self._earlier, self._filing.list_activities())
        return QuickChoice(reading.phrase, aside, reading, reading.certain)

    def _file_choice(self, value: object, typed: str) -> None:
        filed = self._filing.file_reading(value) if isinstance(value, LineReading) else None
        if filed is None:
            self._keep_as_words(typed)
        else:
            self._finish_entry(filed, texts.FILED.format(filed.words), _DONE)

    def _keep_as_words(self, typed: str) -> None:
        """Keep a line that cannot be read as words of the note, so that nothing typed is lost."""
        filed = self._filing.add_words(self._words_to(), typed)
        if filed is None:
            self.line.set_text(typed)
        else:
            self._finish_entry(filed, filed.words, _WORDS)

    def _finish_entry(self, filed: FiledEntry, words: str, sign: str) -> None:
        self.line.show_feedback(words, filed.aside, sign)
        self.changed.emit()
        self._scroll_to_place(filed.place)

    def _scroll_to_place(self, place: QWidget) -> None:
        """Unfold and scroll to the filed entry; the cursor stays in the line."""
        unfold_around(place)
        if (area := self._area) is not None:
            QTimer.singleShot(0, place, lambda: area.ensureWidgetVisible(place, 0, 24))

    def _leave_line(self) -> None:
        previous = self.find_previous_focus()
        if previous is not None:
            previous.setFocus(Qt.FocusReason.OtherFocusReason)


def _find_lasting_widget(widget: QWidget | None) -> QWidget | None:
    """Return the table for an open cell editor, which is destroyed when the cell closes, or else the widget itself."""
    viewport = widget.parentWidget() if widget is not None else None
    table = viewport.parentWidget() if viewport is not None else None
    return table if isinstance(table, QAbstractItemView) else widget


def _replace_record(reading: LineReading, record: Treatment) -> LineReading:
    return msgspec.structs.replace(reading, record=record, phrase=format_phrase(reading.field, record))


def _round_to_quarter(moment: datetime) -> datetime:
    """Round to the nearest quarter of an hour, the grid of appointments."""
    whole = moment.replace(minute=0, second=0, microsecond=0)
    return whole + timedelta(minutes=_QUARTER * round(moment.minute / _QUARTER))
