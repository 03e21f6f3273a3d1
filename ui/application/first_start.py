"""The first start asks for the clinic's name and the therapist's name, credentials and license, and nothing else."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from charting.actions.plain_records import set_up_clinic
from charting.clinic_file import ClinicFile
from charting.errors import Invalid
from charting.model.clinic import Clinic, Therapist
from ui.core.worker import Worker
from ui.pages.settings.clinic_forms import list_state_names
from ui.theme import Role, make_plain_label, set_style_role
from ui.widgets.cards.card import Card
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.dialogs.standard_dialogs import show_message
from ui.widgets.fields.basic_fields import LineField
from ui.widgets.fields.field_form import FieldForm

WELCOME = "Welcome to Soapstone"
WHY = "These names appear on every note and report. Everything else can wait; it is under Settings."
START = "Start charting"
NOT_SET_UP = "Not set up yet"
CLINIC_NEEDED = "The clinic needs a name."
NAME_NEEDED = "Your name is needed: it appears under every note that you sign."


class _SetupField(NamedTuple):
    """A line of the form: the name of the stored field, its label, an example, and how many of the two columns it spans."""

    name: str
    label: str
    example: str
    span: int


SETUP_FIELDS = (
    _SetupField("clinic", "Clinic", "as on your letterhead", 2),
    _SetupField("name", "Your name", "as you sign", 2),
    _SetupField("credentials", "Credentials", "for example LMT, CNMT", 2),
    _SetupField("license_state", "License state", "for example Oklahoma", 1),
    _SetupField("license_number", "License number", "", 1),
)


class FirstStartWindow(QWidget):
    """Signals `ready(Therapist)` when the clinic file is set up; `rejected` when the window was closed instead.

    Enter goes to the next line; on the last line it starts charting.
    """

    ready = Signal(object)
    rejected = Signal()

    def __init__(self, worker: Worker[ClinicFile]) -> None:
        super().__init__()
        self._worker, self._done = worker, False
        self.setWindowTitle(WELCOME)
        set_style_role(self, Role.PAGE)
        self.resize(640, 480)
        self.form = FieldForm()
        self._lines = [self._add_line(field) for field in SETUP_FIELDS]
        for line, next_line in zip(self._lines, self._lines[1:], strict=False):
            line.returnPressed.connect(partial(_focus_line, next_line))
        self._lines[-1].returnPressed.connect(self._submit_form)
        self.start_button = ActionButton(START, "Ctrl+Return", primary=True)
        self.start_button.clicked.connect(self._submit_form)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.start_button.click)
        self._lay_out()
        self._lines[0].setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing before the set-up ends the program and stores nothing. While the set-up runs, the window stays."""
        if self._done:
            event.accept()
        elif self.start_button.isEnabled():
            event.accept()
            self.rejected.emit()
        else:
            event.ignore()

    def _add_line(self, setup_field: _SetupField) -> QLineEdit:
        completions = list_state_names() if setup_field.name == "license_state" else ()
        field = LineField(setup_field.label, placeholder=setup_field.example, completions=completions)
        self.form.add_field(setup_field.name, field, setup_field.span)
        return field.edit

    def _lay_out(self) -> None:
        card = Card()
        card.add_widget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(12)
        column.addWidget(make_plain_label(WELCOME, Role.PAGE_TITLE))
        column.addWidget(make_plain_label(WHY, Role.MUTED, wrap=True))
        column.addWidget(card)
        column.addStretch(1)
        column.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignRight)

    def _submit_form(self) -> None:
        if not self.start_button.isEnabled():
            return
        typed = {
            name: str(value or "").strip() for name, value in self.form.collect_readable_values().items()
        }
        self.form.clear_errors()
        missing = {"clinic": CLINIC_NEEDED, "name": NAME_NEEDED}
        for name, sentence in missing.items():
            if not typed[name]:
                self.form.show_error(name, sentence)
                return
        self._set_up_clinic(typed)

    def _set_up_clinic(self, typed: dict[str, str]) -> None:
        try:
            clinic = Clinic(name=typed["clinic"])
            therapist = _build_therapist(typed)
        except Invalid as error:
            self.form.show_error(error.field, error.message)
            return
        self.start_button.setEnabled(False)
        self._worker.run_job(
            lambda clinic_file: set_up_clinic(clinic_file, clinic, therapist),
            self._finish_setup,
            self._handle_failure,
            self,
        )

    def _finish_setup(self, therapist: Therapist) -> None:
        self._done = True
        self.ready.emit(therapist)
        self.close()

    def _handle_failure(self, error: Exception) -> None:
        self.start_button.setEnabled(True)
        show_message(self, NOT_SET_UP, str(error))


def _build_therapist(typed: dict[str, str]) -> Therapist:
    return Therapist(
        name=typed["name"],
        credentials=typed["credentials"],
        license_state=typed["license_state"],
        license_number=typed["license_number"],
    )


def _focus_line(line: QLineEdit) -> None:
    line.setFocus(Qt.FocusReason.TabFocusReason)
