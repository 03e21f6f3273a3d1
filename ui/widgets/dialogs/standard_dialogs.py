"""Questions, messages, and forms in a dialog: our own widgets, plain text, all usable from the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from charting.errors import IncompleteNote, Invalid
from ui.theme import Role, make_plain_label, tokens
from ui.widgets.cards.card import Card
from ui.widgets.cards.notices import Notice
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.field_form import FieldForm


class MessageDialog(QDialog):
    """A title, a text, and one or two buttons. Esc is the second button; Enter presses the one with the focus."""

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
        column.addWidget(make_plain_label(title, Role.CARD_TITLE))
        column.addWidget(make_plain_label(text, wrap=True), 1)
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


def ask_question(
    parent: QWidget | None, title: str, text: str, yes: str, no: str = "Cancel", *, danger: bool = False
) -> bool:
    """Ask, and return whether `yes` was pressed. Buttons name the action, never just Yes; with `danger`, Enter is `no`."""
    return MessageDialog(parent, title, text, yes, no, danger=danger).exec() == QDialog.DialogCode.Accepted


def show_message(parent: QWidget | None, title: str, text: str) -> None:
    """Show a message that must be read before the work goes on."""
    MessageDialog(parent, title, text, "Close").exec()


class FormSheet(QDialog):
    """A form with Save and Cancel. `submitted(dict)` carries the values; the page stores them and then calls `accept`,
    or `show_refusal` with the error, which keeps what was typed. Esc closes it at once if nothing was changed.
    """

    submitted = Signal(dict)

    def __init__(
        self, title: str, form: FieldForm, parent: QWidget | None = None, save: str = "Save"
    ) -> None:
        super().__init__(parent)
        self.form = form
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(680, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(make_plain_label(title, Role.PAGE_TITLE))
        self.notice = Notice("", "danger")
        column.addWidget(self.notice)
        column.addWidget(_build_scroll_area(form), 1)
        column.addLayout(self._build_buttons(save))

    def submit_form(self) -> None:
        """Send the values, or focus the field that cannot be read."""
        self.notice.show_notice("")
        try:
            values = self.form.read_values()
        except Invalid:
            return
        self.set_busy(True)
        self.submitted.emit(values)

    def show_refusal(self, error: Exception) -> None:
        """Show why the form was not saved: at the field if the error names one, otherwise at the top."""
        self.set_busy(False)
        if isinstance(error, Invalid):
            self.form.show_error(error.field, error.message)
        elif isinstance(error, IncompleteNote):
            for issue in reversed(error.issues):
                self.form.show_error(issue.field, issue.message)
        else:
            self.notice.show_notice(str(error), "danger")

    def set_busy(self, busy: bool) -> None:
        """Disable Save while the clinic file stores the values."""
        self.save.setEnabled(not busy)

    def reject(self) -> None:
        """Close on Cancel or Esc; ask first if typed text would be lost."""
        if not self.form.is_dirty:
            super().reject()
            return
        text = "What you typed here is not saved."
        question = MessageDialog(self, "Discard?", text, "Discard", "Keep editing", danger=True)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.accepted.connect(lambda: QDialog.reject(self))
        question.open()

    def _build_buttons(self, save: str) -> QHBoxLayout:
        self.save = ActionButton(save, "Ctrl+Return", primary=True)
        self.cancel = ActionButton("Cancel", "Esc")
        self.save.clicked.connect(self.submit_form)
        self.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save.click)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return row


def _build_scroll_area(form: FieldForm) -> QScrollArea:
    card = Card()
    card.add_widget(form)
    card.body.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(card)
    return area
