"""The therapists: one form each, the one chosen in front; another can be added."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from charting.actions.setting_up import save
from charting.model.clinic import Therapist
from ui.desk import Desk
from ui.pages.settings import texts
from ui.pages.settings.forms import therapist_form
from ui.pages.settings.record_form import RecordForm
from ui.theme import tokens
from ui.theme.roles import show_when
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, Chip
from ui.widgets.fields import ChoiceField

_NEW = ""


class TherapistsCard(Card):
    """Each therapist keeps a form of their own, so that going from one to another loses nothing that was typed."""

    def __init__(self, desk: Desk) -> None:
        self.another = ActionButton(texts.ANOTHER)
        super().__init__(texts.THERAPIST, self.another)
        self._desk = desk
        self.forms: dict[str, RecordForm[Therapist]] = {}
        self.which = ChoiceField(texts.WHICH, ())
        self.which.changed.connect(lambda key: self._bring(str(key)))
        self.work = ActionButton(texts.CHART_AS)
        self.work.clicked.connect(lambda _=False: self._work_as_shown())
        self.another.clicked.connect(lambda _=False: self.add())
        self.stack = QStackedWidget()
        self.at_work = Chip(texts.AT_WORK, "good")
        self.choice = self._choice()
        self.put(self.choice)
        self.put(self.stack)
        self.choice.hide()
        desk.who_changed.connect(lambda _: self._say_who())

    def show_therapists(self, therapists: Sequence[Therapist]) -> None:
        """Show what is stored, at first whoever is at work; a form in which something was typed keeps it."""
        at_first = not self.forms
        for therapist in therapists:
            self._form(therapist.id).show_record(therapist)
        self._name()
        if at_first and self.forms:
            at_work = self._desk.who.id
            self._bring(at_work if at_work in self.forms else next(iter(self.forms)))

    def add(self) -> None:
        """A form for one more; it is stored with its first save."""
        self._form(_NEW)
        self._name()
        self._bring(_NEW)
        self.forms[_NEW].form.field("name").setFocus()

    def flush(self) -> None:
        """Every form."""
        for form in self.forms.values():
            form.flush()

    def _form(self, key: str) -> RecordForm[Therapist]:
        if key not in self.forms:
            made = RecordForm(self._desk, Therapist, save, therapist_form(), texts.SAVE_THERAPIST)
            made.stored.connect(lambda record, key=key: self._was_stored(key, record))
            self.forms[key] = made
            self.stack.addWidget(made)
        return self.forms[key]

    def _was_stored(self, key: str, therapist: Therapist) -> None:
        """The one at work signs by the new name from now on; a new one is known by their id."""
        if therapist.id == self._desk.who.id:
            self._desk.who = therapist
        front = self.which.value()
        self.forms[therapist.id] = self.forms.pop(key)
        self._name()
        self._bring(therapist.id if front == key else str(front))

    def _work_as_shown(self) -> None:
        """Whoever is shown signs from now on, at this PC."""
        record = self.forms[str(self.which.value())].record
        if record is not None:
            self._desk.who = record
            self._desk.say(texts.CHARTS_NOW.format(record.signature))
            self.which.combo.setFocus()

    def _bring(self, key: str) -> None:
        self.which.set_value(key)
        self.stack.setCurrentWidget(self.forms[key])
        self._say_who()

    def _say_who(self) -> None:
        """The one at work has a sign, each other one a button; a new one comes to work once stored."""
        shown, at_work = self.which.value(), self._desk.who
        self.at_work.setAccessibleName(texts.AT_WORK_SAID.format(at_work.name))
        show_when(self.at_work, shown == at_work.id)
        show_when(self.work, shown not in (None, _NEW, at_work.id))

    def _choice(self) -> QWidget:
        """The names to choose from, and at their right whether the one shown is at work."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * tokens.GRID)
        row.addWidget(self.which, 1)
        for sign in (self.at_work, self.work):
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _name(self) -> None:
        """The names to choose from; no choice is shown where there is only one."""
        chosen = self.which.value()
        self.which.combo.clear()
        for key, form in self.forms.items():
            self.which.combo.addItem(form.record.name if form.record else texts.NEW_THERAPIST, key)
        if chosen in self.forms:
            self.which.set_value(chosen)
        show_when(self.choice, len(self.forms) > 1)
        self._say_who()
