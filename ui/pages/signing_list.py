"""What stands between a note and its signature: a way to each field, and where it is allowed, a reason instead."""

from collections.abc import Sequence
from textwrap import fill

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from charting.errors import Missing
from charting.model.note import UNCONFIRMED, Reason
from ui.pages import signing_texts as texts
from ui.theme import Role, dress, plain
from ui.widgets.buttons import ActionButton
from ui.widgets.fields import LineField
from ui.widgets.scrolled import scrolled

HIGHEST = 230  # px: beyond that it scrolls, so that the note stays in sight
LINE, BESIDE = 130, 80  # letters: of one line, and of a sentence that leaves room for its reason beside it


class MissingRow(QWidget):
    """One thing that is missing, with the rule behind it."""

    def __init__(self, missing: Missing) -> None:
        super().__init__()
        self.missing = missing
        self.way = ActionButton(fill(missing.sentence, LINE))
        self.way.setAccessibleName(missing.sentence)
        dress(self.way, Role.QUIET)
        self.way.stand_flush()
        self.way.setToolTip(missing.cite)
        self.below = below = len(missing.sentence) > BESIDE
        row = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight, self
        )
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 if below else 8)
        row.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        self._gap = QSpacerItem(0, 0)
        row.addItem(self._gap)
        self.reason = LineField(
            texts.REASON.format(missing.sentence), placeholder=texts.OR_REASON, longest=500
        )
        self.reason.hide_label()
        self.reason.setMinimumWidth(260)
        row.addWidget(self.reason, 1)
        self.reason.setVisible(missing.reasonable)
        if not missing.reasonable:
            row.addStretch(1)

    def line_up(self, width: int) -> None:
        """Begin the reason where those of the other rows begin, whose sentences are up to `width` px wide."""
        self._gap.changeSize(max(0, width - self.way.sizeHint().width()), 0)
        if (row := self.layout()) is not None:
            row.invalidate()


class SigningList(QWidget):
    """`asked_for(field)` when one is to be charted, `confirm_asked` for all carried lines, `changed` when a reason
    was typed. A row in which a reason is being typed stays the same widget."""

    asked_for = Signal(str)
    confirm_asked = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[MissingRow] = []
        self._reasons: dict[str, Reason] = {}
        self.confirm = ActionButton(texts.CONFIRM_ALL)
        self.confirm.clicked.connect(self.confirm_asked)
        head = QHBoxLayout()
        head.addWidget(plain(texts.TO_SIGN, Role.STRONG))
        head.addWidget(self.confirm)
        head.addStretch(1)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(4)
        self.area = scrolled(self._inside)
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.area)
        self.hide()

    def load(self, reasons: Sequence[Reason]) -> None:
        """Another note, with its reasons; nothing is listed yet."""
        self._reasons = {reason.about: reason for reason in reasons}
        self._drop(self.rows)
        self.hide()

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """List these; what was listed and is charted by now goes, the rest stays as it is."""
        known = {row.missing: row for row in self.rows}
        self._drop([row for row in self.rows if row.missing not in missing])
        for place, each in enumerate(missing):
            if each not in known:
                self._insert(place, MissingRow(each))
        beside = [row for row in self.rows if row.missing.reasonable and not row.below]
        for row in beside:
            row.line_up(max(each.way.sizeHint().width() for each in beside))
        self.confirm.setVisible(any(row.missing.code == UNCONFIRMED for row in self.rows))
        self.area.setFixedHeight(min(self._column.sizeHint().height(), HIGHEST))
        self.setVisible(bool(self.rows))

    def reasons(self) -> tuple[Reason, ...]:
        """The reasons given, with what each is about."""
        return tuple(self._reasons.values())

    def _insert(self, place: int, row: MissingRow) -> None:
        missing = row.missing
        if (reason := self._reasons.get(missing.code)) is not None:
            row.reason.set_value(reason.words)
        row.way.clicked.connect(lambda _=False: self.asked_for.emit(missing.field))
        row.reason.changed.connect(lambda words: self._say_why(missing, str(words)))
        self.rows.insert(place, row)
        self._column.insertWidget(place, row)

    def _say_why(self, missing: Missing, words: str) -> None:
        self._reasons.pop(missing.code, None)
        if words:
            self._reasons[missing.code] = Reason(about=missing.code, said=missing.sentence, words=words)
        self.changed.emit()

    def _drop(self, rows: Sequence[MissingRow]) -> None:
        for row in tuple(rows):
            self.rows.remove(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
