"""O: what is found and what is done. Findings, ranges and treatment lines; side by side where there is room."""

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from charting.model.body import Mark
from charting.model.session import Session
from charting.summaries.client_file import CaseFile
from ui.pages.findings.palpation import PalpationTable
from ui.pages.findings.previous import charted_before
from ui.pages.findings.ranges import RangesTable
from ui.pages.findings.scores import ScoresTable
from ui.pages.findings.table import FindingsTable
from ui.pages.sessions import texts
from ui.pages.sessions.part import NotePart
from ui.pages.sessions.treatment import TreatmentTable
from ui.widgets.fields import TextField
from ui.widgets.folded import Folded

SIDE_BY_SIDE = 800  # px: below, the ranges stand under the findings


class Objective(NotePart):
    """The O card. The marks on the body figure are kept here; the figure itself stands beside the note."""

    def __init__(self) -> None:
        super().__init__("O", texts.FINDINGS)
        self.aside.setText(texts.FIGURE_HINT)
        self.marks: tuple[Mark, ...] = ()
        words = TextField(texts.OBSERVATIONS, lines=1)
        words.hide_label()
        words.edit.setPlaceholderText(texts.OBSERVATIONS)
        self.put(self.know("observations", words))
        self.palpation, self.ranges = PalpationTable(compact=True), RangesTable(compact=True)
        self.treatment, self.scores = TreatmentTable(), ScoresTable(compact=True)
        self._tables: dict[str, FindingsTable[Any]] = {
            "palpation": self.palpation,
            "ranges": self.ranges,
            "treatment": self.treatment,
            "scores": self.scores,
        }
        found = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, found)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(16)
        self._beside.addWidget(self.palpation, 1)
        self._beside.addWidget(self.ranges, 1)
        self.put(found)
        self.put(self.treatment)
        self.more = Folded(texts.SCORES, self.scores)
        self.put(self.more)
        for table in self._tables.values():
            table.changed.connect(self.changed)

    def fill(self, note: Session, case: CaseFile, before: Session | None) -> None:
        """Also what was found last time, beside."""
        super().fill(note, case, before)
        self.marks = note.marks
        self.palpation.load(note.palpation, charted_before(case, "palpation", note.starts_at))
        self.ranges.load(note.ranges, charted_before(case, "ranges", note.starts_at))
        self.treatment.load(note.treatment)
        self.scores.load(note.scores, charted_before(case, "scores", note.starts_at))
        for table in self._tables.values():
            table.load_unread(note.unread)
        self.more.fold(folded=not (self.scores.items() or self.scores.unread()))

    def values(self) -> dict[str, object]:
        """With the tables and the marks."""
        tables = {name: table.items() for name, table in self._tables.items()}
        return {**super().values(), **tables, "marks": self.marks}

    def unread(self) -> dict[str, str]:
        """Cells that cannot be read yet."""
        return {path: raw for table in self._tables.values() for path, raw in table.unread().items()}

    def place_of(self, name: str) -> QWidget | None:
        """Also the tables, unfolded."""
        if name.startswith("scores"):
            self.more.fold(folded=False)
        return self._tables.get(name.split(".", maxsplit=1)[0]) or super().place_of(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() >= SIDE_BY_SIDE
        wide, high = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(wide if room else high)
