"""Dates and times typed in short form (`21 nov`, `+2w`, `fri 10:30`, `2pm`) and echoed in full beside the line."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from charting import clock
from charting.text import dates
from ui.core.commands import yield_shortcuts
from ui.theme import Role, make_plain_label
from ui.theme.roles import mark_wrong
from ui.widgets.fields.field import Field

_DAY_HINT = "+2w, fri, 3/14, 14 mar"
_PAST_HINT = "14 mar 1981, 3/14/81"
_MOMENT_HINT = "+1w 10:30, fri 2pm"
_TIME_HINT = "10, 10:30, 2pm"


class _EchoedField(Field):
    """A line that parses its text with `parse_text` and echoes the value with `format_value`."""

    def __init__(
        self,
        label: str,
        parse_text: Callable[[str], object],
        format_value: Callable[..., str],
        placeholder: str,
        hint: str,
    ) -> None:
        self._parse_text, self._format_value = parse_text, format_value
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(60)
        self.echo = make_plain_label("", Role.MUTED)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit, 1)
        row.addWidget(self.echo)
        super().__init__(label, box, hint)
        box.setFocusProxy(self.edit)
        yield_shortcuts(self.edit)
        self.edit.setAccessibleName(label)
        self.edit.textEdited.connect(lambda _: self._handle_typing())
        self.edit.editingFinished.connect(self._show_problem)
        self._update_echo()

    def get_text(self) -> str:
        """The text exactly as it was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Restore typed text, even if it cannot be read as a value."""
        self.edit.setText(text)
        self._show_problem()

    def get_value(self) -> object:
        """The parsed value; None if the line is empty or cannot be read."""
        try:
            return self._parse_text(self.edit.text()) if self.edit.text().strip() else None
        except ValueError:
            return None

    def set_value(self, value: object) -> None:
        """Show the value in the format of the echo; None shows nothing."""
        self.edit.setText("" if value is None else self._format_value(value))
        super().set_value(value)
        self._update_echo()

    def describe_problem(self) -> str:
        """Why the text cannot be read as a date or time; "" if it can."""
        if not self.edit.text().strip():
            return ""
        try:
            self._parse_text(self.edit.text())
        except ValueError as error:
            return str(error)
        return ""

    def set_error(self, sentence: str) -> None:
        """Show the error, and also give it to screen readers on the line, which has the focus."""
        super().set_error(sentence)
        mark_wrong(self.edit, bool(sentence))
        self.edit.setAccessibleDescription(sentence or self.echo.text())

    def _handle_typing(self) -> None:
        """Echo what can be read, without an error: a half-typed `21 no` is not wrong yet."""
        self.set_error("")
        self._update_echo()
        self.changed.emit(self.get_value())

    def _show_problem(self) -> None:
        if not self.error:
            self.set_error(self.describe_problem())
        self._update_echo()

    def _update_echo(self) -> None:
        value = self.get_value()
        echo = "" if value is None else self._format_value(value)
        self.echo.setText("" if echo == self.edit.text().strip() else echo)
        self.echo.setVisible(bool(self.echo.text()))


class DateField(_EchoedField):
    """A date, or with `with_time` a date and time with the local offset. `past` reads it as a past date, as for a visit.

    `birth` is for dates long past, which are echoed without the weekday. `get_value()` is a date or a datetime; None
    if the line is empty or cannot be read.
    """

    def __init__(
        self, label: str, hint: str = "", *, past: bool = False, birth: bool = False, with_time: bool = False
    ) -> None:
        def parse_typed(text: str) -> date | datetime:
            parse = dates.parse_moment if with_time else dates.parse_date
            return parse(text, clock.today(), past=past or birth)

        format_value = (
            dates.format_day_and_time if with_time else dates.format_date if birth else dates.format_weekday
        )
        day_hint = _PAST_HINT if past or birth else _DAY_HINT
        super().__init__(label, parse_typed, format_value, _MOMENT_HINT if with_time else day_hint, hint)


class TimeField(_EchoedField):
    """A time of day on the 24-hour clock; `get_value()` is a time, or None if the line is empty or cannot be read."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, dates.parse_time, dates.format_clock_time, _TIME_HINT, hint)
