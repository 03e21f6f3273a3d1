"""The therapists: a form for each, of which one is shown; another can be added."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from charting.actions.plain_records import save_record
from charting.model.clinic import Therapist
from ui.core.chart_client import ChartClient
from ui.pages.records.record_form import RecordForm
from ui.pages.settings import texts
from ui.pages.settings.clinic_forms import build_therapist_form
from ui.theme import tokens
from ui.theme.roles import show_when
from ui.widgets.cards.badges import ChipLabel
from ui.widgets.cards.card import Card
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import ChoiceField

_NEW_KEY = ""


class TherapistsCard(Card):
    """Each therapist has a form of their own, so that switching between them loses no input."""

    def __init__(self, chart_client: ChartClient) -> None:
        self.add_button = ActionButton(texts.ANOTHER)
        super().__init__(texts.THERAPIST, self.add_button)
        self._chart_client = chart_client
        self.forms: dict[str, RecordForm[Therapist]] = {}
        self.therapist_field = ChoiceField(texts.WHICH, ())
        self.therapist_field.changed.connect(lambda key: self._show_form(str(key)))
        self.chart_as_button = ActionButton(texts.CHART_AS)
        self.chart_as_button.clicked.connect(lambda _=False: self._set_therapist_at_work())
        self.add_button.clicked.connect(lambda _=False: self.add_therapist())
        self.stack = QStackedWidget()
        self.at_work_chip = ChipLabel(texts.AT_WORK, "good")
        self.choice_row = self._build_choice_row()
        self.add_widget(self.choice_row)
        self.add_widget(self.stack)
        self.choice_row.hide()
        chart_client.therapist_changed.connect(lambda _: self._show_who_is_at_work())

    def show_therapists(self, therapists: Sequence[Therapist]) -> None:
        """Show the stored therapists, first the one at work; forms with unsaved input keep it."""
        is_first_time = not self.forms
        for therapist in therapists:
            self._ensure_form(therapist.id).show_record(therapist)
        self._update_names()
        if is_first_time and self.forms:
            at_work = self._chart_client.therapist.id
            self._show_form(at_work if at_work in self.forms else next(iter(self.forms)))

    def add_therapist(self) -> None:
        """Add a form for a new therapist, who is stored with the first save."""
        self._ensure_form(_NEW_KEY)
        self._update_names()
        self._show_form(_NEW_KEY)
        self.forms[_NEW_KEY].form.get_field("name").setFocus()

    def flush_edits(self) -> None:
        """Flush the edits of every form."""
        for form in self.forms.values():
            form.flush_edits()

    def _ensure_form(self, key: str) -> RecordForm[Therapist]:
        if key not in self.forms:
            form = RecordForm(
                self._chart_client, Therapist, save_record, build_therapist_form(), texts.SAVE_THERAPIST
            )
            form.stored.connect(lambda record, key=key: self._handle_stored(key, record))
            self.forms[key] = form
            self.stack.addWidget(form)
        return self.forms[key]

    def _handle_stored(self, key: str, therapist: Therapist) -> None:
        """Update the therapist at work, and register a new therapist's form under their ID."""
        if therapist.id == self._chart_client.therapist.id:
            self._chart_client.therapist = therapist
        shown_key = self.therapist_field.get_value()
        self.forms[therapist.id] = self.forms.pop(key)
        self._update_names()
        self._show_form(therapist.id if shown_key == key else str(shown_key))

    def _set_therapist_at_work(self) -> None:
        """Make the shown therapist the one who charts and signs on this PC."""
        record = self.forms[str(self.therapist_field.get_value())].record
        if record is not None:
            self._chart_client.therapist = record
            self._chart_client.show_status(texts.CHARTS_NOW.format(record.signature))
            self.therapist_field.combo.setFocus()

    def _show_form(self, key: str) -> None:
        self.therapist_field.set_value(key)
        self.stack.setCurrentWidget(self.forms[key])
        self._show_who_is_at_work()

    def _show_who_is_at_work(self) -> None:
        """Show a chip for the therapist at work, a button for any other; a new therapist gets neither until stored."""
        shown, at_work = self.therapist_field.get_value(), self._chart_client.therapist
        self.at_work_chip.setAccessibleName(texts.AT_WORK_SAID.format(at_work.name))
        show_when(self.at_work_chip, shown == at_work.id)
        show_when(self.chart_as_button, shown not in (None, _NEW_KEY, at_work.id))

    def _build_choice_row(self) -> QWidget:
        """Build the row with the names and, at the right, the chip or button of the shown therapist."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * tokens.GRID)
        row.addWidget(self.therapist_field, 1)
        for widget in (self.at_work_chip, self.chart_as_button):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _update_names(self) -> None:
        """Update the names in the choice, which is hidden when there is only one."""
        chosen = self.therapist_field.get_value()
        self.therapist_field.combo.clear()
        for key, form in self.forms.items():
            self.therapist_field.combo.addItem(form.record.name if form.record else texts.NEW_THERAPIST, key)
        if chosen in self.forms:
            self.therapist_field.set_value(chosen)
        show_when(self.choice_row, len(self.forms) > 1)
        self._show_who_is_at_work()
