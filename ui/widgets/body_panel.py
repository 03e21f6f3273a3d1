"""The body figure with what belongs to it: the next mark's symbol, the views, the legend, an earlier visit beneath."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from charting.drawing.body import BOTH, body_layout
from charting.drawing.body_layout import SIDES
from charting.drawing.body_shading import Shaded
from charting.drawing.regions import EVERY_VIEW
from charting.model.body import Mark, MarkKind, View
from ui.theme import Role, plain
from ui.theme.roles import show_when
from ui.widgets import body_texts as texts
from ui.widgets.body_figure import BodyFigure
from ui.widgets.body_kinds import VIEWS_KEY
from ui.widgets.body_signs import Legend
from ui.widgets.body_visits import EarlierVisit, VisitSlider
from ui.widgets.buttons import ActionButton
from ui.widgets.fields import ChoiceField

_KINDS = tuple((kind, kind.value.capitalize()) for kind in MarkKind)
_LARGE_ENOUGH = 0.62  # px to a unit of the box: from here on all four views are shown at once


class BodyPanel(QWidget):
    """`tools`, what stands above the figure, may be put into a card's head instead. `ghost_changed` when the earlier visit was switched."""

    ghost_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.figure, self.legend, self.visits = BodyFigure(), Legend(), VisitSlider()
        self.kind = ChoiceField(texts.NEXT_MARK, _KINDS)
        self.kind.hide_label()
        self.kind.combo.setToolTip(texts.NEXT_MARK)
        self.views = ActionButton(texts.SIDES, VIEWS_KEY)
        self.tools = QWidget()
        self.kept_off = plain("", Role.HINT, wrap=True)
        self.back = ActionButton(texts.PUT_BACK.format(""), texts.UNDO_KEY)
        self._sides = False
        self._lay_out()
        self._connect()
        self.show_gone("")

    def start(self) -> None:
        """A note was opened: the next mark is pain."""
        self.show_kind(MarkKind.PAIN)
        self.figure.set_kind(MarkKind.PAIN)
        self.marks_changed()

    def show_kind(self, kind: MarkKind) -> None:
        """What the next mark will be."""
        self.kind.set_value(kind)

    def show_visits(self, visits: Sequence[EarlierVisit]) -> None:
        """The visits that may lie beneath, the oldest first."""
        self.visits.show_visits(visits)

    def keep_off(self, places: Sequence[Shaded], words: str) -> None:
        """Hatch these places, and say below the figure what the hatching means."""
        self.figure.set_shaded(places)
        self.kept_off.setText(words)
        show_when(self.kept_off, bool(words))

    def show_gone(self, words: str) -> None:
        """The mark that was removed there can be put back; nothing: there is none."""
        self.back.say(texts.PUT_BACK.format(words))
        show_when(self.back, bool(words))

    def set_read_only(self) -> None:
        """A signed note's figure is looked at."""
        self.figure.set_read_only(True)
        self.kind.hide()

    def marks_changed(self) -> None:
        """The legend and the word on hidden marks follow the figure."""
        self.legend.show_kinds((*self.figure.marks(), *self.figure.ghost()))
        self._choose_views()

    def toggle_views(self) -> None:
        """From front and back to the sides, and again."""
        self._sides = not self._sides
        self._choose_views()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_views()

    def _choose_views(self) -> None:
        """All four where they are large enough, else two; the button leads to the others and says how many marks are there."""
        all_large = body_layout(self.figure.width(), self.figure.height(), EVERY_VIEW).scale >= _LARGE_ENOUGH
        wanted: tuple[View, ...] = EVERY_VIEW if all_large else SIDES if self._sides else BOTH
        if wanted != self.figure.views():
            self.figure.set_views(wanted)
        away = sum(mark.view not in wanted for mark in self.figure.marks())
        name = texts.FRONT if self._sides else texts.SIDES
        tip = texts.SAY_FRONT if self._sides else texts.SAY_SIDES
        self.views.say(texts.ELSEWHERE.format(name, away) if away else name)
        self.views.setToolTip(texts.SAY_ELSEWHERE.format(tip, away) if away else tip)
        show_when(self.views, not all_large)

    def _choose_kind(self, kind: object) -> None:
        self.figure.set_kind(MarkKind(str(kind)))

    def _kind_by_key(self, kind: MarkKind) -> None:
        self.show_kind(kind)

    def _show_ghost(self, marks: tuple[Mark, ...]) -> None:
        self.figure.set_ghost(marks)
        self.legend.show_kinds((*self.figure.marks(), *marks))

    def _connect(self) -> None:
        self.kind.changed.connect(self._choose_kind)
        self.figure.kind_chosen.connect(self._kind_by_key)
        self.figure.shown.connect(self.marks_changed)
        self.figure.views_asked.connect(self.toggle_views)
        self.figure.ghost_asked.connect(self.visits.switch.toggle)
        self.views.clicked.connect(self.toggle_views)
        self.back.clicked.connect(self.figure.undo_asked)
        self.visits.chosen.connect(self._show_ghost)
        self.visits.switch.toggled.connect(self.ghost_changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.views)
        row.addWidget(self.kind, 1)
        self.figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tools)
        column.addWidget(self.figure, 1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.legend)
        column.addWidget(self.kept_off)
        column.addWidget(self.visits)
