"""What stands between a note and its signature: a way to each field, and where it is allowed, a reason instead."""

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

MAX_HEIGHT = 230  # px: beyond that it scrolls, so that the note stays in sight
LINE_LETTERS, BESIDE_LETTERS = (
    130,
    80,
)  # letters: of one line, and of a sentence that leaves room for its reason beside it


class SigningIssueRow(QWidget):
    """One thing that is missing, with the rule behind it."""

    def __init__(self, missing: SigningIssue) -> None:
        super().__init__()
        self.issue = missing
        self.link_button = ActionButton(fill(missing.message, LINE_LETTERS))
        self.link_button.setAccessibleName(missing.message)
        set_style_role(self.link_button, Role.QUIET)
        self.link_button.align_flush_left()
        self.link_button.setToolTip(missing.cite)
        self.has_reason_below = below = len(missing.message) > BESIDE_LETTERS
        row = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight, self
        )
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 if below else 8)
        row.addWidget(self.link_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._gap = QSpacerItem(0, 0)
        row.addItem(self._gap)
        self.reason_field = LineField(
            texts.REASON.format(missing.message), placeholder=texts.OR_REASON, longest=500
        )
        self.reason_field.hide_label()
        self.reason_field.setMinimumWidth(260)
        row.addWidget(self.reason_field, 1)
        self.reason_field.setVisible(missing.can_be_overridden)
        if not missing.can_be_overridden:
            row.addStretch(1)

    def align_reason(self, width: int) -> None:
        """Begin the reason where those of the other rows begin, whose sentences are up to `width` px wide."""
        self._gap.changeSize(max(0, width - self.link_button.sizeHint().width()), 0)
        if (row := self.layout()) is not None:
            row.invalidate()


class SigningList(QWidget):
    """`field_requested(field)` when one is to be charted, `confirm_requested` for all carried lines, `changed` when a reason
    was typed. A row in which a reason is being typed stays the same widget."""

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
        """Another note, with its reasons; nothing is listed yet."""
        self._reasons = {reason.about: reason for reason in reasons}
        self._drop_rows(self.rows)
        self.hide()

    def show_issues(self, missing: Sequence[SigningIssue]) -> None:
        """List these; what was listed and is charted by now goes, the rest stays as it is."""
        known = {row.issue: row for row in self.rows}
        self._drop_rows([row for row in self.rows if row.issue not in missing])
        for place, each in enumerate(missing):
            if each not in known:
                self._insert_row(place, SigningIssueRow(each))
        beside = [row for row in self.rows if row.issue.can_be_overridden and not row.has_reason_below]
        for row in beside:
            row.align_reason(max(each.link_button.sizeHint().width() for each in beside))
        self.confirm_button.setVisible(any(row.issue.rule_code == UNCONFIRMED for row in self.rows))
        self.area.setFixedHeight(min(self._column.sizeHint().height(), MAX_HEIGHT))
        self.setVisible(bool(self.rows))

    def collect_reasons(self) -> tuple[SigningReason, ...]:
        """The reasons given, with what each is about."""
        return tuple(self._reasons.values())

    def _insert_row(self, place: int, row: SigningIssueRow) -> None:
        missing = row.issue
        if (reason := self._reasons.get(missing.rule_code)) is not None:
            row.reason_field.set_value(reason.words)
        row.link_button.clicked.connect(lambda _=False: self.field_requested.emit(missing.field))
        row.reason_field.changed.connect(lambda words: self._update_reason(missing, str(words)))
        self.rows.insert(place, row)
        self._column.insertWidget(place, row)

    def _update_reason(self, missing: SigningIssue, words: str) -> None:
        self._reasons.pop(missing.rule_code, None)
        if words:
            self._reasons[missing.rule_code] = SigningReason(
                about=missing.rule_code, said=missing.message, words=words
            )
        self.changed.emit()

    def _drop_rows(self, rows: Sequence[SigningIssueRow]) -> None:
        for row in tuple(rows):
            self.rows.remove(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
