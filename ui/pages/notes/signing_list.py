"""The list of issues that block signing: a link to each field and, where the rule allows it, a reason instead."""

from collections.abc import Sequence
from textwrap import fill

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from charting.errors import SigningIssue
from charting.model.note import UNCONFIRMED, SigningReason
from ui.pages.notes import texts
from ui.theme import Role, make_plain_label, set_style_role
from ui.widgets.controls.action_button import ActionButton
from ui.widgets.fields.basic_fields import LineField
from ui.widgets.layout.scroll_area import make_scroll_area

MAX_HEIGHT = 230  # px; a longer list scrolls, so that the note stays visible
LINE_LETTERS = 130  # characters; longer sentences wrap
BESIDE_LETTERS = 80  # characters; after a longer sentence the reason goes on the next line


class SigningIssueRow(QWidget):
    """One issue, with the rule that it comes from as the tooltip."""

    def __init__(self, issue: SigningIssue) -> None:
        super().__init__()
        self.issue = issue
        self.link_button = ActionButton(fill(issue.message, LINE_LETTERS))
        self.link_button.setAccessibleName(issue.message)
        set_style_role(self.link_button, Role.QUIET)
        self.link_button.align_flush_left()
        self.link_button.setToolTip(issue.cite)
        self.has_reason_below = below = len(issue.message) > BESIDE_LETTERS
        row = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight, self
        )
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 if below else 8)
        row.addWidget(self.link_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._gap = QSpacerItem(0, 0)
        row.addItem(self._gap)
        self.reason_field = LineField(
            texts.REASON.format(issue.message), placeholder=texts.OR_REASON, longest=500
        )
        self.reason_field.hide_label()
        self.reason_field.setMinimumWidth(260)
        row.addWidget(self.reason_field, 1)
        self.reason_field.setVisible(issue.can_be_overridden)
        if not issue.can_be_overridden:
            row.addStretch(1)

    def align_reason(self, width: int) -> None:
        """Align the reason field with those of the other rows, whose sentences are up to `width` px wide."""
        self._gap.changeSize(max(0, width - self.link_button.sizeHint().width()), 0)
        if (row := self.layout()) is not None:
            row.invalidate()


class SigningList(QWidget):
    """The issues with their reasons. An issue that stays listed keeps its row widget, so that typing is not interrupted.

    Emits `field_requested(field)` to go to a field, `confirm_requested` for all carried lines, and `changed` when a reason
    was typed.
    """

    field_requested = Signal(str)
    confirm_requested = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SigningIssueRow] = []
        self._reasons: dict[str, SigningReason] = {}
        self.confirm_button = ActionButton(texts.CONFIRM_ALL)
        self.confirm_button.clicked.connect(self.confirm_requested)
        head = QHBoxLayout()
        head.addWidget(make_plain_label(texts.TO_SIGN, Role.STRONG))
        head.addWidget(self.confirm_button)
        head.addStretch(1)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(4)
        self.area = make_scroll_area(self._inside)
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.area)
        self.hide()

    def load_reasons(self, reasons: Sequence[SigningReason]) -> None:
        """Take the reasons of another note and list nothing yet."""
        self._reasons = {reason.about: reason for reason in reasons}
        self._drop_rows(self.rows)
        self.hide()

    def show_issues(self, issues: Sequence[SigningIssue]) -> None:
        """List these issues: drop the rows of resolved ones and keep the others."""
        listed = {row.issue for row in self.rows}
        self._drop_rows([row for row in self.rows if row.issue not in issues])
        for index, issue in enumerate(issues):
            if issue not in listed:
                self._insert_row(index, SigningIssueRow(issue))
        beside = [row for row in self.rows if row.issue.can_be_overridden and not row.has_reason_below]
        for row in beside:
            row.align_reason(max(other.link_button.sizeHint().width() for other in beside))
        self.confirm_button.setVisible(any(row.issue.rule_code == UNCONFIRMED for row in self.rows))
        self.area.setFixedHeight(min(self._column.sizeHint().height(), MAX_HEIGHT))
        self.setVisible(bool(self.rows))

    def collect_reasons(self) -> tuple[SigningReason, ...]:
        """Collect the reasons given so far."""
        return tuple(self._reasons.values())

    def _insert_row(self, index: int, row: SigningIssueRow) -> None:
        issue = row.issue
        if (reason := self._reasons.get(issue.rule_code)) is not None:
            row.reason_field.set_value(reason.words)
        row.link_button.clicked.connect(lambda _=False: self.field_requested.emit(issue.field))
        row.reason_field.changed.connect(lambda words: self._update_reason(issue, str(words)))
        self.rows.insert(index, row)
        self._column.insertWidget(index, row)

    def _update_reason(self, issue: SigningIssue, words: str) -> None:
        self._reasons.pop(issue.rule_code, None)
        if words:
            self._reasons[issue.rule_code] = SigningReason(
                about=issue.rule_code, said=issue.message, words=words
            )
        self.changed.emit()

    def _drop_rows(self, rows: Sequence[SigningIssueRow]) -> None:
        for row in tuple(rows):
            self.rows.remove(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
