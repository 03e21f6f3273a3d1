"""The first start: the clinic's name and the therapist's name, credentials and license, and nothing else."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from charting.actions.setting_up import set_up
from charting.chart import Chart
from charting.errors import Invalid
from charting.model.clinic import Clinic, Therapist
from ui.pages.settings.forms import state_names
from ui.theme import Role, dress, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card
from ui.widgets.dialogs import tell
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.worker import Worker

WELCOME = "Welcome to Soapstone"
WHY = "These names stand on every note and report. Everything else can wait; it is under Settings."
START = "Start charting"
NOT_SET_UP = "Not set up yet"
CLINIC_NEEDED = "The clinic needs a name."
NAME_NEEDED = "Your name is needed: it stands under every note that you sign."


class _Asked(NamedTuple):
    """A line of the form: what is stored, its label, an example, and how many of the two columns it takes."""

    name: str
    label: str
    example: str
    span: int


FIELDS = (
    _Asked("clinic", "Clinic", "as on your letterhead", 2),
    _Asked("name", "Your name", "as you sign", 2),
    _Asked("credentials", "Credentials", "for example LMT, CNMT", 2),
    _Asked("license_state", "License state", "for example Oklahoma", 1),
    _Asked("license_number", "License number", "", 1),
)


class FirstStart(QWidget):
    """`ready(Therapist)` when the chart is set up; `rejected` when the window was closed instead.

    Enter goes to the next line, and from the last one starts.
    """

    ready = Signal(object)
    rejected = Signal()

    def __init__(self, worker: Worker[Chart]) -> None:
        super().__init__()
        self._worker, self._done = worker, False
        self.setWindowTitle(WELCOME)
        dress(self, Role.PAGE)
        self.resize(640, 480)
        self.form = Form()
        self._lines = [self._add(asked) for asked in FIELDS]
        for line, after in zip(self._lines, self._lines[1:], strict=False):
            line.returnPressed.connect(partial(_go_to, after))
        self._lines[-1].returnPressed.connect(self._submit)
        self.start = ActionButton(START, "Ctrl+Return", primary=True)
        self.start.clicked.connect(self._submit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.start.click)
        self._lay_out()
        self._lines[0].setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing before the chart is set up ends the program and stores nothing; while it is being set up, it waits."""
        if self._done:
            event.accept()
        elif self.start.isEnabled():
            event.accept()
            self.rejected.emit()
        else:
            event.ignore()

    def _add(self, asked: _Asked) -> QLineEdit:
        known = state_names() if asked.name == "license_state" else ()
        field = LineField(asked.label, placeholder=asked.example, completions=known)
        self.form.add(asked.name, field, asked.span)
        return field.edit

    def _lay_out(self) -> None:
        card = Card()
        card.put(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(12)
        column.addWidget(plain(WELCOME, Role.PAGE_TITLE))
        column.addWidget(plain(WHY, Role.MUTED, wrap=True))
        column.addWidget(card)
        column.addStretch(1)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignRight)

    def _submit(self) -> None:
        if not self.start.isEnabled():
            return
        typed = {name: str(value or "").strip() for name, value in self.form.readable().items()}
        self.form.clear_errors()
        missing = {"clinic": CLINIC_NEEDED, "name": NAME_NEEDED}
        for name, sentence in missing.items():
            if not typed[name]:
                self.form.show_error(name, sentence)
                return
        self._set_up(typed)

    def _set_up(self, typed: dict[str, str]) -> None:
        try:
            clinic = Clinic(name=typed["clinic"])
            therapist = _therapist(typed)
        except Invalid as error:
            self.form.show_error(error.field, error.message)
            return
        self.start.setEnabled(False)
        self._worker.run(lambda chart: set_up(chart, clinic, therapist), self._finish, self._failed, self)

    def _finish(self, therapist: Therapist) -> None:
        self._done = True
        self.ready.emit(therapist)
        self.close()

    def _failed(self, error: Exception) -> None:
        self.start.setEnabled(True)
        tell(self, NOT_SET_UP, str(error))


def _therapist(typed: dict[str, str]) -> Therapist:
    return Therapist(
        name=typed["name"],
        credentials=typed["credentials"],
        license_state=typed["license_state"],
        license_number=typed["license_number"],
    )


def _go_to(line: QLineEdit) -> None:
    line.setFocus(Qt.FocusReason.TabFocusReason)
