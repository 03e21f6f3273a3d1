"""Which of the client's cases is on show, where there are several."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy

from charting.model.case import Case
from ui.pages.client import texts
from ui.widgets.controls import StillCombo

NARROWEST, WIDEST = 120, 260  # px; the list that drops down is as wide as its words


class CasePicker(StillCombo):
    """`case_chosen(id)` when another one is picked; hidden while there are not two."""

    case_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(texts.OTHER_CASES)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self.activated.connect(lambda at: self.case_chosen.emit(self.itemData(at)))

    def show_cases(self, cases: Sequence[Case], shown_id: str) -> None:
        """The newest first, the one on show chosen."""
        self.setVisible(len(cases) > 1)
        self.clear()
        for each in reversed(cases):
            self.addItem(f"{each.complaint} ({each.status})", each.id)
        self.setCurrentIndex(self.findData(shown_id))
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)

    def sizeHint(self) -> QSize:
        """Its words, within reason."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), WIDEST), hint.height())
