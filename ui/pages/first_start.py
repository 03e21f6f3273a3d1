"""The first start: the clinic's name and the therapist's name, credentials and license, and nothing else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charting.actions.setting_up import set_up
from charting.chart import Chart
from charting.errors import Invalid
from charting.model.clinic import Clinic, Therapist
from ui.theme import Role, dress, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card
from ui.widgets.dialogs import tell
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.worker import Worker

WELCOME = "Welcome to Soapstone"
WHY = "These names stand on every note and report. Everything else can wait; it is under Settings."
FIELDS = (
    ("clinic", "Clinic", "as on your letterhead"),
    ("name", "Your name", "as you sign"),
    ("credentials", "Credentials", "LMT, CNMT"),
    ("license_state", "License state", ""),
    ("license_number", "License number", ""),
)
START = "Start charting"


class FirstStart(QWidget):
    """`ready(Therapist)` when the chart is set up; `rejected` when the window was closed instead."""

    ready = Signal(object)
    rejected = Signal()

    def __init__(self, worker: Worker[Chart]) -> None:
        super().__init__()
        self._worker, self._done = worker, False
        self.setWindowTitle(WELCOME)
        dress(self, Role.PAGE)
        self.resize(560, 520)
        self.form = Form(columns=1)
        for name, label, hint in FIELDS:
            self.form.add(name, LineField(label, placeholder=hint))
        self.start = ActionButton(START, "Ctrl+Return", primary=True)
        self.start.setShortcut("Ctrl+Return")
        self.start.clicked.connect(self._submit)
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
        self.form.field("clinic").setFocus()

    def closeEvent(self, event: object) -> None:
        """Closing before the chart is set up ends the program; nothing was stored."""
        del event
        if not self._done:
            self.rejected.emit()

    def _submit(self) -> None:
        typed = {name: str(value or "").strip() for name, value in self.form.readable().items()}
        try:
            clinic, therapist = _clinic(typed["clinic"]), _therapist(typed)
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
        tell(self, "Not set up yet", str(error))


def _therapist(typed: dict[str, str]) -> Therapist:
    return Therapist(
        name=typed["name"],
        credentials=typed["credentials"],
        license_state=typed["license_state"],
        license_number=typed["license_number"],
    )


def _clinic(name: str) -> Clinic:
    try:
        return Clinic(name=name)
    except Invalid as error:
        raise Invalid("clinic", "The clinic needs a name.") from error
