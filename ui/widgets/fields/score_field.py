"""A score from 0 to 10 as a strip of keys. One press charts it; the strip shows whether it is charted."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Role, make_plain_label, tokens
from ui.widgets.fields.field import Field

KEY_WIDTH, KEY_HEIGHT = 25, 26  # px
SECOND_DIGIT_MS = 600


class ScoreField(Field):
    """A whole number from `low` to `high`, or None while not charted; the label is to the left of the keys.

    Keyboard: a digit picks it; `1` then `0` within 600 ms picks 10, and so does `x`; Left and Right move by one; Backspace or Delete
    clears. Mouse: a press picks, a press on the picked key clears it. The strip is one Tab stop.
    """

    def __init__(
        self, label: str, low: int = 0, high: int = 10, hint: str = "", label_width: int = 0
    ) -> None:
        self.score_keys = ScoreKeys(low, high)
        box = QWidget()
        super().__init__("", box, hint)
        self.label = label
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.GRID)
        name = make_plain_label(label, Role.FIELD_LABEL)
        name.setMinimumWidth(label_width)
        if label:
            row.addWidget(name)
        row.addWidget(self.score_keys)
        row.addStretch(1)
        self._caption.hide()
        self.setFocusProxy(self.score_keys)
        self.score_keys.label = label
        self.score_keys.update_description()
        self.score_keys.picked.connect(lambda _: self._handle_edit())

    def get_value(self) -> int | None:
        """The number, or None while not charted."""
        return self.score_keys.value

    def set_value(self, value: object) -> None:
        """Show the number; None shows it as not charted."""
        self.score_keys.show_value(value if isinstance(value, int) else None)
        super().set_value(value)

    def set_text(self, text: str) -> None:
        """Restore a number that a draft stored as text."""
        self.set_value(int(text))

    def set_previous(self, value: int | None) -> None:
        """Underline the number from last time."""
        self.score_keys.show_previous(value)


class ScoreKeys(QWidget):
    """The keys alone; `picked(object)` carries the number that a person picked, or None if cleared."""

    picked = Signal(object)

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not 0 <= low < high:
            raise ValueError("A strip goes from a number of at least 0 up to a higher one.")
        self.low, self.high = low, high
        self.label = ""
        self.value: int | None = None
        self.previous: int | None = None
        self._hover: int | None = None
        self._first_digit: int | None = None
        self._second_digit = QTimer(self, singleShot=True, interval=SECOND_DIGIT_MS)
        self._second_digit.timeout.connect(self._forget_digit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """All keys, and 2 px around for the focus ring."""
        return QSize((self.high - self.low + 1) * KEY_WIDTH + 4, KEY_HEIGHT + 4)

    def show_value(self, value: int | None) -> None:
        """Show a number without sending `picked`; a number out of range is shown as not charted."""
        self.value = value if value is not None and self.low <= value <= self.high else None
        self.update_description()

    def show_previous(self, value: int | None) -> None:
        """Underline `value`."""
        self.previous = value
        self.update_description()

    def update_description(self) -> None:
        """Describe the score for screen readers."""
        current = "not charted" if self.value is None else f"{self.value} of {self.high}"
        last = "" if self.previous is None else f", last time {self.previous}"
        self.setAccessibleName(f"{self.label}: {current}{last}")
        self.update()

    def pick_number(self, value: int | None) -> None:
        """Chart `value` as a person would, or clear it with None; send `picked` if it changed."""
        if value != self.value:
            self.show_value(value)
            self.picked.emit(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle digits, x, arrows, Backspace, and Delete; the page gets all other keys."""
        key, plain_key = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain_key and event.text().isascii() and event.text().isdigit():
            self._handle_digit(int(event.text()))
        elif plain_key and key == Qt.Key.Key_X and self.low <= 10 <= self.high:
            self.pick_number(10)
        elif plain_key and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_by(1 if key == Qt.Key.Key_Right else -1)
        elif plain_key and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.pick_number(None)
        else:
            super().keyPressEvent(event)

    def _handle_digit(self, digit: int) -> None:
        both = None if self._first_digit is None else self._first_digit * 10 + digit
        self._forget_digit()
        if both is not None and self.low <= both <= self.high:
            self.pick_number(both)
        elif self.low <= digit <= self.high:
            self.pick_number(digit)
            self._first_digit = digit or None
            self._second_digit.start()

    def _forget_digit(self) -> None:
        self._first_digit = None
        self._second_digit.stop()

    def _move_by(self, by: int) -> None:
        start = self.previous if self.value is None else self.value
        self._forget_digit()
        if self.value is None and start is not None:
            self.pick_number(start)
        else:
            self.pick_number(
                min(max((start if start is not None else self.low - by) + by, self.low), self.high)
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the pressed key; pressing the picked key clears it."""
        number = self._find_number_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._forget_digit()
            self.pick_number(None if number == self.value else number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the key under the mouse."""
        self._hover = self._find_number_at(event.position())
        self.update()

    def leaveEvent(self, _event: object) -> None:
        """Remove the tint: no key is under the mouse."""
        self._hover = None
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the first digit, so that a digit typed later starts a new number."""
        self._forget_digit()
        super().focusOutEvent(event)

    def locate_key(self, number: int) -> QRectF:
        """Return the rectangle of the key of `number`, in coordinates of the strip."""
        return QRectF(2 + (number - self.low) * KEY_WIDTH, 2, KEY_WIDTH, KEY_HEIGHT)

    def _find_number_at(self, place: QPointF) -> int | None:
        numbers = range(self.low, self.high + 1)
        return next((number for number in numbers if self.locate_key(number).contains(place)), None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the keys in a rounded frame: picked key filled, last one underlined, frame dashed while not charted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        rounded = QPainterPath()
        rounded.addRoundedRect(frame, 6, 6)
        painter.fillPath(rounded, self._get_color("card"))
        painter.setClipPath(rounded)
        for number in range(self.low, self.high + 1):
            self._paint_key(painter, number)
        painter.setClipping(False)
        self._paint_frame(painter, frame)

    def _paint_key(self, painter: QPainter, number: int) -> None:
        box, picked = self.locate_key(number), number == self.value
        if picked:
            painter.fillRect(box, self._get_color("accent"))
        elif number == self._hover:
            painter.fillRect(box, self._get_color("accent_soft"))
        if number == self.previous:
            painter.fillRect(
                QRectF(box.left(), box.bottom() - 4, box.width(), 4), self._get_color("previous")
            )
        if number > self.low:
            painter.setPen(QPen(self._get_color("line"), 1))
            painter.drawLine(QPointF(box.left() + 0.5, box.top()), QPointF(box.left() + 0.5, box.bottom()))
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if picked else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._get_color("on_accent" if picked else "ink" if self.isEnabled() else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_frame(self, painter: QPainter, frame: QRectF) -> None:
        style = Qt.PenStyle.DashLine if self.value is None else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._get_color("line_strong"), 1, style))
        painter.drawRoundedRect(frame, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(self._get_color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    @staticmethod
    def _get_color(token: str) -> QColor:
        return QColor(tokens.get_colors()[token])
