"""Small questions, plain sentences, and sheets with a form: drawn by us, plain text, on the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from charting.errors import Incomplete, Invalid
from ui.theme import Role, plain, tokens
from ui.widgets.buttons import ActionButton
from ui.widgets.cards import Card, Notice
from ui.widgets.form import Form


class Message(QDialog):
    """A title, a text, and one or two buttons. Esc is the second; Enter presses the button that has the focus."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, yes: str, no: str = "", *, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(380)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(2 * tokens.GRID)
        column.addWidget(plain(title, Role.CARD_TITLE))
        column.addWidget(plain(text, wrap=True), 1)
        self.yes = ActionButton(yes, primary=True)
        self.no = ActionButton(no)
        self.no.setVisible(bool(no))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        for button in (self.yes, self.no):
            button.setAutoDefault(True)
        (self.no if danger else self.yes).setFocus()
        self.setAccessibleDescription(text)


def ask(
    parent: QWidget | None, title: str, text: str, yes: str, no: str = "Cancel", *, danger: bool = False
) -> bool:
    """Whether the person chose `yes`. The buttons say what they do, never just Yes; with `danger` a mere Enter is `no`."""
    return Message(parent, title, text, yes, no, danger=danger).exec() == QDialog.DialogCode.Accepted


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Say something that must be read before going on."""
    Message(parent, title, text, "Close").exec()


class Sheet(QDialog):
    """A form with Save and Cancel. `submitted(dict)` carries the values; the page stores them and then calls `accept`,
    or `refuse` with what went wrong, and nothing typed is lost. Esc leaves at once when nothing was changed.
    """

    submitted = Signal(dict)

    def __init__(self, title: str, form: Form, parent: QWidget | None = None, save: str = "Save") -> None:
        super().__init__(parent)
        self.form = form
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(680, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(plain(title, Role.PAGE_TITLE))
        self.notice = Notice("", "danger")
        column.addWidget(self.notice)
        column.addWidget(_scrolled(form), 1)
        column.addLayout(self._buttons(save))

    def submit(self) -> None:
        """Send the values, or go to the field that cannot be read."""
        self.notice.say("")
        try:
            values = self.form.values()
        except Invalid:
            return
        self.set_busy(True)
        self.submitted.emit(values)

    def refuse(self, error: Exception) -> None:
        """Say why it was not saved: at the field when the error names one, else at the top."""
        self.set_busy(False)
        if isinstance(error, Invalid):
            self.form.show_error(error.field, error.message)
        elif isinstance(error, Incomplete):
            for each in reversed(error.missing):
                self.form.show_error(each.field, each.sentence)
        else:
            self.notice.say(str(error), "danger")

    def set_busy(self, busy: bool) -> None:
        """While the chart stores it, Save cannot be pressed again."""
        self.save.setEnabled(not busy)

    def reject(self) -> None:
        """Cancel or Esc: asks only when something would be lost."""
        if not self.form.dirty:
            super().reject()
            return
        text = "What you typed here is not saved."
        question = Message(self, "Discard?", text, "Discard", "Keep editing", danger=True)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.accepted.connect(lambda: QDialog.reject(self))
        question.open()

    def _buttons(self, save: str) -> QHBoxLayout:
        self.save = ActionButton(save, "Ctrl+Return", primary=True)
        self.cancel = ActionButton("Cancel", "Esc")
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save.click)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return row


def _scrolled(form: Form) -> QScrollArea:
    card = Card()
    card.put(form)
    card.body.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(card)
    return area
