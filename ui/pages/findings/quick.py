"""Quick entry in a note: what the line understood, with what stands beside it; filed, or kept as words; taken back."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from charting import clock
from charting.actions.habits import read_habits
from charting.entry.reading import Reading, Value, phrase, read_line
from charting.model.note import QUICK_LINE, Note
from charting.model.session import Treatment
from charting.summaries.beside import Earlier, beside, earlier
from charting.summaries.client_file import CaseFile
from charting.summaries.habits import Habits
from ui import dates
from ui.desk import Desk
from ui.pages.findings import texts
from ui.pages.findings.filing import Filed, Filing
from ui.pages.note_card import NoteFields
from ui.widgets.folded import Folded
from ui.widgets.quick_choices import Choice
from ui.widgets.quick_line import QuickLine

UNREAD = QUICK_LINE
_DONE, _WORDS = "ph.check-circle", "ph.text-align-left"
_QUARTER = 15  # minutes


class _Entry(NamedTuple):
    """What was typed, and how it is taken back."""

    typed: str
    undo: Callable[[], None]


class QuickEntry(QObject):
    """Ties the line to a note's editor. `changed` when what a draft must keep has changed; `habits_read(Habits)`.

    `words_to` names the text field that takes what cannot be read. `/` comes to the line from wherever no text is
    being typed.
    """

    changed = Signal()
    habits_read = Signal(object)

    def __init__(
        self, desk: Desk, editor: QWidget, parts: Sequence[NoteFields], words_to: Callable[[], str]
    ) -> None:
        super().__init__(editor)
        self.line = QuickLine(self._read, self._say_where)
        self._desk, self._filing, self._words_to = desk, Filing(parts), words_to
        self._habits, self._earlier = Habits(), Earlier()
        self._entries: list[_Entry] = []
        self._from: QWidget | None = None
        self._hour, self._why_not = clock.now(), ""
        self._area: QScrollArea | None = None
        self.line.filed.connect(self._file)
        self.line.kept.connect(self._keep)
        self.line.undo_wanted.connect(self._undo)
        self.line.left.connect(self._leave)
        self.line.changed.connect(self.changed)
        slash = QShortcut(QKeySequence("/"), editor)
        slash.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        slash.activated.connect(self.enter)

    def open(self, note: Note, case: CaseFile) -> None:
        """Begin with that note: what was charted before it, and what stood in the line when it was left."""
        moment = note.when
        self._earlier, self._hour = earlier(case, moment), _quarter(moment)
        self._entries, self._from = [], None
        self.line.set_text(note.unread.get(UNREAD, ""))
        who = self._desk.who
        self._desk.read(lambda chart: read_habits(chart, who, note.client_id), self._learn, self)

    def show_in(self, area: QScrollArea) -> None:
        """Scroll there to what was filed."""
        self._area = area

    def unread(self) -> dict[str, str]:
        """What stands in the line and is not filed."""
        return {UNREAD: self.line.text()} if self.line.text() else {}

    def enter(self) -> None:
        """The cursor to the line; Esc leads back to where it is now."""
        here = QApplication.focusWidget()
        if here is not self.line.edit:
            self._from = _lasting(here)
        self.line.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.edit.selectAll()

    def came_from(self) -> QWidget | None:
        """Where the cursor was before it came to the line; None when that is gone by now."""
        return self._from if self._from is not None and isValid(self._from) else None

    def _say_where(self) -> str:
        why = self._why_not or texts.NOT_UNDERSTOOD
        return texts.GOES_TO_WORDS.format(why, self._filing.label(self._words_to()))

    def _learn(self, habits: Habits) -> None:
        self._habits = habits
        self.habits_read.emit(habits)
        self.line.read_again()

    def _read(self, typed: str) -> list[Choice]:
        """What it may mean in this note, with what is usual filled in before it is shown."""
        read = read_line(typed, self._habits.use, self._filing.activities(), self._filing.goals())
        meant = [each for reading in read if (each := self._completed(reading))]
        taken = [reading for reading in meant if self._filing.takes(reading)]
        self._why_not = self._filing.why_not(meant[0]) if meant and not taken else ""
        return [self._choice(reading) for reading in taken]

    def _completed(self, reading: Reading) -> Reading | None:
        """With the usual pressure of a technique, and the day of the next visit; None when there is no such day."""
        record = reading.record
        if isinstance(record, Treatment) and not record.pressure:
            usual = self._habits.pressure(record.technique)
            return _with(reading, msgspec.structs.replace(record, pressure=usual)) if usual else reading
        if isinstance(record, Value) and record.what == "next visit":
            moment = self._moment(str(record.value))
            said = dates.echo_moment(moment) if moment else ""
            return _with(reading, msgspec.structs.replace(record, value=said)) if said else None
        return reading

    def _choice(self, reading: Reading) -> Choice:
        aside = beside(reading, self._earlier, self._filing.activities())
        return Choice(reading.phrase, aside, reading, reading.certain)

    def _moment(self, text: str) -> datetime | None:
        """A day alone means the hour of this visit; `1w` means `+1w`, for it is to come."""
        today, hour = clock.today(), f"{self._hour:%H:%M}"
        for typed in (text, f"{text} {hour}", f"+{text}", f"+{text} {hour}"):
            try:
                return dates.parse_moment(typed, today)
            except ValueError:
                continue
        return None

    def _file(self, value: object, typed: str) -> None:
        filed = self._filing.file(value) if isinstance(value, Reading) else None
        if filed is None:
            self._keep(typed)
        else:
            self._done(filed, typed, texts.FILED.format(filed.words), _DONE)

    def _keep(self, typed: str) -> None:
        """What cannot be read becomes words of the note: nothing typed is thrown away."""
        filed = self._filing.add_words(self._words_to(), typed)
        if filed is None:
            self.line.set_text(typed)
        else:
            self._done(filed, typed, filed.words, _WORDS)

    def _done(self, filed: Filed, typed: str, words: str, sign: str) -> None:
        self._entries.append(_Entry(typed, filed.undo))
        self.line.say(words, filed.aside, sign)
        self.changed.emit()
        self._reveal(filed.place)

    def _reveal(self, place: QWidget) -> None:
        """What was filed is seen: unfolded and scrolled to; the cursor stays in the line."""
        around = place.parentWidget()
        while around is not None:
            if isinstance(around, Folded):
                around.fold(folded=False)
            around = around.parentWidget()
        if (area := self._area) is not None:
            QTimer.singleShot(0, place, lambda: area.ensureWidgetVisible(place, 0, 24))

    def _undo(self) -> None:
        """The last entry comes back into the line, and what was there before it stands there again."""
        if not self._entries:
            self.line.say(texts.NOTHING_TO_TAKE_BACK)
            return
        entry = self._entries.pop()
        entry.undo()
        self.line.set_text(entry.typed)
        self.changed.emit()

    def _leave(self) -> None:
        came_from = self.came_from()
        if came_from is not None:
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)


def _lasting(widget: QWidget | None) -> QWidget | None:
    """The table in place of an open cell of it: the cell closes, and its editor is gone."""
    inside = widget.parentWidget() if widget is not None else None
    table = inside.parentWidget() if inside is not None else None
    return table if isinstance(table, QAbstractItemView) else widget


def _with(reading: Reading, record: Treatment | Value) -> Reading:
    return msgspec.structs.replace(reading, record=record, phrase=phrase(reading.field, record))


def _quarter(moment: datetime) -> datetime:
    """To the nearest quarter of an hour, as visits are planned."""
    whole = moment.replace(minute=0, second=0, microsecond=0)
    return whole + timedelta(minutes=_QUARTER * round(moment.minute / _QUARTER))
