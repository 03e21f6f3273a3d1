"""The items of a clinic's own form, answered by digits; the total is worked out by the form's own rule."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from charting.measures.form import Instrument
from charting.measures.scoring import Answers, Missing, score_items
from ui.pages.findings import texts
from ui.pages.findings.item_field import ItemField, item_field
from ui.pages.findings.item_number import NumberItemField
from ui.theme import Role, plain
from ui.widgets.dialogs import Sheet
from ui.widgets.form import Form

Done = Callable[[tuple[float | None, ...]], None]


class ItemsSheet(Sheet):
    """Shows `answers`, or none; `done(answers)` when they are taken, complete or not. Each digit goes on to the next item.

    The total so far stands at the foot, or what it still lacks.
    """

    def __init__(self, instrument: Instrument, answers: Answers, done: Done, parent: QWidget) -> None:
        self._instrument, self._done = instrument, done
        self.fields = [item_field(number, item) for number, item in enumerate(instrument.items, start=1)]
        self.total = plain("", Role.MUTED, wrap=True)
        form = Form(columns=1)
        form.put(plain(texts.ITEMS_KEYS, Role.HINT, wrap=True))
        for number, field in enumerate(self.fields, start=1):
            form.add(f"item {number}", field)
            field.moved.connect(lambda by, at=number - 1: self._go(at + by))
        super().__init__(instrument.name, form, parent, texts.KEEP_ANSWERS)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 600)
        shown = answers if len(answers) == len(self.fields) else ()
        form.load({f"item {number}": answer for number, answer in enumerate(shown, start=1)})
        form.changed.connect(self._say)
        self.submitted.connect(self._take)
        self._say()
        self._go(next((at for at, field in enumerate(self.fields) if field.value() is None), 0))

    def answers(self) -> tuple[float | None, ...]:
        """What is answered, item by item."""
        values = [field.value() for field in self.fields]
        return tuple(float(value) if isinstance(value, (int, float)) else None for value in values)

    def _buttons(self, save: str) -> QHBoxLayout:
        row = super()._buttons(save)
        row.insertWidget(0, self.total, 1)
        return row

    def _go(self, at: int) -> None:
        """To that item; past the last one to the button that takes the total."""
        if at >= len(self.fields):
            self.save.setFocus()
        elif at >= 0:
            field = self.fields[at]
            field.setFocus()
            QTimer.singleShot(0, field, lambda: self._reveal(field))

    def _reveal(self, field: ItemField | NumberItemField) -> None:
        for area in self.findChildren(QScrollArea):
            area.ensureWidgetVisible(field)

    def _say(self) -> None:
        found = score_items(self._instrument, self.answers())
        words = found.sentence if isinstance(found, Missing) else total_words(self._instrument, found)
        self.total.setText(words)
        self.save.setAccessibleDescription(words)

    def _take(self, _values: object) -> None:
        self.accept()
        self._done(self.answers())


def total_words(instrument: Instrument, total: float) -> str:
    """`Total 36.4 (0–100, lower is better)`, and what such a total is called where that is known."""
    said = texts.TOTAL_SO_FAR.format(total=instrument.figure(total), scale=instrument.scale_text)
    return f"{said}: {instrument.band(total)}" if instrument.band(total) else said
