"""The sheet with the items of a custom instrument; the instrument's own rule computes the total."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from charting.measures.instrument_form import Instrument
from charting.measures.scoring import Answers, MissingAnswers, score_items
from ui.pages.notes.findings import texts
from ui.pages.notes.findings.item_fields import ItemField, NumberItemField, make_item_field
from ui.theme import Role, make_plain_label
from ui.widgets.dialogs.standard_dialogs import FormSheet
from ui.widgets.fields.field_form import FieldForm

AnswersCallback = Callable[[tuple[float | None, ...]], None]


class ItemsSheet(FormSheet):
    """Shows the items with their answers so far; the total, or what is missing for it, is at the bottom.

    Saving calls `done(answers)`, whether or not all items are answered. Each answer key moves on to the next item.
    """

    def __init__(
        self, instrument: Instrument, answers: Answers, done: AnswersCallback, parent: QWidget
    ) -> None:
        self._instrument, self._done = instrument, done
        self.fields = [make_item_field(number, item) for number, item in enumerate(instrument.items, start=1)]
        self.total_label = make_plain_label("", Role.MUTED, wrap=True)
        form = FieldForm(columns=1)
        form.add_cell(make_plain_label(texts.ITEMS_KEYS, Role.HINT, wrap=True))
        for number, field in enumerate(self.fields, start=1):
            form.add_field(f"item {number}", field)
            field.moved.connect(lambda by, index=number - 1: self._go_to_item(index + by))
        super().__init__(instrument.name, form, parent, texts.KEEP_ANSWERS)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 600)
        shown = answers if len(answers) == len(self.fields) else ()
        form.load_record({f"item {number}": answer for number, answer in enumerate(shown, start=1)})
        form.changed.connect(self._show_total)
        self.submitted.connect(self._take_answers)
        self._show_total()
        self._go_to_item(
            next((index for index, field in enumerate(self.fields) if field.get_value() is None), 0)
        )

    def collect_answers(self) -> tuple[float | None, ...]:
        """Collect the answers item by item; None for an unanswered item."""
        values = [field.get_value() for field in self.fields]
        return tuple(float(value) if isinstance(value, (int, float)) else None for value in values)

    def _build_buttons(self, save: str) -> QHBoxLayout:
        row = super()._build_buttons(save)
        row.insertWidget(0, self.total_label, 1)
        return row

    def _go_to_item(self, index: int) -> None:
        """Go to that item, or past the last one to the Save button."""
        if index >= len(self.fields):
            self.save.setFocus()
        elif index >= 0:
            field = self.fields[index]
            field.setFocus()
            QTimer.singleShot(0, field, lambda: self._scroll_to_field(field))

    def _scroll_to_field(self, field: ItemField | NumberItemField) -> None:
        for area in self.findChildren(QScrollArea):
            area.ensureWidgetVisible(field)

    def _show_total(self) -> None:
        total = score_items(self._instrument, self.collect_answers())
        words = total.sentence if isinstance(total, MissingAnswers) else format_total(self._instrument, total)
        self.total_label.setText(words)
        self.save.setAccessibleDescription(words)

    def _take_answers(self, _values: object) -> None:
        self.accept()
        self._done(self.collect_answers())


def format_total(instrument: Instrument, total: float) -> str:
    """Format `Total 36.4 (0–100, lower is better)`, followed by the name of that score band, if it has one."""
    text = texts.TOTAL_SO_FAR.format(total=instrument.format_total(total), scale=instrument.scale_text)
    return f"{text}: {instrument.describe_total(total)}" if instrument.describe_total(total) else text
