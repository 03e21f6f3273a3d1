"""The therapists: one form each, the one chosen in front; another can be added."""

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
    """Each therapist keeps a form of their own, so that going from one to another loses nothing that was typed."""

    def __init__(self, chart_client: ChartClient) -> None:
        self.add_button = ActionButton(texts.ANOTHER)
        super().__init__(texts.THERAPIST, self.add_button)
        self._chart_client = chart_client
        self.forms: dict[str, RecordForm[Therapist]] = {}
        self.therapist_field = ChoiceField(texts.WHICH, ())
        self.therapist_field.changed.connect(lambda key: self._bring_to_front(str(key)))
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
        """Show what is stored, at first whoever is at work; a form in which something was typed keeps it."""
        at_first = not self.forms
        for therapist in therapists:
            self._ensure_form(therapist.id).show_record(therapist)
        self._update_names()
        if at_first and self.forms:
            at_work = self._chart_client.therapist.id
            self._bring_to_front(at_work if at_work in self.forms else next(iter(self.forms)))

    def add_therapist(self) -> None:
        """A form for one more; it is stored with its first save."""
        self._ensure_form(_NEW_KEY)
        self._update_names()
        self._bring_to_front(_NEW_KEY)
        self.forms[_NEW_KEY].form.get_field("name").setFocus()

    def flush_edits(self) -> None:
        """Every form."""
        for form in self.forms.values():
            form.flush_edits()

    def _ensure_form(self, key: str) -> RecordForm[Therapist]:
        if key not in self.forms:
            made = RecordForm(
                self._chart_client, Therapist, save_record, build_therapist_form(), texts.SAVE_THERAPIST
            )
            made.stored.connect(lambda record, key=key: self._handle_stored(key, record))
            self.forms[key] = made
            self.stack.addWidget(made)
        return self.forms[key]

    def _handle_stored(self, key: str, therapist: Therapist) -> None:
        """The one at work signs by the new name from now on; a new one is known by their id."""
        if therapist.id == self._chart_client.therapist.id:
            self._chart_client.therapist = therapist
        front = self.therapist_field.get_value()
        self.forms[therapist.id] = self.forms.pop(key)
        self._update_names()
        self._bring_to_front(therapist.id if front == key else str(front))

    def _set_therapist_at_work(self) -> None:
        """Whoever is shown signs from now on, at this PC."""
        record = self.forms[str(self.therapist_field.get_value())].record
        if record is not None:
            self._chart_client.therapist = record
            self._chart_client.show_status(texts.CHARTS_NOW.format(record.signature))
            self.therapist_field.combo.setFocus()

    def _bring_to_front(self, key: str) -> None:
        self.therapist_field.set_value(key)
        self.stack.setCurrentWidget(self.forms[key])
        self._show_who_is_at_work()

    def _show_who_is_at_work(self) -> None:
        """The one at work has a sign, each other one a button; a new one comes to work once stored."""
        shown, at_work = self.therapist_field.get_value(), self._chart_client.therapist
        self.at_work_chip.setAccessibleName(texts.AT_WORK_SAID.format(at_work.name))
        show_when(self.at_work_chip, shown == at_work.id)
        show_when(self.chart_as_button, shown not in (None, _NEW_KEY, at_work.id))

    def _build_choice_row(self) -> QWidget:
        """The names to choose from, and at their right whether the one shown is at work."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * tokens.GRID)
        row.addWidget(self.therapist_field, 1)
        for sign in (self.at_work_chip, self.chart_as_button):
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _update_names(self) -> None:
        """The names to choose from; no choice is shown where there is only one."""
        chosen = self.therapist_field.get_value()
        self.therapist_field.combo.clear()
        for key, form in self.forms.items():
            self.therapist_field.combo.addItem(form.record.name if form.record else texts.NEW_THERAPIST, key)
        if chosen in self.forms:
            self.therapist_field.set_value(chosen)
        show_when(self.choice_row, len(self.forms) > 1)
        self._show_who_is_at_work()
